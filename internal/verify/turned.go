package verify

import (
	"fmt"
	"slices"

	"stet/internal/text"
	"stet/internal/thesaurus"
)

// otherTurn refuses a "not", a "may", an "all" and the like that a line which
// follows its source closely has added or lost beside the same words.
func otherTurn(l *line, ps []*passage) []Refusal {
	a := l.beside(ps)
	if !a.close() {
		return nil
	}
	var refused []Refusal
	for _, g := range a.gaps() {
		for _, i := range g.line {
			u := a.line[i]
			if u.turn == "" || u.turn == turnHedge || u.quoted || hasTurn(u.turn, governed(a.line, i), a.source, a.from) || l.numbered(u) || a.negative(g) && u.turn == turnNot {
				continue
			}
			refused = append(refused, Refusal{Reason: fmt.Sprintf("the sentence has “%s” there, the passage has not", u.low), Words: u.span.In(l.text)})
		}
		for _, j := range g.source {
			v := a.source[j]
			if !turnsThatCount[v.turn] {
				continue
			}
			of := a.governedAt(j)
			if r, ok := l.movedNot(a, j, of); ok {
				refused = append(refused, r)
			}
			if v.turn == turnNot && (of < 0 || a.from[of] < 0) && a.between(j) {
				of = j + 1 // what it stood between is there
			}
			if of < 0 || ties[v.turn] && (j == 0 || a.from[j-1] < 0) || a.from[of] < 0 || hasTurn(v.turn, a.source[of].key, a.line, a.to) || a.softened(v.turn) {
				continue
			}
			refused = append(refused, Refusal{
				Reason: fmt.Sprintf("the passage has “%s” before “%s”, the sentence has not", v.low, a.source[of].low), Words: a.line[a.from[of]].span.In(l.text),
			})
		}
		if r, ok := l.realised(a, g); ok {
			refused = append(refused, r)
		}
	}
	return refused
}

// movedNot refuses a clause that stands elsewhere than in the passage and has lost the
// "not" at unit j of the source, before unit of.
func (l *line) movedNot(a *alignment, j, of int) (Refusal, bool) {
	if of < 0 || a.source[j].turn != turnNot || a.from[of] >= 0 {
		return Refusal{}, false
	}
	at := -1
	for i, u := range a.line {
		if u.key != a.source[of].key || u.turn != "" {
			continue
		}
		if at >= 0 || a.to[i] >= 0 {
			return Refusal{}, false // which of them it is cannot be told
		}
		at = i
	}
	if at < 0 {
		return Refusal{}, false
	}
	for k := max(0, at-movedReach); k < at; k++ {
		if t := a.line[k].turn; t == turnNot || t == turnFew {
			return Refusal{}, false
		}
	}
	return Refusal{
		Reason: fmt.Sprintf("the passage has “%s” before “%s”, the sentence has not", a.source[j].low, a.source[of].low), Words: a.line[at].span.In(l.text),
	}, true
}

// movedReach is how many units before a word its "not" may stand.
const movedReach = 4

// turnsThatCount are those whose loss makes a sentence say more than its passage.
var turnsThatCount = map[turn]bool{
	turnNot: true, turnPossible: true, turnHedge: true, turnFew: true,
	turnAgainst: true, turnUnder: true, turnBefore: true, turnAfter: true, turnLess: true,
}

// ties are the turns that tie what stands before them to what follows: they may go with
// the one side.
var ties = map[turn]bool{turnBefore: true, turnAfter: true, turnAgainst: true}

// numbered reports whether a unit is part of a figure, with its bound.
func (l *line) numbered(u unit) bool {
	return slices.ContainsFunc(l.numbers, func(n text.Number) bool { return n.Span.Overlaps(u.span) })
}

// between reports whether the units on both sides of unit j of the source lie upon
// units of the line that follow each other.
func (a *alignment) between(j int) bool {
	return j > 0 && j+1 < len(a.source) && a.from[j-1] >= 0 && a.from[j+1] == a.from[j-1]+1
}

