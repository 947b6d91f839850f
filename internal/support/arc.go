package support

// hang notes which words of a sentence of the source hang on which.
func (x *Source) hang(sentence []word) {
	for i := range sentence {
		if w := &sentence[i]; w.head != none {
			arc := pairKey(x.words[w.head].id, w.id)
			x.arcs[arc], x.roles[roleKey(arc, w.role)] = true, true
		}
	}
}

func roleKey(arc uint64, role uint32) uint64 { return (arc ^ uint64(role)<<7) * 0x9E3779B97F4A7C15 }

// How the source has a word and the one that it hangs on in the sentence, from
// well to ill.
const (
	arcRoot   uint8 = iota // it hangs on none
	arcAbsent              // the source lacks one of them
	arcAlike               // hangs on it there, too, and alike
	arcOther               // in another way
	arcTurned              // the other way round
	arcNear                // within a few words
	arcFar                 // within a long sentence
	arcApart
)

// Reach of arcNear and arcFar, in words.
const (
	nearArc = 5
	farArc  = 20
)

func (r *reading) arc(i int) uint8 {
	w := &r.words[i]
	if w.head == none {
		return arcRoot
	}
	h := &r.words[w.head]
	if w.id == absent || h.id == absent {
		return arcAbsent
	}
	switch arc := pairKey(h.id, w.id); {
	case r.x.roles[roleKey(arc, w.role)]:
		return arcAlike
	case r.x.arcs[arc]:
		return arcOther
	case r.x.arcs[pairKey(w.id, h.id)]:
		return arcTurned
	}
	switch d := r.x.distance(w.id, h.id); {
	case d <= nearArc:
		return arcNear
	case d <= farArc:
		return arcFar
	}
	return arcApart
}

// markArcs notes of each word how it hangs in the source, and the worst of those
// that hang on it.
func (r *reading) markArcs() {
	for i := range r.words {
		a := r.arc(i)
		r.seen[i].arc = a
		if h := r.words[i].head; h != none {
			r.seen[h].below = max(r.seen[h].below, a)
		}
	}
}

// arcShares tells how much of what hangs together here does so in the source.
func (r *reading) arcShares(out []float64) []float64 {
	var all, any, alike, apart, turned float64
	for i := range r.words {
		a := r.seen[i].arc
		if a < arcAlike {
			continue
		}
		all++
		any += flag(a == arcAlike || a == arcOther)
		alike += flag(a == arcAlike)
		apart += flag(a == arcApart)
		turned += flag(a == arcTurned)
	}
	return append(out, ratio(any, all), ratio(alike, all), ratio(apart, all), turned)
}
