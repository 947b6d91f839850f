package eval

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The sentence that others repeat comes first, a repetition of it not at all.
func TestLexRankTakesWhatManySay(t *testing.T) {
	texts := []string{
		"The dyke at Kell broke on Sunday night. My cat likes fish.",
		"The dyke at Kell broke on Sunday. Insurers wait.",
		"On Sunday the dyke at Kell broke near the mill.",
	}
	got := lexRank(texts, "en", 9)
	if !strings.Contains(got, "dyke at Kell broke") || strings.Count(got, "dyke") != 1 {
		t.Errorf("the summary is %q", got)
	}
	if got := lexRank(nil, "en", 9); got != "" {
		t.Errorf("of nothing comes %q", got)
	}
}

func TestLexRankKeepsToItsLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringMatching(`([A-Z][a-c]{0,3}( [a-c]{1,3}){0,6}\. ){0,5}`), 0, 4).Draw(t, "texts")
		most := rapid.IntRange(0, 20).Draw(t, "words")
		if got := lexRank(texts, "en", most); len(strings.Fields(got)) > most {
			t.Fatalf("%q has more than %d words", got, most)
		}
	})
}
