package text

import (
	"unicode"
	"unicode/utf8"

	"stet"
)

// Token is a word, a number or a mark.
type Token struct {
	stet.Span
	Kind TokenKind
}

// TokenKind is what a token is made of.
type TokenKind uint8

// The kinds of token.
const (
	Word  TokenKind = iota // letters, with inner hyphens, apostrophes and acronym points
	Digit                  // begins with a digit: 91, 1,200, 3.5, 50-year
	Mark                   // punctuation or symbol, one character
)

// Tokens appends the tokens of s to dst. A possessive 's stays with its word; a
// final full stop is a mark, but for acronyms (U.S.).
func Tokens(dst []Token, s string) []Token {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		end, kind := i+size, Mark
		switch {
		case unicode.IsSpace(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r):
			i = end
			continue
		case unicode.IsLetter(r) || r >= utf8.RuneSelf && unicode.IsMark(r):
			end, kind = wordEnd(s, i), Word
		case unicode.IsDigit(r):
			end, kind = digitEnd(s, i), Digit
		}
		dst = append(dst, Token{stet.Span{Start: i, End: end}, kind})
		i = end
	}
	return dst
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isPlain(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isPlain reports whether c is an ASCII letter or digit.
func isPlain(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// wordEnd gives where the word that begins at i ends: hyphens and apostrophes
// count where a letter or digit follows, points where they follow single
// letters.
func wordEnd(s string, i int) int {
	letters := 0 // since the last point or hyphen
	points := 0
	for i < len(s) {
		if isPlain(s[i]) {
			letters++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == ' ' {
			return i
		}
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case isWordRune(r):
			letters++
		case r == '-' && isWordRune(next):
			letters = 0
		case (r == '\'' || r == '’' || r == '‑' || r == '&' || r == '\u00ad') && isWordRune(next):
			letters = 2
		case r == '.' && letters == 1 && (points > 0 || unicode.IsLetter(next)):
			points++
			letters = 0
		default:
			return i
		}
		i += size
	}
	return i
}

// digitEnd gives where the number that begins at i ends: separators count where
// a digit follows, and what is joined by a hyphen or written on belongs to it.
func digitEnd(s string, i int) int {
	for i < len(s) {
		if isPlain(s[i]) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == ' ' {
			return i
		}
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case isWordRune(r):
		case (r == '.' || r == ',' || r == ':' || r == '’') && unicode.IsDigit(next):
		case r == '-' && unicode.IsLetter(next):
		default:
			return i
		}
		i += size
	}
	return i
}
