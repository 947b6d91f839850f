package claims

import (
	"regexp"
	"slices"
	"strings"

	"stet"
	"stet/internal/names"
)

// rulingOnAssertion takes the likest claim that says the same, or none. What says
// the opposite of a claim goes against it.
func (g *grouping) rulingOnAssertion(i int, found []match) ruling {
	u := &g.utterances[i]
	if u.evidence == evidenceDenied {
		if at := g.meant(i, found); at >= 0 && g.otherClaims(u, at) && !u.ofSelf() {
			return ruling{at, true} // "there is no proof that campers were there"
		}
	}
	if at := g.saidBefore(u); at >= 0 {
		return ruling{at, false}
	}
	best := g.likest(u, found)
	if at := g.sameQuantity(i, found); at >= 0 && u.stance != stet.Confirms && (best.like < sameClaim || g.countsOther(u, best.claim)) {
		return ruling{at, g.still(u, at)}
	}
	if at := g.shownFor(i, found); at >= 0 && best.like < sameClaim {
		return ruling{at, false}
	}
	if best.claim < 0 || best.like < sameClaim {
		return none
	}
	seed := g.claims[best.claim].seed
	if seed != nil && seed.negated != u.negated && u.stance == stet.Asserts && seed.speaker != u.speaker {
		if best.like < oppositeWays {
			return none
		}
		return ruling{best.claim, true}
	}
	return ruling{best.claim, g.still(u, best.claim)}
}

// oppose notes that an utterance goes against the claim of somebody else that it
// sets itself against, beside what it says itself: "pipelines, not prisoners".
func (g *grouping) oppose(i int, found []match) {
	u := &g.utterances[i]
	if len(u.against) == 0 {
		return
	}
	for c, m := range g.claims {
		if m.seed == nil || m.seed.negated || m.seed.judges || !g.otherClaims(u, c) {
			continue
		}
		hit := !slices.ContainsFunc(u.against, func(t int32) bool { return !slices.Contains(m.seed.terms, t) })
		if hit && (g.nearness(i, c) > 0 || slices.ContainsFunc(found, func(f match) bool { return f.claim == c })) {
			m.members, m.stances[i] = append(m.members, i), stet.Denies
			return
		}
	}
}

// still reports whether an assertion goes against a claim because its speaker has
// gone against it before and gives another figure than it has.
func (g *grouping) still(u *utterance, claim int) bool {
	m := g.claims[claim]
	if u.stance != stet.Asserts || u.speaker == "" || !slices.ContainsFunc(m.members, func(j int) bool {
		return g.utterances[j].speaker != u.speaker && differ(u, &g.utterances[j])
	}) {
		return false
	}
	for _, j := range slices.Backward(m.members) {
		if g.utterances[j].speaker == u.speaker {
			return against(m.stances[j])
		}
	}
	return false
}

// shownFor gives the claim for which an utterance tells that something was shown
// when its own words are too few to tell: the one spoken of right before in its
// paragraph, else the likest of those whose claimant its sentence names; -1 for
// none.
func (g *grouping) shownFor(i int, found []match) int {
	u := &g.utterances[i]
	if u.evidence != evidenceShown && u.evidence != evidenceIndependent || u.stance != stet.Asserts {
		return -1
	}
	if j := i - 1; j >= 0 && g.of[j] >= 0 && g.utterances[j].report == u.report {
		v := &g.utterances[j]
		if g.together(v, u) && (common(u.terms, v.terms) || u.speaker == v.speaker) && !differ(u, v) {
			return g.of[j]
		}
	}
	sentence := g.terms(u.sentence.Span.In(g.reports[u.report].Text), g.reports[u.report].Lang)
	best, most := -1, 0.0
	for _, m := range found {
		p := g.claims[m.claim].seed
		if p == nil || p.judges || p.speaker == "" || m.like <= most {
			continue
		}
		if self := g.self(p, g.reports[p.report].Lang); len(self) > 0 && !slices.ContainsFunc(self, func(t int32) bool { return !slices.Contains(sentence, t) }) {
			best, most = m.claim, m.like
		}
	}
	return best
}

// likest gives the claim that is likest to an assertion, -1 for none.
func (g *grouping) likest(u *utterance, found []match) match {
	best := match{claim: -1}
	var opens []int32
	if u.stance == stet.Confirms {
		opens = g.opening(u, 2)
	}
	for _, m := range found {
		if u.stance == stet.Confirms {
			if !g.opensAlike(opens, m.claim) {
				continue
			}
			m.like = max(m.like, m.cover*confirmCover) // who confirms says no more than he must
		}
		if seed := g.claims[m.claim].seed; seed != nil && seed.judges != u.judges {
			continue // to call a thing a disgrace is not to say that it is so
		}
		if g.countsOther(u, m.claim) {
			m.like *= otherCount
		}
		if u.evidence >= evidenceShown && m.shared > 1 {
			m.like = max(m.like, m.cover) // what is shown is shown for something
		}
		if m.like > best.like && (m.shared > 1 || len(u.terms) == 1) && !g.elsewhere(u, m.claim) {
			best = m
		}
	}
	return best
}

