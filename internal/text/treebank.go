package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
)

// Treebank appends the tokens of s to dst as the Penn Treebank cuts English, for
// models that were trained on it: clitics stand alone (did|n't, she|'s, can|not),
// so do possessive endings; words with hyphens or slashes, acronyms,
// abbreviations with their point, figures, addresses, @names and #tags stay
// whole; a dash of several hyphens, an ellipsis and a quotation mark of two
// characters are one mark. Every character that is neither space nor control
// lies in one token.
func Treebank(dst []Token, s string) []Token {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if unicode.IsSpace(r) || unicode.IsControl(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r) {
			i += size
			continue
		}
		end, kind := treebankToken(s, i, r, size)
		if kind == Mark {
			dst = append(dst, Token{stet.Span{Start: i, End: end}, kind})
		} else {
			dst = appendClitics(dst, s, i, end, kind)
		}
		i = end
	}
	return dst
}

// treebankToken gives the end and kind of the token that begins with r at i;
// its clitics are still on it.
func treebankToken(s string, i int, r rune, size int) (int, TokenKind) {
	switch {
	case isWordRune(r):
		kind := Word
		if unicode.IsDigit(r) {
			kind = Digit
		}
		return pointedEnd(s, i, compoundEnd(s, i)), kind
	case isApostrophe(r):
		if end, kind := elidedEnd(s, i, size); end > 0 {
			return end, kind
		}
	case r == '-' || r == '+' || r == '.':
		if digitAt(s, i+1) && !wordBefore(s, i) {
			return compoundEnd(s, i+1), Digit
		}
	case r == '@' || r == '#':
		next, _ := utf8.DecodeRuneInString(s[i+1:])
		if unicode.IsLetter(next) || next == '_' {
			return handleEnd(s, i+1), Word
		}
	}
	return markEnd(s, i, r, size), Mark
}

// markEnd gives the end of the punctuation mark that begins with r at i.
func markEnd(s string, i int, r rune, size int) int {
	switch r {
	case '.':
		if strings.HasPrefix(s[i:], ". . .") {
			return i + len(". . .")
		}
		return runEnd(s, i, ".")
	case '-', '_', '*', '=', '~':
		return runEnd(s, i, s[i:i+1])
	case '!', '?':
		return runEnd(s, i, "!?")
	case '\'', '`':
		if i+1 < len(s) && s[i+1] == s[i] {
			return i + 2
		}
	}
	return i + size
}

// runEnd gives where the characters of set that begin at i end.
func runEnd(s string, i int, set string) int {
	for i < len(s) && strings.IndexByte(set, s[i]) >= 0 {
		i++
	}
	return i
}

func digitAt(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// wordBefore reports whether a letter or digit touches i from the left.
func wordBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return isWordRune(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

// handleEnd gives where a @name or #tag ends.
func handleEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isWordRune(r) && r != '_' {
			break
		}
		i += size
	}
	return i
}

// lettersEnd gives where the ASCII letters that begin at i end.
func lettersEnd(s string, i int) int {
	for i < len(s) && 'a' <= s[i]|0x20 && s[i]|0x20 <= 'z' {
		i++
	}
	return i
}

// elidedEnd gives the end of a word that begins with the apostrophe at i, or 0:
// 'em, '70s, ’16, and 's that follows a bracket.
func elidedEnd(s string, i, size int) (int, TokenKind) {
	at := i + size
	if digitAt(s, at) && digitAt(s, at+1) && !digitAt(s, at+2) && !wordBefore(s, i) {
		end := at + 2
		if end < len(s) && s[end] == 's' {
			end++
		}
		if next, _ := utf8.DecodeRuneInString(s[end:]); !isWordRune(next) {
			return end, Digit
		}
	}
	end := lettersEnd(s, at)
	if next, _ := utf8.DecodeRuneInString(s[end:]); isWordRune(next) {
		return 0, Mark
	}
	spaced := i == 0 || s[i-1] == ' ' || s[i-1] == '\n'
	switch word := s[at:end]; {
	case strings.EqualFold(word, "em"), strings.EqualFold(word, "til"), strings.EqualFold(word, "tis"), strings.EqualFold(word, "twas"):
		return end, Word
	case !spaced && isEnding(word):
		return end, Word
	}
	return 0, Mark
}
