package check_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stet"
	"stet/internal/check"
	"stet/internal/statements"
	"stet/internal/verify"
)

type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

// Spans leave in code points, and lead to the words that they name, in the text
// as in the source.
func TestVerdictsName(t *testing.T) {
	text := "In Żory schloß die Brücke. Über 40 Züge fielen aus."
	sources := []*stet.Report{
		check.Source(1, "", "Nichts davon."),
		check.Source(2, "Żorer Bote", "In Żory schloß die Brücke.\n\nÜber 30 Züge fielen aus."),
	}
	all := check.New(verify.New(finder{})).Check(text, sources)
	if len(all) != 2 || !all[0].Stands || all[1].Stands || check.Refused(all) != 1 {
		t.Fatalf("%+v", all)
	}
	for _, v := range all {
		if got := string([]rune(text)[v.Span.Start:v.Span.End]); got != v.Sentence || v.At.In(text) != v.Sentence {
			t.Errorf("the spans lead to %q and %q, not %q", got, v.At.In(text), v.Sentence)
		}
		for _, p := range v.Passages {
			if got := string([]rune(sources[1].Text)[p.Span.Start:p.Span.End]); p.Source != "Żorer Bote" || got != p.Exact || p.Of.Report != sources[1].ID {
				t.Errorf("%+v leads to %q", p, got)
			}
		}
	}
	if all[1].Refusals[0].Gate != stet.GateFigure {
		t.Errorf("%+v", all[1].Refusals)
	}
}

// Two pasted sources are two, whatever they say and are called.
func TestSource(t *testing.T) {
	a, b := check.Source(1, "", "A ferry sank."), check.Source(2, "", "A ferry sank.")
	if a.ID == b.ID || a.URL != "source 1" || b.URL != "source 2" || a.Outlet != "" {
		t.Errorf("%+v and %+v", a, b)
	}
	if got := check.Source(1, "Wire", "Cafe\u0301 \xff").Text; got != "Café \uFFFD" {
		t.Errorf("the text is %q", got)
	}
}

func TestMeasure(t *testing.T) {
	if n, longest := check.Measure("Ärger. It burned down.\n\nAll of it"); n != 3 || longest != len("It burned down.") {
		t.Errorf("%d sentences, the longest of %d", n, longest)
	}
	if n, longest := check.Measure(" \n"); n != 0 || longest != 0 {
		t.Errorf("of nothing: %d, %d", n, longest)
	}
}

func TestIssue(t *testing.T) {
	for _, c := range []struct{ sentence, words, want string }{
		{"It will not be nothing.", "not", "It will [not] be nothing."},
		{"Nothing is not it.", "not", "Nothing is [not] it."},
		{"Nothing is notable, not it.", "not", "Nothing is notable, [not] it."},
		{"Nothing is notable.", "table", "Nothing is no[table]."}, // better than none
		{"“We won” he said.", "We won", "“[We won]” he said."},
		{"It cost $5.", "$5", "It cost [$5]."},
		{"It cost $5.", "$6", ""},
		{"It cost $5.", "", ""},
	} {
		got := ""
		if at, found := check.Issue(c.sentence, c.words); found {
			got = c.sentence[:at.Start] + "[" + at.In(c.sentence) + "]" + c.sentence[at.End:]
		}
		if got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.words, c.sentence, got, c.want)
		}
	}
}

// Where words are found, they stand; and they are found wherever they stand.
func TestIssueFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.StringMatching(`[ab\x{00e9} .]{0,12}`)
		sentence, words := some.Draw(t, "sentence"), some.Draw(t, "words")
		at, found := check.Issue(sentence, words)
		if found != (words != "" && strings.Contains(sentence, words)) || found && at.In(sentence) != words {
			t.Fatalf("%v %v", at, found)
		}
	})
}
