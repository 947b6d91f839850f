package support

import (
	"math"
	"slices"

	"stet/internal/ranker"
)

// judges weigh words by their traits.
type judges struct {
	words *ranker.Model // is a word wrong?
	loose *ranker.Model // is a sentence unsupported, by the traits of its loose words, taken together?
}

// features gives what the experts weigh; traits are those of each word.
func (j *judges) features(r *reading, traits [][]uint32) features {
	wrong := make([]float64, len(traits))
	for i, t := range traits {
		wrong[i] = logistic(float64(j.words.Weigh(t)))
	}
	return r.describe(wrong, float64(j.loose.Weigh(r.loose(traits))))
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// loose gives the traits of the words that cannot be read off the source in one
// go, each trait once.
func (r *reading) loose(traits [][]uint32) []uint32 {
	var out []uint32
	for i := range r.words {
		if r.place[i] == none || r.into[i] == wayBack || r.into[i] == wayLeap || r.into[i] == wayEdge {
			out = append(out, traits[i]...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// traits gives the traits of each word.
func (r *reading) traits() [][]uint32 {
	out := make([][]uint32, len(r.words))
	for i := range out {
		out[i] = r.traitsOf(i)
	}
	return out
}

// learnWords learns which words are wrong.
func (c *Corpus) learnWords(rows []int) *ranker.Model {
	var choices []ranker.Choice
	learn := func(traits [][]uint32, verdicts []int8) {
		for i, v := range verdicts {
			if v != unknown {
				choices = append(choices, ranker.Choice{Options: []ranker.Option{{Features: traits[i], Right: v == wrong}}})
			}
		}
	}
	for _, row := range rows {
		e := &c.examples[row]
		learn(e.traits, e.verdicts)
		for _, s := range e.spoiled {
			learn(s.traits, s.verdicts)
		}
	}
	return ranker.Train(choices, ranker.Options{Epochs: 3, Dropout: 0.4, Rate: 0.05, MinCount: 4, Keep: 0.003, Seed: 1})
}

// learnLoose learns which loose words unsupported sentences have.
func (c *Corpus) learnLoose(rows []int) *ranker.Model {
	var choices []ranker.Choice
	for _, row := range rows {
		choices = append(choices, ranker.Choice{Options: []ranker.Option{{Features: c.examples[row].loose, Right: !c.Rows[row].Supported}}})
	}
	return ranker.Train(choices, ranker.Options{Epochs: 10, Dropout: 0.5, Rate: 0.05, MinCount: 3, Keep: 0.002, Seed: 1})
}

func (c *Corpus) learn(rows []int) judges { return judges{c.learnWords(rows), c.learnLoose(rows)} }
