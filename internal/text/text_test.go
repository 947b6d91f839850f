package text_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

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
		{"en", "It cost him, since Mr. Falk left. The Rev. Lind spoke.", []string{"It cost him, since Mr. Falk left.", "The Rev. Lind spoke."}},
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
		`“He said "no" twice,” she said`:  {`He said "no" twice,`},
		`“It burned," she said. “Twice.”`: {"It burned,", "Twice."},
		"“He said “no” twice,” she said":  {"He said “no” twice,"},
		"\"I read “As you know” today\"":  {"I read “As you know” today"},
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

// Stray marks and endless runs must not make work that grows with the square of
// the text: 150 KB of each take about a second, not minutes.
func TestHostileTextIsCheap(t *testing.T) {
	const size = 150_000
	for _, unit := range []string{
		"'a ", "“a\" ", "“a “b ", "«a ", "\"a. B\" ", "General ", "Aa ", "Aa and ", "of the Bank of ", "12 ", "000 ", "million ", "ninety-", "a. ", "A. ", "Mr. ",
		"28 May ", "4 p.m. on ", "on ", "einund", "x", "1,", "$", "U.", "’", ".", "und ", "\n", "\u00ad", "é", "\xff",
	} {
		s := strings.Repeat(unit, size/len(unit))
		start := time.Now()
		for _, lang := range []string{"en", "de"} {
			text.Sentences(s, lang)
			text.Numbers(s, lang)
			text.Names(s, lang)
			text.Dates(s, lang, start)
		}
		text.Tokens(nil, s)
		text.Quotations(s)
		text.Fold(s)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%q: %v", unit, d)
		} else if testing.Verbose() {
			t.Logf("%q: %v", unit, d)
		}
	}
}

// FuzzSpansFit holds that whatever is found lies in the text, in order, and on
// the borders of characters.
func FuzzSpansFit(f *testing.F) {
	for _, s := range []string{
		"", "a. b", "“x", "''", "\xff\xfe", "1,2.3", "É\u0301 « »", "28–29 December to 2 May 2031", "Mr. J. al-X of the Bank of Y", "$1.5bn to $2bn or more",
		"Am 3. Mai einundneunzig", "12 000 000,5 млн", "İSTANBUL 5\u00a0000 K", "2031-12-28T16:02", "a quarter of a million", "«a «b» c", "1/2/3 9/11", "4 p.m. on Sunday\n5",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check := func(what string, p stet.Span) {
			if p.Start < 0 || p.End > len(s) || p.Start > p.End {
				t.Fatalf("%s %v outside %q", what, p, s)
			}
			if utf8.ValidString(s) && !utf8.ValidString(p.In(s)) {
				t.Fatalf("%s %v splits a character of %q", what, p, s)
			}
		}
		for _, lang := range []string{"en", "de", "fr", "es", "ru", "uk", "tr", ""} {
			last := 0
			for _, p := range text.Sentences(s, lang) {
				check("sentence", p)
				if p.Start < last {
					t.Fatalf("sentences overlap in %q", s)
				}
				last = p.End
			}
			last = 0
			for _, n := range text.Numbers(s, lang) {
				check("number", n.Span)
				check("digits", n.Digits)
				if !n.Span.Contains(n.Digits) || n.Span.Start < last || n.High < n.Value {
					t.Fatalf("number %+v in %q", n, s)
				}
				last = n.Digits.End
			}
			last = 0
			for _, n := range text.Names(s, lang) {
				check("name", n.Span)
				check("title", n.Title)
				if n.Span.Empty() || n.Title.End > n.Span.Start || n.Span.Start < last {
					t.Fatalf("name %+v in %q", n, s)
				}
				last = n.Span.End
			}
			last = 0
			for _, d := range text.Dates(s, lang, time.Date(2031, 12, 31, 0, 0, 0, 0, time.UTC)) {
				check("date", d.Span)
				if !d.Start.Before(d.End) || d.Span.Start < last || d.Span.Empty() {
					t.Fatalf("date %+v in %q", d, s)
				}
				last = d.Span.End
			}
			text.Stem(s, lang)
		}
		for _, k := range text.Tokens(nil, s) {
			check("token", k.Span)
		}
		for _, p := range text.Paragraphs(s) {
			check("paragraph", p)
		}
		for _, q := range text.Quotations(s) {
			check("quotation", q.Outer)
			check("quotation", q.Inner)
			if !q.Outer.Contains(q.Inner) {
				t.Fatalf("quotation %+v in %q", q, s)
			}
		}
		if folded := text.Fold(s); text.Fold(folded) != folded {
			t.Fatalf("%q folds to %q, and that to %q", s, folded, text.Fold(folded))
		}
	})
}
