package thesaurus_test

import (
	"testing"

	"stet/internal/thesaurus"
)

func TestWordsThatMayStandForEachOther(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b                  string
		same, opposite, wider bool // the first the wider
	}{
		{a: "children", b: "kids", same: true},
		{a: "physician", b: "doctors", same: true},
		{a: "announcement", b: "announced", same: true},
		{a: "rose", b: "fell", opposite: true}, // irregular forms
		{a: "rise", b: "fall", opposite: true},
		{a: "rising", b: "falls", opposite: true},
		{a: "accept", b: "rejected", opposite: true},
		{a: "vessel", b: "ship", wider: true},
		{a: "ship", b: "vessel"},
		{a: "killed", b: "injured"},
		{a: "qwxz", b: "house"},
	} {
		a, b := thesaurus.Stem(c.a), thesaurus.Stem(c.b)
		if got := thesaurus.Same(a, b); got != c.same {
			t.Errorf("%s and %s: the same %v, want %v", c.a, c.b, got, c.same)
		}
		if got := thesaurus.Opposite(a, b); got != c.opposite {
			t.Errorf("%s and %s: opposites %v, want %v", c.a, c.b, got, c.opposite)
		}
		if got := thesaurus.Wider(a, b); got != c.wider {
			t.Errorf("%s is wider than %s: %v, want %v", c.a, c.b, got, c.wider)
		}
	}
}
