package support

import "math"

// style describes the kind of text that a sentence and its source are, whatever
// the one has to do with the other: what speaks for support in a transcript does
// not in an agency's report.
type style [9]float64

func (r *reading) style(f *features) style {
	words, sentences := float64(len(r.x.words)), float64(len(r.x.sentences))
	capitals, digits, talk := 0.0, 0.0, 0.0
	for i := range r.x.words {
		w := &r.x.words[i]
		capitals += flag(w.capital && !w.opens)
		digits += flag(w.digit)
		talk += flag(talkers[w.low])
	}
	return style{
		math.Log1p(words), math.Log1p(float64(len(r.words))), float64(min(len(r.parts), 5)), math.Log1p(ratio(words, sentences)),
		math.Sqrt(ratio(capitals, words)), math.Sqrt(ratio(digits, words)), math.Sqrt(ratio(talk, words)), f[atRun3], f[atCover],
	}
}

// talkers are words of people who talk to one another.
var talkers = set("i you we my your")

// kin is how the styles of one set of texts lie: by each trait its mean and
// spread.
type kin struct{ mean, spread style }

// strange is what an unknown kind of text weighs against the known ones: a style
// that lies farther from a set's than this (half the sum of squared deviations)
// is hardly taken for one of it.
const strange = 7

// density tells how well a style fits among the kin's.
func (k *kin) density(s style) float64 {
	sum := 0.0
	for i := range s {
		z := (s[i] - k.mean[i]) / k.spread[i]
		sum += min(z*z, 16)/2 + math.Log(k.spread[i])
	}
	return math.Exp(-sum)
}

// kinOf measures styles. floor is the least spread of each trait.
func kinOf(all []style, floor style) kin {
	var k kin
	n := float64(max(len(all), 1))
	for i := range k.mean {
		for _, s := range all {
			k.mean[i] += s[i] / n
		}
		for _, s := range all {
			d := s[i] - k.mean[i]
			k.spread[i] += d * d / n
		}
		k.spread[i] = math.Sqrt(k.spread[i]) + floor[i]
	}
	return k
}
