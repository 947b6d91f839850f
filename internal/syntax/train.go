package syntax

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"stet/internal/perceptron"
)

// Sentence is a sentence for training: its words, tags, heads (the place of the
// head in the sentence from 0, −1 for the root) and relations, as many of each.
type Sentence struct {
	Words, Tags []string
	Heads       []int
	Relations   []string
}

// Options says how a model is trained.
type Options struct {
	Epochs   int // passes over the sentences; 0 for 10
	Seed     uint64
	Features int                         // features kept at most of transitions; 0 for 1,200,000; of relations a third of it
	Progress func(done, total int)       // may be nil; told of passes
	Clusters func(lower string) []uint16 // may be nil
}

// explored is how often training goes on from the parser's own choice, after the
// first pass, rather than from a right one.
const explored = 0.9

// Train learns a model. Heads outside a sentence count as the root, and there are
// at most [perceptron.MaxClasses] relations: words of others teach no relation.
func Train(sentences []Sentence, o Options) *Model {
	o.Epochs, o.Features = orElse(o.Epochs, 10), orElse(o.Features, 1_200_000)
	t := newTrainer(sentences, o)
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	for epoch := range o.Epochs {
		t.random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			t.learn(&sentences[i], epoch > 0)
		}
		if o.Progress != nil {
			o.Progress(epoch+1, o.Epochs)
		}
	}
	return &Model{
		steps: t.steps.Model(o.Features), names: t.names.Model(o.Features / 3),
		relations: t.relations, clusters: o.Clusters,
	}
}

func orElse(n, other int) int {
	if n > 0 {
		return n
	}
	return other
}

// trainer is a parser in training.
type trainer struct {
	steps, names *perceptron.Trainer
	relations    []string
	number       map[string]int // of a relation
	random       *rand.Rand
	sentence     *sentence
	stepScores   [transitions]float32
	nameScores   []float32
	gold         []int32
}

func newTrainer(sentences []Sentence, o Options) *trainer {
	relations := relationSet(sentences)
	t := &trainer{
		steps: perceptron.NewTrainer(int(transitions)), names: perceptron.NewTrainer(len(relations)),
		relations: relations, number: map[string]int{}, random: rand.New(rand.NewPCG(o.Seed, 3)),
		sentence: newSentence(len(relations), o.Clusters), nameScores: make([]float32, len(relations)),
	}
	for n, r := range relations {
		t.number[r] = n
	}
	return t
}

// relationSet gives the relations but the root's, in order; at least one.
func relationSet(sentences []Sentence) []string {
	set := map[string]bool{}
	for _, s := range sentences {
		for i, r := range s.Relations {
			if s.Heads[i] >= 0 {
				set[r] = true
			}
		}
	}
	if len(set) == 0 {
		set["dep"] = true
	}
	all := slices.Sorted(maps.Keys(set))
	return all[:min(len(all), perceptron.MaxClasses)]
}

// learn parses a sentence, and learns from the mistakes.
func (t *trainer) learn(x *Sentence, explore bool) {
	s := t.sentence
	s.read(x.Words, x.Tags)
	t.gold = t.gold[:0]
	for _, h := range x.Heads {
		if h < 0 || h >= len(x.Heads) {
			h = len(x.Heads)
		}
		t.gold = append(t.gold, int32(h))
	}
	for !s.done() {
		step := t.step(explore)
		s.do(step, t.name(step, x))
	}
}

// step chooses a transition, learns if it is not among the best, and gives the
// one to go on with.
func (t *trainer) step(explore bool) transition {
	s := t.sentence
	if only, ok := s.only(); ok {
		return only
	}
	features := s.transitionFeatures()
	t.steps.Score(t.stepScores[:], features)
	var costs [transitions]int
	least := math.MaxInt
	for c := range transitions {
		costs[c] = math.MaxInt
		if s.may(c) {
			costs[c] = s.cost(c, t.gold)
			least = min(least, costs[c])
		}
	}
	guess := t.top(func(c transition) bool { return s.may(c) })
	truth := t.top(func(c transition) bool { return costs[c] == least })
	t.steps.Step()
	if costs[guess] > least {
		t.steps.Update(features, int(truth), int(guess))
		if !explore || t.random.Float64() >= explored {
			return truth
		}
	}
	return guess
}

// top gives the transition with the highest score of those that are fit.
func (t *trainer) top(fit func(transition) bool) transition {
	best, top := shift, float32(math.Inf(-1))
	for c := range transitions {
		if fit(c) && t.stepScores[c] > top {
			best, top = c, t.stepScores[c]
		}
	}
	return best
}

// name names the arc that a transition makes, learns if the arc is right and its
// name is wrong, and gives the name to go on with.
func (t *trainer) name(step transition, x *Sentence) uint8 {
	s := t.sentence
	if step == shift {
		return 0
	}
	d, h := s.arc(step)
	if h == s.root() {
		return 0
	}
	features := s.relationFeatures(d, h)
	t.names.Score(t.nameScores, features)
	guess := 0
	for c, score := range t.nameScores {
		if score > t.nameScores[guess] {
			guess = c
		}
	}
	if truth, ok := t.number[x.Relations[d]]; ok && t.gold[d] == h {
		t.names.Step()
		if guess != truth {
			t.names.Update(features, truth, guess)
		}
	}
	return uint8(guess + 1)
}
