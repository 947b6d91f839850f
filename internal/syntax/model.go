package syntax

import (
	"io"
	"math"
	"sync"

	"stet"
	"stet/internal/perceptron"
)

// Model is a trained parser. It is safe for concurrent use.
type Model struct {
	steps     *perceptron.Model // scores transitions
	names     *perceptron.Model // scores relations
	relations []string
	clusters  func(lower string) []uint16
	pool      sync.Pool // of *sentence
}

// kind names the file and the version of its features.
const kind = "stet syntax 1"

// rootRelation is the relation of a sentence's main word to the root.
const rootRelation = "root"

// WriteTo writes the model for [Read], without the clusters.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	f := perceptron.File{Kind: kind, Lists: [][]string{m.relations}, Models: []*perceptron.Model{m.steps, m.names}}
	return f.WriteTo(w)
}

// Read reads a model. One that was trained with clusters wants the same ones by
// [Model.UseClusters]. A damaged file is Invalid.
func Read(r io.Reader) (_ *Model, err error) {
	defer stet.Wrap(&err, "syntax.Read")
	f, err := perceptron.ReadFile(r, kind, 1, 2)
	if err != nil {
		return nil, err
	}
	m := &Model{steps: f.Models[0], names: f.Models[1], relations: f.Lists[0]}
	if m.steps.Classes() != int(transitions) || m.names.Classes() != len(m.relations) {
		return nil, stet.Errorf(stet.Invalid, "a damaged model: weights for %d relations of %d", m.names.Classes(), len(m.relations))
	}
	return m, nil
}

// UseClusters gives the model the clusters of words that it was trained with. It
// must not be called while the model is used.
func (m *Model) UseClusters(of func(lower string) []uint16) {
	m.clusters = of
	m.pool = sync.Pool{}
}

// Parse fills heads and relations, of which there must be as many as words, for
// the words of a sentence with their tags: each word's head as its place in the
// sentence from 0, −1 for the one root, and its relation to it.
func (m *Model) Parse(words, tags []string, heads []int, relations []string) {
	if len(words) == 0 {
		return
	}
	s, ok := m.pool.Get().(*sentence)
	if !ok {
		s = newSentence(len(m.relations), m.clusters)
	}
	defer m.pool.Put(s)
	s.read(words, tags)
	for !s.done() {
		t := m.choose(s)
		s.do(t, m.name(s, t))
	}
	for i := range words {
		n := &s.nodes[i]
		heads[i], relations[i] = int(n.head), rootRelation
		if n.head == s.root() {
			heads[i] = none
		} else {
			relations[i] = m.relations[n.relation-1]
		}
	}
}

// choose gives the transition with the highest score of those that can be made.
func (m *Model) choose(s *sentence) transition {
	if only, ok := s.only(); ok {
		return only
	}
	m.steps.Score(s.scores[:], s.transitionFeatures())
	best, top := shift, int32(math.MinInt32)
	for t := range transitions {
		if s.may(t) && s.scores[t] > top {
			best, top = t, s.scores[t]
		}
	}
	return best
}

// only gives the transition that can be made if there is just one.
func (s *state) only() (transition, bool) {
	only, n := shift, 0
	for t := range transitions {
		if s.may(t) {
			only = t
			n++
		}
	}
	return only, n == 1
}

// name gives the number of the relation of the arc that a transition makes; 0 for
// shift and for the root's.
func (m *Model) name(s *sentence, t transition) uint8 {
	if t == shift {
		return 0
	}
	d, h := s.arc(t)
	if h == s.root() {
		return 0
	}
	m.names.Score(s.names, s.relationFeatures(d, h))
	return uint8(perceptron.Best(s.names) + 1)
}
