package verify

import (
	"fmt"
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// The support gate refuses a sentence when less than minCover of its content
// words stand in the passages, or when maxRun of them in a row do not. These
// are vetoes upon writers that copy and compress; free rewording that keeps the
// meaning fails them too, and wrong recombination of words that all stand in
// the passages passes (docs/evaluation.md has the figures).
const (
	minCover = 0.65
	maxRun   = 3
)

// support refuses content that no passage has, and another word in a word's place.
func support(l *line, ps []*passage) []Refusal {
	return slices.Concat(unheld(l, ps), departures(l, ps), merged(l, ps), talk(l, ps), told(ps))
}

// unheld refuses content that no passage has.
func unheld(l *line, ps []*passage) []Refusal {
	stemsHeld := held(ps)
	content, missing, run := 0, []word(nil), 0
	longest := 0
	for _, w := range l.words {
		if !w.content || w.quoted || l.checkedElsewhere(w) || binders[w.low] {
			continue
		}
		content++
		if stemsHeld[w.stem] || w.outlet || l.meantIn(w, ps) {
			run = 0
			continue
		}
		missing = append(missing, w)
		run++
		longest = max(longest, run)
	}
	if len(missing) == 0 || longest < maxRun && float64(content-len(missing)) >= minCover*float64(content) {
		return nil
	}
	return []Refusal{{Reason: "no passage holds: " + l.list(missing), Words: missing[0].span.In(l.text)}}
}

// meantIn reports whether a passage has a word that means the same.
func (l *line) meantIn(w word, ps []*passage) bool {
	u := newUnits(w, l.lang)
	return len(u) == 1 && u[0].turn == "" && anywhere(u[0], ps)
}

// held is the set of the passages' stems.
func held(ps []*passage) map[string]bool {
	out := map[string]bool{}
	for _, p := range ps {
		for _, w := range p.words {
			out[w.stem] = true
		}
		for _, t := range p.said {
			for _, stem := range t.who {
				out[stem] = true
			}
		}
	}
	return out
}

// checkedElsewhere reports whether a word is part of a figure, a date, a name or a
// cue, which have gates of their own.
func (l *line) checkedElsewhere(w word) bool {
	return w.date ||
		slices.ContainsFunc(l.numbers, func(n text.Number) bool { return n.Digits.Contains(w.span) }) ||
		slices.ContainsFunc(l.names, func(n text.Name) bool { return n.Span.Contains(w.span) }) ||
		slices.ContainsFunc(l.statements, func(s stet.Statement) bool { return inAny(s.Cue, w.span) })
}

// list names words for readers, five at most.
func (l *line) list(words []word) string {
	var b strings.Builder
	for i, w := range words[:min(len(words), 5)] {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "“%s”", w.span.In(l.text))
	}
	if len(words) > 5 {
		fmt.Fprintf(&b, " and %d more", len(words)-5)
	}
	return b.String()
}