// governedAt gives the unit of content that follows unit j of the source, -1 where
// the next ones turn too or there is none.
func (a *alignment) governedAt(j int) int {
	for k := j + 1; k < len(a.source) && k <= j+2 && !a.source[k].apart; k++ {
		if a.source[k].turn == "" {
			return k
		}
	}
	return -1
}

// governed gives the key of the word of content that follows a unit, "" for none.
func governed(of []unit, i int) string {
	for k := i + 1; k < len(of) && k <= i+2 && !of[k].apart; k++ {
		if of[k].turn == "" {
			return of[k].key
		}
	}
	return ""
}

// hasTurn reports whether a turn that lies upon nothing stands before a word
// somewhere in the units: it has moved.
func hasTurn(t turn, key string, units []unit, upon []int) bool {
	for i, u := range units {
		if u.turn != t || upon[i] >= 0 {
			continue
		}
		for k := i + 1; k < len(units) && k <= i+3; k++ {
			if units[k].key == key || k == i+1 && thesaurus.Same(units[k].key, key) {
				return true
			}
		}
	}
	return false
}

// softened reports whether the line keeps its distance in another way, by words that
// the passage has not beside the lost one.
func (a *alignment) softened(t turn) bool {
	if t == turnNot || t == turnFew {
		return false
	}
	for i, u := range a.line {
		if a.to[i] < 0 && (u.turn == turnPossible || u.turn == turnHedge || distancing[u.key]) {
			return true
		}
	}
	return false
}

// distancing are stems of words with which a sentence keeps its distance.
var distancing = set("alleg", "accus", "suspect", "claim", "believ", "think")

// negative reports whether the passage says "failed to" or the like where the line
// may say "did not".
func (a *alignment) negative(g gap) bool {
	return slices.ContainsFunc(g.source, func(j int) bool { return failing[a.source[j].key] || a.source[j].turn == turnNot })
}

var failing = set("fail", "refus", "deni", "declin", "lack", "unabl", "reject", "stop", "avoid", "prevent", "unlik", "imposs")

// realised refuses as done what the passage only has planned, expected, asked for or
// believed: "plans to close" and the line has "closed".
func (l *line) realised(a *alignment, g gap) (Refusal, bool) {
	if len(g.source) == 0 || g.behind < 0 {
		return Refusal{}, false
	}
	last := a.source[g.source[len(g.source)-1]]
	if !governors[last.key] || last.name || slices.ContainsFunc(a.line, func(u unit) bool { return hedges[u.low] || governors[u.key] && u.turn == "" }) ||
		slices.ContainsFunc(g.line, func(i int) bool {
			return a.line[i].turn == turnPossible || !binders[a.line[i].low] && !settled[a.line[i].key] && a.line[i].turn == ""
		}) {
		return Refusal{}, false
	}
	known := slices.ContainsFunc(g.line, func(i int) bool { return settled[a.line[i].key] })
	if !known && len(l.statements) > 0 && l.attributed(a.line[g.behind].word) {
		return Refusal{}, false // "officials believe" may be told as "according to officials"
	}
	return Refusal{
		Reason: fmt.Sprintf("the passage has “%s” before “%s”, the sentence tells it as so", last.low, a.line[g.behind].low), Words: a.line[g.behind].span.In(l.text),
	}, true
}

// settled are stems of words that tell a thing as so.
var settled = set("known", "know", "shown", "prove", "proven", "confirm", "establish", "clear", "certain")

// governors are stems of verbs after which a thing is not yet so.
var governors = set("appear", "seem", "believ", "expect", "think", "plan", "hope", "want", "tri", "attempt", "consid", "threaten", "propos", "suspect", "alleg",
	"seek", "intend", "prepar", "vow", "promis", "aim", "wish", "refus", "fail", "declin", "deni")
