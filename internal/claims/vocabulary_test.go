package claims

import (
	"strings"
	"testing"

	"stet/internal/text"
)

// A stem in two sets would count for the first only, and nobody would know.
func TestAlikeSetsAreApart(t *testing.T) {
	in := map[string]string{}
	for line := range strings.Lines(alikeList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		set, _, _ := strings.Cut(line, " ")
		for word := range strings.FieldsSeq(line) {
			stem := text.Stem(word, "en")
			if other, ok := in[stem]; ok && other != set {
				t.Errorf("%q stands in the sets %q and %q", word, other, set)
			}
			in[stem] = set
		}
	}
	if len(in) < 100 {
		t.Errorf("only %d words", len(in))
	}
}
