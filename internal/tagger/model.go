package tagger

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"stet"
	"stet/internal/perceptron"
)

// Model is a trained tagger. It is safe for concurrent use.
type Model struct {
	weights    *perceptron.Model
	tags       []string
	dictionary dictionary
	clusters   func(lower string) []uint16
	pool       sync.Pool // of *sentence
}

// kind names the file and the version of its features.
const kind = "stet tagger 1"

// WriteTo writes the model for [Read], without the clusters.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	f := perceptron.File{Kind: kind, Lists: [][]string{m.tags, m.dictionary.lines()}, Models: []*perceptron.Model{m.weights}}
	return f.WriteTo(w)
}

// Read reads a model. One that was trained with clusters wants the same ones by
// [Model.UseClusters]. A damaged file is Invalid.
func Read(r io.Reader) (_ *Model, err error) {
	defer stet.Wrap(&err, "tagger.Read")
	f, err := perceptron.ReadFile(r, kind, 2, 1)
	if err != nil {
		return nil, err
	}
	m := &Model{weights: f.Models[0], tags: f.Lists[0]}
	if m.weights.Classes() != len(m.tags) {
		return nil, stet.Errorf(stet.Invalid, "a damaged model: %d tags, weights for %d", len(m.tags), m.weights.Classes())
	}
	if m.dictionary, err = readDictionary(f.Lists[1], len(m.tags)); err != nil {
		return nil, err
	}
	return m, nil
}

// UseClusters gives the model the clusters of words that it was trained with. It
// must not be called while the model is used.
func (m *Model) UseClusters(of func(lower string) []uint16) {
	m.clusters = of
	m.pool = sync.Pool{}
}

// Tag fills tags, of which there must be as many as words, with the tags of the
// words of a sentence.
func (m *Model) Tag(words, tags []string) {
	s, ok := m.pool.Get().(*sentence)
	if !ok {
		s = newSentence(len(m.tags), m.clusters)
	}
	defer m.pool.Put(s)
	s.read(words, &m.dictionary)
	for i := range words {
		tag, known := s.fixed(i)
		if !known {
			m.weights.Score(s.scores, s.features(i))
			tag = perceptron.Best(s.scores)
		}
		s.tags[i] = uint8(tag)
		tags[i] = m.tags[tag]
	}
}

// dictionary knows the tags of words, as written.
type dictionary map[string]entry

// entry is what is known of a word: its tag, if it has just one, and its class:
// a number for the tags that it had in training.
type entry struct {
	fixed int16 // −1 for none
	class uint64
}

// lines gives the dictionary as lines, in the order of the words: the word, its
// tag's number or −1, its class in base 36.
func (d dictionary) lines() []string {
	lines := make([]string, 0, len(d))
	for word, e := range d {
		lines = append(lines, word+" "+strconv.Itoa(int(e.fixed))+" "+strconv.FormatUint(e.class, 36))
	}
	slices.Sort(lines)
	return lines
}

func readDictionary(lines []string, tags int) (dictionary, error) {
	d := make(dictionary, len(lines))
	for _, line := range lines {
		rest, last, _ := cutLast(line)
		word, tag, ok := cutLast(rest)
		fixed, err := strconv.Atoi(tag)
		class, wrong := strconv.ParseUint(last, 36, 64)
		if !ok || err != nil || wrong != nil || fixed < -1 || fixed >= tags {
			return nil, stet.Errorf(stet.Invalid, "a damaged model: dictionary entry %q", line)
		}
		d[word] = entry{int16(fixed), class}
	}
	return d, nil
}

// cutLast cuts s at its last space.
func cutLast(s string) (before, after string, ok bool) {
	at := strings.LastIndexByte(s, ' ')
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+1:], true
}
