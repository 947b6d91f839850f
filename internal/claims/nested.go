package claims

import (
	"strings"

	"stet"
)

// nested reports whether a statement is only told of in another of its sentence: it is then
// that speaker's, or says once more what the other says.
func nested(text string, st *stet.Statement, all []*stet.Statement) bool {
	for _, other := range all {
		if other.ID == st.ID {
			continue
		}
		if other.Speaker == st.Speaker && (frames(st, other) || repeats(other, st)) || other.Speaker != st.Speaker && tells(text, other, st) {
			return true
		}
	}
	return false
}

// tells reports whether what somebody else does is only told of in a statement:
// "the union said sailors had warned". But to reject "the claim that" is to
// tell of a claim that was made.
func tells(text string, outer, inner *stet.Statement) bool {
	if !holdsCue(outer, inner) || holdsCue(inner, outer) && outer.Stance == stet.Asserts {
		return false
	}
	switch inner.Stance {
	case stet.Plans, stet.Orders:
		return outer.Stance != inner.Stance
	case stet.Asserts:
		return inner.Via == "" && len(outer.Source) > 0 && len(inner.Source) > 0 && !namesAccount(strings.ToLower(words(text, inner.Cue)))
	}
	return false
}

// leadIn is how many bytes may stand before the inner verb of "she said she
// doubted that …".
const leadIn = 16

// frames reports whether an assertion only leads in what the same speaker does
// in the other: "she said she doubted that ballots had been lost".
func frames(outer, inner *stet.Statement) bool {
	if outer.Stance != stet.Asserts || inner.Stance == stet.Asserts || inner.Stance == stet.Plans || inner.Stance == stet.Orders || !holdsCue(outer, inner) {
		return false
	}
	return inner.Cue[0].Start-outer.Content[0].Start <= leadIn && hull(inner.Content).End >= hull(outer.Content).End
}

// repeats reports whether an assertion is a part of what the same speaker is said
// to assert: "they had found" in "inspectors said they had found".
func repeats(outer, inner *stet.Statement) bool {
	return outer.Stance == stet.Asserts && inner.Stance == stet.Asserts && holdsCue(outer, inner) && !holdsCue(inner, outer)
}

// holdsCue reports whether the verb of one statement stands in the content of
// another.
func holdsCue(outer, inner *stet.Statement) bool {
	for _, c := range outer.Content {
		if len(inner.Cue) > 0 && c.Contains(inner.Cue[0]) {
			return true
		}
	}
	return false
}
