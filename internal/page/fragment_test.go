package page

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stet"
)

func TestTextFragment(t *testing.T) {
	const at = "https://a.example/x"
	for _, c := range []struct {
		name, address string
		citation      stet.Citation
		want          string
	}{
		{"alone", at, stet.Citation{Exact: "no gate"}, at + "#:~:text=no%20gate"},
		{"signs of its own are encoded", at, stet.Citation{Exact: "well-known, R&D"}, at + "#:~:text=well%2Dknown%2C%20R%26D"},
		{
			"context in whole words", at,
			stet.Citation{Prefix: "rmer mayor of Pell said ", Exact: "no", Suffix: " to the plan and le"},
			at + "#:~:text=of%20Pell%20said-,no,-to%20the%20plan",
		},
		{"context from its own paragraph", at, stet.Citation{Prefix: "the end.\n\n", Exact: "no", Suffix: ".\n\nNext"}, at + "#:~:text=no,-%2E"},
		{"a part of a word has no context on that side", at, stet.Citation{Prefix: "un", Exact: "known", Suffix: "s are here "}, at + "#:~:text=known"},
		{"long: by its ends", at, stet.Citation{Exact: "a b c d e f g h i j k l m n"}, at + "#:~:text=a%20b%20c%20d%20e,j%20k%20l%20m%20n"},
		{"over paragraphs: by its ends", at, stet.Citation{Exact: "one two\n\nthree four"}, at + "#:~:text=one%20two,three%20four"},
		{"an address with a fragment", at + "#top", stet.Citation{Exact: "no"}, at + "#top:~:text=no"},
		{"letters beyond ASCII", at, stet.Citation{Exact: "Öl"}, at + "#:~:text=%C3%96l"},
		{"nothing to link to", "", stet.Citation{Exact: "no"}, ""},
		{"nothing to name", at, stet.Citation{Exact: " "}, at},
	} {
		if got := TextFragment(c.address, c.citation); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Whatever the text, the directive has at most four parts and each decodes to
// words that stand in the text, next to one another.
func FuzzTextFragment(f *testing.F) {
	f.Add("He said: \"No gate – none – was touched.\"\n\nThen he left, they say.", 9, 40)
	f.Add("א ב 91\u202Eג", 2, 5)
	f.Add("a-b,c&d%41", 0, 9)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		text = strings.ToValidUTF8(text, "?")
		r := stet.Report{Text: text}
		span := stet.Span{Start: from, End: to}
		if span.Validate(text) != nil || strings.TrimSpace(span.In(text)) == "" {
			return
		}
		got, ok := strings.CutPrefix(TextFragment("https://a.example/", stet.Cite(&r, span)), "https://a.example/#:~:text=")
		if !ok {
			t.Fatalf("no directive: %q", got)
		}
		parts := strings.Split(got, ",")
		if len(parts) > 4 {
			t.Fatalf("%d parts: %s", len(parts), got)
		}
		plain := strings.Join(strings.Fields(text), " ")
		for _, part := range parts {
			words, err := url.PathUnescape(strings.Trim(part, "-"))
			if err != nil || words == "" || !strings.Contains(plain, words) {
				t.Fatalf("%q names %q (%v), which is not in %q", got, words, err, plain)
			}
		}
	})
}

func TestPassagePathAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(1, 40, -1).Draw(t, "text")
		var starts []int
		for i := range text {
			starts = append(starts, i)
		}
		starts = append(starts, len(text))
		i := rapid.IntRange(0, len(starts)-2).Draw(t, "from")
		j := rapid.IntRange(i+1, len(starts)-1).Draw(t, "to")
		span := stet.Span{Start: starts[i], End: starts[j]}
		got, ok := bytesOf(text, stet.CodePoints(text, span))
		if !ok || got != span {
			t.Fatalf("%q %v → %v, %v", text, span, got, ok)
		}
	})
}

func TestParagraphsKeepEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab \n"))).Draw(t, "text")
		span := stet.Span{Start: rapid.IntRange(0, len(text)).Draw(t, "from")}
		span.End = rapid.IntRange(span.Start, len(text)).Draw(t, "to")
		var all, marked strings.Builder
		for _, p := range paragraphs(text, span) {
			for _, run := range p {
				all.WriteString(run.Text)
				if run.Marked {
					marked.WriteString(run.Text)
				}
			}
		}
		if squash(all.String()) != squash(text) || squash(marked.String()) != squash(span.In(text)) {
			t.Fatalf("%q %v: %q, marked %q", text, span, all.String(), marked.String())
		}
	})
}

func squash(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTicksAreFew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "start"), 0).UTC()
		end := start.Add(time.Duration(rapid.Int64Range(0, 400*24*3600).Draw(t, "seconds")) * time.Second)
		got := ticks(start, end, scale(start, end))
		if len(got) == 0 || len(got) > 5 {
			t.Fatalf("%v–%v: %d ticks", start, end, len(got))
		}
	})
}
