package claims

import (
	"cmp"
	"slices"

	"stet"
)

// within gives the ways in which two sides contradict each other on one claim:
// somebody goes against what another affirms, or figures that stand in the end
// cannot both be so.
func (s *story) within(m *group, figures []given) []stet.TieKind {
	var out []stet.TieKind
	if s.denied(m) {
		out = append(out, stet.TieDenial)
	}
	if len(disagreements(figures)) > 0 {
		out = append(out, stet.TieFigures)
	}
	return out
}

// denied reports whether somebody goes against what somebody else affirms.
func (s *story) denied(m *group) bool {
	return slices.ContainsFunc(m.members, func(i int) bool {
		return against(m.stances[i]) && slices.ContainsFunc(m.members, func(j int) bool {
			v := &s.utterances[j]
			return v.affirms() && !against(m.stances[j]) && s.giver(v) != s.giver(&s.utterances[i])
		})
	})
}

// tie joins claims that cannot both stand, and a claim on which sides
// contradict each other to itself.
func tie(all []ranked) {
	for i := range all {
		c := &all[i].claim
		for _, kind := range all[i].within {
			c.Ties = append(c.Ties, stet.Tie{Claim: c.ID, Kind: kind})
		}
		slices.SortFunc(c.Ties, func(a, b stet.Tie) int { return cmp.Or(cmp.Compare(a.Claim, b.Claim), cmp.Compare(a.Kind, b.Kind)) })
	}
}
