package check

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"stet"
	"stet/internal/lang"
	"stet/internal/text"
	"stet/internal/verify"
)

// Checker checks texts. It is safe for use by several goroutines when its gates
// are.
type Checker struct{ gates *verify.Gates }

// New makes a checker.
func New(g *verify.Gates) *Checker { return &Checker{g} }

// Check gives a verdict for each sentence of the text that has a word to check,
// in order. The reports have different IDs.
func (c *Checker) Check(s string, against []*stet.Report) []Verdict {
	byID := map[stet.ID]*stet.Report{}
	for _, r := range against {
		byID[r.ID] = r
	}
	all := c.gates.Text(s, lang.Detect(s), against)
	verdicts := make([]Verdict, len(all))
	for i, v := range all {
		verdicts[i] = verdict(s, v, byID)
	}
	return verdicts
}

// Clean makes text that somebody typed or pasted fit to be checked: valid UTF-8,
// its accents composed (Unicode NFC), so that the same words are the same bytes.
// What is so already is left as it is, and so are all spans.
func Clean(s string) string {
	return norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
}

// Source makes a report of the nth pasted source, from 1. The name stands for
// its outlet, so that a text may credit it; "" for none, then a verdict calls it
// "source n".
func Source(n int, name, pasted string) *stet.Report {
	label := name
	if label == "" {
		label = "source " + strconv.Itoa(n)
	}
	pasted = Clean(pasted)
	return &stet.Report{
		ID: stet.NewID(time.Time{}, "pasted source", strconv.Itoa(n)), URL: label, Outlet: name,
		Lang: lang.Detect(pasted), Text: pasted,
	}
}

// Measure counts the sentences of a text, and the characters of its longest one.
// What checking takes grows with both, each times the length of the sources.
func Measure(s string) (sentences, longest int) {
	all := text.Sentences(s, lang.Detect(s))
	for _, span := range all {
		longest = max(longest, utf8.RuneCountInString(span.In(s)))
	}
	return len(all), longest
}
