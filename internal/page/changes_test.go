package page_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stet"
	"stet/internal/page"
)

func says(sentences ...string) *stet.Article {
	a := &stet.Article{Headline: stet.Sentence{Text: "Ferry burns"}}
	section := stet.Section{}
	for _, s := range sentences {
		section.Sentences = append(section.Sentences, stet.Sentence{Text: s})
	}
	a.Sections = []stet.Section{section}
	return a
}

// marked puts what changed in brackets.
func marked(words []page.Words) string {
	var out []string
	for _, w := range words {
		if w.Changed {
			w.Text = "[" + w.Text + "]"
		}
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

func TestEditsShowTheFigureThatChanged(t *testing.T) {
	edits, all := page.NewEdits(
		says("Lind said 91 people were taken off.", "The strait was closed.", "It burned for hours."),
		says("The strait was closed.", "Lind said 92 people were taken off.", "Holm said nobody was hurt."), 10)
	want := [][2]string{
		{"Lind said [91] people were taken off", "Lind said [92] people were taken off"}, {"", "[Holm said nobody was hurt]"}, {"[It burned for hours]", ""},
	}
	if len(edits) != len(want) || all != 3 {
		t.Fatalf("%d edits of %d: %+v", len(edits), all, edits)
	}
	for i, w := range want {
		if got := [2]string{marked(edits[i].Was), marked(edits[i].Is)}; got != w {
			t.Errorf("edit %d: %q, want %q", i, got, w)
		}
	}
	if edits, all := page.NewEdits(nil, says("It burned."), 10); edits != nil || all != 0 {
		t.Error("a first version changed something")
	}
}

// What is not marked reads the same on both sides, and all of both is there.
func TestEditsHoldBothSentences(t *testing.T) {
	word := rapid.SampledFrom(strings.Fields("a b c d e 1 2 3"))
	rapid.Check(t, func(t *rapid.T) {
		was := strings.Join(rapid.SliceOfN(word, 1, 30).Draw(t, "was"), " ")
		is := strings.Join(rapid.SliceOfN(word, 1, 30).Draw(t, "is"), " ")
		edits, _ := page.NewEdits(says(was), says(is), 10)
		var old, now, oldKept, nowKept []string
		for _, e := range edits {
			for _, w := range e.Was {
				old = append(old, w.Text)
				if !w.Changed {
					oldKept = append(oldKept, w.Text)
				}
			}
			for _, w := range e.Is {
				now = append(now, w.Text)
				if !w.Changed {
					nowKept = append(nowKept, w.Text)
				}
			}
		}
		if was == is && len(edits) > 0 || was != is && (strings.Join(old, " ") != was || strings.Join(now, " ") != is) {
			t.Fatalf("%q to %q: %+v", was, is, edits)
		}
		if strings.Join(oldKept, " ") != strings.Join(nowKept, " ") {
			t.Fatalf("kept %q and %q", oldKept, nowKept)
		}
	})
}
