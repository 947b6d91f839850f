package statements

import (
	"strings"

	"stet/internal/text"
)

// maxPhrase bounds how far a noun phrase is followed.
const maxPhrase = 40

// subjectBefore gives the noun phrase that ends before token end: a name with
// its title, an apposition or a clause with who, as far as they go.
func (d *document) subjectBefore(s stretch, end int) (stretch, bool) {
	end = d.skipBack(s, end)
	if end <= s.from {
		return stretch{}, false
	}
	if !d.is(s, end-1, ",") {
		return d.phraseBefore(s, end)
	}
	open := d.commaBefore(s, end-1)
	if open <= s.from {
		return stretch{}, false
	}
	inner := open + 1
	switch {
	case d.has(s, inner, prep|hedge|adv|sub|conj) && !d.has(s, inner, rel):
		return d.phraseBefore(s, open) // "Brown, in a letter, said"
	case d.has(s, inner, rel|det|poss) || !d.has(s, inner, ^class(0)) && !d.mark(s, inner):
		np, ok := d.phraseBefore(s, open)
		np.to = end
		return np, ok
	}
	return stretch{}, false
}

// skipBack passes by days and bracketed hedges between subject and verb:
// "Brown on Monday said".
func (d *document) skipBack(s stretch, end int) int {
	for end > s.from {
		switch {
		case d.has(s, end-1, day) || d.is(s, end-1, "night", "morning", "afternoon", "evening") && d.has(s, end-2, day):
			end--
			if d.is(s, end-1, "on", "late", "early") {
				end--
			}
		case d.is(s, end-1, ",") && d.has(s, end-2, hedge) && d.is(s, end-3, ","):
			end -= 3
		case d.is(s, end-1, "himself", "herself", "themselves", "itself"):
			end--
		default:
			return end
		}
	}
	return end
}

// commaBefore gives the nearest comma before token i outside quotations, or -1.
func (d *document) commaBefore(s stretch, i int) int {
	for k := i - 1; k >= s.from && i-k < maxPhrase; k-- {
		if d.tokens[k].low == "," && d.tokens[k].quote == 0 {
			return k
		}
	}
	return -1
}

// phraseBefore gives the noun phrase without apposition that ends before end.
func (d *document) phraseBefore(s stretch, end int) (stretch, bool) {
	if end <= s.from {
		return stretch{}, false
	}
	last := d.tokens[end-1]
	if last.class&(pron|rel) != 0 {
		return stretch{end - 1, end}, true
	}
	if last.class&(conj|prep|sub|aux) != 0 {
		return stretch{}, false
	}
	start, joint := d.scanBack(s, end)
	if joint > start && !d.bounded(s, start) {
		start = joint
	}
	start = d.trimLead(s, start, end)
	if start >= end || !d.nominal(stretch{start, end}) {
		return stretch{}, false
	}
	return stretch{d.relativeStart(s, start), end}, true
}

// relativeStart gives where the phrase begins whose relative or participial
// clause the noun at start ends: "the people who wrote to the mayor", "a poll
// held by the paper". It gives start itself where there is no such clause.
func (d *document) relativeStart(s stretch, start int) int {
	verbs := 0
	for k := start - 1; k > s.from && start-k < 16; k-- {
		t := d.tokens[k]
		switch {
		case t.quote > 0, t.Kind == text.Mark && !d.inner(s, k), t.class&conj != 0, t.class&(sub|that) != 0 && t.class&(rel|prep) == 0:
			return start
		case t.class&rel != 0 && (verbs == 0 || t.low == "what"):
			return start
		case t.class&rel != 0, verbs == 0 && d.participle(s, k):
			from, joint := d.scanBack(s, k)
			from = d.trimLead(s, from, k)
			if joint == 0 && from < k && d.bounded(s, from) && d.nominal(stretch{from, k}) {
				return from
			}
			return start
		case t.class&(aux|verb) != 0, d.verbHere(k):
			verbs++
		}
	}
	return start
}

// participle reports whether token k is a past participle before a
// preposition.
func (d *document) participle(s stretch, k int) bool {
	t := d.tokens[k]
	known := t.class&verb != 0 || len(d.lex.verbs[t.low]) > 0 || strings.HasSuffix(t.low, "ed")
	return known && t.class&aux == 0 && !d.capital(k) && d.has(s, k+1, prep|day) && !strings.HasSuffix(t.low, "ing")
}

