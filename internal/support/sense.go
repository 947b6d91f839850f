package support

import (
	"math"

	"stet/internal/thesaurus"
)

// What the source has in the sense of a word that it does not have.
const (
	senseNone   uint8 = iota
	senseNarrow       // a narrower word
	senseWide         // a wider word
	senseSame         // a word for the same

	senseNear = 3 // added where it stands near the word's best place
)

// sense looks up what the source has in the sense of a word that it lacks, and
// whether it has its opposite: 2 near the word's best place, 1 elsewhere.
func (r *reading) sense(w *word, place int32) (like, against uint8) {
	if w.sense == "" {
		return senseNone, 0
	}
	for s, at := range r.x.senses {
		by := near(at, place, reachIn) && place >= 0
		k := senseNone
		switch {
		case thesaurus.Same(s, w.sense):
			k = senseSame
		case thesaurus.Wider(s, w.sense):
			k = senseWide
		case thesaurus.Wider(w.sense, s):
			k = senseNarrow
		case thesaurus.Opposite(s, w.sense):
			against = max(against, 1)
			if by {
				against = 2
			}
		}
		if k != senseNone && by {
			k += senseNear
		}
		like = max(like, k)
	}
	return like, against
}

// senseShares tells how much of the sentence the source has by sense, and counts
// opposites and what it has in no sense.
func (r *reading) senseShares(out []float64) []float64 {
	var all, meant, against, unmeant float64
	for i := range r.words {
		w, s := &r.words[i], &r.seen[i]
		if !w.content {
			continue
		}
		weight := r.x.rarity(w.id)
		all += weight
		switch {
		case s.status <= asStem:
			meant += weight
			continue
		case s.like == senseSame || s.like == senseSame+senseNear:
			meant += weight
		}
		against += flag(s.against == 2)
		unmeant += flag(s.like == senseNone)
	}
	return append(out, ratio(meant, all), against, math.Log1p(unmeant))
}
