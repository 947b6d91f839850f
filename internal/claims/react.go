package claims

import (
	"slices"
	"strings"

	"stet"
)

// rulingOnReaction takes the claim that a denial, doubt, confirmation or retraction
// is about: the one it repeats, else, where it only points back ("the report",
// "it"), the nearest before it in the same report that somebody else makes.
func (g *grouping) rulingOnReaction(i int, found []match) ruling {
	u := &g.utterances[i]
	best := g.answered(i, found)
	switch at := g.takesBackFigure(u); {
	case at >= 0:
		best = at
	case u.stance == stet.Declines && len(u.terms) == 0:
		best = g.firstOf(i) // who says nothing at all is asked about what the report is about
	case best < 0 && (u.account || u.exhibit):
		best = g.namedAs(u)
	case u.account && !g.spokenOf(i, best):
		if at := g.namedAs(u); at >= 0 {
			best = at
		}
	}
	return ruling{best, false}
}

// spokenOf reports whether the report of an utterance has spoken of a claim
// before it.
func (g *grouping) spokenOf(i, claim int) bool {
	return slices.ContainsFunc(g.claims[claim].members, func(j int) bool { return g.utterances[j].report == g.utterances[i].report })
}

// answered gives the claim that a reaction fits best; -1 for none.
func (g *grouping) answered(i int, found []match) int {
	u := &g.utterances[i]
	like := map[int]float64{}
	for _, m := range found {
		like[m.claim] = max(m.like, repeated*m.cover)
	}
	var opens []int32
	if u.clause && !u.anaphoric && against(u.stance) {
		opens = g.opening(u, 3)
	}
	best, bestScore := -1, 0.0
	own := u.stance == stet.Retracts && g.claimsOf(u.speaker)
	for _, c := range g.answerable(i, found) {
		if own && !g.claims[c].affirmedBy(g.story, u.speaker) {
			continue // nobody takes back what another said
		}
		score := 0.0
		switch {
		case len(opens) == 0 || g.speaksOf(c, opens):
			score = g.fit(i, c, like[c])
		case g.answers(i, c):
			score = reactsTo
		}
		if score > bestScore {
			best, bestScore = c, score
		}
	}
	return best
}

// claimsOf reports whether a speaker affirms any claim.
func (g *grouping) claimsOf(speaker string) bool {
	return slices.ContainsFunc(g.claims, func(m *group) bool { return m.affirmedBy(g.story, speaker) })
}

// fit tells how well a reaction fits a claim that it is so like; 0 for not at
// all.
func (g *grouping) fit(i, c int, like float64) float64 {
	u := &g.utterances[i]
	score, near := like, g.nearness(i, c)
	if near > 0 && g.countsIt(u, c) {
		score += counted
	}
	near = g.closeness(i, c, near)
	before := g.wentAgainst(u, c)
	switch {
	case near > 0 && (u.anaphoric || u.exhibit):
		score = near + score/2 // what it points to stands near rather than sounds alike
	case score >= reactsTo:
		score += near / 4
	case near > 0 && score >= reactsNear:
		score += near / 2
	case u.anaphoric && score > 0 && len(g.claims[c].members) > 1 && g.otherClaims(u, c):
		score /= 2
	case !u.anaphoric || !before:
		return 0
	}
	if u.anaphoric && before {
		score += again
		if like > 0 {
			score += again / 2 // "any warning", as before
		}
	}
	return score
}

// closeness is a claim's nearness to a reaction, more where what is shown or who
// is accused tells that it is meant.
func (g *grouping) closeness(i, c int, near float64) float64 {
	u := &g.utterances[i]
	switch shown := g.shown(i, c); {
	case u.exhibit && shown > 0:
		near = shown
	case u.stance == stet.Declines && !u.account:
		near = 0 // "he did not name them" is no answer to what precedes
	case near == 1 && pronoun(u.words):
		near += nearest
	}
	if u.anaphoric && against(u.stance) && near > 0 {
		switch {
		case g.aimsAt(u, c):
			near += aimed
		case g.tellsOfSelf(c):
			near /= 2
		}
	}
	return near
}

// repeated is what the share of a reaction's words that a claim has counts for
// beside its likeness.
const repeated = 0.7

// counted is what counts for a claim with a count of what a denial says there was
// none of: "denied that any trucks had been lost".
const counted = 0.5

// countsIt reports whether a claim counts what an utterance says there was not
// any of.
func (g *grouping) countsIt(u *utterance, claim int) bool {
	if !indefinite(strings.ToLower(u.words)) {
		return false
	}
	p := g.claims[claim].seed
	return p != nil && slices.ContainsFunc(p.figures, func(f figure) bool { return common(u.terms, f.terms) })
}