// scanBack goes back from end over what may belong to a noun phrase. joint is
// where the part after the last "and" begins, 0 if there is none: the phrase is
// cut there when what precedes proves to be a clause of its own.
func (d *document) scanBack(s stretch, end int) (start, joint int) {
	start = end
	for k := end - 1; k >= s.from && end-k < maxPhrase; k-- {
		t := d.tokens[k]
		switch {
		case t.low == ")":
			if open := d.bracket(s, k); open > 0 {
				k, start = open, open
				continue
			}
			return start, joint
		case t.quote > 0 && d.tokens[end-1].quote != t.quote:
			return start, joint
		case t.Kind == text.Mark:
			if !d.inner(s, k) {
				return start, joint
			}
		case t.class&conj != 0:
			if joint == 0 {
				joint = start
			}
			if t.class&and == 0 {
				return start, joint
			}
		case t.class&(aux|verb|pron|day|not) != 0, t.class&sub != 0 && t.class&prep == 0, d.verbHere(k):
			return start, joint
		}
		start = k
	}
	return start, joint
}

// verbHere reports whether token k is a cue's verb form that is no noun, or
// looks like a past tense with its object.
func (d *document) verbHere(k int) bool {
	cues := d.lex.verbs[d.tokens[k].low]
	if d.capital(k) {
		return false
	}
	if len(cues) == 0 {
		return d.lang == "en" && strings.HasSuffix(d.tokens[k].low, "ed") && k+1 < len(d.tokens) && d.tokens[k+1].class&(det|poss) != 0
	}
	return d.tokens[k].class&noun == 0 && (cues[0].form == past || cues[0].form == present && cues[0].traits&speech != 0 || cues[0].form == gerund)
}

// inner reports whether the mark at k is part of a phrase: a full stop after
// an abbreviation, a hyphen, an ampersand.
func (d *document) inner(s stretch, k int) bool {
	switch d.tokens[k].low {
	case ".":
		return k > s.from && k+1 < s.to && d.capital(k-1) && d.tokens[k-1].End == d.tokens[k].Start && !d.dashAt(k+1)
	case "-", "/":
		return k > s.from && k+1 < s.to && d.tokens[k-1].End == d.tokens[k].Start && d.tokens[k].End == d.tokens[k+1].Start
	case "&", "$", "€", "£", "%", "#", "@", "’", "'":
		return true
	}
	return false
}

// bracket gives the token that opens the bracket closed at k, or -1.
func (d *document) bracket(s stretch, k int) int {
	for i := k - 1; i >= s.from && k-i < 12; i-- {
		if d.tokens[i].low == "(" {
			return i
		}
	}
	return -1
}

// bounded reports whether a clause can begin at start: the sentence's first
// token, after a comma, or after a subordinator.
func (d *document) bounded(s stretch, start int) bool {
	return start <= s.from || d.mark(s, start-1) || d.has(s, start-1, sub|that)
}

// trimLead drops what leads a clause in: adverbs, conjunctions, an adverbial
// phrase with a preposition.
func (d *document) trimLead(s stretch, start, end int) int {
	for start < end {
		t := d.tokens[start]
		switch {
		case t.class&prep != 0 && !d.is(s, start, "about", "over", "near"):
			start = max(start+1, d.lastPhrase(start+1, end))
		case t.class&(adv|conj|hedge|sub|day) != 0 && t.class&(det|poss) == 0, t.Kind == text.Mark:
			start++
		default:
			return start
		}
	}
	return start
}

// lastPhrase gives where the last simple phrase of [start, end) begins: at its
// last determiner, else at its last run of capitals, else at its last word.
func (d *document) lastPhrase(start, end int) int {
	for k := end - 1; k >= start; k-- {
		if d.tokens[k].class&(det|poss) != 0 {
			if k == start {
				return end // all of it hangs on the preposition
			}
			return k
		}
	}
	k := end - 1
	for k > start && d.capital(k) == d.capital(k-1) && d.tokens[k-1].class&prep == 0 {
		k--
	}
	if k == start {
		return end
	}
	return k
}

// nominal reports whether a stretch holds a word that can name a speaker.
func (d *document) nominal(s stretch) bool {
	for k := s.from; k < s.to; k++ {
		if t := d.tokens[k]; t.Kind != text.Mark && (t.class&^(det|verb) == 0 || t.class&(pron|rel) != 0) {
			return true
		}
	}
	return false
}

// mainSubject gives the subject of the sentence's main verb before token end:
// the first whose clause no subordinator or relative leads in, else the first.
func (d *document) mainSubject(s stretch, end int) (stretch, bool) {
	var first stretch
	for k := s.from; k < end; k++ {
		t := d.tokens[k]
		if t.quote > 0 || t.Kind != text.Word || t.class&(aux|verb) == 0 && !d.verbHere(k) {
			continue
		}
		np, ok := d.subjectBefore(s, k)
		if !ok {
			continue
		}
		if !d.has(s, np.from, rel) && !d.has(s, np.from-1, sub|that) {
			return np, true
		}
		if first.empty() {
			first = np
		}
	}
	return first, !first.empty()
}
