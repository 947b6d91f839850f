package extractive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// A pull quote's length, in words.
const (
	minPull = 7
	maxPull = 40
)

// pullQuote picks a direct quotation of weight, letter for letter: on the
// leading claim rather than another, against it rather than for it, and longer
// rather than shorter. What it takes the text does not use again.
func (w *writer) pullQuote(lead dispute) *stet.PullQuote {
	var best *item
	var words string
	most := 0.0
	for _, it := range w.items {
		if it.s.Quotation != stet.Direct || w.people.speaker(it.s) == "" || len(it.s.Cue) == 0 || it == lead.claim || it == lead.denial {
			continue
		}
		q, ok := pullable(it)
		if !ok {
			continue
		}
		weight := it.weight + float64(min(wordsIn(q), 25))/5
		if it.claim == lead.claim.claim && it.stance == stet.Denies {
			weight += 2
		}
		if best == nil || weight > most {
			best, words, most = it, q, weight
		}
	}
	if best == nil || !w.take(best.r, words) {
		return nil
	}
	best.used = true
	return &stet.PullQuote{
		Text: words, Speaker: w.people.nameIn(best.s, best.r), Cue: best.s.Cue[0].In(best.r.Text),
		Outlet: best.r.Outlet, Citation: stet.Cite(best.r, quoteSpan(best)),
	}
}

// pullable gives the inside of an item's quotation when it fits a pull quote.
func pullable(it *item) (string, bool) {
	p, ok := rolesOf(it.s, it.r)
	if !ok || !speechCue(p.cue.In(it.r.Text)) {
		return "", false
	}
	words, ok := quotedIn(p.content, it.r)
	n := wordsIn(words)
	first, _ := utf8.DecodeRuneInString(words)
	return words, ok && n >= minPull && n <= maxPull && unicode.IsUpper(first)
}

// speechCue reports whether a cue reads well below a quotation: one or two
// words.
func speechCue(cue string) bool { return !accordingTo(cue) && wordsIn(cue) > 0 && wordsIn(cue) <= 2 }

// quoteSpan is the passage of an item with the whole of its quotation.
func quoteSpan(it *item) stet.Span {
	span := it.s.Sentence
	for _, q := range text.Quotations(it.r.Text) {
		if touches(it.s, q.Outer) {
			span.Start, span.End = min(span.Start, q.Outer.Start), max(span.End, q.Outer.End)
		}
	}
	if strings.Contains(span.In(it.r.Text), "\n\n") {
		return it.s.Sentence
	}
	return span
}
