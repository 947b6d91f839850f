package page

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                    "plain",
		"a\u202Eb\u202Cc":          "abc",
		"\u2066x\u2069":            "x",
		"a\x00b\x1b[31m\u0085c":    "ab[31mc",
		"\xff\xfeok":               "ok",
		"שלום\u200F, \u200Eabc":    "שלום\u200F, \u200Eabc",
		"two\nlines\tand\u2028one": "two\nlines and one",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLineIsShortAndOnOneLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, limit := rapid.String().Draw(t, "s"), rapid.IntRange(1, 60).Draw(t, "limit")
		got := Line(s, limit)
		if utf8.RuneCountInString(got) > limit+1 || strings.ContainsAny(got, "\n\t\u202E\u2066") || !utf8.ValidString(got) {
			t.Fatalf("Line(%q, %d) = %q", s, limit, got)
		}
	})
}

func TestSafeURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x?y=1#z": "https://a.example/x?y=1#z", "http://a.example": "http://a.example", "javascript:alert(1)": "", "//a.example/": "",
		"data:text/html,x": "", "https://user:pw@a.example/": "", "ftp://a.example/": "", "": "", "https:///x": "", "HTTPS://a.example/": "https://a.example/",
		" https://a.example": "", "java\nscript:alert(1)": "",
	} {
		if got := SafeURL(in); got != want {
			t.Errorf("SafeURL(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestForeign(t *testing.T) {
	for in, want := range map[string]string{"de": "de", "en": "en", "en-GB": "en-GB", "pt-BR": "pt-BR", "": "", `x" y`: "", "english": ""} {
		if got := Foreign(in); got != want {
			t.Errorf("Foreign(%q) = %q, want %q", in, got, want)
		}
	}
}
