package stories

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "The U.S. envoy’s boats, Quell's 1,200 crates", "the us envoy boat quell 1200 crate"},
		{"en", "O'Dara doesn't pay 3.5% taxes; cities, boxes, glass", "odara doesnt pay 3.5 tax city box glass"},
		{"en", "long-range drones.", "long range drone"},
		{"de", "Die Häuser der Schwestern in Velline", "die häus der schwester in vellin"},
		{"", "", ""},
		{"en", "\xff\xfe broken \xe2\x82", "broken"},
	} {
		var got []string
		Words(c.lang, c.text, func(form string, _ bool) { got = append(got, form) })
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: words of %q are %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}

// TestFeatures looks for the terms that need no translation.
func TestFeatures(t *testing.T) {
	var a analyser
	v, _ := a.vector(&Doc{Lang: "en", Published: day, Headline: "Quell resigns", Text: "On Monday harbour master Idris Quell left the Tamber Line with 214 pages, weeks after May 3."})
	w, _ := a.vector(&Doc{Lang: "de", Published: day.AddDate(0, 0, 2), Headline: "Quell tritt zurück", Text: "Am Montag verließ Hafenmeister Idris Quell die Tamber Line mit 214 Seiten, Wochen nach dem 3. Mai."})
	p := dots(v, w)
	// Quell, Idris, Idris Quell, Tamber, Line, Tamber Line, 214, 12 May, 3 May
	if p.common < 8 {
		t.Errorf("%d terms in common that need no translation, want at least 8", p.common)
	}
}

func TestWeekday(t *testing.T) {
	for name, want := range map[string]int{"Wednesday": 14, "Tuesday": 13, "Thursday": 8, "Mittwoch": 14, "Samstag": 10} {
		var s scanner
		s.reset("x "+name, tableOf("en"))
		s.next()
		w, _ := s.next()
		if got, ok := dayNamed(w, day); !ok || got.Day() != want || got.Month() != time.May {
			t.Errorf("%s before %s is %s, want 2031-05-%02d", name, day.Format(time.DateOnly), got.Format(time.DateOnly), want)
		}
	}
}

func TestTables(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		b, err := readTable(lang)
		if err != nil {
			t.Fatal(err)
		}
		if b.docs < 100 || len(b.df) < 5000 {
			t.Errorf("%s: %d words of %d texts", lang, len(b.df), b.docs)
		}
	}
	en := tableOf("en-GB")
	the, police, unknown := hashOf([]byte("the")), hashOf([]byte("police")), hashOf([]byte("qxzzk"))
	if !(en.idf(the) < en.idf(police) && en.idf(police) < en.idf(unknown)) {
		t.Error("a rarer word weighs less")
	}
	if !en.stop([]byte("the"), the) || en.stop([]byte("police"), police) {
		t.Error("“the” should stop and “police” not")
	}
	for _, bad := range []string{"word", "word\t-1\n", "word\tx\n", "#\t99999999999999\n"} {
		if _, err := parseTable("en", bad); err == nil {
			t.Errorf("table %q was read without an error", bad)
		}
	}
}

func FuzzVector(f *testing.F) {
	f.Add("en", "Ferry aground", "214 taken off Port Velline on May 3.\nRead more: here")
	f.Add("de", "„Nein“", "Am 3. Mai U.S.A. 1,2,3 O'Dara’s \xff")
	f.Add("xx", "'s", "U.")
	f.Fuzz(func(t *testing.T, lang, head, text string) {
		var a analyser
		v, _ := a.vector(&Doc{Lang: lang, Headline: head, Text: text, Published: day})
		if len(v.terms) > maxTerms || len(v.terms) != len(v.weights) || !slices.IsSorted(v.terms) {
			t.Fatalf("%d terms, %d weights", len(v.terms), len(v.weights))
		}
		for _, w := range v.weights {
			if w&^free == 0 || w&^free > unit {
				t.Fatalf("weight %d", w)
			}
		}
		again, _ := a.vector(&Doc{Lang: lang, Headline: head, Text: text, Published: day})
		if !slices.Equal(v.terms, again.terms) || !slices.Equal(v.weights, again.weights) {
			t.Fatal("the same text gave another vector")
		}
	})
}
