package ranker

import (
	"math"
	"math/rand/v2"
)

// Option is one answer to a choice.
type Option struct {
	Features []uint32
	Values   []float32 // as many in every option of a training
	Right    bool      // several options may be equally right
}

// Choice is an example. Where no option is right, none of them is the answer,
// unless one had to be: a forced choice without a right option teaches nothing.
type Choice struct {
	Options []Option
	Forced  bool
}

// Options says how a model is trained.
type Options struct {
	Epochs   int
	Dropout  float64 // share of the features left out at each visit; below 1
	Rate     float64 // AdaGrad's step
	MinCount int     // features seen in fewer options are dropped
	Keep     float64 // smaller weights are pruned
	Values   []float32
	Seed     uint64
	Progress func(done, total int) // may be nil
}

// weight is a parameter in training: its value, the sum of its squared
// gradients, and its lag, which turns the value into its average over time.
type weight struct{ w, squares, lag float32 }

// trainer is a model in training.
type trainer struct {
	o        Options
	index    map[uint32]int32
	features []weight
	values   []weight
	random   *rand.Rand
	kept     [][]int32 // features of each option that dropout left
	scores   []float64
}

// Train learns a model by stochastic gradient steps on the likelihood of the
// right options, with steps by AdaGrad (Duchi et al. 2011), dropout of features,
// and the average of the weights over time as the result. Options.Values is what
// the weights of the values start from; it says how many there are.
func Train(choices []Choice, o Options) *Model {
	t := &trainer{o: o, random: rand.New(rand.NewPCG(o.Seed, 0x7a6e))}
	t.count(choices)
	t.features = make([]weight, len(t.index))
	for _, v := range o.Values {
		t.values = append(t.values, weight{w: v})
	}
	numbered := t.numbered(choices)
	order := make([]int, 0, len(choices))
	for i := range choices {
		if c := &choices[i]; len(c.Options) > 0 && (!c.Forced || c.answered()) {
			order = append(order, i)
		}
	}
	total := o.Epochs * len(order)
	for done := range total {
		if done%len(order) == 0 {
			t.random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		}
		n := order[done%len(order)]
		t.step(&choices[n], numbered[n], float32(done)/float32(total))
		if o.Progress != nil && (done%1000 == 999 || done == total-1) {
			o.Progress(done+1, total)
		}
	}
	return t.model()
}

func (c *Choice) answered() bool {
	for i := range c.Options {
		if c.Options[i].Right {
			return true
		}
	}
	return false
}

// count numbers the features that are seen often enough, in the order of their
// first sight.
func (t *trainer) count(choices []Choice) {
	seen := map[uint32]int{}
	visit := func(do func(f uint32)) {
		for i := range choices {
			for k := range choices[i].Options {
				for _, f := range choices[i].Options[k].Features {
					do(f)
				}
			}
		}
	}
	visit(func(f uint32) { seen[f]++ })
	t.index = map[uint32]int32{}
	visit(func(f uint32) {
		if _, ok := t.index[f]; !ok && seen[f] >= t.o.MinCount {
			t.index[f] = int32(len(t.index))
		}
	})
}

// numbered turns each option's features into their numbers.
func (t *trainer) numbered(choices []Choice) [][][]int32 {
	out := make([][][]int32, len(choices))
	for i := range choices {
		out[i] = make([][]int32, len(choices[i].Options))
		for k := range choices[i].Options {
			for _, f := range choices[i].Options[k].Features {
				if n, ok := t.index[f]; ok {
					out[i][k] = append(out[i][k], n)
				}
			}
		}
	}
	return out
}

// step takes one gradient step. when is the time passed, from 0 to 1.
func (t *trainer) step(c *Choice, numbered [][]int32, when float32) {
	scale := float32(1 / (1 - t.o.Dropout))
	t.score(c, numbered, scale)
	all, right := t.chances(c)
	for k := range c.Options {
		gradient := t.scores[k] / all
		if c.Options[k].Right {
			gradient -= t.scores[k] / right
		}
		for _, n := range t.kept[k] {
			t.features[n].move(float32(gradient)*scale, float32(t.o.Rate), when)
		}
		for n, v := range c.Options[k].Values {
			t.values[n].move(float32(gradient)*v, float32(t.o.Rate), when)
		}
	}
}

// score drops features and scores each option.
func (t *trainer) score(c *Choice, numbered [][]int32, scale float32) {
	t.scores = t.scores[:0]
	bar := uint32(t.o.Dropout * (1 << 16))
	for k := range c.Options {
		if k == len(t.kept) {
			t.kept = append(t.kept, nil)
		}
		t.kept[k] = t.kept[k][:0]
	}
	// A feature is dropped from all options at once, or it would tell them apart.
	seed := t.random.Uint32()
	for k := range c.Options {
		sum := float32(0)
		for _, n := range numbered[k] {
			if stir(uint32(n), seed)&0xffff >= bar {
				sum += t.features[n].w
				t.kept[k] = append(t.kept[k], n)
			}
		}
		sum *= scale
		for n, v := range c.Options[k].Values {
			sum += t.values[n].w * v
		}
		t.scores = append(t.scores, float64(sum))
	}
}

// chances turns scores into their exponentials, and gives the sum over all
// answers and over the right ones. To choose none scores 0.
func (t *trainer) chances(c *Choice) (all, right float64) {
	top := math.Inf(-1)
	if !c.Forced {
		top = 0
	}
	for _, s := range t.scores {
		top = max(top, s)
	}
	for k, s := range t.scores {
		t.scores[k] = math.Exp(s - top)
		all += t.scores[k]
		if c.Options[k].Right {
			right += t.scores[k]
		}
	}
	if !c.Forced {
		all += math.Exp(-top)
	}
	return all, max(right, math.SmallestNonzeroFloat32)
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

// stir mixes a number with a seed (the finaliser of MurmurHash3).
func stir(n, seed uint32) uint32 {
	n ^= seed
	n ^= n >> 16
	n *= 0x85ebca6b
	n ^= n >> 13
	n *= 0xc2b2ae35
	return n ^ n>>16
}
