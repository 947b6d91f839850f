package claims

import "stet"

// trait is something that an utterance and a claim have together; the model has a
// weight for each, in general and for each kind of utterance. Their order is part
// of the model: a change asks for a new training.
type trait uint32

const (
	traitBias trait = iota
	traitLike
	traitCover
	traitSoft
	traitSaid
	traitSeed
	traitShared
	traitLikest
	traitSoftest
	traitNegation
	traitJudgement
	traitAsking
	traitPlan
	traitAccusation
	traitLength
	traitFar
	traitPlace
	traitSentence
	traitParagraph
	traitStanceBefore
	traitAfterQuote
	traitLikeBefore
	traitSelfBefore
	traitNoSource
	traitSpoke
	traitContested
	traitOthers
	traitNear
	traitLead
	traitFigure
	traitCount
	traitOtherCount
	traitElsewhere
	traitOutcome
	traitNames
	traitAccount
	traitExhibit
	traitShown
	traitEvidence
	traitSelf
	traitFirst
	traitBig
	traitNewest
	traitUndecided
	traitAgain
	traitOpening
	traitAimed
	traitShows
	traitRuled
	// The traits of going against a claim.
	traitAgainst
	traitAgainstNegation
	traitAgainstSoft
	traitAgainstNegated
	traitAgainstOthers
	traitAgainstOwn
	traitAgainstSpoke
	traitAgainstAimed
	traitAgainstSelf
	traitAgainstBefore
	traitAgainstContrast
	traitAgainstFalse
	traitAgainstOtherwise
	traitAgainstCue
	traitAgainstBut
	traitAgainstFigure
	traitAgainstContested
	traitAgainstRuled
)

// traits gathers what the model weighs of one option.
type traits struct {
	kind uint32 // of the utterance, or againstKind
	keys []uint32
}

// againstKind stands for the kind of utterance in the traits of going against:
// they are too few to tell kinds apart.
const againstKind = 99

// add notes a trait with a value.
func (t *traits) add(what trait, value uint32) {
	key := uint32(what)<<16 | value<<8
	t.keys = append(t.keys, scatter(key), scatter(key|t.kind+1))
}

// flag notes a trait that is there.
func (t *traits) flag(what trait, is bool) {
	if is {
		t.add(what, 0)
	}
}

// rungs are the values of a likeness, from 0 to 1, that count as one more each.
var rungs = [...]float64{.1, .2, .3, .4, .5, .6, .75, .9}

// rate notes each rung that a likeness reaches; base tells several likenesses of
// one trait apart.
func (t *traits) rate(what trait, base uint32, like float64) {
	for n, rung := range rungs {
		if like >= rung {
			t.add(what, base*uint32(len(rungs))+uint32(n))
		}
	}
}

// scatter spreads keys over 32 bits, never 0 (the finalizer of MurmurHash3).
func scatter(x uint32) uint32 {
	x ^= x >> 16
	x *= 0x85ebca6b
	x ^= x >> 13
	x *= 0xc2b2ae35
	return max(x^x>>16, 1)
}

// kind tells what sort of thing an utterance does: how it stands to what it says,
// whether it only points back, and whether it is quoted whole.
func (u *utterance) kind() uint32 {
	kind := uint32(0)
	switch u.stance {
	case stet.Asserts:
	case stet.Confirms:
		kind = 1
	case stet.Denies, stet.Doubts:
		kind = 2
	case stet.Retracts:
		kind = 3
	case stet.Declines:
		kind = 4
	default:
		kind = 5
	}
	kind *= 4
	if u.anaphoric {
		kind++
	}
	if u.statement.Quotation == stet.Direct {
		kind += 2
	}
	return kind
}
