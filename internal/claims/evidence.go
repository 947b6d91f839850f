package claims

import (
	"regexp"
	"strings"

	"stet"
)

// evidence is what a sentence says of evidence.
type evidence uint8

const (
	evidenceSilent      evidence = iota
	evidenceDenied               // none was given
	evidenceShown                // shown, by whoever speaks
	evidenceIndependent          // looked at by somebody who is no party
)

// givers are forms of giving; with a negation before or after they say that no
// evidence was given.
var givers = []string{
	"provid", "offer", "giv", "gave", "present", "cit", "show", "produc", "publish", "supply", "supplied", "submit", "exist", "there is", "there was", "has been", "was ", "of ", "yet", "to support", "for ",
}

// exhibits are kinds of thing that can show that something is so.
var exhibits = []string{
	"footage", "video", "satellite image", "imagery", "photograph", "photos", "images", "documents", "records", "recording",
	"letters", "e-mails", "emails", "papers", "call log", " log ", "contract", "minutes", "cctv", "flight recorder", "black box", "autopsy", "laboratory", "audit",
	"published accounts", "bank statements", "transcript", "wreckage", "debris", "data", "geolocated", "screenshots", "x-ray", "measurements", "samples", "invoices", "receipts", "logs", "readings", "test results",
}

// nobody are words for nobody having given any.
var nobody = []string{"nobody ", "no one ", "no-one ", "none of "}

// examined are words for somebody having looked for himself.
var examined = []string{
	"seen by", "verified by", "reviewed by", "obtained by", "analysed by", "analyzed by", "examined by", "independently", "checked by", "geolocated", "viewed by", " has seen,", " have seen,",
}

// shownNothing is the lack of evidence without the word.
var shownNothing = regexp.MustCompile(`\b(?:shown|showed|offered|presented|produced|provided)(?: us| them| anyone| the court)? nothing\b`)

// reporters are who finds out for an outlet.
var reporters = []string{"reporter", "correspondent", "journalist", "photographer"}

// witnessed is a reporter's own finding: "a reporter who rode the course
// measured 41.7 kilometres".
var witnessed = regexp.MustCompile(`\b(?:reporter|correspondent|journalist|photographer)s?\b[^.;]*\b(?:measured|counted|recorded|timed|tested|photographed|filmed|saw|watched|visited)\b`)

// evidenceIn reads what a lower-case sentence says of evidence.
func evidenceIn(s string) evidence {
	if strings.Contains(s, "nothing") && shownNothing.MatchString(s) {
		return evidenceDenied
	}
	for _, word := range []string{"evidence", "proof"} {
		for at := 0; ; {
			i := strings.Index(s[at:], word)
			if i < 0 {
				break
			}
			at += i + len(word)
			if denied(s[:at-len(word)], s[at:]) {
				return evidenceDenied
			}
		}
	}
	if containsAny(s, reporters) && witnessed.MatchString(s) {
		return evidenceIndependent
	}
	if !containsAny(s, exhibits) && !strings.Contains(s, "evidence") {
		return evidenceSilent
	}
	switch {
	case containsAny(s, nobody) && containsAny(s, givers) || withheld(s):
		return evidenceDenied
	case containsAny(s, examined):
		return evidenceIndependent
	case containsAny(s, []string{" show", " proves", " proved", " prove ", "released ", "published ", "presented ", "displayed ", "handed over"}) &&
		!containsAny(s, []string{" not ", "n't ", "n’t ", "no footage", "no video"}):
		return evidenceShown
	}
	return evidenceSilent
}

// withheld reports whether every exhibit that a lower-case sentence names is
// said not to have been shown: "no measurements were published", "without
// showing footage".
func withheld(s string) bool {
	found := false
	for _, word := range exhibits {
		for at := 0; ; {
			i := strings.Index(s[at:], word)
			if i < 0 {
				break
			}
			before := s[:at+i]
			before = lastBytes(before[strings.LastIndexAny(before, ",;:")+1:], 40)
			at += i + len(word)
			after := s[at:min(len(s), at+40)]
			if !containsAny(" "+before, []string{" no ", " without "}) || !containsAny(before, showing) && !containsAny(after, showing) {
				return false
			}
			found = true
		}
	}
	return found
}

