package model

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"stet"
)

// in writes what was found as lines of source | cue | content.
func in(s string, all []Found) []string {
	join := func(spans []stet.Span) string {
		var out []string
		for _, x := range spans {
			out = append(out, s[x.Start:x.End])
		}
		return strings.Join(out, " … ")
	}
	var out []string
	for _, f := range all {
		out = append(out, fmt.Sprintf("%s | %s | %s", join(f.Source), join(f.Cue), join(f.Content)))
	}
	return out
}

func loaded(t testing.TB) *Model {
	t.Helper()
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestDefaultFindsWhoSaysWhat(t *testing.T) {
	m := loaded(t)
	for text, want := range map[string]string{
		"The navy said three boats were sunk.":                      "The navy | said | three boats were sunk",
		"Harbour master Mara Lind denied that the pier was unsafe.": "Harbour master Mara Lind | denied | that the pier was unsafe",
		"“The pier is safe,” Lind said.":                            "Lind | said | “The pier is safe,”",
		"According to the port authority, the ferry was late.":      "the port authority | According to | the ferry was late",
	} {
		if got := in(text, m.Extract(text)); !slices.Contains(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestExtractHoldsBackWhereNobodySpeaks(t *testing.T) {
	m := loaded(t)
	for _, text := range []string{
		"", "The ferry left the harbour at noon and arrived in the evening.",
		"Snow fell on the hills above the town.",
	} {
		if got := in(text, m.Extract(text)); len(got) > 0 {
			t.Errorf("%q: found %q", text, got)
		}
	}
}

func TestExtractIsSafeForConcurrentUse(t *testing.T) {
	m := loaded(t)
	text := strings.Repeat("The navy said three boats were sunk. “No,” the minister answered. ", 20)
	want := in(text, m.Extract(text))
	done := make(chan []string)
	for range 4 {
		go func() { done <- in(text, m.Extract(text)) }()
	}
	for range 4 {
		if got := <-done; !slices.Equal(got, want) {
			t.Error("another goroutine found other statements")
		}
	}
}

func TestReadRefusesDamagedFiles(t *testing.T) {
	for name, b := range map[string][]byte{
		"empty": nil, "another file": []byte("hello, this is not a model at all"), "cut": embedded[:len(embedded)/2],
		"head only": embedded[:len(kind)], "changed": append(slices.Clone(embedded[:4000]), make([]byte, 4000)...),
	} {
		if _, err := Read(bytes.NewReader(b)); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%s: %v, want an Invalid error", name, err)
		}
	}
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{"X said: “a b", "He “said”.", "\"\"''", "a\n\nb said", "—", "“‘“‘ said he"} {
		f.Add(s)
	}
	m := loaded(f)
	f.Fuzz(func(t *testing.T, s string) {
		for _, found := range m.Extract(s) {
			for _, role := range [][]stet.Span{found.Source, found.Cue, found.Content} {
				for _, span := range role {
					if span.Start < 0 || span.End <= span.Start || span.End > len(s) {
						t.Fatalf("%q: span %v", s, span)
					}
				}
			}
		}
	})
}

// BenchmarkExtract measures the whole way of a text; its metric is tokens a
// second on one processor, by the count of blanks and marks.
func BenchmarkExtract(b *testing.B) {
	m := loaded(b)
	text := strings.Repeat("The navy said on Monday that three of its boats were sunk in the strait, which the ministry of fisheries denied. “No boat was lost,” the minister, Lena Marsh, told reporters, adding that she would visit the harbour.\n\n", 20)
	tokens := 0
	for _, s := range cut(text, m.Tagger, m.Parser).sentences {
		tokens += len(s)
	}
	for b.Loop() {
		m.Extract(text)
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
