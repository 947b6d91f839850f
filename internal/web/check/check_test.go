package check_test

import (
	"strings"
	"testing"

	"stet/internal/check"
	"stet/internal/messages"
	"stet/internal/page"
	checkpage "stet/internal/web/check"
	"stet/internal/web/webtest"
)

func TestSummary(t *testing.T) {
	verdicts := func(outcomes string) []check.Verdict {
		var all []check.Verdict
		for _, o := range outcomes {
			all = append(all, check.Verdict{Sentence: "It burned.", Stands: o == '+'})
		}
		return all
	}
	for outcomes, want := range map[string]string{
		"": "There is no sentence to check", "+": "The sentence stands", "-": "The sentence does not stand", "++": "All 2 sentences stand",
		"+-": "1 of 2 sentences stands", "--": "0 of 2 sentences stand", "++-": "2 of 3 sentences stand",
	} {
		r := page.NewCheck(page.CheckMaterial{Verdicts: verdicts(outcomes)}).Result
		if got := checkpage.Summary(webtest.English, r); got != want || len(r.Held()) != strings.Count(outcomes, "-") {
			t.Errorf("%s: %q, %d held", outcomes, got, len(r.Held()))
		}
	}
	c, err := messages.Open()
	if err != nil {
		t.Fatal(err)
	}
	r := page.NewCheck(page.CheckMaterial{Verdicts: verdicts("++---")}).Result
	if got := checkpage.Summary(c.In("uk"), r); got != "2 з 5 речень тримаються" {
		t.Errorf("in Ukrainian: %q", got)
	}
}