// showing are forms of making an exhibit known.
var showing = []string{"show", "publish", "releas", "provid", "present", "offer", "produc"}

// denied reports whether "evidence" between before and after is said not to
// have been given.
func denied(before, after string) bool {
	before = lastBytes(before, 60)
	if len(after) > 60 {
		after = after[:60]
	}
	near := lastBytes(before, 25)
	switch {
	case containsAny(near, []string{"no ", "without ", "lack of ", "little "}):
		return strings.Contains(before, "without") || containsAny(before, givers) || containsAny(after, givers) || strings.TrimLeft(after, " ") == "" || after[0] == '.' || after[0] == ','
	case containsAny(before, []string{"not ", "n't ", "n’t ", "never ", "yet to ", "failed to ", "refused to ", "declined to "}):
		return containsAny(before, givers)
	}
	return containsAny(after, []string{"not been", "not provided", "not given", "not offered", "never "})
}

func lastBytes(s string, n int) string {
	if len(s) > n {
		return s[len(s)-n:]
	}
	return s
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// degree gives what an utterance adds to a claim's evidence. What a claimant
// or nobody in particular shows is the claimant's; what others show is
// independent.
func (s *story) degree(u *utterance, claimants map[string]bool) stet.Evidence {
	switch u.evidence {
	case evidenceIndependent:
		return stet.EvidenceIndependent
	case evidenceShown:
		if u.statement == nil && !s.byAnother(u, claimants) || u.statement != nil && u.speaker == "" || claimants[u.speaker] || s.ownExhibit(u, claimants) {
			return stet.EvidenceClaimant
		}
		return stet.EvidenceIndependent
	}
	return stet.EvidenceNone
}

// agent is who made or published something: "published by the bureau".
var agent = regexp.MustCompile(`\b(?:published|released|taken|recorded|made|collected|gathered|filmed|kept|presented) by (?:the |an? )?([\pL’'-]+(?: [\pL’'-]+){0,4})`)

// byAnother reports whether a sentence in a report's own voice names who showed
// something and that is none of the claimants.
func (s *story) byAnother(u *utterance, claimants map[string]bool) bool {
	m := agent.FindStringSubmatch(u.words)
	if m == nil {
		return false
	}
	lang := s.reports[u.report].Lang
	shower := s.terms(m[1], lang)
	for who := range claimants {
		if common(s.terms(who, lang), shower) {
			return false
		}
	}
	return true
}

// ownExhibit reports whether an utterance's speaker is a thing shown that bears a
// claimant's name: "the navy's footage".
func (s *story) ownExhibit(u *utterance, claimants map[string]bool) bool {
	if !u.shown {
		return false
	}
	lang := s.reports[u.report].Lang
	thing := s.terms(u.speaker, lang)
	for who := range claimants {
		if common(s.terms(who, lang), thing) {
			return true
		}
	}
	return false
}

// basis gives the passages that carry a degree of evidence.
func (s *story) basis(m *group, e stet.Evidence) []stet.Passage {
	claimants := s.claimants(m)
	var out []stet.Passage
	for _, i := range m.all() {
		u := &s.utterances[i]
		if u.evidence == evidenceSilent || (u.evidence == evidenceDenied) != (e == stet.EvidenceNone) {
			continue
		}
		if s.degree(u, claimants) == e {
			out = addPassage(out, u.sentence)
		}
	}
	return out
}

// gives reports whether a cue tells of showing rather than of saying: who "has
// shown no evidence" says nothing.
func gives(cue string) bool {
	return containsAny(strings.ToLower(cue), []string{"show", "provid", "offer", "present", "publish", "produc", "giv", "gave", "suppl", "submit"})
}
