package claims

import (
	"slices"
	"strings"

	"stet"
)

// same notes what speaks for an utterance's being about a claim, whichever side
// it takes.
func (g *grouping) same(i int, c *comparison, t *traits) {
	t.add(traitBias, 0)
	g.alike(i, c, t)
	g.beside(i, c.claim, t)
	g.speaking(i, c.claim, t)
	g.counting(i, c.claim, t)
	g.manner(i, c.claim, t)
}

// alike notes how much of the words is the same.
func (g *grouping) alike(i int, c *comparison, t *traits) {
	u, seed := &g.utterances[i], g.claims[c.claim].seed
	t.rate(traitLike, 0, c.like)
	t.rate(traitCover, 0, c.cover)
	t.rate(traitSoft, 0, c.soft)
	said, _ := g.cover(u, c.claim)
	t.rate(traitSaid, 0, said)
	t.add(traitShared, uint32(min(c.shared, 3)))
	t.flag(traitLikest, c.likest)
	t.flag(traitSoftest, c.softest)
	if seed == nil {
		return
	}
	t.rate(traitSeed, 0, g.soft(u, seed))
	names, others := g.terms(capitals(u.words), g.reports[u.report].Lang), g.terms(capitals(seed.words), g.reports[seed.report].Lang)
	if len(names) > 0 && len(others) > 0 {
		t.add(traitNames, truth(common(names, others)))
	}
}

// beside notes where the claim was last spoken of in the utterance's report, and
// by whom.
func (g *grouping) beside(i, claim int, t *traits) {
	u, k := &g.utterances[i], g.claims[claim]
	last := g.lastIn(i, claim)
	if last < 0 {
		t.add(traitFar, truth(k.speaks(g.story, u.speaker)))
		return
	}
	v := &g.utterances[last]
	place := uint32(min(g.steps(last, i), 3))
	who := place * 4
	switch {
	case u.speaker == "":
	case u.speaker == v.speaker:
		who++
	default:
		who += 2
	}
	t.add(traitPlace, place)
	t.add(traitPlace, 4+who)
	switch {
	case v.sentence.Span == u.sentence.Span:
		t.add(traitSentence, who%4)
	case g.together(v, u):
		t.add(traitParagraph, who)
	}
	t.add(traitStanceBefore, who*8+uint32(max(slices.Index(stances, k.stances[last]), 0)))
	if v.statement.Quotation == stet.Direct {
		t.add(traitAfterQuote, who)
	}
	if place == 1 {
		t.rate(traitLikeBefore, who%4, g.soft(u, v))
		if u.ofSelf() {
			t.add(traitSelfBefore, who)
		}
	}
	if len(u.statement.Source) == 0 {
		t.add(traitNoSource, place)
	}
}

// stances in the order in which the model knows them.
var stances = []stet.Stance{stet.Asserts, stet.Denies, stet.Doubts, stet.Confirms, stet.Retracts, stet.Declines, stet.Plans, stet.Orders}

// lastIn gives the last utterance on a claim before another in its report; -1 for
// none.
func (g *grouping) lastIn(i, claim int) int {
	members := g.claims[claim].members
	if last := members[len(members)-1]; g.utterances[last].report == g.utterances[i].report {
		return last
	}
	return -1
}

// steps counts the statements from one utterance to another, the latter too.
func (g *grouping) steps(from, to int) int {
	n := 0
	for j := from + 1; j <= to; j++ {
		if g.utterances[j].statement != nil {
			n++
		}
	}
	return n
}

// speaking notes how the utterance's speaker stands to the claim.
func (g *grouping) speaking(i, claim int, t *traits) {
	u, k := &g.utterances[i], g.claims[claim]
	switch {
	case !k.speaks(g.story, u.speaker):
		t.add(traitSpoke, 0)
	case g.wentAgainst(u, claim):
		t.add(traitSpoke, 1)
	default:
		t.add(traitSpoke, 2)
	}
	t.flag(traitContested, k.contested())
	t.flag(traitOthers, g.otherClaims(u, claim))
	t.rate(traitNear, 0, g.nearness(i, claim))
	lead := g.lead[u.report]
	t.flag(traitLead, lead < i && g.of[lead] == claim)
	if u.anaphoric && g.aimsAt(u, claim) {
		t.add(traitAimed, truth(g.lastIn(i, claim) >= 0))
	}
	t.flag(traitBig, len(k.members) > 2)
	t.flag(traitNewest, claim == len(g.claims)-1)
}

