package statements

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// maxName is how many tokens a quotation has at most that is a name: «Аэролар».
const maxName = 5

// quoteStart gives the first token of the quotation that token k stands in.
func (d *document) quoteStart(s sentence, k int) int {
	q := d.tokens[k].quote
	for k > s.from && d.tokens[k-1].quote == q {
		k--
	}
	return k
}

// skipTimes passes by adverbs and days: "am Montag", "el lunes", "в среду".
func (d *document) skipTimes(s sentence, k int) int {
	for k < s.to && d.tokens[k].quote == 0 {
		next := k
		for d.has(s.stretch, next, prep|det) && next < k+2 {
			next++
		}
		switch {
		case d.has(s.stretch, next, day):
			k = next + 1
		case d.has(s.stretch, k, adv|audience) && !d.has(s.stretch, k, prep|det):
			k++
		default:
			return k
		}
	}
	return k
}

// sourceAfter gives the source that follows a verb of saying: a pronoun joined
// to it, a noun phrase, or one in a place: "aus dem Ministerium".
func (d *document) sourceAfter(s sentence, g group) (stretch, bool) {
	end := s.to
	if !g.tail.empty() {
		end = g.tail.from
	}
	if d.mark(s.stretch, g.to) && d.has(s.stretch, g.to+1, pron) && d.tokens[g.to].End == d.tokens[g.to+1].Start && !d.outerComma(g.to) {
		return stretch{g.to + 1, g.to + 2}, true
	}
	k := d.skipTimes(s, g.to)
	if np, ok := d.freeAfter(s, k, end); ok {
		return np, true
	}
	if !d.has(s.stretch, k, prep) {
		return stretch{}, false
	}
	place, ok := d.freeAfter(s, k+1, end)
	if np, found := d.freeAfter(s, place.to, end); ok && found && !d.has(s.stretch, np.from, pron) && d.ends(s, np.to) {
		return np, true // "informó a Efe el portavoz"
	}
	return place, ok && d.has(s.stretch, k, within)
}

// ends reports whether a noun phrase can end before token k.
func (d *document) ends(s sentence, k int) bool {
	return k >= s.to || d.mark(s.stretch, k) || d.has(s.stretch, k, that|prep|day)
}

// outerComma reports whether token k is a comma or a full stop.
func (d *document) outerComma(k int) bool { return d.tokens[k].low == "," || d.tokens[k].low == "." }

// freeAfter gives the noun phrase that begins at token start and ends before
// end, with its appositions and relative clauses.
func (d *document) freeAfter(s sentence, start, end int) (stretch, bool) {
	if d.has(s.stretch, start, prep|that|sub|conj) && !d.has(s.stretch, start, det|poss) {
		return stretch{}, false
	}
	k := d.simplePhrase(s, start, end, false)
	if k == start || !d.namesSpeaker(stretch{start, k}) {
		return stretch{}, false
	}
	for d.is(s.stretch, k, ",") && k+1 < end && k-start < maxPhrase {
		next := k + 1
		switch {
		case d.has(s.stretch, next, rel) && !d.has(s.stretch, next, det|that):
			next = d.clauseAfter(s, next)
		case !d.mayAppose(s, k, next):
			return stretch{start, k}, true
		default:
			next = d.simplePhrase(s, next, end, true)
		}
		if next == k+1 || next < s.to && !d.mark(s.stretch, next) {
			break
		}
		k = next
	}
	return stretch{start, k}, true
}

// mayAppose reports whether an apposition to the phrase that ends at k can
// begin at token next: to a name, or a name.
func (d *document) mayAppose(s sentence, k, next int) bool {
	t := d.tokens[next]
	return t.Kind == text.Word && t.quote == 0 && (d.capital(next) || d.capital(k-1) && d.tokens[k-1].Kind == text.Word) && len(d.lex.verbs[t.low]) == 0 &&
		(t.class&(conj|sub|prep|pron|adv|hedge|aux|that|as) == 0 || t.class&(det|poss) != 0)
}

