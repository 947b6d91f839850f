package claims

import (
	"slices"
	"strings"

	"stet"
)

// affirmedBy reports whether a speaker affirms a claim.
func (m *group) affirmedBy(s *story, speaker string) bool {
	return speaker != "" && slices.ContainsFunc(m.members, func(j int) bool {
		v := &s.utterances[j]
		return v.speaker == speaker && v.affirms() && !against(m.stances[j])
	})
}

// contested reports whether somebody goes against a claim so far.
func (m *group) contested() bool {
	return slices.ContainsFunc(m.members, func(j int) bool { return against(m.stances[j]) })
}

// otherClaims reports whether somebody else than the utterance's speaker makes
// a claim.
func (g *grouping) otherClaims(u *utterance, claim int) bool {
	for _, j := range g.claims[claim].members {
		if v := &g.utterances[j]; v.affirms() && v.speaker != u.speaker {
			return true
		}
	}
	return false
}

// wentAgainst reports whether an utterance's speaker has gone against a claim
// already.
func (g *grouping) wentAgainst(u *utterance, claim int) bool {
	m := g.claims[claim]
	return u.speaker != "" && slices.ContainsFunc(m.members, func(j int) bool {
		return against(m.stances[j]) && g.utterances[j].speaker == u.speaker
	})
}

// speaks reports whether a speaker takes any stand on a claim.
func (m *group) speaks(s *story, speaker string) bool {
	return speaker != "" && slices.ContainsFunc(m.members, func(j int) bool { return s.utterances[j].speaker == speaker })
}

// together reports whether two utterances of a report stand in one paragraph.
func (g *grouping) together(v, u *utterance) bool {
	from, to := v.sentence.Span.End, u.sentence.Span.Start
	return to <= from || !strings.Contains(g.reports[u.report].Text[from:to], "\n")
}

// nearness tells from 0 to 1 how likely an utterance that points back answers a
// claim for its place: 1 for the claim made right before it in the same report
// by somebody else, less for one further off, more for the report's first. Who
// takes something back answers himself. Plans and orders, and what began as a
// confirmation, are no accounts that could be denied.
func (g *grouping) nearness(i, claim int) float64 {
	u := &g.utterances[i]
	members := g.claims[claim].members
	switch g.claims[claim].stances[members[0]] {
	case stet.Plans, stet.Orders, stet.Confirms:
		return 0
	}
	near := 0.0
	for k := len(members) - 1; k >= 0; k-- {
		j := members[k]
		v := &g.utterances[j]
		if v.report != u.report {
			break
		}
		if g.claims[claim].stances[j] == stet.Plans {
			return 0
		}
		if v.affirms() && (v.speaker == u.speaker) == (u.stance == stet.Retracts) {
			near = max(near, 1/float64(max(1, 2*(g.between(j, i)-1))))
			if g.lead[u.report] == j {
				near = max(near, leadNearness)
			}
		}
	}
	return near
}

// leadNearness is the nearness of the first claim of a report, which what
// follows is mostly about.
const leadNearness = 0.6

// between counts the utterances from j up to i, those of i's speaker aside.
func (g *grouping) between(j, i int) int {
	n := 0
	for k := j; k < i; k++ {
		if v := &g.utterances[k]; v.statement != nil && v.speaker != g.utterances[i].speaker {
			n++
		}
	}
	return n
}

// asked reports whether a stance is one on what should be done.
func asked(s stet.Stance) bool { return s == stet.Orders || s == stet.Asks }

// pronoun reports whether words are a pronoun for what was said before.
func pronoun(words string) bool {
	switch strings.Trim(strings.ToLower(words), ` .,;"“”`) {
	case "it", "this", "that":
		return true
	}
	return false
}
