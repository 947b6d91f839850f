package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"stet"
)

// stance refuses a verb of saying that was flipped or strengthened, "will" for
// "may", and a "not" lost or added.
func stance(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	for _, s := range l.statements {
		if reason := otherStance(l, s, ps); reason != "" {
			refused = append(refused, Refusal{Reason: reason, Words: cueOf(s, l.text)})
		}
	}
	if r, ok := otherPolarity(l, ps); ok {
		refused = append(refused, r)
	}
	if r, ok := strengthened(l, ps); ok {
		refused = append(refused, r)
	}
	if r, ok := l.otherCue(ps); ok && len(refused) == 0 {
		refused = append(refused, r)
	}
	return append(refused, otherTurn(l, ps)...)
}

// otherCue refuses a verb of saying that tells more than that it was said, and that
// no passage has: who said it has not "admitted" or "hinted" it.
func (l *line) otherCue(ps []*passage) (Refusal, bool) {
	for _, s := range l.statements {
		for _, w := range l.words {
			if len(s.Source) == 0 || !inAny(s.Cue, w.span) || !w.content || w.quoted || plainSaying[w.low] {
				continue
			}
			u := newUnits(w, l.lang)
			if len(u) != 1 || u[0].turn != "" || anywhere(u[0], ps) || l.sameStance(s, ps) || !telling[u[0].key] && !l.ofOutlet(s) {
				continue
			}
			return Refusal{Reason: fmt.Sprintf("no passage has the verb “%s” for what was said", w.low), Words: w.span.In(l.text)}, true
		}
	}
	return Refusal{}, false
}

// sameStance reports whether somebody in the passages takes the stance that a
// statement of the line has, if that is more than to say: "denied" for "rejected".
func (l *line) sameStance(s stet.Statement, ps []*passage) bool {
	return s.Stance != stet.Asserts && slices.ContainsFunc(ps, func(p *passage) bool {
		return slices.ContainsFunc(p.said, func(t said) bool { return t.Stance == s.Stance && sameCalled(l.calls(s), t.who) })
	})
}

// ofOutlet reports whether a statement is an outlet's: it reports, and does nothing
// else.
func (l *line) ofOutlet(s stet.Statement) bool {
	return slices.ContainsFunc(l.words, func(w word) bool { return w.outlet && inAny(s.Source, w.span) && !binders[w.low] }) &&
		!slices.ContainsFunc(l.words, func(w word) bool { return inAny(s.Cue, w.span) && binders[w.low] })
}

// telling are stems of verbs that tell with what right, force or readiness a thing
// was said.
var telling = set("hint", "suggest", "impli", "insinu", "admit", "conced", "acknowledg", "confess", "confirm", "reveal", "disclos", "prove", "demonstr", "insist", "demand",
	"promis", "vow", "threaten", "boast", "brag", "lament", "complain", "order", "beg", "plead", "rant", "warn", "alleg", "accus", "blame", "condemn", "denounc", "prais", "mock",
	"deni", "doubt", "remind", "mention", "speculat", "guess", "joke", "predict", "propos", "question", "urg")

// otherStance says which stance the passage has in place of the line's, or ""
// when some passage has the same or a stronger one. A quotation may be led in by
// another verb where the passage's own stands in the sentence too: "spoke of
// “lies”, rejecting the report".
func otherStance(l *line, s stet.Statement, ps []*passage) string {
	who, content := l.calls(s), l.contentOf(s)
	cue := stems(cueOf(s, l.text), l.lang)
	reason := ""
	for _, p := range ps {
		if p.holdsWhole(l, s) {
			return ""
		}
		for _, t := range p.said {
			if !sameCalled(who, t.who) || len(content) > 0 && t.share(content) < enough {
				continue
			}
			if carries(s.Stance, t.Stance) || slices.Equal(cue, t.cue) || s.Stance == stet.Asserts && (l.allQuoted(s) || s.Quotation != stet.Indirect && slices.ContainsFunc(t.cue, l.holdsStem)) {
				return ""
			}
			if reason == "" {
				reason = fmt.Sprintf("the passage says “%s”, the sentence said “%s”",
					cueOf(t.Statement, p.source.report.Text), cueOf(s, l.text))
			}
		}
	}
	return reason
}

// carries reports whether a sentence may give one stance for the passage's
// other: "said" is weaker than "confirmed", "planned" or "ordered"; nothing else
// may stand for another.
func carries(sentence, passage stet.Stance) bool {
	if sentence == passage {
		return true
	}
	return sentence == stet.Asserts && slices.Contains([]stet.Stance{stet.Confirms, stet.Plans, stet.Orders}, passage)
}

