package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is a word of a text: how it is compared, and where it stands.
type Word struct {
	Folded     string // lower-case letters and digits, without accents; at most wordMax bytes
	Start, End int    // in bytes
}

// wordMax is how many bytes of a word are compared.
const wordMax = 60

// Words gives the first limit words of a text. A word is a run of letters and
// digits, folded: letter case, accents, ligatures and widths are made one. Scripts
// that put no space between words (Han, kana, Thai and its neighbours) give a
// word for each character; several of them are found as a phrase.
func Words(s string, limit int) []Word {
	var out []Word
	for at := 0; at < len(s) && len(out) < limit; {
		start, end := nextWord(s, at)
		if start == end {
			break
		}
		at = end
		if folded := fold(s[start:end]); folded != "" {
			out = append(out, Word{Folded: folded, Start: start, End: end})
		}
	}
	return out
}

// Folded gives the words alone.
func Folded(s string, limit int) []string {
	all := Words(s, limit)
	out := make([]string, len(all))
	for i, w := range all {
		out[i] = w.Folded
	}
	return out
}

// nextWord gives where the next word begins and ends; the same place twice where
// there is none.
func nextWord(s string, at int) (start, end int) {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if isWord(r) {
			break
		}
		at += n
	}
	start = at
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		inside := at > start && (unicode.Is(unicode.M, r) || isFormat(r))
		if !inside && (!isWord(r) || at > start && (unspaced(r) || alone(s[start:at]))) {
			break
		}
		at += n
	}
	return start, at
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// isFormat reports whether a character is without width and stands inside words:
// a soft hyphen, a joiner.
func isFormat(r rune) bool { return r == 0xAD || r == 0x200C || r == 0x200D || r == 0x2060 }

// unspaced reports whether a character is of a script that parts no words.
func unspaced(r rune) bool {
	return r > 0xDFF && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// alone reports whether what was read of a word is a character that is one.
func alone(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unspaced(r)
}

// fold gives a word as it is compared; "" for one of nothing but marks.
func fold(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return strings.ToLower(s[:min(len(s), wordMax)])
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if r = unicode.ToLower(r); accent(r) || !isWord(r) && (b.Len() == 0 || !unicode.Is(unicode.M, r)) || b.Len() > 0 && unspaced(r) {
			continue
		}
		out, special := letters[r]
		if !special {
			out = string(r)
		}
		if b.Len()+len(out) > wordMax {
			break
		}
		b.WriteString(out)
		if unspaced(r) {
			break // of one that stands for two, the first
		}
	}
	return b.String()
}

// accent reports whether a mark may be left out without changing the word for
// most readers: those of Latin, Greek and Cyrillic letters, the vowel signs of
// Hebrew and Arabic. Those of Indic and Southeast Asian scripts are vowels that
// nobody leaves out.
func accent(r rune) bool {
	return 0x300 <= r && r <= 0x36F || 0x591 <= r && r <= 0x5C7 || 0x610 <= r && r <= 0x61A || 0x64B <= r && r <= 0x65F || r == 0x670
}

// letters are those that no decomposition takes apart, as people type them who
// lack the key, and the final form of sigma.
var letters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ĸ': "k", 'ς': "σ",
}
