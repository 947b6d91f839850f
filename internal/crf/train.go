package crf

import (
	"math"
	"math/rand/v2"
)

// Sequence is an example: the features of each position, one after another in
// Features with Ends[i] the end of position i's, and each position's label.
type Sequence struct {
	Features []uint32
	Ends     []int32
	Labels   []uint8
}

// Add appends a position.
func (s *Sequence) Add(features []uint32, label uint8) {
	s.Features = append(s.Features, features...)
	s.Ends = append(s.Ends, int32(len(s.Features)))
	s.Labels = append(s.Labels, label)
}

// at gives the features of position i.
func (s *Sequence) at(i int) []uint32 {
	if i == 0 {
		return s.Features[:s.Ends[0]]
	}
	return s.Features[s.Ends[i-1]:s.Ends[i]]
}

// Options says how a model is trained.
type Options struct {
	Labels   int
	Epochs   int
	Dropout  float64 // share of the features left out at each visit; below 1
	Rate     float64 // AdaGrad's step
	MinCount int     // features seen in fewer positions are dropped
	Seed     uint64
	Keep     float64               // weights of rows whose largest is smaller are pruned
	Progress func(done, total int) // may be nil
}

// weight is a parameter in training: its value, the sum of its squared
// gradients, and its lag, which turns the value into its average over time.
type weight struct{ w, squares, lag float32 }

// trainer is a model in training. The parameters of a feature lie together: at
// five labels they fill one line of a processor's cache.
type trainer struct {
	o           Options
	index       map[uint32]int32
	unary       []weight // feature × label
	transitions []weight // from × to; from = labels is the start
	random      *rand.Rand
	kept        []int32 // features of the sequence that dropout left, by position
	keptEnds    []int32
	lattice     lattice
}

// Train learns a model by stochastic gradient steps on the likelihood of each
// sequence's labels, with steps by AdaGrad (Duchi et al. 2011), dropout of
// features, and the average of the weights over time as the result. Sequences
// are not changed.
func Train(sequences []Sequence, o Options) *Model {
	t := &trainer{o: o, random: rand.New(rand.NewPCG(o.Seed, 0x5eed))}
	t.index = count(sequences, o.MinCount)
	t.unary = make([]weight, len(t.index)*o.Labels)
	t.transitions = make([]weight, (o.Labels+1)*o.Labels)
	compact := t.compact(sequences)
	order := make([]int, len(compact))
	for i := range order {
		order[i] = i
	}
	total := o.Epochs * len(compact)
	for done := 0; done < total; done++ {
		if done%len(compact) == 0 {
			t.random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		}
		t.step(&compact[order[done%len(compact)]], float32(done)/float32(total))
		if o.Progress != nil && (done%1000 == 999 || done == total-1) {
			o.Progress(done+1, total)
		}
	}
	return t.model()
}

// count numbers the features that are seen often enough, in the order of their
// first sight.
func count(sequences []Sequence, least int) map[uint32]int32 {
	seen := map[uint32]int32{}
	for _, s := range sequences {
		for _, f := range s.Features {
			seen[f]++
		}
	}
	index := make(map[uint32]int32, len(seen)/3)
	for _, s := range sequences {
		for _, f := range s.Features {
			if seen[f] >= int32(least) {
				if _, ok := index[f]; !ok {
					index[f] = int32(len(index))
				}
			}
		}
	}
	return index
}

// compact turns features into their numbers and leaves out the rare ones.
func (t *trainer) compact(sequences []Sequence) []Sequence {
	out := make([]Sequence, len(sequences))
	for n := range sequences {
		s := &sequences[n]
		c := Sequence{Labels: s.Labels, Ends: make([]int32, 0, len(s.Ends)), Features: make([]uint32, 0, len(s.Features))}
		for i := range s.Ends {
			for _, f := range s.at(i) {
				if k, ok := t.index[f]; ok {
					c.Features = append(c.Features, uint32(k))
				}
			}
			c.Ends = append(c.Ends, int32(len(c.Features)))
		}
		out[n] = c
	}
	return out
}

// step takes one gradient step. when is the time passed, from 0 to 1.
func (t *trainer) step(s *Sequence, when float32) {
	n, labels := len(s.Ends), t.o.Labels
	if n == 0 {
		return
	}
	t.drop(s)
	scale := float32(1 / (1 - t.o.Dropout))
	l := &t.lattice
	l.reset(n, labels)
	from := int32(0)
	for i := range n {
		score := l.unary[i*labels : (i+1)*labels]
		for _, f := range t.kept[from:t.keptEnds[i]] {
			row := t.unary[int(f)*labels : (int(f)+1)*labels]
			for y := range score {
				score[y] += row[y].w
			}
		}
		for y := range score {
			score[y] *= scale
		}
		from = t.keptEnds[i]
	}
	for k := range t.transitions {
		l.transitions[k] = t.transitions[k].w
	}
	l.forwardBackward()
	t.update(s, when, scale)
}

// drop chooses the features that this visit sees.
func (t *trainer) drop(s *Sequence) {
	t.kept, t.keptEnds = t.kept[:0], t.keptEnds[:0]
	bar := uint32(t.o.Dropout * (1 << 16))
	bits, left := uint64(0), 0
	for i := range s.Ends {
		for _, f := range s.at(i) {
			if left == 0 {
				bits, left = t.random.Uint64(), 4
			}
			if uint32(bits&0xffff) >= bar {
				t.kept = append(t.kept, int32(f))
			}
			bits >>= 16
			left--
		}
		t.keptEnds = append(t.keptEnds, int32(len(t.kept)))
	}
}

// update moves the weights against the gradient that the lattice shows.
func (t *trainer) update(s *Sequence, when, scale float32) {
	n, labels := len(s.Ends), t.o.Labels
	l := &t.lattice
	rate := float32(t.o.Rate)
	gradient := make([]float32, labels)
	from := int32(0)
	for i := range n {
		for y := range gradient {
			gradient[y] = l.marginal[i*labels+y] * scale
		}
		gradient[s.Labels[i]] -= scale
		for _, f := range t.kept[from:t.keptEnds[i]] {
			row := t.unary[int(f)*labels : (int(f)+1)*labels]
			for y := range row {
				row[y].move(gradient[y], rate, when)
			}
		}
		from = t.keptEnds[i]
	}
	previous := labels
	for i := range n {
		l.expected[previous*labels+int(s.Labels[i])]--
		previous = int(s.Labels[i])
	}
	for k := range t.transitions {
		t.transitions[k].move(l.expected[k], rate, when)
	}
}

// move takes one step of AdaGrad.
func (w *weight) move(gradient, rate, when float32) {
	if gradient < 1e-5 && gradient > -1e-5 {
		return
	}
	w.squares += gradient * gradient
	delta := -rate * gradient / float32(math.Sqrt(float64(w.squares)+1e-6))
	w.w += delta
	w.lag += when * delta
}

// average is the weight's mean over time: a change at time t counts for the
// share 1−t of it.
func (w *weight) average() float32 { return w.w - w.lag }