// answers reports whether an utterance of somebody's own people comes right after
// a claim that is told as an accusation: "denied that his men had fired".
func (g *grouping) answers(i, claim int) bool {
	u := &g.utterances[i]
	j := i - 1
	if j < 0 || g.of[j] != claim || g.utterances[j].report != u.report || !g.utterances[j].accuses || !against(u.stance) {
		return false
	}
	words := strings.Fields(strings.ToLower(u.words))
	return len(words) > 0 && (u.ofSelf() || possessive[words[0]])
}

// nearest is what counts for the claim right before a pronoun: "rejected this".
const nearest = 0.8

// firstOf gives the claim that an utterance's report speaks of first; -1 for
// none.
func (g *grouping) firstOf(i int) int {
	at := -1
	for j := i - 1; j >= 0 && g.utterances[j].report == g.utterances[i].report; j-- {
		if g.of[j] >= 0 {
			at = g.of[j]
		}
	}
	return at
}

// namedAs gives the latest claim that an earlier report tells with the verb of
// the noun by which an utterance names it: "the testimony" was testified; -1 for
// none.
func (g *grouping) namedAs(u *utterance) int {
	nouns := strings.Fields(strings.ToLower(u.words))
	nouns = nouns[:min(4, len(nouns))]
	for j := len(g.of) - 1; j >= 0; j-- {
		v := &g.utterances[j]
		if g.of[j] < 0 || v.report >= u.report || v.speaker == u.speaker || !v.affirms() {
			continue
		}
		cue := strings.ToLower(words(g.reports[v.report].Text, v.statement.Cue))
		for _, noun := range nouns {
			if len(noun) > verbLetters && strings.Contains(cue, noun[:verbLetters]) {
				return g.of[j]
			}
		}
	}
	return -1
}

// verbLetters is how many letters a noun and its verb have in common.
const verbLetters = 5

// shown tells from 0 how likely an utterance that speaks of something shown
// ("the footage") speaks of what was shown for a claim: most if that was before
// it in the same report.
func (g *grouping) shown(i, claim int) float64 {
	u := &g.utterances[i]
	if !u.exhibit {
		return 0
	}
	best := 0.0
	for _, j := range g.claims[claim].all() {
		v := &g.utterances[j]
		if v.evidence != evidenceShown && v.evidence != evidenceIndependent || v.speaker == u.speaker && v.speaker != "" {
			continue
		}
		if v.report == u.report {
			return shownHere
		}
		best = shownBefore
	}
	return best
}

// belittles gives the claim for which something was shown that an utterance takes
// from: "the video showed only part of what happened"; -1 for none.
func (g *grouping) belittles(i int) int {
	u := &g.utterances[i]
	if !u.exhibit || !containsAny(" "+strings.ToLower(u.words)+" ", hedged) {
		return -1
	}
	best, most := -1, 0.0
	for c := range g.claims {
		if shown := g.shown(i, c); shown > most && g.otherClaims(u, c) {
			best, most = c, shown
		}
	}
	return best
}

// What counts for a claim for which something was shown, in the same report and
// in an earlier one.
const (
	shownHere   = 1.5
	shownBefore = 0.9
)

// again is what counts for a claim that a speaker has gone against before, when
// he only points back: who dismisses "the accusation" for the second time means
// the same one.
const again = 0.6

// takesBackFigure gives the claim for which a speaker gave the number that he
// now takes back: "withdrew his count of 220"; -1 for none.
func (g *grouping) takesBackFigure(u *utterance) int {
	if u.stance != stet.Retracts {
		return -1
	}
	for c, m := range g.claims {
		for _, j := range m.members {
			v := &g.utterances[j]
			for _, f := range v.figures {
				if v.speaker == u.speaker && slices.Contains(u.numbers, f.Value) {
					return c
				}
			}
		}
	}
	return -1
}

// answerable gives the claims that an utterance can answer, in order: those it
// shares a term with, those spoken of before in its report, and for one that
// only points back those that its speaker has gone against before.
func (g *grouping) answerable(i int, found []match) []int {
	var out []int
	for _, m := range found {
		out = append(out, m.claim)
	}
	if u := &g.utterances[i]; u.anaphoric {
		for c := range g.claims {
			if g.wentAgainst(u, c) {
				out = append(out, c)
			}
		}
	}
	for j := i - 1; j >= 0 && g.utterances[j].report == g.utterances[i].report; j-- {
		if g.of[j] >= 0 {
			out = append(out, g.of[j])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
