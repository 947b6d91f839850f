package copies

import "math/bits"

// The relations of two texts.
const (
	Copy        = "copy"        // one text, perhaps trimmed, lightly edited or with another lead
	Partial     = "partial"     // a substantial part taken over, the rest its own
	Independent = "independent" // own words; also where the two tell of different things
)

const (
	// copyShare and partialShare are from what share of the shorter text the
	// two are copies, and partial ones. Chosen on labelled pairs of news
	// reports; between 0.65 and 0.75, and 0.28 and 0.34, little changes.
	copyShare    = 0.70
	partialShare = 0.33

	// leastWords is how many words the shorter text must have: less may be the
	// same by chance, so must be the same to the word.
	leastWords = 20
)

// Compare says how two texts are related. The score is the share of the
// shorter text that stands in the other in runs of six words or more, from 0
// to 1, where words in quotation marks count half. It does not matter which is
// a and which is b.
func Compare(a, b string) (relation string, score float64) {
	var r reader
	x := bodyOf(r.read(a))
	y := bodyOf(r.read(b))
	var m matcher
	m.set(x)
	score = m.share(y)
	return relationOf(score), score
}

func relationOf(score float64) string {
	switch {
	case score >= copyShare:
		return Copy
	case score >= partialShare:
		return Partial
	}
	return Independent
}

// body is what is kept of a report's text.
type body struct {
	shingles shingles
	mass     int // words, in halves: those in quotation marks count one, others two
}

func bodyOf(s shingles) body {
	t := body{shingles: s}
	for _, h := range s {
		t.mass += massOf(h)
	}
	return t
}

// massOf is what the word counts with which a shingle begins.
func massOf(h uint32) int {
	if h&quoted != 0 {
		return 1
	}
	return 2
}

// matcher compares one text, which it holds, with others. It keeps its scratch
// between texts.
type matcher struct {
	text  body
	slots []uint32 // open addressing, a power of two; 0 is free
	hit   []uint32 // round in which the slot's shingle was last seen in the other text
	round uint32
}

// set holds t.
func (m *matcher) set(t body) {
	m.text = t
	size := 1 << bits.Len(uint(2*len(t.shingles)+1))
	if len(m.slots) < size {
		m.slots, m.hit, m.round = make([]uint32, size), make([]uint32, size), 0
	}
	clear(m.slots)
	for _, h := range t.shingles {
		if h &^= quoted; h != 0 {
			m.slots[m.find(h)] = h
		}
	}
}

// find gives the slot where h is, or would be.
func (m *matcher) find(h uint32) int {
	mask := len(m.slots) - 1
	at := int(h*2654435769>>4) & mask // Knuth's multiplicative hash
	for m.slots[at] != 0 && m.slots[at] != h {
		at = (at + 1) & mask
	}
	return at
}

// share gives the share of the shorter of the two texts, by mass, that stands
// in the other.
func (m *matcher) share(other body) float64 {
	a, b := m.text, other
	if min(len(a.shingles), len(b.shingles)) < leastWords {
		if len(a.shingles) > 0 && sameWords(a.shingles, b.shingles) {
			return 1
		}
		return 0
	}
	if b.mass <= a.mass {
		common := b.covered(func(h uint32) bool { return m.slots[m.find(h)] == h })
		if b.mass < a.mass {
			return float64(common) / float64(b.mass)
		}
		// Of two as long as each other, the better covered, so that it does
		// not matter which is held.
		return float64(max(common, m.coveredBy(b))) / float64(a.mass)
	}
	return float64(m.coveredBy(b)) / float64(a.mass)
}

// coveredBy gives how much of the held text stands in the other.
func (m *matcher) coveredBy(other body) int {
	m.round++
	for _, h := range other.shingles {
		if h &^= quoted; h != 0 {
			if at := m.find(h); m.slots[at] == h {
				m.hit[at] = m.round
			}
		}
	}
	return m.text.covered(func(h uint32) bool { return m.hit[m.find(h)] == m.round })
}

// covered gives the mass of the words that lie in common runs.
func (t body) covered(common func(h uint32) bool) (mass int) {
	until := 0 // words before it are covered
	for i, h := range t.shingles {
		if bare := h &^ quoted; bare != 0 && common(bare) {
			until = i + run
		}
		if i < until {
			mass += massOf(h)
		}
	}
	return mass
}

// sameWords reports whether two short texts are the same, run by run. Texts
// under six words have no run and are never the same.
func sameWords(a, b shingles) bool {
	if len(a) != len(b) || len(a) < run {
		return false
	}
	for i := range a {
		if a[i]&^quoted != b[i]&^quoted {
			return false
		}
	}
	return true
}
