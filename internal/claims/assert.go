package claims

import (
	"regexp"
	"slices"
	"strings"

	"stet"
)

// placeAssertion joins the likest claim that says the same, or begins one. What
// says the opposite of a claim joins it as a denial.
func (g *grouping) placeAssertion(i int, found []match) {
	u := &g.utterances[i]
	stance := u.stance
	if u.evidence == evidenceDenied {
		if at := g.meant(i, found); at >= 0 {
			if g.otherClaims(u, at) && !u.ofSelf() {
				g.join(i, at, stet.Doubts) // "there is no proof that campers were there"
				return
			}
			g.claims[at].voices = append(g.claims[at].voices, i)
		}
	}
	g.oppose(i, found)
	if at := g.sameWords(u); at >= 0 {
		g.join(i, at, stance)
		return
	}
	if at := g.saidBefore(u); at >= 0 {
		g.join(i, at, stance)
		return
	}
	best := g.likest(u, found)
	if at := g.sameQuantity(i, found); at >= 0 && stance != stet.Confirms && (best.like < sameClaim || g.countsOther(u, best.claim)) {
		g.join(i, at, g.still(u, at))
		return
	}
	if at := g.shownFor(i, found); at >= 0 && best.like < sameClaim {
		g.join(i, at, stance)
		return
	}
	if at := g.repliedTo(i, found); at >= 0 && best.like < sameClaim {
		g.join(i, at, stet.Denies)
		return
	}
	if best.claim < 0 || best.like < sameClaim {
		g.begin(i, stance)
		return
	}
	seed := g.claims[best.claim].seed
	if seed != nil && seed.negated != u.negated && stance == stet.Asserts && seed.speaker != u.speaker {
		if best.like < oppositeWays {
			g.begin(i, stance)
			return
		}
		stance = stet.Denies
	}
	if stance == stet.Asserts {
		stance = g.still(u, best.claim)
	}
	g.join(i, best.claim, stance)
}

// oppose notes that an utterance goes against the claim of somebody else that it
// sets itself against, beside what it says itself: "pipelines, not prisoners".
func (g *grouping) oppose(i int, found []match) {
	u := &g.utterances[i]
	if len(u.against) == 0 {
		return
	}
	for c, m := range g.claims {
		if m.seed == nil || m.seed.negated || m.seed.judges || !g.otherClaims(u, c) {
			continue
		}
		hit := !slices.ContainsFunc(u.against, func(t int32) bool { return !slices.Contains(m.seed.terms, t) })
		if hit && (g.nearness(i, c) > 0 || slices.ContainsFunc(found, func(f match) bool { return f.claim == c })) {
			m.members, m.stances[i] = append(m.members, i), stet.Denies
			return
		}
	}
}

// still gives the stance of an assertion that joins a claim: who has gone against
// the claim before and gives another figure than it has goes against it still.
func (g *grouping) still(u *utterance, claim int) stet.Stance {
	m := g.claims[claim]
	apartHere := slices.ContainsFunc(m.members, func(j int) bool {
		return g.utterances[j].speaker != u.speaker && differ(u, &g.utterances[j])
	})
	for k := len(m.members) - 1; k >= 0 && apartHere; k-- {
		if j := m.members[k]; g.utterances[j].speaker == u.speaker && u.speaker != "" {
			if against(m.stances[j]) {
				return m.stances[j]
			}
			break
		}
	}
	return u.stance
}

// differ reports whether two utterances give figures for one kind of thing that
// cannot both be so.
func differ(u, v *utterance) bool {
	return slices.ContainsFunc(v.figures, func(f figure) bool {
		return slices.ContainsFunc(u.figures, func(h figure) bool { return f.kind == h.kind && apart(f.Number, h.Number) })
	})
}

// shownFor gives the claim for which an utterance tells that something was shown
// when its own words are too few to tell: the one spoken of right before in its
// paragraph, else the likest of those whose claimant its sentence names; -1 for
// none.
func (g *grouping) shownFor(i int, found []match) int {
	u := &g.utterances[i]
	if u.evidence != evidenceShown && u.evidence != evidenceIndependent || u.stance != stet.Asserts {
		return -1
	}
	if j := i - 1; j >= 0 && g.of[j] >= 0 && g.utterances[j].report == u.report {
		v := &g.utterances[j]
		if g.together(v, u) && (common(u.terms, v.terms) || u.speaker == v.speaker) && !differ(u, v) {
			return g.of[j]
		}
	}
	sentence := g.terms(u.sentence.Span.In(g.reports[u.report].Text), g.reports[u.report].Lang)
	best, most := -1, 0.0
	for _, m := range found {
		p := g.claims[m.claim].seed
		if p == nil || p.judges || p.speaker == "" || m.like <= most {
			continue
		}
		if self := g.self(p, g.reports[p.report].Lang); len(self) > 0 && !slices.ContainsFunc(self, func(t int32) bool { return !slices.Contains(sentence, t) }) {
			best, most = m.claim, m.like
		}
	}
	return best
}

