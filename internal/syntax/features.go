package syntax

import (
	"stet/internal/perceptron"
	"stet/internal/perceptron/forms"
)

// word is what features see of a word.
type word struct {
	w, t, wt uint64 // the word, its tag, both
	c        uint64 // its cluster, or its tag where it has none
}

// absent and rootWord stand for what is not there and for the root.
var (
	absent   = word{w: 1, t: 1, wt: 1, c: 1}
	rootWord = word{w: 2, t: 2, wt: 2, c: 2}
)

// sentence is a sentence that is being parsed.
type sentence struct {
	state
	reader forms.Reader
	words  []word // the root last
	ahead  []view // by n0
	keys   []uint32
	scores [transitions]int32
	names  []int32 // scores of relations
}

func newSentence(relations int, clusters func(string) []uint16) *sentence {
	return &sentence{reader: forms.Reader{Clusters: clusters}, names: make([]int32, relations)}
}

func (s *sentence) read(words, tags []string) {
	s.start(len(words))
	s.words = s.words[:0]
	for i, f := range s.reader.Read(words) {
		x := word{w: f.Lower, t: perceptron.Hash(tags[i])}
		x.wt = perceptron.Mix(x.w, x.t)
		x.c = x.t
		if len(f.Clusters) > 0 {
			x.c = perceptron.Mix(x.t, uint64(f.Clusters[0]))
		}
		s.words = append(s.words, x)
	}
	s.words = append(s.words, rootWord)
	s.look(tags)
}

// view is what lies ahead of a word.
type view struct {
	verb, mark int32  // the next finite verb and the next mark, or none
	quoted     uint64 // whether the next quotation mark opens or closes
}

// look fills ahead.
func (s *sentence) look(tags []string) {
	s.ahead = s.ahead[:0]
	for range len(tags) + 1 {
		s.ahead = append(s.ahead, view{verb: none, mark: none})
	}
	v := view{verb: none, mark: none}
	for i := len(tags) - 1; i >= 0; i-- {
		switch tags[i] {
		case "VBD", "VBZ", "VBP", "MD":
			v.verb = int32(i)
		case ",", ":", ".", "-LRB-", "-RRB-":
			v.mark = int32(i)
		case "``", "''":
			v.mark, v.quoted = int32(i), 1
			if tags[i] == "''" {
				v.quoted = 2
			}
		}
		s.ahead[i] = v
	}
}

func (s *sentence) word(i int32) *word {
	if i < 0 || int(i) >= len(s.words) {
		return &absent
	}
	return &s.words[i]
}

// blank is the node of a word that is not there.
var blank = node{head: none, left: [2]int32{none, none}, right: [2]int32{none, none}}

func (s *sentence) node(i int32) *node {
	if i < 0 {
		return &blank
	}
	return &s.nodes[i]
}

func (s *sentence) add1(t, a uint64) {
	s.keys = append(s.keys, perceptron.Key(perceptron.Mix(t, a)))
}

func (s *sentence) add2(t, a, b uint64) {
	s.keys = append(s.keys, perceptron.Key(perceptron.Mix(perceptron.Mix(t, a), b)))
}

func (s *sentence) add3(t, a, b, c uint64) {
	s.keys = append(s.keys, perceptron.Key(perceptron.Mix(perceptron.Mix(perceptron.Mix(t, a), b), c)))
}

func (s *sentence) add4(t, a, b, c, d uint64) {
	s.keys = append(s.keys, perceptron.Key(perceptron.Mix(perceptron.Mix(perceptron.Mix(perceptron.Mix(t, a), b), c), d)))
}

// distance groups how far apart two words are.
func distance(a, b int32) uint64 {
	switch d := b - a; {
	case a < 0 || b < 0:
		return 0
	case d < 5:
		return uint64(max(d, 0))
	case d < 9:
		return 5
	default:
		return 6
	}
}

// transitionFeatures gives the features of where the parser is.
func (s *sentence) transitionFeatures() []uint32 {
	s.keys = s.keys[:0]
	s0, s1, n0 := s.s(0), s.s(1), s.next
	s.singles(s0, s1, n0)
	s.pairs(s0, s1, n0)
	s.triples(s0, s1, n0)
	s.shapes(s0, s1, n0)
	s.outlook(s0, s1, n0)
	return s.keys
}

// singles are features of single words.
func (s *sentence) singles(s0, s1, n0 int32) {
	s.keys = append(s.keys, 1) // the bias
	for k, i := range [...]int32{s0, s1, s.s(2), n0, s.n(1), s.n(2)} {
		x, t := s.word(i), uint64(k*4+2)
		s.add1(t, x.w)
		s.add1(t+1, x.t)
		s.add1(t+2, x.wt)
	}
	// A word's relation says what it is to its head; its own word says the rest.
	for k, i := range [...]int32{s.node(s0).left[0], s.node(s0).right[0], s.node(s1).left[0], s.node(s1).right[0], s.node(n0).left[0]} {
		x, t := s.word(i), uint64(k*4+30)
		s.add1(t, x.w)
		s.add1(t+1, x.t)
		s.add1(t+2, uint64(s.node(i).relation))
	}
}

