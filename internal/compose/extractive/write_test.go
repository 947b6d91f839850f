package extractive_test

import (
	"testing"

	"stet"
	"stet/internal/compose"
	"stet/internal/compose/extractive"
	"stet/internal/verify"
)

func show(t *testing.T, a stet.Article) {
	t.Log("HEADLINE:", a.Headline.Text)
	t.Log("DECK:", a.Deck.Text)
	for _, s := range a.Sections {
		t.Log("##", s.Heading)
		for _, x := range s.Sentences {
			t.Log("  ", x.Text)
		}
	}
	if a.PullQuote != nil {
		t.Logf("PULL: %q — %s %s, %s", a.PullQuote.Text, a.PullQuote.Speaker, a.PullQuote.Cue, a.PullQuote.Outlet)
	}
	for _, w := range a.Withheld {
		t.Logf("WITHHELD %q: %s: %s", w.Sentence.Text, w.Gate, w.Reason)
	}
}

func TestTry(t *testing.T) {
	d := attack(t)
	for _, s := range d.Statements {
		r := d.Report(s.Report)
		t.Logf("%s | src %q cue %q content %v sp %q via %q %s", r.Outlet, at(s.Source, r), at(s.Cue, r), at(s.Content, r), s.Speaker, s.Via, s.Stance)
	}
	a := extractive.Write(d, compose.Options{Now: monday})
	show(t, a)
	show(t, verify.New(finder{}).Article(a, d, nil))
}

func at(spans []stet.Span, r *stet.Report) (out []string) {
	for _, s := range spans {
		out = append(out, s.In(r.Text))
	}
	return out
}
