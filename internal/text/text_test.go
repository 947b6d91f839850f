package text_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet"
	"stet/internal/text"
)

func parts(s string, spans []stet.Span) []string {
	var all []string
	for _, p := range spans {
		all = append(all, p.In(s))
	}
	return all
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		lang, in string
		want     []string
	}{
		{"en", "Dr. Mara Lind of the U.S. office spoke at 5 p.m. on Friday. Nobody was hurt.", []string{"Dr. Mara Lind of the U.S. office spoke at 5 p.m. on Friday.", "Nobody was hurt."}},
		{"en", "First line\nsecond line", []string{"First line", "second line"}},
		{"en", `"It burned. It burned all night," she said. Nobody slept.`, []string{`"It burned. It burned all night," she said.`, "Nobody slept."}},
		{"en", "She said “we saw it.” Then she left.", []string{"She said “we saw it.”", "Then she left."}},
		{"de", "Am 3. Mai sagte Dr. Lind z.B. nichts. Es brannte.", []string{"Am 3. Mai sagte Dr. Lind z.B. nichts.", "Es brannte."}},
		{"ru", "В 2031 г. порт закрыли. Никто не пострадал.", []string{"В 2031 г. порт закрыли.", "Никто не пострадал."}},
	} {
		if diff := cmp.Diff(c.want, parts(c.in, text.Sentences(c.in, c.lang))); diff != "" {
			t.Errorf("%s: %s", c.in, diff)
		}
	}
}

func TestQuotations(t *testing.T) {
	for in, want := range map[string][]string{
		`He said "no" and left.`:          {"no"},
		"Er sagte: „Nein“, und ging.":     {"Nein"},
		"Il a dit « non ».":               {" non "},
		"It's the boys' day, isn't it?":   nil,
		"She called it 'a lie' yesterday": {"a lie"},
		"``We went,'' he said":            {"We went,"},
		"“It goes on":                     {"It goes on"},
		"5' 11\" tall":                    nil,
	} {
		var got []string
		for _, q := range text.Quotations(in) {
			got = append(got, q.Inner.In(in))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", in, diff)
		}
	}
}

func TestTokens(t *testing.T) {
	in := "The U.S. ship's 91 long-range drones cost $1,200.50, Lind’s aide said."
	var got []string
	for _, k := range text.Tokens(nil, in) {
		got = append(got, in[k.Start:k.End])
	}
	want := []string{"The", "U.S.", "ship's", "91", "long-range", "drones", "cost", "$", "1,200.50", ",", "Lind’s", "aide", "said", "."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFold(t *testing.T) {
	if got, want := text.Fold(" “It’s\u00a0a  lie…” – she said"), `"It's a lie..." - she said`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzSpansFit(f *testing.F) {
	for _, s := range []string{"", "a. b", "“x", "''", "\xff\xfe", "1,2.3", "É\u0301 « »"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check := func(what string, p stet.Span) {
			if p.Start < 0 || p.End > len(s) || p.Start > p.End {
				t.Fatalf("%s %v outside %q", what, p, s)
			}
		}
		for _, lang := range []string{"en", "de", ""} {
			last := 0
			for _, p := range text.Sentences(s, lang) {
				check("sentence", p)
				if p.Start < last {
					t.Fatalf("sentences overlap in %q", s)
				}
				last = p.End
			}
			for _, n := range text.Numbers(s, lang) {
				check("number", n.Span)
			}
			for _, n := range text.Names(s, lang) {
				check("name", n.Span)
			}
		}
		for _, k := range text.Tokens(nil, s) {
			check("token", k.Span)
		}
		for _, q := range text.Quotations(s) {
			check("quotation", q.Outer)
			check("quotation", q.Inner)
		}
	})
}
