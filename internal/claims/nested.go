package claims

import (
	"strings"

	"stet"
)

// nested reports whether a statement is only told of in another of its sentence,
// or is only the frame of one: what it says is then that speaker's, or is said
// once more by the other.
func nested(text string, st *stet.Statement, all []*stet.Statement) bool {
	if len(st.Source) > 0 && possessive[strings.ToLower(st.Source[0].In(text))] && namesAccount(strings.ToLower(words(text, st.Cue))) {
		return true // "his earlier statement that" is spoken of, not made
	}
	for _, other := range all {
		if other.ID == st.ID {
			continue
		}
		switch {
		case relays(text, st, other), overreaches(st, other):
			return true
		case relays(text, other, st), overreaches(other, st):
			continue
		case other.Speaker == st.Speaker && (frames(st, other) || repeats(other, st)) || other.Speaker != st.Speaker && tells(text, other, st):
			return true
		case takesUp(text, other, st):
			return true
		}
	}
	return false
}

// overreaches reports whether a statement's content takes in its own speaker and
// verb, and with them the statement that tells of it: in "the minister said the
// two countries had agreed" it is the minister who says so.
func overreaches(st, other *stet.Statement) bool {
	if len(st.Source) == 0 || len(st.Cue) == 0 || len(other.Source) == 0 || len(other.Cue) == 0 || !holdsCue(st, st) || !holdsCue(st, other) {
		return false
	}
	return other.Cue[0].Start < st.Source[0].Start && holdsCue(other, st)
}

// relays reports whether a statement only hands on what somebody else says in
// another: "according to Reuters, Lavrov said that …". The position is then the
// other's.
func relays(text string, outer, inner *stet.Statement) bool {
	if !holdsCue(outer, inner) || outer.Stance != stet.Asserts || outer.Speaker == inner.Speaker || len(inner.Cue) == 0 || len(inner.Source) == 0 || len(outer.Cue) == 0 {
		return false
	}
	if inner.Source[0].Start > outer.Content[0].Start+leadIn || !says(inner.Cue[0].In(text)) {
		return false
	}
	told := 0
	for _, role := range [][]stet.Span{inner.Source, inner.Cue, inner.Content} {
		for _, span := range role {
			told += len(strings.Fields(span.In(text)))
		}
	}
	return told+relayWords >= len(strings.Fields(words(text, outer.Content)))
}

// relayWords is how many words of its own a statement may have that only hands
// another on.
const relayWords = 5

// says reports whether a cue is a plain verb of saying. What somebody "had
// warned" is an event that is told of.
func says(cue string) bool {
	switch firstWord(cue) {
	case "said", "says", "say", "told", "tells", "claimed", "claims", "denied", "denies", "confirmed", "confirms", "announced", "insisted", "argued", "wrote",
		"stated", "declared", "maintained", "accused", "admitted", "acknowledged", "alleged", "reported", "conceded":
		return true
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

// takesUp reports whether a statement is only what another of the same speaker,
// or of somebody without a name, goes against or takes back: "retracted her
// claim that", "cast doubt on the claim that".
func takesUp(text string, outer, inner *stet.Statement) bool {
	switch outer.Stance {
	case stet.Denies, stet.Doubts, stet.Retracts, stet.Confirms:
	default:
		return false
	}
	if inner.Stance != stet.Asserts || !holdsCue(outer, inner) || !namesAccount(strings.ToLower(words(text, inner.Cue))) {
		return false
	}
	return inner.Speaker == "" || inner.Speaker == outer.Speaker
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

// repeats reports whether an assertion or plan is a part of what the same
// speaker is said to assert: "they had found" in "inspectors said they had
// found".
func repeats(outer, inner *stet.Statement) bool {
	return outer.Stance == stet.Asserts && (inner.Stance == stet.Asserts || inner.Stance == stet.Plans) && holdsCue(outer, inner) && !holdsCue(inner, outer)
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
