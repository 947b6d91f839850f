package claims

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"stet/internal/clusters"
	"stet/internal/names"
	"stet/internal/text"
)

// vocabulary numbers the content words of texts by their stems.
type vocabulary struct {
	termIDs  map[string]int32
	known    map[string]map[string]int32 // language → word as written → term
	tokens   []text.Token                // scratch
	rows     map[int32]clusters.Row      // how a term's first known word is used
	outcomes map[int32]bool              // terms; nil until they are asked for
}

func newVocabulary() vocabulary {
	return vocabulary{termIDs: map[string]int32{}, known: map[string]map[string]int32{}, rows: map[int32]clusters.Row{}}
}

// terms gives the stems of the content words of a text.
func (v *vocabulary) terms(content, lang string) []int32 {
	known := v.known[lang]
	if known == nil {
		known = map[string]int32{}
		v.known[lang] = known
	}
	var out []int32
	v.tokens = text.Tokens(v.tokens[:0], content)
	for _, t := range v.tokens {
		if t.Kind != text.Word {
			continue
		}
		word := content[t.Start:t.End]
		id, ok := known[word]
		if !ok {
			id = v.wordTerm(word, lang)
			known[word] = id
		}
		if id != noTerm {
			out = append(out, id)
		}
	}
	return out
}

// noTerm stands for a word without content of its own.
const noTerm = -1

func (v *vocabulary) wordTerm(word, lang string) int32 {
	low := strings.ToLower(word)
	low = strings.TrimSuffix(strings.TrimSuffix(low, "'s"), "’s")
	if len(low) < 2 || text.IsStop(low, lang) || reporting[low] {
		return noTerm
	}
	if country, ok := names.Countries().Terms[low]; ok {
		low = country // Russian and Russia are one term
	}
	t := v.term(stem(low, lang))
	if table, err := clusters.Default(); err == nil && english(lang) && v.rows[t] == (clusters.Row{}) {
		v.rows[t] = table.Of(low)
	}
	return t
}

func english(lang string) bool { return lang == "en" || strings.HasPrefix(lang, "en-") }

func (v *vocabulary) term(stem string) int32 {
	id, ok := v.termIDs[stem]
	if !ok {
		id = int32(len(v.termIDs))
		v.termIDs[stem] = id
	}
	return id
}

func unique(ids []int32) []int32 {
	slices.Sort(ids)
	return slices.Compact(ids)
}

//go:embed alike.txt
var alikeList string

// alike maps the stems of alike.txt to the first stem of their set. It is read
// once and never changed.
var alike = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(alikeList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		first := ""
		for word := range strings.FieldsSeq(line) {
			stem := text.Stem(word, "en")
			first = cmp.Or(first, stem)
			if _, ok := m[stem]; !ok {
				m[stem] = first
			}
		}
	}
	return m
})

// stem gives a lower-case word's stem, or that of the first word that names the
// same.
func stem(word, lang string) string {
	s := text.Stem(word, lang)
	if english(lang) {
		return cmp.Or(alike()[s], s)
	}
	return s
}

// outcomes are what can become of people and things that are counted.
var outcomes = []string{
	"killed", "injured", "missing", "arrested", "evacuated", "rescued", "destroyed", "sunk", "sick", "shot", "absent", "jailed", "sentenced", "charged",
	"released", "questioned", "stolen", "homeless", "displaced", "treated", "infected", "tested", "dismissed", "hired", "offered", "demanded", "damaged", "aboard", "cut",
}

// outcomesIn gives the terms that tell of an outcome.
func (v *vocabulary) outcomesIn(terms []int32) []int32 {
	if v.outcomes == nil {
		v.outcomes = map[int32]bool{}
		for _, word := range outcomes {
			v.outcomes[v.term(stem(word, "en"))] = true
		}
	}
	var out []int32
	for _, t := range terms {
		if v.outcomes[t] {
			out = append(out, t)
		}
	}
	return out
}
