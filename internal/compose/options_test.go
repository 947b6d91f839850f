package compose_test

import (
	"reflect"
	"testing"

	"stet"
	"stet/internal/compose"
)

func draft() stet.Article {
	one := func(s string) stet.Sentence { return stet.Sentence{Text: s} }
	return stet.Article{Sections: []stet.Section{
		{Heading: "In short", Sentences: []stet.Sentence{one("a"), one("b")}},
		{Heading: "What Ardland says", Sentences: []stet.Sentence{one("c")}},
		{Heading: "What residents say", Sentences: []stet.Sentence{one("d")}},
		{Heading: "What the reports say", Sentences: []stet.Sentence{one("e")}},
		{Heading: "The bridge", Sentences: []stet.Sentence{one("f")}},
	}}
}

func headings(a stet.Article) (out []string) {
	for _, s := range a.Sections {
		out = append(out, s.Heading)
	}
	return out
}

func TestHouseStyle(t *testing.T) {
	for name, c := range map[string]struct {
		o    compose.Options
		want []string
	}{
		"none":          {compose.Options{}, []string{"In short", "What Ardland says", "What residents say", "What the reports say", "The bridge"}},
		"German":        {compose.Options{Lang: "de-AT"}, []string{"Kurz gefasst", "Was Ardland sagt", "Was residents sagt", "Was die Berichte sagen", "The bridge"}},
		"names":         {compose.Options{Sections: compose.Sections{Short: "The dispute", Side: "{side}'s side"}}, []string{"The dispute", "Ardland's side", "residents's side", "What the reports say", "The bridge"}},
		"length":        {compose.Options{MaxSentences: 3}, []string{"In short", "What Ardland says"}},
		"length within": {compose.Options{MaxSentences: 1}, []string{"In short"}},
	} {
		before := draft()
		got := c.o.Filled().Styled(before)
		if !reflect.DeepEqual(headings(got), c.want) {
			t.Errorf("%s: %q, want %q", name, headings(got), c.want)
		}
		if !reflect.DeepEqual(before, draft()) {
			t.Errorf("%s: the draft was changed", name)
		}
	}
	if got := (compose.Options{MaxSentences: 1}).Filled().Styled(draft()); len(got.Sections[0].Sentences) != 1 {
		t.Errorf("%d sentences, want 1", len(got.Sections[0].Sentences))
	}
}
