package claims

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLettersStandForTheBodyWhoseInitialsTheyAre(t *testing.T) {
	for _, c := range []struct{ words, letters, want string }{
		{"Northern Fisheries Board", "NFB", "Northern Fisheries Board"},
		{"Meanwhile Northern Fisheries Board", "NFB", "Northern Fisheries Board"},
		{"Board of Trade", "BOT", "Board of Trade"},
		{"Board of Trade", "BT", "Board of Trade"},
		{"of Trade", "OT", ""},
		{"Ännchen Bund", "ÄB", "Ännchen Bund"},
		{"Board of Trade", "NFB", ""},
	} {
		if got, ok := spelledOut(c.words, c.letters); got != c.want || ok != (c.want != "") {
			t.Errorf("%s for %q: %q, %v; want %q", c.letters, c.words, got, ok, c.want)
		}
	}
}

func FuzzSpelledOut(f *testing.F) {
	f.Add("in of Trade", "OT")
	f.Add("on the of and Trade", "AOTOT")
	f.Add("Ж ж of", "ЖЖ")
	f.Fuzz(func(t *testing.T, words, letters string) {
		if got, ok := spelledOut(words, letters); ok && utf8.ValidString(words) && !strings.HasSuffix(strings.Join(strings.Fields(words), " "), got) {
			t.Errorf("%q is no end of %q", got, words)
		}
	})
}
