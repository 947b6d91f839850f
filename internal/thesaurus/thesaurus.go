package thesaurus

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"stet/internal/text"
)

//go:embed english.txt.gz
var english []byte

// own has what WordNet does not tell and news needs: words that may stand for each
// other, a line of stems each.
//
//go:embed own.txt
var own string

// words is what is known of a stem; the lists are sorted.
type words struct{ same, opposite, wider []string }

type table struct {
	stems map[string]words
	forms map[string]string // irregular form → stem
}

// read reads the table, once; it is the program's own, so a broken one is a defect.
var read = sync.OnceValue(func() table {
	t := table{map[string]words{}, map[string]string{}}
	z, err := gzip.NewReader(bytes.NewReader(english))
	if err != nil {
		panic("thesaurus: english.txt.gz: " + err.Error())
	}
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		if form, ok := strings.CutPrefix(f[0], ">"); ok {
			t.forms[form] = f[1]
			continue
		}
		t.stems[f[0]] = words{strings.Fields(f[1]), strings.Fields(f[2]), strings.Fields(f[3])}
	}
	if err := lines.Err(); err != nil {
		panic("thesaurus: english.txt.gz: " + err.Error())
	}
	for line := range strings.Lines(own) {
		t.join(strings.Fields(line))
	}
	return t
})

// join makes stems mean the same.
func (t table) join(stems []string) {
	for _, a := range stems {
		w := t.stems[a]
		w.same = slices.Sorted(slices.Values(slices.Concat(w.same, stems)))
		t.stems[a] = w
	}
}

// Stem gives the stem of an English word in lower case; that of "say" for "said".
func Stem(word string) string {
	if s := read().forms[word]; s != "" {
		return s
	}
	return text.Stem(word, "en")
}

// Same reports whether two stems are equal or have a much used meaning in common,
// or one is made from the other: "statement" and "state".
func Same(a, b string) bool {
	return a == b || holds(read().stems[a].same, b) || holds(read().stems[b].same, a)
}

// Opposite reports whether two stems are opposites: "ris" and "fall".
func Opposite(a, b string) bool {
	return holds(read().stems[a].opposite, b) || holds(read().stems[b].opposite, a)
}

// Wider reports whether the first is a wider word for the second, by one step:
// "vehicl" for "car".
func Wider(a, b string) bool { return holds(read().stems[b].wider, a) }

func holds(list []string, word string) bool {
	_, found := slices.BinarySearch(list, word)
	return found
}