// likest gives the claim that is likest to an assertion, -1 for none.
func (g *grouping) likest(u *utterance, found []match) match {
	best := match{claim: -1}
	var opens []int32
	if u.stance == stet.Confirms {
		opens = g.opening(u, 2)
	}
	for _, m := range found {
		if u.stance == stet.Confirms {
			if !g.opensAlike(opens, m.claim) {
				continue
			}
			m.like = max(m.like, m.cover*confirmCover) // who confirms says no more than he must
		}
		if seed := g.claims[m.claim].seed; seed != nil && seed.judges != u.judges {
			continue // to call a thing a disgrace is not to say that it is so
		}
		if g.countsOther(u, m.claim) {
			m.like *= otherCount
		}
		if u.evidence >= evidenceShown && m.shared > 1 {
			m.like = max(m.like, m.cover) // what is shown is shown for something
		}
		if m.like > best.like && (m.shared > 1 || len(u.terms) == 1) && !g.elsewhere(u, m.claim) {
			best = m
		}
	}
	return best
}

// countsOther reports whether an utterance and a claim's first figures are for
// different things: passengers and knots.
func (g *grouping) countsOther(u *utterance, claim int) bool {
	if len(u.figures) == 0 {
		return false
	}
	for _, j := range g.claims[claim].members {
		v := &g.utterances[j]
		if len(v.figures) == 0 {
			continue
		}
		return !slices.ContainsFunc(u.figures, func(f figure) bool {
			return slices.ContainsFunc(v.figures, func(h figure) bool { return f.kind == h.kind })
		})
	}
	return false
}

// otherCount is what likeness is lowered by where different things are counted.
const otherCount = 0.75

// confirmCover is what the share of a confirmation's words that a claim has
// counts for beside its likeness.
const confirmCover = 1

// opensAlike reports whether the terms that open a clause, its subject and verb
// as a rule, stand in one and the same member of a claim: to confirm that one
// talked about the attack is not to confirm the attack.
func (g *grouping) opensAlike(opens []int32, claim int) bool {
	return slices.ContainsFunc(g.claims[claim].members, func(j int) bool {
		for _, t := range opens {
			if !slices.Contains(g.utterances[j].terms, t) {
				return false
			}
		}
		return len(opens) > 0
	})
}

// goesOn gives the claim that an utterance goes on speaking against: who has
// just denied it says in a quotation, or of something that is not so, why; a
// negation right after by somebody else of the same paragraph is on his side. -1
// for none.
func (g *grouping) goesOn(i int, found []match) int {
	u := &g.utterances[i]
	j := i - 1
	if j < 0 || u.stance != stet.Asserts || g.utterances[j].report != u.report || g.of[j] < 0 || !against(g.claims[g.of[j]].stances[j]) {
		return -1
	}
	v := &g.utterances[j]
	quoted := u.statement.Quotation == stet.Direct
	own := v.speaker == u.speaker || g.together(v, u) && quoted && u.speaker == "" || g.together(v, u) && (quoted && g.speaksFor(u) || u.negated && !capital(u.speaker))
	if !(own && (quoted || u.negated) || u.negated && quoted && g.together(v, u)) || u.judges || g.claims[g.of[j]].affirmedBy(g.story, u.speaker) {
		return -1
	}
	for _, m := range found {
		if m.claim != g.of[j] && m.like >= sameClaim {
			return -1
		}
	}
	return g.of[j]
}

// behalf are words by which a sentence tells that its speaker stands for another.
var behalf = regexp.MustCompile(`(?i)\b(?:its|his|her|their|spokes\w+|lawyer|attorney|adviser|company|ministry|office)\b`)

// speaksFor reports whether an utterance's source tells that he speaks for
// somebody else.
func (g *grouping) speaksFor(u *utterance) bool {
	source := u.statement.Source
	return len(source) > 0 && behalf.MatchString(hull(source).In(g.reports[u.report].Text))
}

