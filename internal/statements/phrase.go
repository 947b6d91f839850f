package statements

import (
	"slices"

	"stet"
	"stet/internal/text"
)

// nounDrafts finds "X's claim that …", "claims by X that …", "accusations of …".
// Nouns in the cues of verbs were read as verbs.
func (d *document) nounDrafts(s sentence, verbs []draft) []draft {
	var found []draft
	for i := s.from; i < s.to; i++ {
		noun, ok := d.lex.nouns[d.tokens[i].low]
		if !ok || d.tokens[i].quote > 0 || slices.ContainsFunc(verbs, func(v draft) bool { return v.cue.from <= i && i < v.cue.to }) {
			continue
		}
		f := draft{cue: stretch{i, i + 1}, stance: noun.stance}
		next := i + 1
		f.source = d.owner(s, i)
		if f.source.empty() && d.is(s.stretch, next, "by", "from") {
			if np, ok := d.phraseAfter(s, next+1); ok {
				f.source, next = np, np.to
			}
		}
		switch {
		case d.has(s.stretch, next, that) && (!f.source.empty() || !d.is(s.stretch, i-1, "a", "an")):
		case d.is(s.stretch, next, "of", "about", "for", "on", "against", "to") && noun.of && !f.source.empty() && next == i+1:
			f.cue.to, next = next+1, next+1
		default:
			continue
		}
		if c := d.trim(stretch{next, d.nounEnd(s, next)}); !c.empty() {
			f.content = []stretch{c}
			found = append(found, f)
		}
	}
	return found
}

// nounEnd gives the end of what a noun of saying governs: a comma or the end.
func (d *document) nounEnd(s sentence, start int) int {
	for k := start; k < s.to; k++ {
		if d.opens(s.stretch, k) {
			k = d.quoteEnd(s.stretch, k) - 1
		} else if t := d.tokens[k]; t.low == "," || t.low == ";" {
			return k
		}
	}
	return s.to
}

// owner gives the possessive before a noun: "his latest claim", "Brown's claim".
func (d *document) owner(s sentence, noun int) stretch {
	for k := noun - 1; k >= s.from && k >= noun-3; k-- {
		t := d.tokens[k]
		switch {
		case t.Kind == text.Mark || t.quote > 0:
			return stretch{}
		case t.class&poss != 0:
			return stretch{k, k + 1}
		case possessive(t.low) && !pronounAux(t.low):
			np, _ := d.phraseBefore(s.stretch, k+1)
			return np
		case t.class != 0:
			return stretch{}
		}
	}
	return stretch{}
}

// accordingTo finds "according to X". Where what X is credited with is itself
// somebody's statement ("According to X, Brown said that …") it is Brown's,
// heard by way of X.
func (d *document) accordingTo(s sentence, found []draft) []draft {
	if d.lex.free {
		return d.freeAccording(s, found)
	}
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].quote > 0 {
			continue
		}
		for _, phrase := range d.lex.according {
			if !d.follows(s.stretch, i, phrase) {
				continue
			}
			source, ok := d.phraseAfter(s, i+len(phrase))
			if !ok {
				continue
			}
			if d.trim(stretch{source.to, s.to}).empty() && i == s.from {
				source.to = d.simpleAfter(s, source.from, false) // "According to police, the bridge fell": no apposition
			} else if i > s.from {
				source.to = max(source.to, d.trim(stretch{source.from, d.nounEnd(s, source.to)}).to)
			}
			f := draft{cue: stretch{i, i + len(phrase)}, source: source, stance: stet.Asserts}
			f.content = d.credited(s, f)
			if len(f.content) > 0 && !d.credit(found, f) {
				found = append(found, f)
			}
			break
		}
	}
	return found
}

// credited gives what "according to" is said of: what follows where it leads
// the sentence, else what precedes and, after a comma, goes on.
func (d *document) credited(s sentence, f draft) (content []stretch) {
	if before := d.trim(stretch{s.from, f.cue.from}); before.to-before.from > 2 {
		content = append(content, before)
		if d.is(s.stretch, f.source.to, ",") && !d.opens(s.stretch, f.source.to+1) {
			return content
		}
	} else if after := d.trim(stretch{f.source.to, s.to}); !after.empty() {
		return []stretch{after}
	}
	return append(content, d.resumed(s, f.source.to, content)...)
}

// credit marks the statement that makes up all that f is credited with as
// heard by way of f's source, and reports whether there is one.
func (d *document) credit(found []draft, f draft) bool {
	for n, inner := range found {
		if !inner.speech || f.cue.from > inner.cue.from || len(inner.content) == 0 || inner.content[0].from < inner.cue.from && inner.content[0].from > f.content[0].from {
			continue
		}
		if inner.source.from == f.content[0].from {
			found[n].via = d.label(f.source)
			return true
		}
	}
	return false
}

// labelDrafts reads "Brown: We are ready" at the beginning of a paragraph.
func (d *document) labelDrafts(s sentence) []draft {
	if !s.paragraph || (s.from > 0 || d.lex.free) && !d.opens(s.stretch, d.colon(s)+1) {
		return nil
	}
	k := s.from
	for ; k < s.to && k < s.from+7 && d.tokens[k].low != ":"; k++ {
		t := d.tokens[k]
		if t.quote > 0 || t.Kind == text.Mark && !d.inner(s.stretch, k) || t.Kind == text.Word && !d.capital(k) && t.class&prep == 0 {
			return nil
		}
	}
	source := stretch{s.from, k}
	c := stretch{k + 1, s.to}
	if !d.is(s.stretch, k, ":") || source.empty() || !d.nominal(source) {
		return nil
	}
	if c = d.trim(c); c.to-c.from < 3 {
		return nil
	}
	return []draft{{source: source, cue: stretch{k, k + 1}, content: []stretch{c}, stance: stet.Asserts}}
}

// colon gives the first colon of a sentence, or its last token.
func (d *document) colon(s sentence) int {
	k := s.from
	for k < s.to-1 && d.tokens[k].low != ":" {
		k++
	}
	return k
}

// hearsay finds what is "reportedly" so: said by nobody who is named.
func (d *document) hearsay(s sentence) []draft {
	for i := s.from; i < s.to; i++ {
		t := d.tokens[i]
		if t.quote > 0 || !d.lex.hearsay[t.low] {
			continue
		}
		f := draft{cue: stretch{i, i + 1}, stance: stet.Asserts}
		from, to := i, i
		for from > s.from && !d.mark(s.stretch, from-1) && !d.has(s.stretch, from-1, sub) {
			from--
		}
		for to < s.to && (d.tokens[to].quote > 0 || d.tokens[to].low != "," && d.tokens[to].low != ";") {
			to++
		}
		for _, c := range []stretch{{from, i}, {i + 1, to}} {
			if c = d.trim(c); !c.empty() {
				f.content = append(f.content, c)
			}
		}
		if len(f.content) > 0 {
			return []draft{f}
		}
	}
	return nil
}

// evidence finds the report's own words that no evidence was given.
func (d *document) evidence(s sentence) []draft {
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].quote > 0 || !d.has(s.stretch, i, no|not|without) {
			continue
		}
		for k := i + 1; k < s.to && k <= i+5 && !d.mark(s.stretch, k); k++ {
			if !d.has(s.stretch, k, evidence) {
				continue
			}
			if c := d.trim(stretch{i, d.nounEnd(s, k)}); !c.empty() {
				return []draft{{content: []stretch{c}, stance: stet.Asserts, remark: true}}
			}
		}
	}
	return nil
}
