package support

import "math"

// style describes the kind of text that a sentence and its source are, whatever
// the one has to do with the other: what speaks for support in a transcript does
// not in an agency's report.
type style [12]float64

func (r *reading) style(f *features) style {
	words, sentences := float64(len(r.x.words)), float64(len(r.x.sentences))
	capitals, digits, talk, quoted, names, own := 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
	for i := range r.x.words {
		w := &r.x.words[i]
		capitals += flag(w.capital && !w.opens)
		digits += flag(w.digit)
		talk += flag(talkers[w.low])
		quoted += flag(w.quoted)
	}
	for i := range r.words {
		names += flag(r.words[i].capital && !r.words[i].opens)
		own += flag(r.words[i].digit)
	}
	return style{
		math.Log1p(words), math.Log1p(float64(len(r.words))), float64(min(len(r.parts), 5)), math.Log1p(ratio(words, sentences)),
		math.Sqrt(ratio(capitals, words)), math.Sqrt(ratio(digits, words)), math.Sqrt(ratio(talk, words)), f[atRun3], f[atCover],
		math.Sqrt(ratio(quoted, words)), math.Sqrt(ratio(names, float64(len(r.words)))), math.Sqrt(ratio(own, float64(len(r.words)))),
	}
}

// talkers are words of people who talk to one another.
var talkers = set("i you we my your")

// kin is how the styles of one set of texts lie: a few heaps of them.
type kin [heaps]heap

const heaps = 8

// heap is styles that lie together: their share of the set, and by each trait
// their mean and spread.
type heap struct {
	share        float64
	mean, spread style
}

// strange is what an unknown kind of text weighs against the known ones: a style
// that lies farther from a set's than this (half the sum of squared deviations)
// is hardly taken for one of it.
const strange = 5

// density tells how well a style fits among the kin's.
func (k *kin) density(s style) float64 {
	sum := 0.0
	for i := range k {
		if h := &k[i]; h.share > 0 {
			sum += h.share * math.Exp(-h.far(s))
		}
	}
	return sum
}

// far is how far a style lies from a heap: the logarithm of one over its density.
func (h *heap) far(s style) float64 {
	sum := 0.0
	for i := range s {
		z := (s[i] - h.mean[i]) / h.spread[i]
		sum += min(z*z, 16)/2 + math.Log(h.spread[i])
	}
	return sum
}

// heapOf measures styles that lie together; unit is the spread of all sets'
// styles.
func heapOf(all []style, total int, unit style) heap {
	var h heap
	n := float64(len(all))
	h.share = n / float64(total)
	for i := range h.mean {
		for _, s := range all {
			h.mean[i] += s[i] / n
		}
		for _, s := range all {
			d := s[i] - h.mean[i]
			h.spread[i] += d * d / n
		}
		h.spread[i] = math.Sqrt(h.spread[i]) + unit[i]*leastSpread
	}
	return h
}

// leastSpread keeps a heap of equal styles from being a point.
const leastSpread = 0.1

// kinOf parts styles into heaps by k-means (Lloyd 1982), from centres that are
// each the farthest from those before.
func kinOf(all []style, unit style) kin {
	centres := []style{heapOf(all, len(all), unit).mean}
	for len(centres) < heaps+1 {
		best, most := 0, -1.0
		for i, s := range all {
			if _, d := nearest(centres, s, unit); d > most {
				best, most = i, d
			}
		}
		centres = append(centres, all[best])
	}
	centres = centres[1:]
	parted := make([][]style, heaps)
	for range 12 {
		clear(parted)
		for _, s := range all {
			k, _ := nearest(centres, s, unit)
			parted[k] = append(parted[k], s)
		}
		for k, some := range parted {
			if len(some) > 0 {
				centres[k] = heapOf(some, len(all), unit).mean
			}
		}
	}
	var out kin
	for k, some := range parted {
		out[k] = heap{spread: unit}
		if len(some) > 0 {
			out[k] = heapOf(some, len(all), unit)
		}
	}
	return out
}

// nearest gives the centre that is nearest to a style, and its squared distance.
func nearest(centres []style, s, unit style) (at int, least float64) {
	least = math.Inf(1)
	for k, c := range centres {
		d := 0.0
		for i := range c {
			z := (s[i] - c[i]) / unit[i]
			d += z * z
		}
		if d < least {
			at, least = k, d
		}
	}
	return at, least
}
