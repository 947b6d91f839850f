package support

import (
	"stet"
	"stet/internal/text"
)

// reading is a sentence beside its source.
type reading struct {
	x     *Source
	words []word
	parts []stet.Span // sentences in it
	class []class
	run   []uint8 // length of the longest run, at most 4, that holds the word and stands in the source
	exact []uint8 // the same by form
	left  []int   // the content word before, in the same part; -1 for none
	right []int
	seen  []sighting

	// The alignment, see align.
	cost   float64
	place  []int32 // of each word; none for a word without
	before []int32 // place of the last word that has one before each; or none
	behind []int32
	into   []uint8 // the way to each word's place
	out    []uint8 // the way from it
}

// sighting is what the source has of a word.
type sighting struct {
	status   uint8 // how it has the word, see below
	near     uint8 // bucket of the least distance to the content word before it
	after    uint8 // the same to that after it
	context  uint8 // quarters of the neighbouring content words near its best place
	place    int32 // that place; -1 for none
	slot     int32 // where the source has another word between the word's neighbours; -1 for none
	polarity uint8
	mood     uint8
	opposite uint8
	arc      uint8 // how the source has it hang, see arc.go
	below    uint8 // the worst of those that hang on it
	like     uint8 // what the source has in its sense, see sense.go
	against  uint8
}

// How a source has a word.
const (
	asForm uint8 = iota
	asStem
	asRoot    // a word of the same family
	asCluster // a word used alike
	asNothing
)

func (x *Source) read(s string) *reading {
	words, parts := x.line(s)
	r := &reading{x: x, words: words, parts: parts}
	n := len(words)
	r.class, r.run, r.exact = make([]class, n), make([]uint8, n), make([]uint8, n)
	r.left, r.right, r.seen = make([]int, n), make([]int, n), make([]sighting, n)
	for i := range words {
		r.class[i] = words[i].class()
	}
	r.markRuns()
	r.link()
	r.trace()
	for i := range words {
		r.seen[i] = r.sight(i)
	}
	r.markArcs()
	return r
}

// markRuns finds the runs of two to four words that the source has.
func (r *reading) markRuns() {
	for i := range r.words {
		if r.words[i].id != absent {
			r.run[i] = 1
		}
		if r.x.lows[r.words[i].low] {
			r.exact[i] = 1
		}
	}
	for n := range 3 {
		for _, p := range r.parts {
			for i := p.Start; i+n+2 <= p.End; i++ {
				run := r.words[i : i+n+2]
				if r.x.runs[n][runKey(run, false)] {
					for k := range run {
						r.run[i+k] = uint8(n + 2)
					}
				}
				if r.x.exact[n][runKey(run, true)] {
					for k := range run {
						r.exact[i+k] = uint8(n + 2)
					}
				}
			}
		}
	}
}

// link finds each word's neighbours of content.
func (r *reading) link() {
	for _, p := range r.parts {
		last := -1
		for i := p.Start; i < p.End; i++ {
			r.left[i] = last
			if r.words[i].content {
				last = i
			}
		}
		last = -1
		for i := p.End - 1; i >= p.Start; i-- {
			r.right[i] = last
			if r.words[i].content {
				last = i
			}
		}
	}
}

// sight looks a word up.
func (r *reading) sight(i int) sighting {
	w, x := &r.words[i], r.x
	s := sighting{place: -1, slot: -1, status: asNothing}
	switch {
	case x.lows[w.low]:
		s.status = asForm
	case w.id != absent:
		s.status = asStem
	case w.content && x.roots[root(w.low)] && len(w.low) > 4:
		s.status = asRoot
	case w.content && w.row[2] != 0 && x.fine[w.row[2]]:
		s.status = asCluster
	}
	s.near, s.after = r.gap(r.left[i], i), r.gap(i, r.right[i])
	if w.content {
		s.place, s.context = r.bestPlace(i)
	}
	s.slot = r.slotOf(i)
	if w.content && w.id != absent {
		s.polarity, s.mood = r.polarity(i), r.mood(i)
	}
	s.opposite = r.opposite(i, s)
	if s.status > asStem {
		s.like, s.against = r.sense(w, s.place)
	}
	return s
}

// gap gives the bucket of the least distance in the source between two of the
// sentence's words.
func (r *reading) gap(i, j int) uint8 {
	if i < 0 || j < 0 {
		return 7
	}
	a, b := r.words[i].id, r.words[j].id
	if a == absent || b == absent {
		return 6
	}
	d := r.x.distance(a, b)
	for n, most := range [...]int32{1, 2, 4, 8, 20} {
		if d <= most {
			return uint8(n)
		}
	}
	return 5
}

// distance gives the least distance between two stems, in words.
func (x *Source) distance(a, b int32) int32 {
	least := int32(1 << 30)
	p, q := x.at[a], x.at[b]
	for i, j := 0, 0; i < len(p) && j < len(q); {
		d := p[i] - q[j]
		if d < 0 {
			least = min(least, -d)
			i++
			continue
		}
		if d > 0 {
			least = min(least, d)
		}
		j++
	}
	return least
}

