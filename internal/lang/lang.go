package lang

import (
	"bytes"
	"compress/gzip"
	_ "embed" // for the table
	"io"
	"strings"
	"sync"
	"unicode"
)

//go:embed ngrams.bin.gz
var packed []byte

// score is what an n-gram says for one language.
type score struct{ lang, points uint8 }

type table struct {
	codes  []string
	ngrams map[uint64][]score
}

// ngrams is unpacked at first use, in about 50 ms.
var ngrams = sync.OnceValue(unpack)

func unpack() *table {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("lang: the compiled-in table is damaged: " + err.Error())
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		panic("lang: the compiled-in table is damaged: " + err.Error())
	}
	codes, raw, _ := bytes.Cut(raw, []byte{'\n'})
	t := &table{codes: strings.Split(string(codes), ","), ngrams: make(map[uint64][]score, 1<<17)}
	for len(raw) > 0 {
		n := int(raw[0])
		k := key(raw[1 : 1+n])
		raw = raw[1+n:]
		scores := make([]score, raw[0])
		for i := range scores {
			scores[i] = score{raw[1+2*i], raw[2+2*i]}
		}
		raw = raw[1+2*len(scores):]
		t.ngrams[k] = scores
	}
	return t
}

// key packs an n-gram of at most eight bytes.
func key(b []byte) (k uint64) {
	for _, c := range b {
		k = k<<8 | uint64(c)
	}
	return k
}

const (
	// base is what was subtracted from every score to make the table small.
	base = 53
	// enough bounds how much of a text is looked at, in bytes: more changes
	// nothing.
	enough = 1000
	// fewest is how many letters a text needs before a guess is worth making.
	fewest = 12
	// longest bounds a word, in bytes.
	longest = 70
)

// Detect gives the language that s is written in, as a BCP 47 primary language
// such as "en"; "" when there is too little text to tell.
func Detect(s string) string {
	t := ngrams()
	points := make([]int, len(t.codes))
	seen := map[uint64]bool{}
	letters, size := 0, 0
	for word := range strings.FieldsFuncSeq(clip(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != '`'
	}) {
		word = strings.ToLower(strings.TrimLeft(word, "'’`"))
		letters += len([]rune(word))
		if size += len(word) + 1; size > enough {
			break
		}
		each(word, func(k uint64) {
			if seen[k] {
				return
			}
			seen[k] = true
			for _, sc := range t.ngrams[k] {
				points[sc.lang] += int(sc.points) + base
			}
		})
	}
	if letters < fewest && !ideographic(s) {
		return ""
	}
	best := 0
	for i, p := range points {
		if p > points[best] {
			best = i
		}
	}
	if points[best] == 0 {
		return ""
	}
	return t.codes[best]
}

// clip cuts a long text, at a space or at a character, before it is looked at.
func clip(s string) string {
	if len(s) <= 4*enough {
		return s
	}
	return strings.ToValidUTF8(s[:4*enough], "")
}

// ideographic reports whether a text is in a script in which a word is a
// character or two.
func ideographic(s string) bool {
	for _, r := range clip(s) {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			return true
		}
	}
	return false
}

// each calls f for the n-grams of a word as ELD cuts them: four bytes every
// three, with a space before the first and after the last.
func each(word string, f func(uint64)) {
	b := []byte(word)
	if len(b) == 0 {
		return
	}
	b = b[:min(len(b), longest)]
	var gram [6]byte
	put := func(before bool, part []byte, after bool) {
		g := gram[:0]
		if before {
			g = append(g, ' ')
		}
		g = append(g, part...)
		if after {
			g = append(g, ' ')
		}
		f(key(g))
	}
	j := 0
	for ; j+4 < len(b); j += 3 {
		put(j == 0, b[j:j+4], false)
	}
	put(j == 0, b[max(0, len(b)-4):], true)
}
