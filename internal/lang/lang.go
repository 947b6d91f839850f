package lang

import (
	"bytes"
	"compress/gzip"
	_ "embed" // for the table
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed ngrams.bin.gz
var packed []byte

// score is what an n-gram says for one language.
type score struct{ lang, points uint8 }

type table struct {
	codes  []string
	scores []score // of all n-grams, one after another
	ngrams map[uint64]run
}

// run is where the scores of an n-gram stand.
type run struct {
	from uint32
	n    uint8
}

// ngrams is unpacked at first use, in about 30 ms, into about 8 MB.
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
	t := &table{codes: strings.Split(string(codes), ","), ngrams: make(map[uint64]run, 1<<17)}
	for len(raw) > 0 {
		n := int(raw[0])
		k := key(raw[1 : 1+n])
		raw = raw[1+n:]
		t.ngrams[k] = run{from: uint32(len(t.scores)), n: raw[0]}
		n, raw = int(raw[0]), raw[1:]
		for i := range n {
			t.scores = append(t.scores, score{raw[2*i], raw[2*i+1]})
		}
		raw = raw[2*n:]
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
	// enough bounds how much of a text is looked at, in bytes of letters: more
	// changes nothing.
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
	var room [2 * enough]uint64
	keys, letters := grams(room[:0], s)
	if letters < fewest && !ideographic(s) {
		return ""
	}
	slices.Sort(keys)
	points := make([]int, len(t.codes))
	for _, k := range slices.Compact(keys) { // each n-gram counts once
		r := t.ngrams[k]
		for _, sc := range t.scores[r.from : r.from+uint32(r.n)] {
			points[sc.lang] += int(sc.points) + base
		}
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

// grams appends the n-grams of the first words of s to keys, and counts their
// letters.
func grams(keys []uint64, s string) (_ []uint64, letters int) {
	var room [longest + utf8.UTFMax]byte
	word, size := room[:0], 0
	for _, r := range s[:min(len(s), 4*enough)] { // a character cut in two is no letter
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && (len(word) == 0 || !apostrophe(r)) {
			keys, word = cut(keys, word), word[:0]
			if size > enough {
				break
			}
			continue
		}
		letters++
		size += utf8.RuneLen(r)
		if len(word) < longest {
			word = utf8.AppendRune(word, unicode.ToLower(r))
		}
		if size > 2*enough { // one endless word
			break
		}
	}
	return cut(keys, word), letters
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' }

// cut appends the n-grams of a word as ELD cuts them: four bytes every three,
// with a space before the first and after the last.
func cut(keys []uint64, word []byte) []uint64 {
	if len(word) == 0 {
		return keys
	}
	word = word[:min(len(word), longest)]
	j := 0
	for ; j+4 < len(word); j += 3 {
		k := key(word[j : j+4])
		if j == 0 {
			k |= ' ' << 32
		}
		keys = append(keys, k)
	}
	last := word[max(0, len(word)-4):]
	k := key(last)
	if j == 0 {
		k |= ' ' << (8 * len(last))
	}
	return append(keys, k<<8|' ')
}

// ideographic reports whether a text is in a script in which a word is a
// character or two.
func ideographic(s string) bool {
	for i, r := range s {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			return true
		}
		if i > enough {
			break
		}
	}
	return false
}
