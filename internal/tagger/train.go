package tagger

import (
	"maps"
	"math/rand/v2"
	"slices"

	"stet/internal/perceptron"
)

// Sentence is a sentence for training: its words and their tags, as many.
type Sentence struct{ Words, Tags []string }

// Options says how a model is trained.
type Options struct {
	Epochs   int // passes over the sentences; 0 for 8
	Seed     uint64
	Features int                         // features kept at most; 0 for 400,000
	Progress func(done, total int)       // may be nil; told of passes
	Clusters func(lower string) []uint16 // may be nil
}

// Train learns a model. There are at most [perceptron.MaxClasses] tags in the
// sentences; words of other tags teach nothing.
func Train(sentences []Sentence, o Options) *Model {
	o.Epochs, o.Features = orElse(o.Epochs, 8), orElse(o.Features, 400_000)
	tags := tagSet(sentences)
	m := &Model{tags: tags, clusters: o.Clusters, dictionary: newDictionary(sentences, tags)}
	t := &trainer{
		model: m, number: map[string]int{}, weights: perceptron.NewTrainer(len(tags)),
		sentence: newSentence(len(tags), o.Clusters), scores: make([]float32, len(tags)),
	}
	for n, tag := range tags {
		t.number[tag] = n
	}
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(o.Seed, 1))
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			t.learn(&sentences[i])
		}
		if o.Progress != nil {
			o.Progress(epoch+1, o.Epochs)
		}
	}
	m.weights = t.weights.Model(o.Features)
	return m
}

func orElse(n, other int) int {
	if n > 0 {
		return n
	}
	return other
}

// trainer is a tagger in training.
type trainer struct {
	model    *Model
	number   map[string]int // of a tag
	weights  *perceptron.Trainer
	sentence *sentence
	scores   []float32
}

// learn tags a sentence, and learns from the mistakes.
func (t *trainer) learn(x *Sentence) {
	s := t.sentence
	s.read(x.Words, &t.model.dictionary)
	for i := range x.Words {
		guess, fixed := s.fixed(i)
		if !fixed {
			features := s.features(i)
			t.weights.Score(t.scores, features)
			guess = best(t.scores)
			truth, ok := t.number[x.Tags[i]]
			if ok && guess != truth {
				t.weights.Update(features, truth, guess)
			}
			t.weights.Step()
		}
		s.tags[i] = uint8(guess)
	}
}

func best(scores []float32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

// tagSet gives the tags, in order.
func tagSet(sentences []Sentence) []string {
	set := map[string]bool{}
	for _, s := range sentences {
		for _, tag := range s.Tags {
			set[tag] = true
		}
	}
	tags := slices.Sorted(maps.Keys(set))
	return tags[:min(len(tags), perceptron.MaxClasses)]
}

// How often a word must be seen to be in the dictionary, and to have but one
// tag, which it must have had but for one time in fixedOf.
const (
	minSeen  = 4
	minFixed = 20
	fixedOf  = 200
	// A tag that a word had less than once in rareOf times is not of its class.
	rareOf = 50
)

// newDictionary counts the words' tags.
func newDictionary(sentences []Sentence, tags []string) dictionary {
	counts := map[string][]int{}
	number := map[string]int{}
	for n, tag := range tags {
		number[tag] = n
	}
	for _, s := range sentences {
		for i, w := range s.Words {
			if counts[w] == nil {
				counts[w] = make([]int, len(tags))
			}
			if n, ok := number[s.Tags[i]]; ok {
				counts[w][n]++
			}
		}
	}
	d := dictionary{}
	for w, of := range counts {
		if e, ok := newEntry(of); ok {
			d[w] = e
		}
	}
	return d
}

// newEntry makes a word's entry of how often it had each tag.
func newEntry(counts []int) (entry, bool) {
	total, top := 0, 0
	for tag, n := range counts {
		total += n
		if n > counts[top] {
			top = tag
		}
	}
	if total < minSeen {
		return entry{}, false
	}
	e := entry{fixed: -1, class: uint64(top + 2)}
	if total >= minFixed && (total-counts[top])*fixedOf <= total {
		e.fixed = int16(top)
	}
	for tag, n := range counts {
		if n > 0 && n*rareOf >= total && tag != top {
			e.class = perceptron.Mix(e.class, uint64(tag))
		}
	}
	return e, true
}
