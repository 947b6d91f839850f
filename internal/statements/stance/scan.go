package stance

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWord is the longest word that is looked up, in bytes; longer ones are in no
// list.
const maxWord = 48

// token is a word or a mark of a text.
type token struct {
	start, end int32
	word       uint16 // its place in the lexicon; 0 when not listed
	class
}

// scan appends the words and marks of text[from:to] to dst, up to dst's
// capacity.
func (l *lexicon) scan(dst []token, text string, from, to int) []token {
	for i := from; i < to && len(dst) < cap(dst); {
		if text[i] == ' ' {
			i++
			continue
		}
		r, size := runeAt(text, i, to)
		if !wordRune(r) {
			if c := markClass(text, i, i+size, to, r); c != 0 {
				dst = append(dst, token{start: int32(i), end: int32(i + size), class: c})
			}
			i += size
			continue
		}
		after := l.wordEnd(text, i, to)
		t := token{start: int32(i), end: int32(after)}
		t.word, t.class = l.look(text[i:after])
		if t.class&(may|will|would) != 0 && 'A' <= text[i] && text[i] <= 'Z' && i > from {
			t.class &^= may | will | would | aux // May, Will, María: a month, a name
		}
		dst = append(dst, t)
		i = after
	}
	return dst
}

// plainLetter tells the ASCII letters and digits.
var plainLetter = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
	}
	return is
}()

func runeAt(text string, i, to int) (rune, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:to])
}

func wordRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return plainLetter[r]
	case 0x400 <= r && r < 0x482: // the Cyrillic letters in use
		return true
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '\u00ad')
}

// markClass tells whether a character is punctuation, and whether it ends what
// is said. A point after a short capitalised word is taken for an abbreviation's.
func markClass(text string, i, after, to int, r rune) class {
	switch r {
	case ',', '(', ')', '—', '–', ':':
		return mark
	case '"', '“', '”', '„', '«', '»':
		return quote
	case ';', '!', '?', '…', '\n':
		return mark | end
	case '.':
		k := i
		for k > 0 && i-k < 5 && text[k-1] != ' ' {
			k--
		}
		if after < to && (text[after] != ' ' || i-k < 5 && k < i && 'A' <= text[k] && text[k] <= 'Z') {
			return mark
		}
		return mark | end
	}
	return 0
}

// wordEnd gives where the word that begins at i ends: hyphens and apostrophes
// count where a letter or digit follows, points where they follow a single one,
// as in U.S.
func (l *lexicon) wordEnd(text string, i, to int) int {
	for part := i; i < to; {
		if c := text[i]; c < utf8.RuneSelf && plainLetter[c] {
			i++
			continue
		} else if c == ' ' {
			return i
		}
		r, size := runeAt(text, i, to)
		if wordRune(r) {
			i += size
			continue
		}
		if r != '\'' && r != '’' && r != '-' && (r != '.' || i-part > 1) || i+size >= to {
			return i
		}
		if next, _ := runeAt(text, i+size, to); !wordRune(next) {
			return i
		}
		i += size
		part = i
		if l.elides && (r == '\'' || r == '’') {
			return i
		}
	}
	return i
}

// look gives a word's place and classes.
func (l *lexicon) look(w string) (uint16, class) {
	var buf [maxWord]byte
	n, ascii := 0, true
	for i := 0; i < len(w); {
		if n+utf8.UTFMax > len(buf) {
			return 0, 0
		}
		c := w[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			buf[n] = c
			n++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(w[i:])
		if r == '’' {
			r = '\''
		}
		n += utf8.EncodeRune(buf[n:], unicode.ToLower(r))
		i += size
		ascii = false
	}
	if l.filter[sieve(buf[:n])] {
		if p, ok := l.places[string(buf[:n])]; ok {
			return p, l.words[p].class
		}
	}
	if ascii && n < 4 {
		return 0, 0
	}
	return 0, l.byEnding(buf[:n])
}

// byEnding gives the classes of a word that is not listed: those of its
// contracted end ("she'll"), or of its ending.
func (l *lexicon) byEnding(w []byte) class {
	for k := len(w) - 1; k > 0 && k > len(w)-4; k-- {
		if w[k] == '\'' {
			return l.words[l.places[string(w[k:])]].class
		}
	}
	for _, e := range l.endings {
		if len(w) > len(e.suffix)+1 && strings.HasSuffix(string(w), e.suffix) {
			return e.class
		}
	}
	return 0
}
