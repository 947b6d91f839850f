package extractive

import (
	"stet"
	"stet/internal/text"
)

// Repair rewrites a refused sentence once. One without a sound citation is
// given the passage that holds nearly all its words; any other becomes a short
// quotation of its passage with the outlet's name, which adds nothing to it.
// False when neither can be done.
func Repair(d *stet.Dossier, s stet.Sentence, gate stet.Gate, _ string) (stet.Sentence, bool) {
	if gate == stet.GateCitation {
		return recite(d, s)
	}
	for _, c := range s.Citations {
		r := d.Report(c.Report)
		if c.Validate(r) != nil {
			continue
		}
		if mended, ok := excerpt(r, c.Span, maxQuoted); ok && mended.Text != s.Text {
			return mended, true
		}
	}
	return s, false
}

// nearlyAll is the share of a sentence's content stems that a passage must hold
// to be what the sentence rests on.
const nearlyAll = 0.8

// recite finds the passage that a sentence rests on.
func recite(d *stet.Dossier, s stet.Sentence) (stet.Sentence, bool) {
	var best stet.Citation
	most := 0.0
	for _, r := range d.Reports {
		want := stemsOf(s.Text, r.Lang)
		for _, span := range text.Sentences(r.Text, r.Lang) {
			if share := float64(want.common(stemsOf(span.In(r.Text), r.Lang))) / float64(max(1, len(want))); share > most {
				best, most = stet.Cite(r, span), share
			}
		}
	}
	if most < nearlyAll {
		return s, false
	}
	return stet.Sentence{Text: s.Text, Citations: []stet.Citation{best}}, true
}
