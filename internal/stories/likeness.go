package stories

import (
	"math"
	"time"
)

const (
	// cross is the join threshold between languages, where only names, figures
	// and dates are compared. It was set by hand: no labelled collection in two
	// languages was at hand.
	cross = 0.30

	// leastCommon is how many names, figures or dates two reports in different
	// languages must share to be compared at all: one name alone is no event.
	leastCommon = 4

	// An event is in the news for some days; what comes much later is more
	// often a look-alike. With the time between, the threshold rises evenly, up
	// to by fadeBy after fadeAfter.
	fadeBy    = 0.5
	fadeAfter = 60 * 24 * time.Hour
)

// products are inner products of two vectors: over all terms, and over those
// that need no translation in both, of which there are common.
type products struct {
	all, free int64
	common    int
}

// best gives the story that a report joins, or nil for none: of those above
// the threshold the one furthest above; among equals the one with the smaller
// ID.
func (x *Index) best(r *report) *story {
	if !r.enough {
		return nil
	}
	var best *story
	var most float64
	for _, s := range x.posted.near(r) {
		score := x.nearness(r, s)
		if score >= 1 && (score > most || score == most && s.id < best.id) {
			best, most = s, score
		}
	}
	return best
}

// nearness is the likeness of a report to a story, against the threshold that
// applies: 1 is just enough. It is that to the centroid or, where the story has
// nothing in the report's language, that to the nearest of the latest reports.
func (x *Index) nearness(r *report, s *story) float64 {
	set := s.recent()
	if s.speaks(r.lang) {
		return cosine(product(r.vector, set), r.all, s.square) / (x.o.Join * faded(s.gap(r.published)))
	}
	nearest := 0.0
	for _, m := range set {
		nearest = max(nearest, x.alike(r, m))
	}
	return nearest
}

// alike is the likeness of two reports, against the threshold that applies.
func (x *Index) alike(a, b *report) float64 {
	p := dots(a.vector, b.vector)
	fade := faded(a.published.Sub(b.published).Abs())
	if a.lang == b.lang {
		return cosine(p.all, a.all, b.all) / (x.o.Join * fade)
	}
	if p.common < leastCommon {
		return 0
	}
	return cosine(p.free, a.free, b.free) / (cross * fade)
}

// similarity of two reports for the split: the square root evens out the few
// pairs that share whole paragraphs.
func (x *Index) similarity(a, b *report) float64 {
	return math.Sqrt(min(1, x.alike(a, b)*x.o.Join))
}

// faded is by what the threshold is multiplied for a time between.
func faded(gap time.Duration) float64 {
	return 1 + fadeBy*min(1, float64(gap)/float64(fadeAfter))
}

// gap is the time between a moment and the nearest of the latest reports.
func (s *story) gap(at time.Time) time.Duration {
	least := time.Duration(math.MaxInt64)
	for _, r := range s.recent() {
		least = min(least, r.published.Sub(at).Abs())
	}
	return least
}