// Reach of a word's context: content words to each side in the sentence, words to
// each side in the source; and how many places of a word are looked at.
const (
	reach     = 3
	reachIn   = 14
	maxPlaces = 40
)

// neighbours gives the content words around word i, as far as reach.
func (r *reading) neighbours(i int) (out [2 * reach]int, n int) {
	for k, at := 0, r.left[i]; k < reach && at >= 0; k, at = k+1, r.left[at] {
		out[n] = at
		n++
	}
	for k, at := 0, r.right[i]; k < reach && at >= 0; k, at = k+1, r.right[at] {
		out[n] = at
		n++
	}
	return out, n
}

// bestPlace finds where the source has most of a word's neighbours: at the word's
// own places, or, of a word that it does not have, at its neighbours'.
func (r *reading) bestPlace(i int) (place int32, quarters uint8) {
	near, n := r.neighbours(i)
	if n == 0 {
		return -1, 5
	}
	best, place := -1.0, -1
	try := func(id int32) {
		for k, at := range r.x.at[id] {
			if k == maxPlaces {
				return
			}
			if share := r.around(at, near[:n]); share > best {
				best, place = share, at
			}
		}
	}
	if id := r.words[i].id; id != absent {
		try(id)
	} else {
		for _, k := range near[:n] {
			if id := r.words[k].id; id != absent {
				try(id)
			}
		}
	}
	if place < 0 {
		return -1, 0
	}
	return place, uint8(best*4 + 0.01)
}

// around is the share of the rarity of words that stands near a place.
func (r *reading) around(at int32, words []int) float64 {
	all, got := 0.0, 0.0
	for _, k := range words {
		id := r.words[k].id
		weight := r.x.rarity(id)
		all += weight
		if id == absent {
			continue
		}
		if near(r.x.at[id], at, reachIn) {
			got += weight
		}
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// near reports whether a sorted list has a number at most d away from at.
func near(list []int32, at, d int32) bool {
	lo, hi := 0, len(list)
	for lo < hi {
		m := (lo + hi) / 2
		if list[m] < at-d {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo < len(list) && list[lo] <= at+d
}

// slotOf finds where the source has the words on both sides of word i with one
// other word between them, though it never has the three together.
func (r *reading) slotOf(i int) int32 {
	if i == 0 || i+1 >= len(r.words) || r.run[i] >= 3 || r.words[i].opens || r.words[i+1].opens {
		return -1
	}
	a, b := r.words[i-1].id, r.words[i+1].id
	if a == absent || b == absent {
		return -1
	}
	from, to := r.x.at[a], r.x.at[b]
	for k, j := 0, 0; k < len(from) && j < len(to); {
		switch d := to[j] - from[k]; {
		case d < 2:
			j++
		case d > 2:
			k++
		case r.x.words[from[k]+1].id == r.words[i].id:
			return -1
		default:
			return from[k] + 1
		}
	}
	return -1
}

// Polarity and mood of a word beside the source's.
const (
	unlike  uint8 = iota // neither has it
	alike                // both have it
	added                // the sentence alone
	dropped              // every place in the source, not the sentence
)

func (r *reading) polarity(i int) uint8 { return r.marked(i, negators, 3, 4) }

func (r *reading) mood(i int) uint8 { return r.marked(i, modals, 2, 3) }

// marked compares whether a word of a list stands shortly before word i with the
// source's places.
func (r *reading) marked(i int, list map[string]bool, here, there int) uint8 {
	own := within(r.words, i, here, list)
	all, some := true, false
	for k, at := range r.x.at[r.words[i].id] {
		if k == maxPlaces {
			break
		}
		if within(r.x.words, int(at), there, list) {
			some = true
		} else {
			all = false
		}
	}
	switch {
	case own && some:
		return alike
	case own:
		return added
	case all:
		return dropped
	}
	return unlike
}

// within reports whether a word of the list stands at most n words before word i
// in the same clause.
func within(words []word, i, n int, list map[string]bool) bool {
	for k := i - 1; k >= 0 && k >= i-n; k-- {
		if words[k].closes || words[k+1].opens {
			return false
		}
		if list[words[k].low] {
			return true
		}
	}
	return false
}

// opposite tells whether the source has a word's opposite: 2 near the word's best
// place, 1 elsewhere.
func (r *reading) opposite(i int, s sighting) uint8 {
	w := &r.words[i]
	if !w.content {
		return 0
	}
	found := uint8(0)
	look := func(id int32) {
		if s.place >= 0 && near(r.x.at[id], s.place, reachIn) {
			found = 2
		} else if found == 0 {
			found = 1
		}
	}
	for _, p := range r.contraries(w) {
		look(p)
	}
	return found
}

// contraries gives the ids of the opposites that the source has.
func (r *reading) contraries(w *word) []int32 {
	var out []int32
	for _, stem := range opposites()[w.stem] {
		if id, ok := r.x.ids[stem]; ok {
			out = append(out, id)
		}
	}
	if w.id != absent {
		return out
	}
	for _, t := range turned(w.low) {
		if !r.x.lows[t] {
			continue
		}
		if id, ok := r.x.ids[text.Stem(t, r.x.lang)]; ok {
			out = append(out, id)
		}
	}
	return out
}
