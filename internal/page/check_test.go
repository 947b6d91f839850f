package page_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stet"
	"stet/internal/check"
	"stet/internal/page"
)

// A sentence is shown whole whatever its refusals are about, and every word at
// issue is marked.
func TestCheckedSentenceIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := check.Verdict{Sentence: rapid.StringMatching(`[abé ]{1,30}`).Draw(t, "sentence")}
		for range rapid.IntRange(1, 4).Draw(t, "refusals") {
			words := rapid.StringMatching(`[abé ]{0,6}`).Draw(t, "words")
			v.Refusals = append(v.Refusals, stet.Refusal{Gate: stet.GateFigure, Reason: "because", Words: words})
		}
		p := page.NewCheck(page.CheckMaterial{Verdicts: []check.Verdict{v}})
		var all, marked strings.Builder
		for _, r := range p.Result.Sentences[0].Runs {
			all.WriteString(r.Text)
			if r.Text == "" {
				t.Fatal("an empty run")
			}
			if r.Marked {
				marked.WriteString(r.Text)
			}
		}
		if all.String() != v.Sentence {
			t.Fatalf("shown as %q", all.String())
		}
		for _, r := range v.Refusals {
			if _, found := check.Issue(v.Sentence, r.Words); found && marked.Len() < len(r.Words) {
				t.Fatalf("%q is at issue, and %q marked", r.Words, marked.String())
			}
		}
	})
}