// otherCount is what likeness is lowered by where different things are counted.
const otherCount = 0.75

// confirmCover is what the share of a confirmation's words that a claim has
// counts for beside its likeness.
const confirmCover = 1

// goesOn gives the claim that an utterance goes on speaking against: who has
// just denied it says in a quotation, or of something that is not so, why; a
// negation right after by somebody else of the same paragraph is on his side. -1
// for none.
func (g *grouping) goesOn(i int, found []match) int {
	u := &g.utterances[i]
	j := i - 1
	if j < 0 || u.stance != stet.Asserts || g.utterances[j].report != u.report || g.of[j] < 0 || !against(g.claims[g.of[j]].stances[j]) {
		return -1
	}
	v := &g.utterances[j]
	quoted := u.statement.Quotation == stet.Direct
	own := v.speaker == u.speaker || g.together(v, u) && quoted && u.speaker == "" || g.together(v, u) && (quoted && g.speaksFor(u) || u.negated && !names.Capital(u.speaker))
	if !(own && (quoted || u.negated) || u.negated && quoted && g.together(v, u)) || u.judges || g.claims[g.of[j]].affirmedBy(g.story, u.speaker) {
		return -1
	}
	for _, m := range found {
		if m.claim != g.of[j] && m.like >= sameClaim {
			return -1
		}
	}
	return g.of[j]
}

// behalf are words by which a sentence tells that its speaker stands for another.
var behalf = regexp.MustCompile(`(?i)\b(?:its|his|her|their|spokes\w+|lawyer|attorney|adviser|company|ministry|office)\b`)

// speaksFor reports whether an utterance's source tells that he speaks for
// somebody else.
func (g *grouping) speaksFor(u *utterance) bool {
	source := u.statement.Source
	return len(source) > 0 && behalf.MatchString(hull(source).In(g.reports[u.report].Text))
}

// The share of a negation's words, by weight, that a claim must have for the one
// to deny the other.
const (
	gainsaysNear = 0.4 // said before in the same report
	gainsaysFar  = 0.3
)

// gainsaid gives the claim of somebody else that a negation denies: "there were
// no talks", "it had received no such reports"; -1 for none.
func (g *grouping) gainsaid(i int, found []match) int {
	u := &g.utterances[i]
	if u.stance != stet.Asserts || !u.negated || u.judges || u.evidence == evidenceDenied {
		return -1
	}
	such := strings.Contains(" "+strings.ToLower(u.words), " such ")
	best, most := -1, 0.0
	for _, c := range g.answerable(i, found) {
		p := g.claims[c].seed
		if p == nil || p.negated || p.judges || !g.otherClaims(u, c) {
			continue
		}
		near := g.nearness(i, c)
		cover, shared := g.cover(u, c)
		accused := cover == 1 && g.utterances[g.claims[c].members[0]].accuses
		fits := accused || near > 0 && (such || cover >= gainsaysNear && shared > 0) || cover >= gainsaysFar && shared > 1
		if score := cover + near/2; fits && score > most {
			best, most = c, score
		}
	}
	return best
}

// sameQuantity gives the likest claim with a figure for the same thing as one of
// the utterance's: so many people aboard; -1 for none. The figures may differ:
// that is what a ledger is for.
func (g *grouping) sameQuantity(i int, found []match) int {
	u := &g.utterances[i]
	if len(u.figures) == 0 || u.judges {
		return -1
	}
	best, like := -1, sameCount
	for _, m := range found {
		members := g.claims[m.claim].members
		for _, j := range members[:min(len(members), maxCompared)] {
			v := &g.utterances[j]
			if len(v.figures) == 0 || !v.affirms() || v.judges || asked(u.stance) != asked(v.stance) || g.elsewhere(u, m.claim) {
				continue
			}
			if is := g.countsSame(u, v); is > like {
				best, like = m.claim, is
			}
		}
	}
	return best
}

// saidBefore gives the claim that a speaker "repeated": of those he makes the one
// that somebody disputes, else the first; -1 for none.
func (g *grouping) saidBefore(u *utterance) int {
	if !u.again || u.speaker == "" {
		return -1
	}
	best := -1
	for c, m := range g.claims {
		if !slices.ContainsFunc(m.members, func(j int) bool { return g.utterances[j].speaker == u.speaker && g.utterances[j].affirms() }) {
			continue
		}
		if m.contested() {
			return c
		}
		if best < 0 {
			best = c
		}
	}
	return best
}
