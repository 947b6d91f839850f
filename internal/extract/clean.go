package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain gives s on one line: runs of white space become one blank, outer space
// goes, and so do characters that nobody sees (see invisible). Letters and their
// accents are composed (Unicode NFC), so that the same words are the same bytes
// in every report.
func plain(s string) string {
	if isPlain(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\ufffd"))
	var b strings.Builder
	b.Grow(len(s))
	space, last := false, ' '
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case invisible(r, last):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space, last = false, r
		b.WriteRune(r)
	}
	return b.String()
}

// isPlain is the quick way out for ASCII that needs nothing done.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// invisible tells characters that carry nothing a reader sees: controls, format
// characters (zero-width, bidirectional, tags: Unicode category Cf), private use
// (icon fonts), noncharacters, supplementary variation selectors. Joiners stay
// where writing needs them, once, after a letter of a script that joins or an
// emoji; so do Arabic number signs and the emoji selector.
func invisible(r, before rune) bool {
	if r < 0x7f {
		return r < ' '
	}
	switch {
	case r == '\u200c' || r == '\u200d':
		return before < 0x590 || before >= 0x2000 && before <= 0x20ff
	case r == '\ufe0e' || r == '\ufe0f':
		return before < 0x203c || before == '\ufe0e' || before == '\ufe0f'
	case r >= 0x600 && r <= 0x605 || r == 0x6dd || r == 0x70f:
		return false
	case r >= 0xfe00 && r <= 0xfe0d, r >= 0xe0100 && r <= 0xe01ef, r == '\ufffc':
		return true
	case r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef:
		return true
	case r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0 || r == 0x34f || r == 0x2800:
		return true // fillers and blanks that are letters by category
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}

// joinParagraphs makes a text of paragraphs, leaving out the empty ones.
func joinParagraphs(paragraphs []string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(p)
	}
	return b.String()
}

// isWord tells what words are made of.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// words appends the words of s: runs of letters, marks and digits, lower-cased.
func words(dst []string, s string) []string {
	start := -1
	for i, r := range s {
		if isWord(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			dst = append(dst, strings.ToLower(s[start:i]))
			start = -1
		}
	}
	if start >= 0 {
		dst = append(dst, strings.ToLower(s[start:]))
	}
	return dst
}

// sameWords reports whether two strings differ at most in case, marks and space.
func sameWords(a, b string) bool {
	x, y := hashWords(nil, a), hashWords(nil, b)
	return len(x) > 0 && slices.Equal(x, y)
}

// runes counts characters.
func runes(s string) int { return utf8.RuneCountInString(s) }

// head gives at most the first n bytes of s, whole characters of it.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
