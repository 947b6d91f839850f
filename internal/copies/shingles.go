package copies

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/text"
)

const (
	run      = 6    // words of a shingle
	maxWords = 3000 // words of a text that are looked at
)

// quoted marks, in a shingle, that its first word stands in quotation marks.
const quoted = 1 << 31

// shingles are the runs of a text in its order: for each word the hash of the
// run that begins with it, in 31 bits, and the mark quoted. The last words of
// the text, where no run begins, have hash 0.
type shingles []uint32

// reader turns texts into shingles. It keeps its scratch between texts.
type reader struct {
	words []uint64
	in    []bool // quotation marks are open
	word  uint64 // hash of the word being read; 0 for none
	open  rune   // the mark that opened the quotation; 0 for none
}

// FNV-1a, 64 bits; the hashes are written into no file.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// read gives the shingles of a text. The result is not kept.
func (r *reader) read(s string) shingles {
	r.words, r.in = r.words[:0], r.in[:0]
	for line := range strings.Lines(s) {
		if len(r.words) >= maxWords {
			break
		}
		if !text.IsFurniture(line) {
			r.line(line)
		}
	}
	return r.shingles()
}

// line reads the words of one line. A quotation ends with its line at the
// latest: one that runs on is opened again.
func (r *reader) line(s string) {
	r.open = 0
	before := ' '
	for i, c := range s {
		switch {
		case c < utf8.RuneSelf && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'):
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			r.letter(c)
		case c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			r.letter(unicode.ToLower(c))
		case (c == '\'' || c == '’') && !r.closes(s[i+utf8.RuneLen(c):]):
			// an apostrophe parts no word: don't is one word, however written
		default:
			r.end()
			r.quote(c, before)
		}
		before = c
	}
	r.end()
}

// closes reports whether no letter follows.
func (r *reader) closes(rest string) bool {
	c, _ := utf8.DecodeRuneInString(rest)
	return r.word == 0 || !unicode.IsLetter(c)
}

func (r *reader) letter(c rune) {
	if r.word == 0 {
		r.word = fnvOffset
	}
	r.word = (r.word ^ uint64(c)) * fnvPrime
}

// end ends a word.
func (r *reader) end() {
	if r.word == 0 {
		return
	}
	if len(r.words) < maxWords {
		r.words = append(r.words, r.word)
		r.in = append(r.in, r.open != 0)
	}
	r.word = 0
}

// quote follows quotation marks. Single ones are left alone: they are
// apostrophes more often than not.
func (r *reader) quote(c, before rune) {
	switch c {
	case '"':
		if r.open == 0 && (unicode.IsSpace(before) || unicode.IsPunct(before)) {
			r.open = '"'
		} else {
			r.open = 0
		}
	case '„', '«':
		r.open = c
	case '“':
		if r.open == '„' {
			r.open = 0
		} else {
			r.open = c
		}
	case '”', '»':
		r.open = 0
	}
}

// shingles hashes the runs of the words read.
func (r *reader) shingles() shingles {
	out := make(shingles, len(r.words))
	for i := range r.words {
		if i+run <= len(r.words) {
			h := uint64(fnvOffset)
			for _, w := range r.words[i : i+run] {
				h = (h ^ w) * fnvPrime
				h ^= h >> 29
			}
			out[i] = uint32(h>>32) &^ quoted
		}
		if r.in[i] {
			out[i] |= quoted
		}
	}
	return out
}