// simplePhrase goes over one noun phrase and gives the token after it. In an
// apposition any preposition may follow.
func (d *document) simplePhrase(s sentence, start, end int, apposition bool) int {
	if d.has(s.stretch, start, pron) && !d.has(s.stretch, start, det|poss) {
		return start + 1
	}
	for k := start; k < end && k-start < maxPhrase; k++ {
		t := d.tokens[k]
		switch {
		case t.quote > 0:
			to := d.quoteEnd(s.stretch, k)
			if to-k > maxName {
				return k
			}
			k = to - 1
		case t.low == "(":
			for k < end-1 && d.tokens[k].low != ")" {
				k++
			}
		case t.Kind == text.Mark:
			if !d.inner(s.stretch, k) {
				return k
			}
		case t.class&of != 0 && k > start:
		case t.class&(day|not|that|sub|adv|aux|verb|mood) != 0 && t.class&(det|poss) == 0, d.verbHere(k) && k > start:
			return k
		case t.class&prep != 0 && !apposition:
			return k
		case t.class&conj != 0:
			if !d.joint(s, start, k, end) {
				return k
			}
		case k > start && !d.goesOn(s, start, k):
			return k
		}
	}
	return min(end, start+maxPhrase)
}

// joint reports whether the conjunction at k joins two noun phrases.
func (d *document) joint(s sentence, start, k, end int) bool {
	return k > start && k+1 < end && d.has(s.stretch, k, and) && !d.verbHere(k+1) &&
		(d.capital(k+1) && d.tokens[k+1].quote == 0 || d.has(s.stretch, k+1, det|poss) && d.has(s.stretch, start, det|poss))
}

// goesOn reports whether token k, no preposition, belongs to the phrase that
// began at start: a new determiner begins another, and after a name a word
// without a capital does.
func (d *document) goesOn(s sentence, start, k int) bool {
	before := d.tokens[k-1]
	if d.has(s.stretch, k, det|poss|pron) {
		return before.class&(of|prep|and) != 0 && !d.has(s.stretch, start, det) || k-1 > start && before.class&(of|prep|and|det) != 0
	}
	if d.capital(k) || d.tokens[k].Kind != text.Word || before.Kind != text.Word || !d.capital(k-1) || before.quote > 0 {
		return true
	}
	if d.lex.final {
		return false
	}
	return k-1 == start || !d.capital(k-2) && d.has(s.stretch, k-2, of|det)
}

// namesSpeaker reports whether a stretch holds a word that can name a speaker:
// in a language that gives its nouns capitals, one with a capital.
func (d *document) namesSpeaker(s stretch) bool {
	for k := s.from; k < s.to; k++ {
		t := d.tokens[k]
		switch {
		case t.Kind == text.Mark || t.Kind == text.Digit && !strings.Contains(t.low, "-"):
		case t.class&(pron|third) != 0, t.class&^(of|within|det) == 0 && d.capital(k) && (k > s.from || t.class == 0):
			return true
		case t.class == 0 && !d.lex.final:
			return true
		}
	}
	return false
}

// freeBefore gives the noun phrase that stands before a verb at end, in the
// clause that begins at lead.
func (d *document) freeBefore(s sentence, lead, end int) (stretch, bool) {
	if lead < end {
		return d.clauseSubject(s, lead, end)
	}
	if !d.is(s.stretch, end-1, ",") { // an apposition or relative clause may end there
		return stretch{}, false
	}
	open := d.commaBefore(s.stretch, end-1)
	if open <= s.from || open == end-2 {
		return stretch{}, false
	}
	inner := open + 1
	np, ok := d.clauseSubject(s, d.clauseStart(s, open), open)
	switch {
	case !ok:
	case d.has(s.stretch, inner, rel) || d.simplePhrase(s, inner, end-1, true) == end-1:
		np.to = end - 1
	case !d.has(s.stretch, inner, prep|adv|hedge|sub|as):
		return stretch{}, false
	}
	return np, ok
}

