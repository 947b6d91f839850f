package model

import "math"

// Lexicon tells how readily a word is part of a cue, by its stem's hash: in
// seven classes from 1, seldom, to 7, nearly always.
type Lexicon map[uint32]uint8

// class gives a stem's class, 0 for one that is not known.
func (l Lexicon) class(stem uint32) uint32 { return uint32(l[stem]) }

// Counts counts how often a stem is part of a cue and how often it occurs.
type Counts map[uint32]Count

// Count is of one stem.
type Count struct{ Cue, All int }

// Add adds by times other to c.
func (c Counts) Add(other Counts, by int) {
	for stem, o := range other {
		n := c[stem]
		c[stem] = Count{n.Cue + by*o.Cue, n.All + by*o.All}
	}
}

// Lexicon makes a lexicon. A stem seen seldom counts with less certainty.
func (c Counts) Lexicon() Lexicon {
	l := make(Lexicon, len(c))
	for stem, n := range c {
		if n.All <= 0 {
			continue
		}
		odds := math.Log((float64(n.Cue) + 0.05) / (float64(n.All-n.Cue) + 0.95))
		l[stem] = uint8(max(min(math.Round((odds+4.5)/1.1), 6), 0)) + 1
	}
	return l
}

// Without gives the lexicon as it would be had other not been counted. Only the
// stems of other are in it: it is for the text that other was counted in.
func (c Counts) Without(other Counts) Lexicon {
	rest := make(Counts, len(other))
	for stem, o := range other {
		n := c[stem]
		rest[stem] = Count{n.Cue - o.Cue, n.All - o.All}
	}
	return rest.Lexicon()
}
