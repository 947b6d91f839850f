package statements

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// In a language of free order a verb of saying may stand before its subject;
// in one of final order its second part closes the clause: "teilte die Polizei
// mit", "hat die Vorwürfe zurückgewiesen".

// freeDrafts finds the statements made by verbs of saying in such a language.
func (d *document) freeDrafts(s sentence) []draft {
	var groups []group
	for i := s.from; i < s.to && len(groups) < maxVerbs; i++ {
		if g, ok := d.freeGroup(s, i); ok {
			groups = append(groups, g)
			i = max(i, g.to-1)
		}
	}
	var found []draft
	for n, g := range groups {
		if f, ok := d.freeDraft(s, g, groups[n+1:], found); ok {
			found = append(found, f)
		}
	}
	return found
}

// freeGroup reads the verb group whose head is token i.
func (d *document) freeGroup(s sentence, i int) (group, bool) {
	t := d.tokens[i]
	if t.Kind == text.Mark || t.quote > 0 || i > s.from && d.capital(i) && d.tokens[i-1].Kind != text.Mark {
		return group{}, false
	}
	var finite *group
	for _, c := range d.lex.verbs[t.low] {
		g := group{stretch: stretch{i, i + 1}, head: i, cue: c, begin: i}
		switch {
		case finite != nil && c.form != participle || !d.freeParticles(s, &g) || !d.front(s, &g):
		case c.form == participle: // where a form is both, what stands around tells
			return g, true
		default:
			finite = &g
		}
	}
	if finite == nil {
		return group{}, false
	}
	return *finite, true
}

// freeParticles reads what must follow a cue's head: words beside it, and one
// that closes its clause.
func (d *document) freeParticles(s sentence, g *group) bool {
	rest := g.cue.rest
	if n := len(rest); n > 0 && rest[n-1][0] == '~' {
		word, apart := strings.CutPrefix(strings.Trim(rest[n-1], "~)"), "(")
		k := d.closing(s, g.head+1, word)
		if k < 0 {
			return false
		}
		if rest = rest[:n-1]; !apart {
			g.tail = stretch{k, k + 1}
		}
	}
	taken, ok := d.particles(s.stretch, g.head+1, rest)
	g.to += taken
	return ok
}

// closing gives the token from start on that is the word and closes its
// clause, or -1.
func (d *document) closing(s sentence, start int, word string) int {
	for k := start; k < s.to && k-start < maxPhrase; k++ {
		t := d.tokens[k]
		switch {
		case t.quote > 0:
		case t.low == word && d.closed(s, k):
			return k
		case t.low == ";", t.low == ":", t.class&that != 0:
			return -1
		}
	}
	return -1
}

// closed reports whether token k is the last of its clause.
func (d *document) closed(s sentence, k int) bool {
	return k+1 >= s.to || d.mark(s.stretch, k+1) || d.has(s.stretch, k+1, conj)
}

// front takes the auxiliaries before a head into the group, or the one that a
// participle at the clause's end is parted from. It reports whether the head is
// a verb of saying there.
func (d *document) front(s sentence, g *group) bool {
	k := g.head - 1
	if d.has(s.stretch, k, pron) && d.mark(s.stretch, k-1) && d.has(s.stretch, k-2, aux) { // "a-t-il dit"
		g.pronoun, g.begin = stretch{k, k + 1}, k-2
		return true
	}
	helped := false
	for ; k >= s.from && d.tokens[k].quote == 0 && d.has(s.stretch, k, aux|adv|not); k-- {
		if c := d.tokens[k].class; c&(aux|not) != 0 {
			helped = helped || c&aux != 0
			g.negated = g.negated || c&not != 0
			g.passive = g.passive || c&be != 0 && g.cue.form == participle && !d.has(s.stretch, k-1, refl)
			g.from = k
		}
	}
	g.begin = g.from
	g.clause = g.cue.form == gerund
	g.negated = g.negated || d.has(s.stretch, g.to, not)
	shared := d.has(s.stretch, k, conj)
	switch {
	case g.cue.form == base, d.lex.impersonal && d.has(s.stretch, g.from, refl) && g.cue.stance != stet.Declines:
		return false // "se ordenó" names nobody
	case g.cue.form == participle && d.lex.final && !helped:
		return d.frame(s, g)
	case g.cue.form == participle:
		return helped && (!d.lex.final || d.closed(s, g.head)) || shared
	}
	return helped || !d.has(s.stretch, k, det|poss) || d.has(s.stretch, k, pron|rel)
}

