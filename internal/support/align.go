package support

import (
	"math"
	"slices"
)

// Costs of an alignment. What a leap costs lies between what it costs to leave out
// a word of grammar and a word of content: only content is worth a leap.
const (
	costSkip     = 1.0 // a word of grammar without a place
	costMiss     = 3.0 // a word of content without a place
	costGap      = 0.5 // words of the source left out, and
	costGapMore  = 0.3 // times the logarithm of how many
	costBack     = 1.5 // backwards within a sentence
	costLeap     = 2.5 // to another sentence
	maxPaths     = 48  // kept after each word
	maxAlignable = 24  // places looked at for each word
)

// path is a way to align the sentence up to a word: the place of the last word
// that has one.
type path struct {
	place int32 // -1 before the first
	cost  float64
	from  int32 // number in the list before
	here  bool  // this word has the place
}

// aligned is where the source has a sentence, word for word.
type aligned struct {
	place []int32 // of each word; none for a word without
	cost  float64
}

const none = -1

// align finds the cheapest way to read the sentence off the source: its words in
// runs, with gaps, out of order, or with leaps to other sentences.
func (r *reading) align() aligned {
	out := aligned{place: make([]int32, len(r.words))}
	lists := make([][]path, len(r.words)+1)
	lists[0] = []path{{place: none}}
	for i := range r.words {
		lists[i+1] = r.extend(lists[i], i)
	}
	at := 0
	last := lists[len(r.words)]
	for k := range last {
		if last[k].cost < last[at].cost {
			at = k
		}
	}
	out.cost = last[at].cost
	for i := len(r.words); i > 0; i-- {
		p := lists[i][at]
		out.place[i-1] = none
		if p.here {
			out.place[i-1] = p.place
		}
		at = int(p.from)
	}
	return out
}

// extend aligns one word more in every way that is worth it.
func (r *reading) extend(before []path, i int) []path {
	w := &r.words[i]
	cost := costSkip
	if w.content {
		cost = costMiss
	}
	next := make([]path, 0, len(before)+maxAlignable)
	for k, p := range before {
		next = append(next, path{place: p.place, cost: p.cost + cost, from: int32(k)})
	}
	if w.id != absent {
		for _, at := range r.places(before, w.id) {
			best := path{place: at, cost: math.Inf(1), here: true}
			for k, p := range before {
				if c := p.cost + r.x.move(p.place, at); c < best.cost {
					best.cost, best.from = c, int32(k)
				}
			}
			next = append(next, best)
		}
	}
	slices.SortStableFunc(next, func(a, b path) int {
		switch {
		case a.cost < b.cost:
			return -1
		case a.cost > b.cost:
			return 1
		}
		return 0
	})
	return next[:min(len(next), maxPaths)]
}

// places gives the first places of a stem, and those right after the paths'.
func (r *reading) places(before []path, id int32) []int32 {
	all := r.x.at[id]
	if len(all) <= maxAlignable {
		return all
	}
	out := slices.Clone(all[:maxAlignable])
	for _, p := range before {
		k, _ := slices.BinarySearch(all, p.place+1)
		if k < len(all) && all[k]-p.place <= 8 && all[k] > out[maxAlignable-1] && !slices.Contains(out[maxAlignable:], all[k]) {
			out = append(out, all[k])
		}
	}
	return out
}

// move is what it costs to go on at another place.
func (x *Source) move(from, to int32) float64 {
	switch {
	case from == none || to == from+1:
		return 0
	case x.in[from] != x.in[to]:
		return costLeap
	case to > from:
		return costGap + costGapMore*math.Log(float64(to-from-1))
	}
	return costBack
}

// Ways from one word's place to the next one's.
const (
	wayNone uint8 = iota // no place
	wayRun
	wayGap
	wayFar // a gap of more than six words
	wayBack
	wayLeap
	wayEdge
)

func (x *Source) way(from, to int32) uint8 {
	switch {
	case from == none:
		return wayEdge
	case to == from+1:
		return wayRun
	case x.in[from] != x.in[to]:
		return wayLeap
	case to <= from:
		return wayBack
	case to-from > 6:
		return wayFar
	}
	return wayGap
}

// trace notes of each word by which way its place is reached and left, and the
// places around a word without one.
func (r *reading) trace() {
	a := r.align()
	r.cost = a.cost
	n := len(r.words)
	r.place, r.into, r.out = a.place, make([]uint8, n), make([]uint8, n)
	r.before, r.behind = make([]int32, n), make([]int32, n)
	last := int32(none)
	for i := range n {
		r.before[i] = last
		if at := a.place[i]; at != none {
			r.into[i] = r.x.way(last, at)
			last = at
		}
	}
	last = none
	for i := n - 1; i >= 0; i-- {
		r.behind[i] = last
		if at := a.place[i]; at != none {
			if last == none {
				r.out[i] = wayEdge
			} else {
				r.out[i] = r.x.way(at, last)
			}
			last = at
		}
	}
}

// stead gives the places that the source has where the sentence has a word
// without one: between its neighbours' places, when they are near; [from, to).
func (r *reading) stead(i int) (from, to int32) {
	a, b := r.before[i], r.behind[i]
	switch {
	case r.place[i] != none || a == none && b == none:
		return 0, 0
	case a != none && b != none:
		if r.x.in[a] != r.x.in[b] || b < a || b-a > 8 {
			return 0, 0
		}
		return a + 1, b
	case a != none:
		return a + 1, min(a+4, int32(r.x.sentences[r.x.in[a]].End))
	}
	return max(b-3, int32(r.x.sentences[r.x.in[b]].Start)), b
}
