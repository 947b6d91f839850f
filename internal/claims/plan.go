package claims

import (
	"regexp"
	"strings"

	"stet"
)

var (
	// ownPlan is what somebody says that he will do himself.
	ownPlan = regexp.MustCompile(`(?i)^(?:that )?["“]?(?:it|he|she|they|we|i|the (?:company|firm|union|club|party|board|bank|plant|ministry|government|office|police|airline|campaign|team|owner))(?:['’](?:ll|d)| (?:will|would|is going to|are going to|was going to|were going to|intends? to|intended to|plans? to|planned to)) (\w+)`)
	// call is what somebody says that others should do.
	call = regexp.MustCompile(`(?i)^(?:that )?["“]?(?:[\w’'-]+ ){1,7}(?:should|must|ought to) (\w+)|^(?:that )?["“]?(?:it|he|she|they|we|i) want(?:s|ed)? (?:[\w’'-]+ ){1,5}to `)
)

// notDone are verbs after will, would or should that tell no act of one's own.
var notDone = map[string]bool{"be": true, "have": true, "like": true, "rather": true, "not": true, "never": true, "say": true, "remember": true, "know": true}

// told gives the stance that readers are told: who says that he will do a thing
// plans it, who says that another should asks for it. What a claim is and who
// contradicts it is worked out by the stance of the words.
func (u *utterance) told(stance stet.Stance) stet.Stance {
	if stance != stet.Asserts || u.statement == nil {
		return stance
	}
	return u.will
}

// willDo gives the stance that readers are told of words that are asserted.
func willDo(words string) stet.Stance {
	if m := ownPlan.FindStringSubmatch(words); m != nil && !notDone[m[1]] {
		return stet.Plans
	}
	if m := callIn(words); m != nil && !notDone[m[1]] {
		return stet.Asks
	}
	return stet.Asserts
}

// callIn matches what is asked of others. The pattern is slow: it is asked only
// where it can hold.
func callIn(words string) []string {
	if !containsAny(strings.ToLower(words), []string{"should", "must", "ought", "want"}) {
		return nil
	}
	return call.FindStringSubmatch(words)
}
