package claims

import (
	"regexp"
	"slices"
	"strings"

	"stet"
)

// contrary notes what speaks for an assertion's going against a claim, beside its
// being about it.
func (g *grouping) contrary(i int, c *comparison, t *traits) {
	u, k := &g.utterances[i], g.claims[c.claim]
	t.add(traitAgainst, 0)
	if k.seed != nil && k.seed.negated != u.negated {
		t.add(traitAgainstNegation, truth(u.negated))
		t.rate(traitAgainstSoft, 0, c.soft)
	}
	t.flag(traitAgainstNegated, u.negated)
	t.add(traitAgainstOthers, truth(g.otherClaims(u, c.claim)))
	t.flag(traitAgainstOwn, k.affirmedBy(g.story, u.speaker))
	differs := slices.ContainsFunc(k.members, func(j int) bool { return g.utterances[j].speaker != u.speaker && differ(u, &g.utterances[j]) })
	if u.speaker != "" && g.wentAgainst(u, c.claim) {
		t.add(traitAgainstSpoke, truth(differs))
	}
	t.flag(traitAgainstFigure, differs)
	aimed := g.aimsAt(u, c.claim)
	t.flag(traitAgainstAimed, aimed)
	if u.ofSelf() || possessive[firstWord(u.words)] {
		t.add(traitAgainstSelf, truth(aimed))
	}
	if j := i - 1; j >= 0 && g.of[j] == c.claim {
		stance := uint32(max(slices.Index(stances, k.stances[j]), 0))
		t.add(traitAgainstBefore, stance*2+truth(g.utterances[j].speaker == u.speaker))
	}
	if len(u.against) > 0 {
		t.add(traitAgainstContrast, truth(k.seed != nil && common(u.against, k.seed.terms)))
	}
	t.flag(traitAgainstContested, k.contested())
	u.answers.note(t)
}

// answer is by which words an utterance is told as one that answers something.
type answer struct {
	falsehood bool // "a lie"
	otherwise bool // "only after", "instead"
	but       bool // its sentence opens with it, or has ", however"
	verbs     []uint32
}

// answerOf reads how an utterance's words and sentence answer something.
func answerOf(words, cue, sentence string) (a answer) {
	low := strings.ToLower(words)
	a.falsehood = containsAny(" "+low+" ", falsehoods)
	a.otherwise = containsAny(low, otherwiseStems) && otherwise.MatchString(words)
	cue = strings.ToLower(cue)
	for n, stem := range answering {
		if strings.Contains(cue, stem) {
			a.verbs = append(a.verbs, uint32(n))
		}
	}
	sentence = strings.ToLower(sentence)
	a.but = strings.HasPrefix(sentence, "but ") || strings.HasPrefix(sentence, "however") || strings.Contains(sentence, ", however")
	return a
}

// note adds an answer's traits.
func (a *answer) note(t *traits) {
	t.flag(traitAgainstFalse, a.falsehood)
	t.flag(traitAgainstOtherwise, a.otherwise)
	for _, n := range a.verbs {
		t.add(traitAgainstCue, n)
	}
	t.flag(traitAgainstBut, a.but)
}

// answering are stems of verbs by which a report tells what somebody says as an
// answer; their order is part of the model.
var answering = []string{"insist", "maintain", "repl", "counter", "respond", "repeat", "answer", "stress", "argu"}

// otherwise are words by which an account is set against another.
var otherwise = regexp.MustCompile(`(?i)\b(?:only (?:after|when|because|once)|already|instead|rather|nowhere|elsewhere|never)\b`)

// otherwiseStems are what otherwise needs: the pattern is slow, and asked only
// where it can hold.
var otherwiseStems = []string{"only", "already", "instead", "rather", "where", "never"}

var possessive = map[string]bool{"his": true, "her": true, "its": true, "their": true, "our": true, "my": true}

// against reports whether a stance goes against a claim.
func against(s stet.Stance) bool { return s == stet.Denies || s == stet.Doubts }
