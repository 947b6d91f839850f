package claims

import (
	"math"
	"slices"
	"strings"

	"stet/internal/clusters"
)

// What two words count for that are not the same but used alike, by the finest of
// the clusterings that has them together (internal/clusters, coarse to fine).
var usedAlike = [clusters.Grains]float64{0.15, 0.35, 0.6}

// softest tells from 0 to 1 how like an utterance and a claim's likest member are
// when words used alike count too.
func (g *grouping) softest(u *utterance, claim int) float64 {
	best := 0.0
	members := g.claims[claim].members
	for _, j := range members[:min(len(members), maxCompared)] {
		best = max(best, g.soft(u, &g.utterances[j]))
	}
	return best
}

// soft is the geometric mean of how much of each utterance's words, by weight, the
// other has, or has something like.
func (g *grouping) soft(u, v *utterance) float64 {
	return math.Sqrt(g.softCover(u, v) * g.softCover(v, u))
}

func (g *grouping) softCover(u, v *utterance) float64 {
	sum, all := 0.0, 0.0
	for n, t := range u.terms {
		all += g.weights[t]
		if _, has := slices.BinarySearch(v.terms, t); has {
			sum += g.weights[t]
		} else {
			sum += g.weights[t] * closest(u.used[n], v.used)
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// closest tells what the word of rows that is used most alike counts for.
func closest(row clusters.Row, rows []clusters.Row) float64 {
	best := 0.0
	for _, other := range rows {
		for grain := clusters.Grains - 1; grain >= 0; grain-- {
			if row[grain] != 0 && row[grain] == other[grain] {
				best = max(best, usedAlike[grain])
				break
			}
		}
	}
	return best
}

// cover gives the share of an utterance's terms, by weight, that somebody else's
// words for a claim have, and their number; of a quotation in parts, that of the
// part of which most is covered. Terms for its own speaker are left out.
func (g *grouping) cover(u *utterance, claim int) (share float64, shared int) {
	members := g.claims[claim].members
	for _, j := range members[:min(len(members), maxCompared)] {
		v := &g.utterances[j]
		if !v.affirms() || v.speaker == u.speaker {
			continue
		}
		for _, terms := range u.parts {
			all, sum, n := 0.0, 0.0, 0
			for _, t := range terms {
				all += g.weights[t]
				if _, has := slices.BinarySearch(v.terms, t); has {
					sum += g.weights[t]
					n++
				}
			}
			if all > 0 && sum/all > share {
				share, shared = sum/all, n
			}
		}
	}
	return share, shared
}

// partsOf gives the terms of each part of an utterance's words, without those for
// its speaker.
func (s *story) partsOf(u *utterance) (out [][]int32) {
	lang := s.reports[u.report].Lang
	own := s.self(u, lang)
	for part := range strings.SplitSeq(u.words, " … ") {
		out = append(out, slices.DeleteFunc(unique(s.terms(part, lang)), func(t int32) bool { return slices.Contains(own, t) }))
	}
	return out
}

// usedLike gives for each of an utterance's terms how its word is used.
func (s *story) usedLike(u *utterance) []clusters.Row {
	rows := make([]clusters.Row, len(u.terms))
	for n, t := range u.terms {
		rows[n] = s.rows[t]
	}
	return rows
}

// maxCompared bounds the members of a claim that an utterance is compared with
// one by one.
const maxCompared = 8
