package verify

import "strings"

// turn is what a small word does to the meaning of others. Words of one turn may
// stand for each other.
type turn string

// The turns.
const (
	turnNot      turn = "not"
	turnPossible turn = "possible"
	turnCertain  turn = "certain"
	turnDuty     turn = "duty"
	turnHedge    turn = "hedge"
	turnAll      turn = "all"
	turnMost     turn = "most"
	turnSome     turn = "some"
	turnFew      turn = "few"
	turnOnly     turn = "only"
	turnBefore   turn = "before"
	turnAfter    turn = "after"
	turnMore     turn = "more"
	turnLess     turn = "less"
	turnAgainst  turn = "against"
	turnUnder    turn = "under"
)

// turns are the small words of English that turn others. What a contraction holds
// beside its "not" is left aside.
var turns = turnsOf(map[turn]string{
	turnNot: "not no never neither nor none nobody nothing without cannot n't didn't doesn't don't wasn't weren't isn't aren't won't wouldn't can't " +
		"couldn't hasn't haven't hadn't shouldn't didn’t doesn’t don’t wasn’t weren’t isn’t aren’t won’t wouldn’t can’t couldn’t hasn’t haven’t hadn’t shouldn’t",
	turnPossible: "may might can could perhaps possibly maybe probably likely potentially",
	turnCertain:  "will would shall certainly definitely",
	turnDuty:     "must should",
	turnHedge:    "allegedly alleged reportedly apparently purportedly purported supposedly suspected seemingly",
	turnAll:      "all every each always everybody everyone",
	turnMost:     "most mostly",
	turnSome:     "some several many sometimes",
	turnFew:      "few rarely hardly barely",
	turnOnly:     "only solely",
	turnBefore:   "before",
	turnAfter:    "after",
	turnMore:     "more",
	turnLess:     "less fewer",
	turnAgainst:  "against",
	turnUnder:    "under below beneath",
})

func turnsOf(lists map[turn]string) map[string]turn {
	out := map[string]turn{}
	for t, words := range lists {
		for w := range strings.FieldsSeq(words) {
			out[w] = t
		}
	}
	return out
}

// contracted are the modals that a contraction holds beside its "not".
var contracted = map[string]turn{
	"couldn't": turnPossible, "can't": turnPossible, "cannot": turnPossible, "won't": turnCertain, "wouldn't": turnCertain, "shouldn't": turnDuty,
}
