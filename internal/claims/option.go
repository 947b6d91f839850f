package claims

import (
	"cmp"
	"regexp"
	"slices"

	"stet"
)

// option is a claim that an utterance may belong to: with it, or against what it
// says. Who denies or doubts by his own words does so either way.
type option struct {
	claim   int
	against bool
	traits  []uint32
}

// Bounds of the claims that one utterance is compared with, so that a story of
// any size takes time in proportion: the likest, those of the statements before
// it in its report, and the latest of its speaker's and of those at issue.
const (
	maxLikest = 16
	maxBefore = 12
	maxLatest = 8
)

// options gives what an utterance may belong to, by claim; found are its matches.
func (g *grouping) options(i int, found []match) []option {
	u := &g.utterances[i]
	rule := g.ruled(i, found)
	all := g.compared(i, found, rule)
	var out []option
	for n := range all {
		c := &all[n]
		same := traits{kind: u.kind()}
		g.same(i, c, &same)
		same.add(traitRuled, sided(rule.claim, c.claim))
		seed := g.claims[c.claim].seed
		if seed == nil || u.stance != stet.Asserts || !fakes(u.words) || fakes(seed.words) {
			out = append(out, option{c.claim, false, same.keys}) // who calls a thing a fake is not on its side
		}
		if u.stance == stet.Asserts {
			contrary := traits{kind: againstKind}
			g.contrary(i, c, &contrary)
			if rule.claim == c.claim {
				contrary.add(traitAgainstRuled, truth(rule.against))
			}
			out = append(out, option{c.claim, true, append(contrary.keys, same.keys...)})
		}
	}
	return out
}

// sided tells whether the rules took this claim (0), another (1) or none (2).
func sided(ruled, claim int) uint32 {
	switch ruled {
	case claim:
		return 0
	case -1:
		return 2
	}
	return 1
}

// comparison is a claim with how like it an utterance is.
type comparison struct {
	match
	soft            float64
	likest, softest bool // of all those compared
}

// compared gives the claims that an utterance could belong to, in the order in
// which they were made.
func (g *grouping) compared(i int, found []match, rule ruling) []comparison {
	like := map[int]match{}
	for _, m := range found {
		like[m.claim] = m
	}
	var out []comparison
	u := &g.utterances[i]
	all := g.candidates(i, found, rule.claim)
	accused := g.accused(i, all)
	for _, c := range all {
		if g.apart(i, c) || accused && !g.aimsAt(u, c) {
			continue
		}
		m, ok := like[c]
		if !ok {
			m = match{claim: c}
		}
		soft := g.softest(u, c)
		if g.foreign(u, m, soft) && c != rule.claim {
			continue
		}
		out = append(out, comparison{match: m, soft: soft})
	}
	likest, softest := 0.0, 0.0
	for _, c := range out {
		likest, softest = max(likest, c.like), max(softest, c.soft)
	}
	for n := range out {
		out[n].likest, out[n].softest = likest > 0 && out[n].like == likest, softest > 0 && out[n].soft == softest
	}
	return out
}

// foreign reports whether a clause has too little in common with a claim to be
// about it, whoever speaks before and after: who says what is not so answers
// nothing else, and who is not heard on a claim before says what it is about.
func (g *grouping) foreign(u *utterance, m match, soft float64) bool {
	if !u.clause || u.anaphoric {
		return false
	}
	if against(u.stance) {
		return m.shared == 0 && soft < akin
	}
	return m.shared < 2 && soft < akinByOne && !g.claims[m.claim].speaks(g.story, u.speaker)
}

// Likenesses, words used alike included, below which a clause is about something
// else than a claim of which it shares no word, or one at most.
const (
	akin      = 0.2
	akinByOne = 0.45
)

// apart reports whether an utterance cannot be about a claim, whatever the model
// thinks: its figures are for another place, or who denies or confirms to have
// talked about a thing says nothing on the thing.
func (g *grouping) apart(i, claim int) bool {
	u := &g.utterances[i]
	if seed := g.claims[claim].seed; g.elsewhere(u, claim) || seed != nil && common(u.against, seed.terms) {
		return true // what it sets itself against is noted by oppose
	}
	if !u.clause || !against(u.stance) && u.stance != stet.Confirms || !talked.MatchString(u.words) {
		return false
	}
	return !g.opensAlike(g.opening(u, 2), claim)
}

// accused reports whether an utterance rejects an accusation, and one of the claims
// names the side of its speaker: it is the accused who deny.
func (g *grouping) accused(i int, among []int) bool {
	u := &g.utterances[i]
	return u.account && u.anaphoric && against(u.stance) && accusation.MatchString(u.words) &&
		slices.ContainsFunc(among, func(c int) bool { return g.aimsAt(u, c) })
}

var accusation = regexp.MustCompile(`(?i)\b(?:accusation|allegation|charge)s?\b`)

// talked is a clause that tells of a talk, a meeting or what somebody heard about
// a thing.
var talked = regexp.MustCompile(`(?i)^(?:that )?["“]?(?:[\pL’'-]+ ){1,4}(?:talked|talking|spoken|spoke|speaking|discussed|met|heard|asked|told|called|phoned|telephoned|written|wrote)\b.*\b(?:about|of|on|over)\b`)

// opensAlike reports whether the terms that open a clause, its subject and verb
// as a rule, stand in one and the same member of a claim.
func (g *grouping) opensAlike(opens []int32, claim int) bool {
	return slices.ContainsFunc(g.claims[claim].members, func(j int) bool {
		for _, t := range opens {
			if !slices.Contains(g.utterances[j].terms, t) {
				return false
			}
		}
		return len(opens) > 0
	})
}

// candidates gives the claims to compare with, in order, each once.
func (g *grouping) candidates(i int, found []match, ruled int) []int {
	u := &g.utterances[i]
	var out []int
	if ruled >= 0 {
		out = append(out, ruled)
	}
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(b.like, a.like) })
	for _, m := range found[:min(len(found), maxLikest)] {
		out = append(out, m.claim)
	}
	for j := i - 1; j >= max(0, i-maxBefore) && g.utterances[j].report == u.report; j-- {
		if g.of[j] >= 0 {
			out = append(out, g.of[j])
		}
	}
	own, contested := 0, 0
	for c := len(g.claims) - 1; c >= 0 && (own < maxLatest || contested < maxLatest); c-- {
		if own < maxLatest && u.speaker != "" && g.claims[c].speaks(g.story, u.speaker) {
			out = append(out, c)
			own++
		}
		if contested < maxLatest && g.claims[c].contested() {
			out = append(out, c)
			contested++
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
