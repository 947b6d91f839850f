package support

import (
	"hash/fnv"
	"slices"
	"strconv"
)

// Corpus is rows that have been read, to train from as often as one likes. It is
// safe for concurrent use.
type Corpus struct {
	Rows     []Row
	examples []example
}

// example is a row as it is learned from.
type example struct {
	reading  *reading
	traits   [][]uint32 // of each word
	verdicts []int8     // of each word
	loose    []uint32
	spoiled  []spoiled
	fold     int // by its source
}

// Folds is how many parts a corpus is parted into by source: those that measure
// what others taught.
const Folds = 10

// ReadCorpus reads rows.
func ReadCorpus(rows []Row) *Corpus {
	c := &Corpus{Rows: rows, examples: make([]example, len(rows))}
	sources := map[[2]string]*Source{}
	good := map[string][][]word{}
	for i, row := range rows {
		key := [2]string{row.Lang, row.Source}
		if sources[key] == nil {
			sources[key] = Read(row.Source, row.Lang)
		}
		e := &c.examples[i]
		e.reading, e.fold = sources[key].read(row.Sentence), FoldOf(row.Source)
		e.traits = e.reading.traits()
		e.loose = e.reading.loose(e.traits)
		if row.Supported && row.Group != "" {
			good[row.group()] = append(good[row.group()], e.reading.words)
		}
	}
	c.spoil(sources)
	for i, row := range rows {
		e := &c.examples[i]
		if !row.Supported {
			e.verdicts = markedWords(e.reading.words, good[row.group()])
			continue
		}
		e.verdicts = make([]int8, len(e.reading.words))
		for k := range e.verdicts {
			e.verdicts[k] = right
		}
	}
	return c
}

// group tells groups of different sets apart.
func (r Row) group() string {
	if r.Group == "" {
		return ""
	}
	return strconv.Itoa(r.Set) + " " + r.Group
}

// FoldOf gives the fold that everything about a source belongs to.
func FoldOf(source string) int {
	h := fnv.New64a()
	_, _ = h.Write([]byte(source)) // never fails
	x := h.Sum64()
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	return int((x ^ x>>33) % Folds)
}

// Score gives the score that a model gives a row, from 0 to 1.
func (c *Corpus) Score(m *Model, row int) float64 {
	e := &c.examples[row]
	f := m.features(e.reading, e.traits)
	return logistic(m.weigh(e.reading.style(&f), &f))
}

// Train learns from the rows that keep keeps, given their numbers. The model of
// sentences learns from words that were judged by models which did not learn from
// the same source. The same rows give the same model.
func (c *Corpus) Train(keep func(row int) bool) *Model {
	var rows []int
	for i := range c.Rows {
		if keep(i) {
			rows = append(rows, i)
		}
	}
	t := &trainer{c: c, rows: rows}
	t.judge()
	m := &Model{judges: c.learn(rows)}
	t.measure(m)
	sets := map[int][]int{}
	for k, row := range rows {
		sets[c.Rows[row].Set] = append(sets[c.Rows[row].Set], k)
	}
	for set := range slices.Max(append(keysOf(sets), -1)) + 1 {
		if len(sets[set]) > 0 {
			m.experts = append(m.experts, t.expert(m, sets[set]))
		}
	}
	m.general = t.general(m)
	m.round()
	return m
}

func keysOf(m map[int][]int) []int {
	var out []int
	for k := range m {
		out = append(out, k)
	}
	return out
}

// round keeps of each number what a file keeps.
func (m *Model) round() {
	for _, x := range m.floats() {
		*x = float64(float32(*x))
	}
}
