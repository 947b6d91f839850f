package claims

import "stet"

// ruling is what the rules make of an utterance: the claim that it is about, -1 for
// none, and whether it goes against it though it is told as an assertion. The rules
// only advise the model: they were written on some of the tuning stories and are
// often wrong on others.
type ruling struct {
	claim   int
	against bool
}

var none = ruling{claim: -1}

// The thresholds of the rules, of a cosine over weighted terms from 0 to 1. They
// were set on invented cases (testdata), not learned.
const (
	sameClaim    = 0.44 // two statements of one proposition
	sameCount    = 0.20 // two statements that give figures of one unit
	reactsTo     = 0.40 // a denial that repeats what it denies
	reactsNear   = 0.15 // the same, right after it in the same report
	oppositeWays = 0.55 // one says so, the other that it is not so
)

// ruled gives what the rules make of an utterance.
func (g *grouping) ruled(i int, found []match) ruling {
	u := &g.utterances[i]
	if at := g.goesOn(i, found); at >= 0 {
		return ruling{at, u.stance == stet.Asserts && against(g.claims[at].stances[i-1])}
	}
	if u.stance == stet.Asserts {
		if at := g.belittles(i); at >= 0 {
			return ruling{at, true}
		}
		if at := g.gainsaid(i, found); at >= 0 {
			return ruling{at, true}
		}
	}
	if u.affirms() && (u.stance != stet.Confirms || u.clause && !u.anaphoric) {
		// Who confirms that something is so says what: he talked of the attack
		// when he confirms that he talked of it.
		return g.rulingOnAssertion(i, found)
	}
	return g.rulingOnReaction(i, found)
}
