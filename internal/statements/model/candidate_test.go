package model

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// sections draws runs of tokens in order; those of a candidate list may meet.
func sections(t *rapid.T, label string, apart bool) []section {
	var out []section
	at := 0
	for range rapid.IntRange(0, 8).Draw(t, label) {
		from := at + rapid.IntRange(0, 3).Draw(t, "gap")
		to := from + rapid.IntRange(1, 4).Draw(t, "length")
		out = append(out, section{from: from, to: to})
		if at = from; apart {
			at = to
		}
	}
	return out
}

func TestPlacesKeepCandidatesThatMeetTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []candidate
		for _, s := range sections(t, "candidates", false) {
			all = append(all, candidate{section: s, chance: 0.5})
		}
		got := places(all)
		if !slices.Equal(slices.Concat(got...), all) {
			t.Fatalf("places %v of %v", got, all)
		}
		end := 0
		for _, place := range got {
			if place[0].from < end {
				t.Fatalf("a candidate at %d meets a place before it that ends at %d: %v", place[0].from, end, got)
			}
			for i, c := range place {
				if i > 0 && c.from >= end {
					t.Fatalf("a candidate at %d meets none of its place: %v", c.from, got)
				}
				end = max(end, c.to)
			}
		}
	})
}

func TestCandidateStandsAmongTheCuesThatItDoesNotMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cues := sections(t, "cues", true)
		from := rapid.IntRange(0, 30).Draw(t, "from")
		c := candidate{section: section{from: from, to: from + rapid.IntRange(1, 4).Draw(t, "length")}}
		with, at := c.among(cues)
		if with[at] != c.section {
			t.Fatalf("%v at %d of %v", c, at, with)
		}
		for i := 1; i < len(with); i++ {
			if with[i].from < with[i-1].to {
				t.Fatalf("%v meets %v: %v among %v", with[i], with[i-1], c, cues)
			}
		}
		for _, cue := range cues {
			if meets := cue.from < c.to && c.from < cue.to; !meets && !slices.Contains(with, cue) {
				t.Fatalf("%v is lost: %v among %v", cue, c, cues)
			}
		}
	})
}

func TestWorthIsLargestForTheMarkedReading(t *testing.T) {
	m := marked{source: []section{{from: 0, to: 2}}, content: []section{{from: 3, to: 9}}}
	right := reading{source: m.source, content: m.content}
	for name, r := range map[string]reading{
		"shorter content": {source: m.source, content: []section{{from: 3, to: 8}}},
		"no source":       {content: m.content},
		"other source":    {source: []section{{from: 10, to: 12}}, content: m.content},
		"two contents":    {source: m.source, content: []section{{from: 3, to: 5}, {from: 6, to: 9}}},
	} {
		if m.worth(&r) >= m.worth(&right) || m.worth(&r) <= 0 {
			t.Errorf("%s: worth %v, the right one %v", name, m.worth(&r), m.worth(&right))
		}
	}
}