// pairs are features of two words.
func (s *sentence) pairs(s0, s1, n0 int32) {
	for k, p := range [...][2]int32{{s0, n0}, {s1, s0}, {s1, n0}} {
		a, b, t := s.word(p[0]), s.word(p[1]), uint64(k*10+60)
		s.add2(t, a.wt, b.wt)
		s.add2(t+1, a.wt, b.t)
		s.add2(t+2, a.t, b.wt)
		s.add2(t+3, a.w, b.w)
		s.add2(t+4, a.t, b.t)
		s.add2(t+5, a.c, b.c)
		s.add3(t+6, a.t, b.t, distance(p[0], p[1]))
		s.add2(t+7, a.wt, distance(p[0], p[1]))
		s.add2(t+8, b.wt, distance(p[0], p[1]))
	}
	s.add2(90, s.word(n0).t, s.word(s.n(1)).t)
	s.add2(91, s.word(n0).wt, s.word(s.n(1)).t)
	s.add2(92, s.word(n0).t, s.word(s.n(1)).wt)
	s.add2(93, s.word(s0).wt, s.word(s.n(1)).wt)
}

// triples are features of three tags.
func (s *sentence) triples(s0, s1, n0 int32) {
	a, b, c := s.word(s0), s.word(s1), s.word(n0)
	n1, n2, s2 := s.word(s.n(1)), s.word(s.n(2)), s.word(s.s(2))
	s.add3(100, c.t, n1.t, n2.t)
	s.add3(101, a.t, c.t, n1.t)
	s.add3(102, b.t, a.t, c.t)
	s.add3(103, s2.t, b.t, a.t)
	s.add4(104, b.t, a.t, c.t, n1.t)
	s.add4(105, a.t, c.t, n1.t, n2.t)
	s.add3(106, a.w, c.t, n1.t)
	s.add3(107, a.t, c.w, n1.t)
	s.add3(108, b.w, a.t, c.t)
	s.add3(109, b.t, a.w, c.t)
	s.add3(110, b.t, a.t, c.w)
	s.add3(121, b.w, a.t, c.w)
	s.add3(122, b.t, a.w, c.w)
	s.add3(123, b.w, c.w, n1.w)
	s.add3(124, a.w, c.w, n1.w)
	x, y, z := s.node(s0), s.node(s1), s.node(n0)
	// The preposition or conjunction of s0 says what it may depend on.
	marker := s.word(x.left[0]).w
	s.add3(125, b.w, marker, a.t)
	s.add3(126, b.t, marker, a.t)
	s.add3(127, b.w, marker, a.w)
	s.add4(128, s2.t, b.t, marker, a.t)
	s.add4(129, s2.w, b.t, marker, a.t)
	s.add3(111, a.t, s.word(x.left[0]).t, c.t)
	s.add3(112, a.t, s.word(x.right[0]).t, c.t)
	s.add3(113, a.t, c.t, s.word(z.left[0]).t)
	s.add3(114, b.t, s.word(y.right[0]).t, a.t)
	s.add3(115, b.t, s.word(y.left[0]).t, a.t)
	s.add3(116, b.t, a.t, s.word(x.left[0]).t)
	s.add3(117, b.t, a.t, s.word(x.right[0]).t)
	s.add3(118, a.t, s.word(x.left[0]).t, s.word(x.left[1]).t)
	s.add3(119, a.t, s.word(x.right[0]).t, s.word(x.right[1]).t)
	s.add3(120, c.t, s.word(z.left[0]).t, s.word(z.left[1]).t)
}

// outlook are features of what is still to come.
func (s *sentence) outlook(s0, s1, n0 int32) {
	a, b, c := s.word(s0), s.word(s1), s.word(n0)
	v := s.ahead[n0]
	verb, mark := s.word(v.verb), s.word(v.mark)
	order := distance(v.verb, v.mark)
	s.add3(170, a.t, c.t, verb.t)
	s.add3(171, a.t, b.t, verb.w)
	s.add4(172, a.t, c.t, mark.t, order)
	s.add4(173, a.t, b.t, c.t, order)
	s.add4(174, a.t, b.t, verb.t, v.quoted)
	s.add4(175, a.t, b.t, mark.t, s.word(v.mark+1).t)
	s.add3(176, a.t, c.t, v.quoted)
	s.add4(177, a.t, b.t, c.t, uint64(min(len(s.stack), 4)))
}

// shapes are features of how many dependents words have, and which.
func (s *sentence) shapes(s0, s1, n0 int32) {
	for k, i := range [...]int32{s0, s1, n0} {
		x, n, t := s.word(i), s.node(i), uint64(k*8+130)
		s.add2(t, x.wt, uint64(n.lefts))
		s.add2(t+1, x.t, uint64(n.lefts))
		s.add2(t+2, x.t, n.leftSet)
		if k < 2 {
			s.add2(t+3, x.wt, uint64(n.rights))
			s.add2(t+4, x.t, uint64(n.rights))
			s.add2(t+5, x.t, n.rightSet)
			s.add2(t+6, x.w, n.rightSet)
		}
	}
	x, y, z := s.node(s0), s.node(s1), s.node(n0)
	s.add4(160, s.word(s0).t, x.leftSet, s.word(n0).t, z.leftSet)
	s.add4(161, s.word(s1).t, y.rightSet, s.word(s0).t, s.word(n0).t)
	s.add4(162, s.word(s0).t, x.rightSet, s.word(n0).t, s.word(s.n(1)).t)
}
