package tagger

import (
	"stet/internal/perceptron"
	"stet/internal/perceptron/forms"
)

// sentence is a sentence that is being tagged.
type sentence struct {
	reader  forms.Reader
	forms   []forms.Form
	entries []entry
	tags    []uint8 // as far as they are known
	keys    []uint32
	scores  []int32
}

func newSentence(tags int, clusters func(string) []uint16) *sentence {
	return &sentence{reader: forms.Reader{Clusters: clusters}, scores: make([]int32, tags)}
}

func (s *sentence) read(words []string, d *dictionary) {
	s.forms = s.reader.Read(words)
	s.entries, s.tags = s.entries[:0], s.tags[:0]
	for _, w := range words {
		e, ok := (*d)[w]
		if !ok {
			e.fixed = -1
		}
		s.entries = append(s.entries, e)
		s.tags = append(s.tags, 0)
	}
}

// fixed gives the tag of a word that has just one.
func (s *sentence) fixed(i int) (tag int, known bool) {
	return int(s.entries[i].fixed), s.entries[i].fixed >= 0
}

// outside stands for the words before and after a sentence.
var outside = forms.Form{Word: 1, Lower: 1, Shape: 1}

func (s *sentence) form(i int) *forms.Form {
	if i < 0 || i >= len(s.forms) {
		return &outside
	}
	return &s.forms[i]
}

// class gives a number for the tags that word i had in training.
func (s *sentence) class(i int) uint64 {
	switch {
	case i < 0 || i >= len(s.forms):
		return 1
	case s.entries[i].class != 0:
		return s.entries[i].class
	}
	return perceptron.Mix(s.forms[i].Suffix[2], s.forms[i].Shape)
}

func (s *sentence) tag(i int) uint64 {
	if i < 0 {
		return 255
	}
	return uint64(s.tags[i])
}

// add appends a feature of template t. One of no parts is the bias.
func (s *sentence) add(t uint64, parts ...uint64) {
	h := t
	for _, p := range parts {
		h = perceptron.Mix(h, p)
	}
	s.keys = append(s.keys, perceptron.Key(h))
}

// features gives the features of word i, given the tags of those before.
func (s *sentence) features(i int) []uint32 {
	s.keys = s.keys[:0]
	w, p, n := s.form(i), s.form(i-1), s.form(i+1)
	pp, nn := s.form(i-2), s.form(i+2)
	t1, t2 := s.tag(i-1), s.tag(i-2)
	c0, c1, c2 := s.class(i), s.class(i+1), s.class(i+2)
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	s.add(0)
	s.add(1, w.Word)
	s.add(2, w.Lower)
	s.add(3, w.Shape, first)
	for k, x := range w.Prefix {
		s.add(4+uint64(k), x)
	}
	for k, x := range w.Suffix {
		s.add(7+uint64(k), x)
	}
	s.add(11, w.Suffix[2], w.Shape)
	s.add(12, t1)
	s.add(13, t1, t2)
	s.add(14, t1, w.Lower)
	s.add(15, t1, w.Suffix[2])
	s.add(16, t1, t2, w.Lower)
	s.add(17, p.Lower)
	s.add(18, p.Lower, w.Lower)
	s.add(19, p.Suffix[2])
	s.add(20, pp.Lower)
	s.add(21, n.Lower)
	s.add(22, w.Lower, n.Lower)
	s.add(23, n.Suffix[2])
	s.add(24, nn.Lower)
	s.add(25, n.Shape, w.Shape)
	s.add(26, c0)
	s.add(27, c1)
	s.add(28, c2)
	s.add(29, t1, c1)
	s.add(30, t1, c0, c1)
	s.add(31, c0, c1, c2)
	s.add(32, t1, t2, c0)
	s.add(33, t1, n.Lower)
	s.add(34, t1, w.Shape)
	s.add(35, p.Lower, c0, c1)
	s.add(36, w.Lower, c1)
	s.addClusters(40, w)
	s.addClusters(48, n)
	s.addClusters(56, p)
	for k, c := range w.Clusters {
		s.add(64+uint64(k), uint64(c), t1)
		s.add(72+uint64(k), uint64(c), c1)
	}
	return s.keys
}

func (s *sentence) addClusters(t uint64, f *forms.Form) {
	for k, c := range f.Clusters {
		s.add(t+uint64(k), uint64(c))
	}
}
