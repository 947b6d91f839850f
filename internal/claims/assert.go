package claims

import (
	"slices"

	"stet"
)

// placeAssertion joins the likest claim that says the same, or begins one. What
// says the opposite of a claim joins it as a denial.
func (g *grouping) placeAssertion(i int, found []match) {
	u := &g.utterances[i]
	stance := u.stance
	if u.evidence == evidenceDenied {
		if at := g.meant(i, found); at >= 0 {
			g.claims[at].voices = append(g.claims[at].voices, i)
		}
	}
	best := match{claim: -1}
	for _, m := range found {
		if stance == stet.Confirms && !g.opensAlike(u, m.claim) {
			continue
		}
		if seed := g.proposition(g.claims[m.claim]); seed != nil && seed.judges != u.judges {
			continue // to call a thing a disgrace is not to say that it is so
		}
		if m.like > best.like && (m.shared > 1 || len(u.terms) == 1) && !g.elsewhere(u, m.claim) {
			best = m
		}
	}
	if at := g.sameQuantity(i, found); at >= 0 && best.like < sameClaim && stance != stet.Confirms {
		g.join(i, at, stance)
		return
	}
	if best.claim >= 0 && best.like >= sameClaim {
		seed := g.proposition(g.claims[best.claim])
		if seed != nil && seed.negated != u.negated && stance == stet.Asserts && seed.speaker != u.speaker {
			if best.like < oppositeWays {
				g.begin(i, stance)
				return
			}
			stance = stet.Denies
		}
		g.join(i, best.claim, stance)
		return
	}
	g.begin(i, stance)
}

// opening is how many words of a clause hold its subject and verb.
const opening = 4

// opensAlike reports whether the words that open an utterance's clause, its
// subject and verb as a rule, stand in one and the same member of a claim: to
// confirm that one talked about the attack is not to confirm the attack.
func (g *grouping) opensAlike(u *utterance, claim int) bool {
	opens := g.opening(u)
	return slices.ContainsFunc(g.claims[claim].members, func(j int) bool {
		for _, t := range opens {
			if !slices.Contains(g.utterances[j].terms, t) {
				return false
			}
		}
		return len(opens) > 0
	})
}

// sameQuantity gives the likest claim with a figure for the same thing as the
// utterance's first: so many people aboard; -1 for none. The figures may differ:
// that is what a ledger is for.
func (g *grouping) sameQuantity(i int, found []match) int {
	u := &g.utterances[i]
	if len(u.figures) == 0 || u.figures[0].thing == "" {
		return -1
	}
	best, like := -1, sameCount
	for _, m := range found {
		if g.elsewhere(u, m.claim) {
			continue
		}
		for _, j := range g.claims[m.claim].members {
			v := &g.utterances[j]
			if len(v.figures) > 0 && v.figures[0].thing == u.figures[0].thing && v.affirms() && m.like > like {
				best, like = m.claim, m.like
			}
		}
	}
	return best
}