// allQuoted reports whether a statement's content words are all within quotation
// marks: whoever is quoted need not be said to deny as well.
func (l *line) allQuoted(s stet.Statement) bool {
	return !slices.ContainsFunc(l.words, func(w word) bool { return w.content && !w.quoted && inAny(s.Content, w.span) && !inAny(s.Cue, w.span) })
}

func cueOf(s stet.Statement, text string) string {
	if len(s.Cue) == 0 {
		return ""
	}
	return s.Cue[0].In(text)
}

// negators and the reach of one: how many words after it the word stands that
// it makes untrue, at most, and at most where the reading is doubtful.
var negators = set("not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "cannot",
	"n't", "didn't", "doesn't", "don't", "wasn't", "weren't", "isn't", "aren't", "won't", "wouldn't", "can't",
	"couldn't", "hasn't", "haven't", "hadn't", "didn’t", "doesn’t", "don’t", "wasn’t", "weren’t", "isn’t",
	"aren’t", "won’t", "wouldn’t", "can’t", "couldn’t", "hasn’t", "haven’t", "hadn’t",
	"nicht", "kein", "keine", "keinen", "keiner", "nie", "ne", "pas", "jamais", "aucun", "aucune", "nunca", "ningún",
	"ninguna", "не", "нет", "ни", "ні", "немає")

const (
	negNear = 3
	negFar  = 9
)

// turns reports whether a word is one that a "not" or a "may" could turn: no
// figure, date or word of grammar, and not quoted.
func (w word) turns() bool {
	return w.content && !w.quoted && !w.date && !w.outlet && !negators[w.low] && strings.IndexFunc(w.low, unicode.IsDigit) < 0
}

// otherPolarity refuses a content word that the line negates and no passage
// does, or the other way round.
func otherPolarity(l *line, ps []*passage) (Refusal, bool) {
	if l.beside(ps).close() {
		return Refusal{}, false // otherTurn looks at each "not" in its place
	}
	for i, w := range l.words {
		if !w.turns() {
			continue
		}
		near, far := within(l.words, i, negNear, negators), within(l.words, i, negFar, negators)
		found, same := false, false
		for _, p := range ps {
			for _, j := range p.at(w.stem) {
				found = true
				theirNear, theirFar := within(p.words, j, negNear, negators), within(p.words, j, negFar, negators)
				same = same || near && theirFar || far && theirNear || !near && !theirNear
			}
		}
		if !found || same {
			continue
		}
		reason := fmt.Sprintf("the passage has a “not” before “%s”, the sentence has none", w.low)
		if near {
			reason = fmt.Sprintf("the sentence has a “not” before “%s”, the passage has none", w.low)
		}
		return Refusal{Reason: reason, Words: w.span.In(l.text)}, true
	}
	return Refusal{}, false
}

// within reports whether one of the words in list stands at most n words before
// word i in the same clause.
func within(words []word, i, n int, list map[string]bool) bool {
	for k := i - 1; k >= 0 && k >= i-n; k-- {
		if words[k].closes {
			return false
		}
		if list[words[k].low] && (words[k].low != "may" || !words[k].capital) {
			return true
		}
	}
	return false
}

// modals are the verbs with which something is only possible; sure those with
// which it is certain to come.
var (
	modals = set("may", "might", "could", "can", "should", "would", "couldn't", "couldn’t", "can't", "can’t", "cannot", "wouldn't", "wouldn’t", "shouldn't", "shouldn’t", "perhaps", "possibly", "probably", "könnte", "pourrait", "podría")
	sure   = set("will", "shall", "must", "won't", "won’t")
)

// strengthened refuses a verb that the line has certain and the passages only
// possible.
func strengthened(l *line, ps []*passage) (Refusal, bool) {
	for i, w := range l.words {
		if !w.turns() || within(l.words, i, 2, modals) {
			continue
		}
		certain := within(l.words, i, 2, sure)
		found, possible := certainty(w.stem, certain, ps)
		if !found {
			continue
		}
		reason := fmt.Sprintf("the passage does not say that it is certain: “%s”", w.low)
		if possible {
			reason = fmt.Sprintf("the passage only says that it is possible: “%s”", w.low)
		}
		return Refusal{Reason: reason, Words: w.span.In(l.text)}, true
	}
	return Refusal{}, false
}

// certainty reports whether every place where the passages have the word is
// less certain than the line's, and whether one of them is a mere possibility.
// A word that they do not have is none of this gate's business.
func certainty(stem string, certain bool, ps []*passage) (weaker, possible bool) {
	for _, p := range ps {
		for _, j := range p.at(stem) {
			maybe := within(p.words, j, 2, modals)
			if !maybe && (!certain || within(p.words, j, negFar, sure)) {
				return false, false
			}
			weaker, possible = true, possible || maybe
		}
	}
	return weaker, possible
}