// affirmedBy reports whether a speaker affirms a claim.
func (m *group) affirmedBy(s *story, speaker string) bool {
	return speaker != "" && slices.ContainsFunc(m.members, func(j int) bool {
		v := &s.utterances[j]
		return v.speaker == speaker && v.affirms() && !against(m.stances[j])
	})
}

// together reports whether two utterances of a report stand in one paragraph.
func (g *grouping) together(v, u *utterance) bool {
	from, to := v.sentence.Span.End, u.sentence.Span.Start
	return to <= from || !strings.Contains(g.reports[u.report].Text[from:to], "\n")
}

// The share of a negation's words, by weight, that a claim must have for the one
// to deny the other.
const (
	gainsaysNear = 0.4 // said before in the same report
	gainsaysFar  = 0.3
)

// gainsaid gives the claim of somebody else that a negation denies: "there were
// no talks", "it had received no such reports"; -1 for none.
func (g *grouping) gainsaid(i int, found []match) int {
	u := &g.utterances[i]
	if u.stance != stet.Asserts || !u.negated || u.judges || u.evidence == evidenceDenied {
		return -1
	}
	such := strings.Contains(" "+strings.ToLower(u.words), " such ")
	best, most := -1, 0.0
	for _, c := range g.candidates(i, found) {
		p := g.claims[c].seed
		if p == nil || p.negated || p.judges || !g.otherClaims(u, c) {
			continue
		}
		near := g.nearness(i, c)
		cover, shared := g.cover(u, c)
		accused := cover == 1 && g.utterances[g.claims[c].members[0]].accuses
		fits := accused || near > 0 && (such || cover >= gainsaysNear && shared > 0) || cover >= gainsaysFar && shared > 1
		if score := cover + near/2; fits && score > most {
			best, most = c, score
		}
	}
	return best
}

// cover gives the share of an utterance's terms, by weight, that somebody else's
// words for a claim have, and their number; of a quotation in parts, that of the
// part of which most is covered. Terms for its own speaker are left out.
func (g *grouping) cover(u *utterance, claim int) (share float64, shared int) {
	lang := g.reports[u.report].Lang
	own := g.self(u, lang)
	for part := range strings.SplitSeq(u.words, " … ") {
		terms := slices.DeleteFunc(unique(g.terms(part, lang)), func(t int32) bool { return slices.Contains(own, t) })
		for _, j := range g.claims[claim].members[:min(len(g.claims[claim].members), maxCompared)] {
			v := &g.utterances[j]
			if !v.affirms() || v.speaker == u.speaker {
				continue
			}
			all, sum, n := 0.0, 0.0, 0
			for _, t := range terms {
				all += g.weights[t]
				if _, has := slices.BinarySearch(v.terms, t); has {
					sum += g.weights[t]
					n++
				}
			}
			if all > 0 && sum/all > share {
				share, shared = sum/all, n
			}
		}
	}
	return share, shared
}

// maxCompared bounds the members of a claim that an utterance is compared with
// one by one.
const maxCompared = 8

// sameQuantity gives the likest claim with a figure for the same thing as one of
// the utterance's: so many people aboard; -1 for none. The figures may differ:
// that is what a ledger is for.
func (g *grouping) sameQuantity(i int, found []match) int {
	u := &g.utterances[i]
	if len(u.figures) == 0 || u.judges {
		return -1
	}
	best, like := -1, sameCount
	for _, m := range found {
		members := g.claims[m.claim].members
		for _, j := range members[:min(len(members), maxCompared)] {
			v := &g.utterances[j]
			if len(v.figures) == 0 || !v.affirms() || v.judges || asked(u.stance) != asked(v.stance) || g.elsewhere(u, m.claim) {
				continue
			}
			if is := g.countsSame(u, v); is > like {
				best, like = m.claim, is
			}
		}
	}
	return best
}

// countsSame tells how like two utterances are, their figures aside, if they
// give figures for one thing; 0 if they do not.
func (g *grouping) countsSame(u, v *utterance) float64 {
	if other(u.outcomes, v.outcomes) {
		return 0 // so many killed and so many hurt
	}
	best := 0.0
	for _, f := range u.figures {
		for _, h := range v.figures {
			if f.kind != h.kind || f.definite && (f.Value != h.Value || f.Value < telling) {
				continue
			}
			is := g.likeBut(u, v, f, h)
			if common(u.outcomes, v.outcomes) {
				is += sameOutcome
			}
			switch {
			case f.thing != "" && f.thing == h.thing:
				is += sameThing
			case measures[f.Unit], lengths[f.Unit] && !apartBy(f.Value, h.Value, nearLength):
				is += sameMeasure
			}
			switch {
			case f.Value != h.Value:
			case f.Value >= hundred:
				is += sameLarge
			case f.Value > few:
				is += sameValue
			}
			best = max(best, is)
		}
	}
	return best
}