// frame finds the auxiliary that a closing participle goes with: "hat die
// Vorwürfe … zurückgewiesen". The group is then the auxiliary, its tail the
// participle.
func (d *document) frame(s sentence, g *group) bool {
	if !d.closed(s, g.head) {
		return false
	}
	for k := g.head - 1; k >= s.from && g.head-k < maxPhrase; k-- {
		t := d.tokens[k]
		switch {
		case t.quote > 0:
		case t.class&aux != 0:
			g.stretch, g.tail, g.begin = stretch{k, k + 1}, stretch{g.head, g.head + 1}, k
			g.passive = t.class&be != 0
			return true
		case t.Kind == text.Mark && !d.inner(s.stretch, k), t.class&(that|sub) != 0:
			return false
		}
	}
	return false
}

// freeDraft works one verb of saying out: where its source stands, and on
// which side the content.
func (d *document) freeDraft(s sentence, g group, later []group, found []draft) (draft, bool) {
	f := draft{cue: g.stretch, tail: g.tail, stance: g.stance(), speech: g.cue.traits&speech != 0}
	lead := d.clauseStart(s, g.begin)
	switch {
	case g.cue.traits&anon != 0:
		return d.freeContent(s, g, f, g.to, later)
	case g.passive:
		return d.freePassive(s, g, f, lead)
	case d.has(s.stretch, lead, as):
		return d.asDraft(s, g, f, lead, found)
	case d.backs(s, lead, g):
		return d.backDraft(s, g, f)
	case !g.pronoun.empty():
		f.source = g.pronoun
		return d.told(s, f, g.begin, g.to, found)
	case d.lex.final && d.has(s.stretch, lead, sub|that):
		return f, false // its verb would be the last word
	case g.clause || d.has(s.stretch, g.begin-1, conj):
		var ok bool
		if f.source, ok = d.sharedSource(s, g, lead, found); ok {
			return d.freeContent(s, g, f, g.to, later)
		}
		return f, false
	}
	if lead == g.begin && f.speech {
		if f, ok := d.trailing(s, g, f, later, found); ok {
			return f, true
		}
	}
	var ok bool
	if f.source, ok = d.freeBefore(s, lead, g.begin); ok {
		return d.freeContent(s, g, f, g.to, later)
	}
	if f.source, ok = d.sourceAfter(s, g); ok {
		return d.freeContent(s, g, f, f.source.to, later)
	}
	if !d.lex.final && d.plain(s, lead, g.begin) && (d.has(s.stretch, g.to, that) || d.is(s.stretch, g.to, ",") && d.has(s.stretch, g.to+1, that)) {
		return d.freeContent(s, g, f, g.to, later) // the subject is left out: "Añadió que …"
	}
	return f, false
}

// clauseStart gives where the clause begins that goes on to token end: after a
// mark or a long quotation, or at a subordinator.
func (d *document) clauseStart(s sentence, end int) int {
	for k := end - 1; k >= s.from; k-- {
		t := d.tokens[k]
		switch {
		case t.quote > 0:
			from := d.quoteStart(s, k)
			if k-from >= maxName || from == s.from || d.tokens[from-1].Kind != text.Word {
				return k + 1
			}
			k = from // a name: Компания «Солванор»
		case t.low == ")" && d.bracket(s.stretch, k) > s.from:
			k = d.bracket(s.stretch, k)
		case t.Kind == text.Mark && !d.inner(s.stretch, k):
			return k + 1
		case t.class&(that|sub|as) != 0:
			return k
		}
	}
	return s.from
}

// plain reports whether nothing but adverbs stands in [from, to).
func (d *document) plain(s sentence, from, to int) bool {
	for k := from; k < to; k++ {
		if !d.has(s.stretch, k, adv|hedge|day|conj) {
			return false
		}
	}
	return true
}

// trailing reads `"…", sagte Braun`: the verb follows what is said.
func (d *document) trailing(s sentence, g group, f draft, later []group, found []draft) (draft, bool) {
	if g.begin == s.from {
		return f, false
	}
	quoted := d.tokens[g.begin-1].quote > 0 || g.begin-2 >= s.from && d.tokens[g.begin-2].quote > 0
	if np, ok := d.freeBefore(s, g.begin, g.begin); ok && !quoted && np.from <= s.from+1 {
		return f, false // "Braun, die Ministerin, bestätigte den Fund"
	}
	var ok bool
	if f.source, ok = d.sourceAfter(s, g); !ok {
		if !d.lex.final && quoted && (g.to >= s.to || d.mark(s.stretch, g.to)) {
			return d.told(s, f, g.begin, g.to, found) // the subject is left out: "…", dijo.
		}
		return f, false
	}
	end := max(f.source.to, g.tail.to)
	if !quoted {
		if c := d.clauseContent(s, g, end, later); !c.empty() && d.has(s.stretch, c.from, that) {
			f.content = []stretch{c}
			return f, true
		}
	}
	return d.told(s, f, g.begin, end, found)
}

