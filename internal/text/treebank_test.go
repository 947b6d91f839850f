package text

import (
	"strings"
	"testing"
	"unicode"
)

func treebankWords(s string) string {
	var out []string
	for _, t := range Treebank(nil, s) {
		out = append(out, s[t.Start:t.End])
	}
	return strings.Join(out, "|")
}

func TestTreebankCutsAsTheTreebankDoes(t *testing.T) {
	for s, want := range map[string]string{
		"She didn't say the mayor's boat can't sail.":    "She|did|n't|say|the|mayor|'s|boat|ca|n't|sail|.",
		"“We’ll pay $1,200,” he said -- twice...":        "“|We|’ll|pay|$|1,200|,|”|he|said|--|twice|...",
		"The U.S. long-range plan v. Mr. Holm's, 3.5 %.": "The|U.S.|long-range|plan|v.|Mr.|Holm|'s|,|3.5|%|.",
		"fight of v. ": "fight|of|v.",
		"They cannot.": "They|can|not|.",
	} {
		if got := treebankWords(s); got != want {
			t.Errorf("Treebank(%q)\n got %s\nwant %s", s, got, want)
		}
	}
}

func FuzzTreebank(f *testing.F) {
	for _, s := range []string{"didn't v. x", "v.", "/v.", "-.5 'tis @a #b", "U.S.-based", "\xff.\xfe", "“a”…"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, k := range Treebank(nil, s) {
			for _, r := range s[at:k.Start] {
				if !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) {
					t.Fatalf("%q: %q lies in no token", s, r)
				}
			}
			if k.Start < at || k.End <= k.Start || k.End > len(s) {
				t.Fatalf("%q: token %v", s, k)
			}
			at = k.End
		}
	})
}
