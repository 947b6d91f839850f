package claims

import (
	"regexp"
	"slices"
	"strings"

	"stet"
	"stet/internal/names"
)

// aimed is what counts for a claim that names the side of whoever dismisses
// "the accusation": it is the accused who deny. It outweighs standing right before.
const aimed = 1

// aimsAt reports whether somebody else says of the side of an utterance's
// speaker, as its sentence names him ("Velden's president, Tomas Iver"), what
// the claim says.
func (g *grouping) aimsAt(u *utterance, claim int) bool {
	m := g.claims[claim]
	return slices.ContainsFunc(m.members, func(j int) bool {
		v := &g.utterances[j]
		if !v.affirms() || v.speaker == u.speaker || v.ofSelf() || !common(u.side, v.terms) {
			return false
		}
		// "Sund Lines" is not named by a fuel line.
		return !u.named || common(u.side, g.terms(capitals(v.words), g.reports[v.report].Lang))
	})
}

// ofSelf reports whether the content tells of the speaker himself: "it was
// reviewing its stance". That accuses nobody.
func (u *utterance) ofSelf() bool {
	switch firstWord(u.words) {
	case "it", "he", "she", "they", "we", "i":
		return true
	}
	return false
}

// tellsOfSelf reports whether all that affirms a claim tells of its speakers
// themselves.
func (g *grouping) tellsOfSelf(claim int) bool {
	return !slices.ContainsFunc(g.claims[claim].members, func(j int) bool {
		v := &g.utterances[j]
		return v.affirms() && !v.ofSelf()
	})
}

// unfounded gives the claim that a sentence says nothing was shown for, by
// words of its own as little as "he has shown no evidence": of the claims
// spoken of before it in its report one that is contested rather than one that
// is not, one whose claimant it names, one spoken of more or nearer; -1 for none.
func (g *grouping) unfounded(i int) int {
	u := &g.utterances[i]
	best, weight := -1, 0.0
	weights := map[int]float64{} // of each claim, worked out once
	for j := i - 1; j >= 0 && g.utterances[j].report == u.report; j-- {
		c, v := g.of[j], &g.utterances[j]
		if c < 0 || !against(g.claims[c].stances[j]) && (v.stance != stet.Asserts || !v.affirms()) || v.evidence == evidenceDenied && v.ofSelf() {
			continue
		}
		if v.affirms() && u.speaker != "" && v.speaker == u.speaker {
			continue // nobody says that he himself has shown nothing
		}
		w, known := weights[c]
		if !known {
			w = min(1, float64(len(g.claims[c].members))/5) + g.nearness(i, c)
			if g.claims[c].contested() {
				w += 2
			}
			weights[c] = w
		}
		if common(v.side, u.terms) {
			w += 2
		}
		if w > weight {
			best, weight = c, w
		}
	}
	return best
}

// placed is a place that words are about: "in Orvel", "near the town of Kell".
var placed = regexp.MustCompile(`\b(?:in|near|at|outside)\s+(?:the\s+)?(?:[\pL-]+\s+(?:of|region)\s+)?(\p{Lu}[\pL-]+)`)

// places gives the terms for the places that words are about.
func (v *vocabulary) places(words, lang string) []int32 {
	var out []int32
	for _, m := range placed.FindAllStringSubmatch(words, -1) {
		if !months[strings.ToLower(m[1])] {
			out = append(out, v.terms(m[1], lang)...)
		}
	}
	return out
}

var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true,
}

func common(a, b []int32) bool {
	return slices.ContainsFunc(a, func(t int32) bool { return slices.Contains(b, t) })
}

// side gives the terms of how a statement's sentence names its speaker: of the
// names in it, or where there are none ("the company") of all its words.
func (s *story) side(r *stet.Report, st *stet.Statement, speaker string) (terms []int32, named bool) {
	source := speaker
	if len(st.Source) > 0 {
		source += " " + hull(st.Source).In(r.Text)
	}
	if terms = s.terms(capitals(source), r.Lang); len(terms) > 0 {
		return terms, true
	}
	return s.terms(source, r.Lang), false
}

// capitals gives the words that begin with a capital letter.
func capitals(words string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(words), func(w string) bool { return !names.Capital(w) }), " ")
}

// opening gives the first terms of an utterance's clause, n at most, one less if
// its subject is a pronoun, which is no term: "she had met".
func (g *grouping) opening(u *utterance, n int) []int32 {
	if u.ofSelf() {
		n--
	}
	var plain []string
	for _, w := range strings.Fields(u.words) {
		if !generic[strings.ToLower(w)] {
			plain = append(plain, w)
		}
	}
	terms := g.terms(strings.Join(plain, " "), g.reports[u.report].Lang)
	return terms[:min(len(terms), n)]
}

// generic are nouns by which reports call whomever they speak of.
var generic = map[string]bool{
	"company": true, "firm": true, "government": true, "ministry": true, "police": true, "country": true, "club": true, "team": true, "side": true, "group": true, "man": true,
}

// speaksOf reports whether a claim holds any of the terms that open a clause: to
// deny that one talked about the attack is not to deny the attack.
func (g *grouping) speaksOf(claim int, opens []int32) bool {
	return slices.ContainsFunc(g.claims[claim].members, func(j int) bool {
		return common(opens, g.utterances[j].terms)
	})
}