// told gives a draft the content before its cue, and what goes on after it.
func (d *document) told(s sentence, f draft, begin, end int, found []draft) (draft, bool) {
	f.content = d.contentBefore(s, begin, found)
	if d.is(s.stretch, end, ".") && end+1 < s.to && d.dashAt(end+1) { // no sentence ends before a dash
		f.content = append(f.content, d.trim(stretch{end, s.to}))
	} else if more := d.resumed(s, end, f.content); len(more) > 0 && (more[0].to-more[0].from > maxName || !d.has(s.stretch, more[0].from-1, prep)) {
		f.content = append(f.content, more...)
	}
	return f, len(f.content) > 0 && !f.content[len(f.content)-1].empty()
}

// sharedSource gives the source of a verb without its own: that of the last
// statement that is not within another, else the phrase its clause begins with.
func (d *document) sharedSource(s sentence, g group, lead int, found []draft) (stretch, bool) {
	for n := len(found) - 1; n >= 0; n-- {
		f := found[n]
		inner := slices.ContainsFunc(found[:n], func(by draft) bool { return by.says(f.cue) })
		if !f.source.empty() && f.source.from < g.from && !inner {
			return f.source, true
		}
	}
	if g.clause {
		return stretch{}, false
	}
	if np, ok := d.freeAfter(s, lead, g.begin); ok {
		return np, true
	}
	return d.freeAfter(s, s.from, g.begin)
}

// asDraft reads "as Braun said": what is said is the rest of the sentence.
func (d *document) asDraft(s sentence, g group, f draft, lead int, found []draft) (draft, bool) {
	var ok bool
	if f.source, ok = d.freeAfter(s, lead+1, g.begin); !ok {
		f.source, ok = d.sourceAfter(s, g)
	}
	end := max(f.source.to, g.to, g.tail.to)
	for end < s.to && (d.tokens[end].quote > 0 || !d.mark(s.stretch, end) || d.inner(s.stretch, end)) {
		end++
	}
	if !ok || f.stance != stet.Asserts && f.stance != stet.Confirms {
		return f, false
	}
	if before := d.trim(stretch{s.from, lead}); !before.empty() && !d.plain(s, before.from, before.to) {
		f.content = d.contentBefore(s, lead, found)
	}
	if after := d.trim(stretch{end, s.to}); !after.empty() && (len(f.content) == 0 || !d.has(s.stretch, after.from, conj|rel)) {
		f.content = append(f.content, after)
	}
	return f, len(f.content) > 0
}

// backs reports whether a clause begins with a word that stands for the
// sentence before: "Das teilte die Polizei mit."
func (d *document) backs(s sentence, lead int, g group) bool {
	for lead < g.begin && d.has(s.stretch, lead, adv|hedge|conj) {
		lead++
	}
	return slices.ContainsFunc(d.lex.back, func(phrase []string) bool {
		return lead+len(phrase) <= g.begin && d.follows(s.stretch, lead, phrase) && d.plain(s, lead+len(phrase), g.begin)
	})
}

// backDraft gives a statement whose content is the sentence before.
func (d *document) backDraft(s sentence, g group, f draft) (draft, bool) {
	n := d.sentenceOf(s.from)
	var ok bool
	if f.source, ok = d.sourceAfter(s, g); !ok || n == 0 {
		return f, false
	}
	if c := d.clauseContent(s, g, max(f.source.to, g.tail.to), nil); !c.empty() && d.has(s.stretch, c.from, that) {
		return f, false
	}
	c := d.trim(d.sents[n-1].stretch)
	f.content = []stretch{c}
	return f, !c.empty()
}

// freePassive reads "X was accused of … by Y".
func (d *document) freePassive(s sentence, g group, f draft, lead int) (draft, bool) {
	subject, ok := d.freeBefore(s, lead, g.begin)
	if !ok {
		return f, false
	}
	for k := g.to; k < s.to && k < g.to+maxPhrase && (!d.mark(s.stretch, k) || d.inner(s.stretch, k)); k++ {
		if !d.has(s.stretch, k, agent) {
			continue
		}
		if np, ok := d.freeAfter(s, k+1, s.to); ok {
			f.source, f.content = np, []stretch{subject}
			for _, c := range []stretch{{g.to, k}, {np.to, max(np.to, g.tail.from)}} {
				if c = d.trim(c); !c.empty() {
					f.content = append(f.content, c)
				}
			}
			return f, true
		}
	}
	return f, false
}

