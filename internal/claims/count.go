package claims

import "slices"

// differ reports whether two utterances give figures for one kind of thing that
// cannot both be so.
func differ(u, v *utterance) bool {
	return slices.ContainsFunc(v.figures, func(f figure) bool {
		return slices.ContainsFunc(u.figures, func(h figure) bool { return f.kind == h.kind && apart(f.Number, h.Number) })
	})
}

// countsOther reports whether an utterance and a claim's first figures are for
// different things: passengers and knots.
func (g *grouping) countsOther(u *utterance, claim int) bool {
	if len(u.figures) == 0 {
		return false
	}
	for _, j := range g.claims[claim].members {
		v := &g.utterances[j]
		if len(v.figures) == 0 {
			continue
		}
		return !slices.ContainsFunc(u.figures, func(f figure) bool {
			return slices.ContainsFunc(v.figures, func(h figure) bool { return f.kind == h.kind })
		})
	}
	return false
}

// countsSame tells how like two utterances are, their figures aside, if they
// give figures for one thing; 0 if they do not.
func (g *grouping) countsSame(u, v *utterance) float64 {
	if other(u.outcomes, v.outcomes) {
		return 0 // so many killed and so many hurt
	}
	best := 0.0
	for _, f := range u.figures {
		for _, h := range v.figures {
			if f.kind != h.kind || f.definite && (f.Value != h.Value || f.Value < telling) {
				continue
			}
			is := g.likeBut(u, v, f, h)
			if common(u.outcomes, v.outcomes) {
				is += sameOutcome
			}
			switch {
			case f.thing != "" && f.thing == h.thing:
				is += sameThing
			case measures[f.Unit], lengths[f.Unit] && !apartBy(f.Value, h.Value, nearLength):
				is += sameMeasure
			}
			switch {
			case f.Value != h.Value:
			case f.Value >= hundred:
				is += sameLarge
			case f.Value > few:
				is += sameValue
			}
			best = max(best, is)
		}
	}
	return best
}

// What counts for two figures of one unit: that the same word follows them, that
// the unit is a measure, of which a story seldom has two, and that the value is
// the same and no small number.
const (
	sameThing   = 0.15
	sameMeasure = 0.21
	sameOutcome = 0.12
	sameValue   = 0.1
	sameLarge   = 0.21
	hundred     = 100
	few         = 12
	telling     = 1000 // a value so large that it alone tells what is spoken of
)

// lengths are units of which a story has many, so that only values near each other
// are taken for one thing's.
var lengths = map[string]bool{"km": true, "m": true, "mi": true, "mile": true, "kilometre": true, "metre": true, "foot": true, "ft": true}

// nearLength is by how much, as a share, two values for one length may differ.
const nearLength = 0.1

// apartBy reports whether two values differ by more than a share of the greater.
func apartBy(v, w, share float64) bool { return max(v, w)-min(v, w) > share*max(v, w) }

// likeBut is the likeness of two utterances by the terms that are not of the
// figures.
func (g *grouping) likeBut(u, v *utterance, f, h figure) float64 {
	dot := 0.0
	for _, t := range u.terms {
		if _, has := slices.BinarySearch(v.terms, t); has && !slices.Contains(f.terms, t) && !slices.Contains(h.terms, t) {
			dot += g.weights[t] * g.weights[t]
		}
	}
	return dot / (u.norm * v.norm)
}

// elsewhere reports whether a claim's first figures are for another place than
// an utterance's.
func (g *grouping) elsewhere(u *utterance, claim int) bool {
	if len(u.figures) == 0 || len(u.places) == 0 {
		return false
	}
	for _, j := range g.claims[claim].members {
		if v := &g.utterances[j]; len(v.figures) > 0 {
			return otherPlace(u, v)
		}
	}
	return false
}

// otherPlace reports whether two utterances that name places tell of different
// places: so many killed in one town and in another are not one figure.
func otherPlace(u, v *utterance) bool {
	return len(v.places) > 0 && !common(u.places, v.terms) && !common(v.places, u.terms)
}

// other reports whether two sorted sets are both given and have nothing in
// common.
func other(a, b []int32) bool { return len(a) > 0 && len(b) > 0 && !common(a, b) }