// counting notes how the figures of the utterance and the claim stand to each
// other.
func (g *grouping) counting(i, claim int, t *traits) {
	u, k := &g.utterances[i], g.claims[claim]
	if seed := k.seed; seed != nil && len(u.outcomes) > 0 && len(seed.outcomes) > 0 {
		t.add(traitOutcome, truth(common(u.outcomes, seed.outcomes)))
	}
	if len(u.figures) == 0 {
		t.flag(traitFigure, k.seed != nil && len(k.seed.figures) > 0)
		return
	}
	like, how := 0.0, uint32(1) // 1: only the utterance has figures
	for _, j := range k.members[:min(len(k.members), maxCompared)] {
		v := &g.utterances[j]
		like, how = max(like, g.countsSame(u, v)), max(how, kinship(u, v))
	}
	t.rate(traitCount, 0, like)
	t.add(traitFigure, how)
	t.flag(traitOtherCount, g.countsOther(u, claim))
	t.flag(traitElsewhere, g.elsewhere(u, claim))
}

// kinship tells how near the figures of two utterances are: 1 when one has none,
// 2 for figures of other kinds, 3 for the same kind, 4 for the same value of it.
func kinship(u, v *utterance) uint32 {
	if len(v.figures) == 0 {
		return 1
	}
	how := uint32(2)
	for _, f := range u.figures {
		for _, h := range v.figures {
			switch {
			case f.kind == h.kind && f.Value == h.Value:
				return 4
			case f.kind == h.kind:
				how = 3
			}
		}
	}
	return how
}

// manner notes how the utterance is worded, beside how the claim is.
func (g *grouping) manner(i, claim int, t *traits) {
	u := &g.utterances[i]
	if seed := g.claims[claim].seed; seed != nil {
		t.flag(traitNegation, seed.negated != u.negated)
		if seed.judges || u.judges {
			t.add(traitJudgement, truth(seed.judges != u.judges))
		}
		if asked(seed.stance) || asked(u.stance) {
			t.add(traitAsking, truth(asked(seed.stance) != asked(u.stance)))
		}
		t.flag(traitPlan, (seed.told(seed.stance) == stet.Plans) != (u.told(u.stance) == stet.Plans))
		t.flag(traitAccusation, seed.accuses)
	}
	g.opens(u, claim, t)
	t.flag(traitShows, g.shown(i, claim) > 0)
	t.add(traitLength, lengthOf(len(u.terms)))
	t.flag(traitAccount, u.account)
	t.flag(traitExhibit, u.exhibit)
	t.flag(traitShown, u.shown)
	if u.evidence != evidenceSilent {
		t.add(traitEvidence, uint32(u.evidence))
	}
	t.flag(traitSelf, u.ofSelf())
	t.flag(traitUndecided, u.undecided)
	t.flag(traitAgain, u.again)
	if n := slices.Index(openers, strings.Trim(firstWord(u.words), `"“”‘’'`)); n >= 0 {
		t.add(traitFirst, uint32(n))
	}
}

// openers are first words that tell how an utterance goes on from what was said;
// their order is part of the model.
var openers = strings.Fields("it this that they he she we i those these there the a an no not its his her their our my some any nobody nothing if when because but")

// opens notes whether a clause opens with what a claim speaks of: to deny that one
// talked about the attack is not to deny the attack.
func (g *grouping) opens(u *utterance, claim int, t *traits) {
	opening := g.opening(u, 2)
	if !u.clause || u.anaphoric || len(opening) == 0 {
		return
	}
	most := 0
	members := g.claims[claim].members
	for _, j := range members[:min(len(members), maxCompared)] {
		n := 0
		for _, t := range opening {
			if _, has := slices.BinarySearch(g.utterances[j].terms, t); has {
				n++
			}
		}
		most = max(most, n)
	}
	t.add(traitOpening, uint32(most)*3+uint32(len(opening)))
}

// lengthOf gives the class of so many terms.
func lengthOf(terms int) uint32 {
	for n, most := range []int{0, 2, 4, 7} {
		if terms <= most {
			return uint32(n)
		}
	}
	return 4
}

func truth(is bool) uint32 {
	if is {
		return 1
	}
	return 0
}