// freeContent gives a draft what is said after its verb and subject, which end
// at k: an object, a clause or a quotation.
func (d *document) freeContent(s sentence, g group, f draft, k int, later []group) (draft, bool) {
	end := max(k, g.to, g.tail.to)
	if !f.speech || g.cue.traits&object != 0 {
		start := d.skipTimes(s, k)
		switch {
		case !g.tail.empty():
			middle := stretch{start, max(start, g.tail.from)}
			for middle.to > middle.from && d.has(s.stretch, middle.to-1, adv|hedge|not|conj) {
				middle.to--
			}
			if c := d.trim(middle); !c.empty() {
				f.content = append(f.content, c)
			}
		case start < s.to && d.tokens[start].Kind != text.Mark && !d.has(s.stretch, start, that|conj) && (!f.speech || !d.has(s.stretch, start, prep) || d.bareInfinitive(s, start)):
			c := d.trim(stretch{start, d.clauseEnd(s, start, later)})
			f.content = append(f.content, c)
			return f, !c.empty()
		}
	}
	if c := d.clauseContent(s, g, end, later); !c.empty() {
		f.content = append(f.content, c)
	}
	return f, len(f.content) > 0
}

// clauseContent gives the clause or quotation that a verb of saying announces,
// past the hearer and the setting.
func (d *document) clauseContent(s sentence, g group, start int, later []group) stretch {
	asks := g.cue.stance == stet.Asks
	for k := start; k < s.to && k-start < maxPhrase; k++ {
		t := d.tokens[k]
		switch {
		case d.opens(s.stretch, k) && d.quoteEnd(s.stretch, k)-k > maxName:
			return d.trim(stretch{k, d.quotedEnd(s, k, later)})
		case t.quote > 0:
		case t.low == ":" && k+1 < s.to && t.End < d.tokens[k+1].Start:
			return d.announcedClause(s, k+1, later)
		case d.relative(s, start, k):
			return stretch{}
		case t.class&that != 0, asks && t.class&sub != 0:
			if k > start && d.has(s.stretch, k-1, prep) {
				k-- // "insistió en que", "por qué"
			}
			return d.trim(stretch{k, d.clauseEnd(s, k, later)})
		case t.low == ",":
			if d.has(s.stretch, k+1, that) || asks && d.has(s.stretch, k+1, sub) || d.opens(s.stretch, k+1) {
				continue
			}
			if next := d.clauseAfter(s, k+1); d.has(s.stretch, k+1, prep|adv) && d.is(s.stretch, next, ",") && d.has(s.stretch, next+1, that) {
				k = next // "…, lors d'une visite, que …"
				continue
			}
			c := d.announcedClause(s, k+1, later)
			if d.lex.final && (d.skipTimes(s, start) == k || d.moody(sentence{stretch: stretch{k, c.to}})) {
				return c
			}
			return stretch{}
		case t.Kind == text.Mark && !d.inner(s.stretch, k), t.class&(aux|verb) != 0 && !d.lex.final:
			return stretch{}
		}
	}
	return stretch{}
}

// relative reports whether the "that" at k belongs to a noun after the verb:
// "recalcó las urgencias que …", "el día en el que". In a language of final
// order that word is another.
func (d *document) relative(s sentence, start, k int) bool {
	if d.lex.final || !d.has(s.stretch, k, that) || d.is(s.stretch, k-1, ",") {
		return false
	}
	for start = d.skipTimes(s, start); start < k; start++ {
		if d.has(s.stretch, start, det|poss) && !d.has(s.stretch, start-1, prep|det) || start == k-1 && d.has(s.stretch, start, det) {
			return true
		}
	}
	return false
}

// bareInfinitive reports whether token k is a preposition before a word that
// is neither a name nor has a determiner: "promis de payer".
func (d *document) bareInfinitive(s sentence, k int) bool {
	return d.has(s.stretch, k, of) && k+1 < s.to && d.tokens[k+1].class == 0 && !d.capital(k+1)
}

// announcedClause gives the clause or quotation that begins at token k.
func (d *document) announcedClause(s sentence, k int, later []group) stretch {
	if k >= s.to {
		return stretch{}
	}
	if d.opens(s.stretch, k) {
		return d.trim(stretch{k, d.quotedEnd(s, k, later)})
	}
	return d.trim(stretch{k, d.clauseEnd(s, k, later)})
}