// clauseSubject gives the noun phrase that a clause's words before its verb
// are, adverbials aside.
func (d *document) clauseSubject(s sentence, lead, end int) (stretch, bool) {
	for lead < end && d.has(s.stretch, lead, adv|conj|hedge|that|sub|day) && !d.has(s.stretch, lead, det|poss|pron|rel) {
		lead++
	}
	for end > lead && d.has(s.stretch, end-1, adv|day|hedge) {
		end--
		for end > lead && d.has(s.stretch, end-1, prep) && d.has(s.stretch, end, day) {
			end--
		}
	}
	if lead >= end {
		return stretch{}, false
	}
	if d.has(s.stretch, lead, prep) && !d.has(s.stretch, lead, det|poss) {
		if d.lex.final {
			return stretch{}, false // the verb's first neighbour is the adverbial
		}
		after := d.skipTimes(s, lead)
		if after == lead {
			after = d.lastPhrase(lead+1, end)
		}
		if lead = after; lead >= end {
			return stretch{}, false
		}
	}
	if d.has(s.stretch, end-1, pron|rel) && !d.has(s.stretch, end-1, det) {
		return stretch{end - 1, end}, true
	}
	for k := end - 1; k > lead; k-- { // what follows a verb of the same clause
		if t := d.tokens[k]; t.quote == 0 && t.class&(aux|verb) != 0 && t.class&(det|prep) == 0 || t.quote == 0 && d.verbHere(k) {
			return stretch{}, false
		}
	}
	for k := lead + 1; k < end; k++ { // "Olga Brown at a conference"
		if d.has(s.stretch, k, prep) && !d.has(s.stretch, k, of) && d.tokens[k].quote == 0 && d.capital(k-1) && !d.has(s.stretch, lead+1, prep) {
			end = k
		}
	}
	np := stretch{lead, end}
	return np, end-lead < maxPhrase && d.namesSpeaker(np)
}

// freeAccording finds "according to X" and, in languages that have it,
// "X according". What X is credited with stands before, after or around it.
func (d *document) freeAccording(s sentence, found []draft) []draft {
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].quote > 0 || i > s.from && d.capital(i) && d.tokens[i-1].Kind == text.Word {
			continue
		}
		f, ok := d.accordingAt(s, i)
		if !ok {
			f, ok = d.followingAt(s, i)
		}
		if !ok {
			continue
		}
		f.stance = stet.Asserts
		f.content = d.freeCredited(s, f, found)
		if n := slices.IndexFunc(found, func(by draft) bool { return f.says(by.cue) }); n >= 0 {
			found[n].via = d.label(f.source) // "Laut X sagte Braun, dass …"
		} else if len(f.content) > 0 {
			found = append(found, f)
		}
		i = f.cue.to - 1
	}
	return found
}

// accordingAt reads "according to X" at token i.
func (d *document) accordingAt(s sentence, i int) (draft, bool) {
	for _, phrase := range d.lex.according {
		if !d.follows(s.stretch, i, phrase) {
			continue
		}
		f := draft{cue: stretch{i, i + len(phrase)}}
		if phrase[0] == "," {
			f.cue.from++
		}
		if d.has(s.stretch, f.cue.to, rel) && !d.has(s.stretch, f.cue.to, det) {
			f.source = stretch{f.cue.to, f.cue.to + 1}
			return f, true
		}
		if k := f.cue.to; k < s.to && (d.verbHere(k) || d.has(s.stretch, k, aux)) {
			return f, false // "según informó …"
		}
		np, ok := d.freeAfter(s, f.cue.to, s.to)
		if ok && d.plain(s, s.from, i) && d.trim(stretch{np.to, s.to}).empty() {
			np.to = d.simplePhrase(s, np.from, s.to, false) // what seemed an apposition is what X says
		}
		if f.source = np; ok {
			return f, true
		}
	}
	return draft{}, false
}

