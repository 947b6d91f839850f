package verify

import (
	"slices"

	"stet"
)

// newVerdict puts down what the gates said of a proposed sentence: stands or
// withheld, as refused is empty or not.
func newVerdict(place, text string, cited []stet.Citation, refused []Refusal) stet.Verdict {
	v := stet.Verdict{Place: place, Text: text, Outcome: stet.Stands, Passed: passed(refused), Refused: refusals(refused)}
	if len(refused) > 0 {
		v.Outcome = stet.Held
	}
	v.Passages = passagesOf(cited)
	return v
}

func passagesOf(cited []stet.Citation) []stet.Passage {
	var out []stet.Passage
	for _, c := range cited {
		out = append(out, stet.Passage{Report: c.Report, Span: c.Span})
	}
	return out
}

// passed names the gates that were asked and refused nothing: none but those
// after the citation gate, when that one refused.
func passed(refused []Refusal) []stet.Gate {
	no := func(g stet.Gate) bool {
		return slices.ContainsFunc(refused, func(r Refusal) bool { return r.Gate == g })
	}
	if no(stet.GateCitation) {
		return nil
	}
	out := []stet.Gate{stet.GateCitation}
	for _, g := range gates {
		if !no(g.name) {
			out = append(out, g.name)
		}
	}
	return out
}

func refusals(all []Refusal) []stet.Refusal {
	var out []stet.Refusal
	for _, r := range all {
		out = append(out, stet.Refusal{Gate: r.Gate, Reason: r.Reason, Words: r.Words})
	}
	return out
}
