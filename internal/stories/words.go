package stories

import (
	"unicode"
	"unicode/utf8"
)

// word is a word of a text in the form in which words are compared: lower
// case, without possessive, number commas and acronym points, plural stripped.
type word struct {
	form    []byte // valid until the next word is read
	hash    term   // of form
	capital bool   // begins with a capital letter
	number  bool   // begins with a digit
	opens   bool   // first of its line or sentence, where a capital means nothing
	stop    bool   // carries no content of its own
}

// scanner reads the words of a text. Hyphens part words.
type scanner struct {
	src   string
	pos   int
	opens bool
	table *table
	buf   []byte
}

// reset begins a text.
func (s *scanner) reset(src string, t *table) {
	s.src, s.pos, s.opens, s.table = src, 0, true, t
}

// next reads a word; false at the end.
func (s *scanner) next() (w word, ok bool) {
	if !s.skip() {
		return word{}, false
	}
	w.opens, s.opens = s.opens, false
	r, _ := utf8.DecodeRuneInString(s.src[s.pos:])
	w.capital, w.number = unicode.IsUpper(r), unicode.IsDigit(r)
	s.read(w.number)
	w.form = s.buf
	if !w.number {
		w.form = s.table.stem(s.buf, w.capital && !w.opens)
	}
	w.hash = hashOf(w.form)
	w.stop = s.table.stop(w.form, w.hash)
	return w, true
}

// skip moves to the next letter or digit, minding where sentences end.
func (s *scanner) skip() bool {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		if c < utf8.RuneSelf {
			if isLetter(c) || isDigit(c) {
				return true
			}
			if c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' {
				s.opens = true
			}
			s.pos++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.src[s.pos:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
		if r == '“' || r == '„' || r == '«' || r == '…' {
			s.opens = true
		}
		s.pos += size
	}
	return false
}

// maxForm bounds a word's bytes; what is longer is no word and is cut.
const maxForm = 40

// read collects the word at pos into buf.
func (s *scanner) read(number bool) {
	s.buf = s.buf[:0]
	for s.pos < len(s.src) {
		r, size := rune(s.src[s.pos]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.src[s.pos:])
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if len(s.buf) < maxForm {
				s.buf = utf8.AppendRune(s.buf, unicode.ToLower(r))
			}
		case !s.inner(r, size, number):
			return
		case number && r == '.' && len(s.buf) < maxForm:
			s.buf = append(s.buf, '.')
		}
		s.pos += size
	}
}

// inner reports whether the mark at pos belongs to the word: an apostrophe
// that opens no possessive, a number's comma or point, an acronym's point.
func (s *scanner) inner(r rune, size int, number bool) bool {
	after, n := utf8.DecodeRuneInString(s.src[s.pos+size:])
	if !unicode.IsLetter(after) && !unicode.IsDigit(after) {
		return false
	}
	switch r {
	case '\'', '’':
		if after != 's' && after != 'S' {
			return true
		}
		last, _ := utf8.DecodeRuneInString(s.src[s.pos+size+n:])
		if unicode.IsLetter(last) {
			return true
		}
		s.pos += size + n // the possessive is passed over
		return false
	case ',':
		return number && unicode.IsDigit(after)
	case '.':
		if number {
			return unicode.IsDigit(after)
		}
		return len(s.buf) == 1 || s.acronym()
	}
	return false
}

// acronym reports whether what was read so far are single letters with points
// between, as in U.S.A.
func (s *scanner) acronym() bool {
	return s.pos >= 2 && s.src[s.pos-2] == '.' && len(s.buf) < 6
}

// englishStem strips the plural and nothing else: stronger stems join words
// that news keeps apart (organ, organization).
func englishStem(b []byte) []byte {
	n := len(b)
	if n < 4 || b[n-1] != 's' {
		return b
	}
	switch b[n-2] {
	case 's', 'u', 'i':
		return b
	case 'e':
		if n > 4 && b[n-3] == 'i' {
			b[n-3] = 'y'
			return b[:n-2]
		}
		if n > 4 && (b[n-3] == 's' || b[n-3] == 'x' || b[n-3] == 'z' || n > 5 && b[n-3] == 'h' && (b[n-4] == 'c' || b[n-4] == 's')) {
			return b[:n-2]
		}
	}
	return b[:n-1]
}

// germanStem strips the usual endings of nouns and adjectives, after Savoy's
// minimal stemmer for German (SIGIR 2006), umlauts kept.
func germanStem(b []byte) []byte {
	n := len(b)
	if n < 5 {
		return b
	}
	if n > 6 && string(b[n-3:]) == "nen" {
		return b[:n-3]
	}
	if n > 5 && b[n-2] == 'e' && (b[n-1] == 'n' || b[n-1] == 's' || b[n-1] == 'r' || b[n-1] == 'm') {
		return b[:n-2]
	}
	switch b[n-1] {
	case 'n', 'e', 's', 'r':
		return b[:n-1]
	}
	return b
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