// followingAt reads "dem Bericht zufolge" at its last word.
func (d *document) followingAt(s sentence, i int) (draft, bool) {
	for _, phrase := range d.lex.following {
		if !d.follows(s.stretch, i, phrase) || i == s.from {
			continue
		}
		start := i
		for k := i - 1; k >= s.from && i-k < maxPhrase; k-- {
			t := d.tokens[k]
			if t.quote > 0 {
				k = d.quoteStart(s, k)
			} else if t.Kind == text.Mark && !d.inner(s.stretch, k) || t.class&(prep|aux|conj) != 0 && t.class&of == 0 {
				break
			} else if t.class&det != 0 && (t.class&of == 0 || k == s.from || !d.capital(k-1)) {
				start = k
				break
			} else if t.class == 0 && !d.capital(k) && start < i && d.has(s.stretch, start, of) {
				break
			}
			if d.capital(k) || d.tokens[k].quote > 0 {
				start = k
			}
		}
		if np := (stretch{start, i}); start < i && d.namesSpeaker(np) {
			return draft{source: np, cue: stretch{i, i + len(phrase)}}, true
		}
	}
	return draft{}, false
}

// freeCredited gives what "according to" is said of.
func (d *document) freeCredited(s sentence, f draft, found []draft) (content []stretch) {
	whole := s.stretch
	for _, by := range found {
		for _, c := range by.content {
			if c.from <= f.cue.from && f.cue.from < c.to {
				whole = c
			}
		}
	}
	from, to := min(f.cue.from, f.source.from), max(f.cue.to, f.source.to)
	before, after := d.trim(stretch{whole.from, max(whole.from, from)}), d.trim(stretch{to, max(to, whole.to)})
	if !before.empty() && !d.plain(s, before.from, before.to) && !d.has(s.stretch, f.source.from, rel) {
		content = append(content, before)
	}
	if !after.empty() && (len(content) == 0 || !d.has(s.stretch, after.from, rel|conj)) {
		content = append(content, after)
	}
	return content
}

// reportedDrafts finds what an auxiliary tells as said by nobody named: "il
// aurait fui", "er soll geflohen sein".
func (d *document) reportedDrafts(s sentence, found []draft) []draft {
	for i := s.from + 1; i < s.to; i++ {
		for _, c := range d.lex.reported[d.tokens[i].low] {
			g := group{stretch: stretch{i, i + 1}, head: i, cue: c}
			if d.tokens[i].quote > 0 || len(found) > 0 || !d.freeParticles(s, &g) || !d.toldSo(s, g) {
				continue
			}
			f := draft{cue: g.stretch, stance: c.stance}
			for _, c := range []stretch{{d.clauseStart(s, i), i}, {i + 1, d.clauseEnd(s, i+1, nil)}} {
				if c = d.trim(c); !c.empty() {
					f.content = append(f.content, c)
				}
			}
			if len(f.content) == 2 {
				return []draft{f}
			}
		}
	}
	return nil
}

// toldSo reports whether the participle that makes an auxiliary one of hearsay
// stands with it, and no condition.
func (d *document) toldSo(s sentence, g group) bool {
	for k := s.from; k < s.to; k++ {
		if d.has(s.stretch, k, cond) {
			return false
		}
	}
	k := g.tail.from - 1
	if g.tail.empty() {
		for k = g.to; d.has(s.stretch, k, adv|not|be); k++ {
		}
	}
	if k >= s.to || k <= g.head || d.capital(k) || d.has(s.stretch, k, verb|prep|det) {
		return false
	}
	for _, end := range d.lex.closes {
		if strings.HasSuffix(d.tokens[k].low, end) {
			return true
		}
	}
	return false
}
