package forms

import (
	"unicode"
	"unicode/utf8"

	"stet/internal/perceptron"
)

// Form is what models look at in a word. The hashes of different words differ
// but by chance; digits count as 0 in all but the shape's kind.
type Form struct {
	Word     uint64
	Lower    uint64
	Shape    uint64    // letters and digits by kind, runs drawn together: Xx, 0, X.X., x-x
	Prefix   [3]uint64 // of one, two, three bytes of the lower case
	Suffix   [4]uint64 // of one to four bytes
	Capital  bool      // begins with a capital
	Clusters []uint16  // of the lower case; nil where there are none
}

// Reader reads words. It is for one goroutine; the zero value knows no clusters.
type Reader struct {
	Clusters func(lower string) []uint16 // may be nil
	low      []byte
	forms    []Form
}

// Read gives the words' forms, valid until the next call.
func (r *Reader) Read(words []string) []Form {
	r.forms = r.forms[:0]
	for _, w := range words {
		r.forms = append(r.forms, r.form(w))
	}
	return r.forms
}

func (r *Reader) form(word string) Form {
	var f Form
	changed := r.lower(word)
	f.Lower = perceptron.Hash(r.low)
	f.Word = f.Lower
	if changed {
		f.Word = perceptron.Hash(word)
		first, _ := utf8.DecodeRuneInString(word)
		f.Capital = unicode.IsUpper(first)
	}
	f.Shape = shape(word)
	for k := range f.Prefix {
		f.Prefix[k] = perceptron.Hash(r.low[:min(k+1, len(r.low))])
	}
	for k := range f.Suffix {
		f.Suffix[k] = perceptron.Hash(r.low[max(0, len(r.low)-k-1):])
	}
	if r.Clusters != nil {
		if !changed {
			f.Clusters = r.Clusters(word)
		} else {
			f.Clusters = r.Clusters(string(r.low))
		}
	}
	return f
}

// lower puts the word's lower case into r.low, digits as 0, and reports whether
// that differs from the word.
func (r *Reader) lower(word string) (changed bool) {
	r.low = r.low[:0]
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c >= utf8.RuneSelf:
			for _, x := range word[i:] {
				r.low = utf8.AppendRune(r.low, fold(x))
			}
			return string(r.low) != word
		case 'A' <= c && c <= 'Z':
			r.low, changed = append(r.low, c|0x20), true
		case '1' <= c && c <= '9':
			r.low, changed = append(r.low, '0'), true
		default:
			r.low = append(r.low, c)
		}
	}
	return changed
}

// fold gives a letter's lower case, a digit's 0, and of typographic marks the
// plain ones.
func fold(r rune) rune {
	switch {
	case r == '’' || r == '‘' || r == 'ʼ':
		return '\''
	case r == '“' || r == '”':
		return '"'
	case r == '‑':
		return '-'
	case unicode.IsDigit(r):
		return '0'
	}
	return unicode.ToLower(r)
}

// longestShape bounds the runs of a shape.
const longestShape = 8

// shape gives the kinds of the word's characters.
func shape(word string) uint64 {
	h, last, runs := uint64(1), rune(-1), 0
	for _, r := range word {
		kind := r
		switch {
		case 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			kind = 'x'
		case 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			kind = 'X'
		case '0' <= r && r <= '9':
			kind = '0'
		}
		if kind == last {
			continue
		}
		if runs++; runs > longestShape {
			break
		}
		h, last = perceptron.Mix(h, uint64(kind)), kind
	}
	return h
}