// What counts for two figures of one unit: that the same word follows them, that
// the unit is a measure, of which a story seldom has two, and that the value is
// the same and no small number.
const (
	sameThing   = 0.15
	sameMeasure = 0.21
	sameOutcome = 0.12
	sameValue   = 0.1
	sameLarge   = 0.21
	hundred     = 100
	few         = 12
	telling     = 1000 // a value so large that it alone tells what is spoken of
)

// lengths are units of which a story has many, so that only values near each other
// are taken for one thing's.
var lengths = map[string]bool{"km": true, "m": true, "mi": true, "mile": true, "kilometre": true, "metre": true, "foot": true, "ft": true}

// nearLength is by how much, as a share, two values for one length may differ.
const nearLength = 0.1

// apartBy reports whether two values differ by more than a share of the greater.
func apartBy(v, w, share float64) bool { return max(v, w)-min(v, w) > share*max(v, w) }

// asked reports whether a stance is one on what should be done.
func asked(s stet.Stance) bool { return s == stet.Orders || s == stet.Asks }

// repliedTo gives the claim about himself that a speaker answers with an account
// of his own, of how it was and not of what will be: "its line had fallen only
// after the fire reached it"; -1 for none.
func (g *grouping) repliedTo(i int, found []match) int {
	u := &g.utterances[i]
	first := firstWord(u.words)
	if u.stance != stet.Asserts || u.judges || len(u.figures) > 0 || !(u.ofSelf() || possessive[first]) || !pastPerfect.MatchString(u.words) || !otherwise.MatchString(u.words) {
		return -1
	}
	like := map[int]float64{}
	for _, m := range found {
		like[m.claim] = m.like
	}
	best, most, aiming := -1, -1.0, 0
	for c, m := range g.claims {
		p := m.seed
		if p == nil || p.negated || p.judges || asked(p.stance) || !g.otherClaims(u, c) || !g.aimsAt(u, c) {
			continue
		}
		if aiming++; like[c] > most {
			best, most = c, like[c]
		}
	}
	if most <= 0 && aiming != 1 {
		return -1
	}
	return best
}

// pastPerfect is how a report tells what somebody says had been before.
var pastPerfect = regexp.MustCompile(`\bhad\b`)

// otherwise are words by which an account is set against another.
var otherwise = regexp.MustCompile(`(?i)\b(?:only (?:after|when|because|once)|already|instead|rather|nowhere|elsewhere|never)\b`)

// sameWords gives the claim that holds the very words of an utterance, by the
// same speaker: in a reprint even what says little alone is no claim anew; -1 for
// none.
func (g *grouping) sameWords(u *utterance) int {
	return slices.IndexFunc(g.claims, func(m *group) bool {
		return m.seed != nil && m.seed.speaker == u.speaker && m.seed.report != u.report && strings.EqualFold(m.seed.words, u.words)
	})
}

// saidBefore gives the claim that a speaker "repeated": of those he makes the one
// that somebody disputes, else the first; -1 for none.
func (g *grouping) saidBefore(u *utterance) int {
	if !u.again || u.speaker == "" {
		return -1
	}
	best := -1
	for c, m := range g.claims {
		if !slices.ContainsFunc(m.members, func(j int) bool { return g.utterances[j].speaker == u.speaker && g.utterances[j].affirms() }) {
			continue
		}
		if m.contested() {
			return c
		}
		if best < 0 {
			best = c
		}
	}
	return best
}

// other reports whether two sorted sets are both given and have nothing in
// common.
func other(a, b []int32) bool { return len(a) > 0 && len(b) > 0 && !common(a, b) }

// likeBut is the likeness of two utterances by the terms that are not of the
// figures.
func (g *grouping) likeBut(u, v *utterance, f, h figure) float64 {
	dot := 0.0
	for _, t := range u.terms {
		if _, has := slices.BinarySearch(v.terms, t); has && !slices.Contains(f.terms, t) && !slices.Contains(h.terms, t) {
			dot += g.weights[t] * g.weights[t]
		}
	}
	return dot / (u.norm * v.norm)
}
