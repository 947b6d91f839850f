package eval

import (
	"math/rand/v2"
	"slices"
	"strings"

	"stet"
	"stet/internal/statements/stance"
)

// stanceScore adds up the readings of one part.
type stanceScore struct {
	right    []bool // stance, per cue
	stances  map[stet.Stance]*tally
	modality tally // of contents that have one
	negation tally // of contents that are negated
	same     struct{ modality, negation, all int }
}

func (s *stanceScore) add(l stanceLabel, got stance.Reading) {
	s.right = append(s.right, got.Stance == l.Stance)
	s.of(l.Stance).gold++
	s.of(got.Stance).predicted++
	if got.Stance == l.Stance {
		s.of(l.Stance).right++
	}
	s.modality.count(l.Modality != "", got.Modality != "", got.Modality == l.Modality)
	s.negation.count(l.Negated, got.Negated, true)
	if got.Modality == l.Modality {
		s.same.modality++
	}
	if got.Negated == l.Negated {
		s.same.negation++
	}
	if got.Stance == l.Stance && got.Modality == l.Modality && got.Negated == l.Negated {
		s.same.all++
	}
}

func (s *stanceScore) of(st stet.Stance) *tally {
	if s.stances == nil {
		s.stances = map[stet.Stance]*tally{}
	}
	if s.stances[st] == nil {
		s.stances[st] = &tally{}
	}
	return s.stances[st]
}

// count adds one case of a mark that gold or prediction may bear.
func (t *tally) count(gold, predicted, same bool) {
	if gold {
		t.gold++
	}
	if predicted {
		t.predicted++
	}
	if gold && predicted && same {
		t.right++
	}
}

// put writes the part's metrics under its name.
func (s *stanceScore) put(m map[string]float64, part string) {
	n := float64(len(s.right))
	m[part+"_n"] = n
	m[part+"_stance_accuracy"] = accuracy(s.right)
	m[part+"_stance_accuracy_low"], m[part+"_stance_accuracy_high"] = bootstrap(s.right)
	m[part+"_modality_accuracy"] = float64(s.same.modality) / n
	m[part+"_negation_accuracy"] = float64(s.same.negation) / n
	m[part+"_all_right"] = float64(s.same.all) / n
	s.modality.put(m, part+"_modality")
	s.negation.put(m, part+"_negation")
	var sum, kinds float64
	for st, t := range s.stances {
		name := part + "_" + strings.ReplaceAll(string(st), " ", "_")
		t.put(m, name)
		m[name+"_n"] = float64(t.gold)
		if t.gold > 0 {
			kinds++
		}
	}
	for _, st := range []stet.Stance{
		stet.Asserts, stet.Denies, stet.Doubts, stet.Confirms, stet.Retracts, stet.Declines, stet.Asks, stet.Orders, stet.Plans,
	} { // in order, so that the sum is the same each time
		if t := s.stances[st]; t != nil && t.gold > 0 {
			sum += t.f1()
		}
	}
	m[part+"_stance_macro_f1"] = sum / max(kinds, 1)
}

// accuracy is the share of the right ones.
func accuracy(right []bool) float64 {
	n := 0
	for _, ok := range right {
		if ok {
			n++
		}
	}
	return share(n, len(right))
}

// draws is how many samples an interval is made from.
const draws = 2000

// bootstrap gives the 95 % percentile interval of a share.
func bootstrap(right []bool) (low, high float64) {
	rng := rand.New(rand.NewPCG(1, 2))
	shares := make([]float64, draws)
	sample := make([]bool, len(right))
	for i := range shares {
		for j := range sample {
			sample[j] = right[rng.IntN(len(right))]
		}
		shares[i] = accuracy(sample)
	}
	slices.Sort(shares)
	return shares[draws*25/1000], shares[draws*975/1000-1]
}
