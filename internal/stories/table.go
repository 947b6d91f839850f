package stories

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"

	"stet/internal/text"
)

//go:embed background/*.tsv.gz
var backgroundFiles embed.FS

// table is a language's background: in how many of docs texts each word
// stands. It weighs words, and tells which carry no content. Without words it
// weighs all the same and asks the stop list.
type table struct {
	lang string
	docs int
	df   map[term]uint16
}

// tables gives the shipped tables by language. They are read once for all
// indexes, on first use.
var tables = sync.OnceValue(func() map[string]*table {
	all := map[string]*table{}
	for _, lang := range []string{"en", "de"} {
		t, err := readTable(lang)
		if err != nil {
			panic(err) // the file is part of the program; a test reads it
		}
		all[lang] = t
	}
	return all
})

// tableOf gives the table for a BCP 47 language; an unknown language is taken
// for English, as most of the program does.
func tableOf(lang string) *table {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if base == "" {
		base = "en"
	}
	if t := tables()[base]; t != nil {
		return t
	}
	return &table{lang: base}
}

func readTable(lang string) (t *table, err error) {
	packed, err := backgroundFiles.ReadFile("background/" + lang + ".tsv.gz")
	if err != nil {
		return nil, fmt.Errorf("background %s: %w", lang, err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("background %s: %w", lang, err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("background %s: %w", lang, err)
	}
	return parseTable(lang, string(raw))
}

// parseTable reads lines of word, tab, count; the first line's word is "#" and
// its count the number of texts.
func parseTable(lang, raw string) (*table, error) {
	t := &table{lang: lang, df: make(map[term]uint16, strings.Count(raw, "\n"))}
	for line := range strings.Lines(raw) {
		form, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		n, ok := count(rest)
		if !ok {
			return nil, fmt.Errorf("background %s: bad line %q", lang, line)
		}
		if form == "#" {
			t.docs = n
			continue
		}
		t.df[hashOf([]byte(form))] = uint16(min(n, math.MaxUint16))
	}
	return t, nil
}

func count(s string) (n int, ok bool) {
	for i := range len(s) {
		if !isDigit(s[i]) || n > 1<<30 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}

// unseen is the weight of a word that stands in no text of the background,
// where there is no background to work it out from.
const unseen = 8

// idf weighs a word by its rarity: ln(1 + N/(df + ½)).
func (t *table) idf(h term) float64 {
	if t.docs == 0 {
		return unseen
	}
	return math.Log(1 + float64(t.docs)/(float64(t.df[h])+0.5))
}

// rarest is the weight of a word that the background does not know.
func (t *table) rarest() float64 { return t.idf(0) }

// stopShare is in what share of texts a word stands that tells nothing.
const stopShare = 0.25

// stop reports whether a word carries no content of its own: single letters,
// words of a quarter of all texts, words of the stop list.
func (t *table) stop(form []byte, h term) bool {
	if len(form) < 2 && !(len(form) == 1 && isDigit(form[0])) {
		return true
	}
	if t.docs == 0 {
		return text.IsStop(string(form), t.lang)
	}
	return float64(t.df[h]) > stopShare*float64(t.docs)
}

// stem takes the ending off a lower-case word. name says that the word has a
// capital where only names and German nouns have one: a word that the table
// does not know is then a name and loses a genitive at most, so that it stays
// the same in all languages.
func (t *table) stem(b []byte, name bool) []byte {
	switch t.lang {
	case "en":
		return englishStem(b)
	case "de":
		stem := germanStem(b)
		if name && t.docs > 0 && t.df[hashOf(stem)] == 0 {
			return englishStem(b)
		}
		return stem
	}
	if name {
		return englishStem(b)
	}
	return b
}
