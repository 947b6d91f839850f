package claims

import (
	"slices"
	"strings"

	"stet"
)

// The thresholds of likeness, a cosine over weighted terms from 0 to 1. They
// were set on invented cases (testdata), not learned.
const (
	sameClaim    = 0.46 // two statements of one proposition
	sameCount    = 0.12 // two statements that give figures for one thing
	reactsTo     = 0.40 // a denial that repeats what it denies
	reactsNear   = 0.15 // the same, right after it in the same report
	tellsOf      = 0.35 // a sentence in the report's own voice
	oppositeWays = 0.55 // one says so, the other that it is not so
)

// group is a claim in the making.
type group struct {
	members []int // utterances that take a stand, in order
	voices  []int // sentences in a report's own voice, for figures and evidence
	stances map[int]stet.Stance
}

// all gives members and voices in order.
func (m *group) all() []int {
	all := slices.Concat(m.members, m.voices)
	slices.Sort(all)
	return all
}

// grouping places utterances one by one; it never moves one again.
type grouping struct {
	*story
	claims   []*group
	of       []int           // utterance → claim, -1 for none
	postings map[int32][]int // term → placed utterances that take a stand
	dot      []float64       // scratch: utterance → product with the one being placed
	shared   []int           // scratch: utterance → terms in common
	lead     map[int]int     // report → its first utterance that affirms something
}

func newGrouping(s *story) *grouping {
	n := len(s.utterances)
	g := &grouping{story: s, of: make([]int, n), postings: map[int32][]int{}, dot: make([]float64, n), shared: make([]int, n), lead: map[int]int{}}
	for i := range g.of {
		g.of[i] = -1
		u := &s.utterances[i]
		if _, ok := g.lead[u.report]; !ok && u.affirms() {
			g.lead[u.report] = i
		}
	}
	return g
}

// match is a claim that an utterance could belong to.
type match struct {
	claim  int
	like   float64
	shared int
}

// matches gives the claims that share a term with the utterance, each by its
// likest member, in the order in which the claims were made.
func (g *grouping) matches(i int) []match {
	u := &g.utterances[i]
	var touched []int
	for _, t := range u.terms {
		w := g.weights[t] * g.weights[t]
		for _, j := range g.postings[t] {
			if g.shared[j] == 0 {
				touched = append(touched, j)
			}
			g.dot[j] += w
			g.shared[j]++
		}
	}
	best := map[int]match{}
	for _, j := range touched {
		m := match{g.of[j], g.dot[j] / (u.norm * g.utterances[j].norm), g.shared[j]}
		if m.like > best[m.claim].like {
			best[m.claim] = m
		}
		g.dot[j], g.shared[j] = 0, 0
	}
	out := make([]match, 0, len(best))
	for _, m := range best {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b match) int { return a.claim - b.claim })
	return out
}

// place puts an utterance into the claim it belongs to, or into a new one.
func (g *grouping) place(i int) {
	u := &g.utterances[i]
	found := g.matches(i)
	switch {
	case u.statement == nil:
		g.placeVoice(i, found)
	case u.affirms() && (u.stance != stet.Confirms || u.clause && !u.anaphoric):
		// Who confirms that something is so says what: he talked of the attack
		// when he confirms that he talked of it.
		g.placeAssertion(i, found)
	default:
		g.placeReaction(i, found)
	}
}

// placeAssertion joins the likest claim that says the same, or begins one. What
// says the opposite of a claim joins it as a denial.
func (g *grouping) placeAssertion(i int, found []match) {
	u := &g.utterances[i]
	stance := u.stance
	if u.evidence == evidenceDenied {
		if at := g.meant(i, found); at >= 0 {
			g.claims[at].voices = append(g.claims[at].voices, i)
		}
	}
	best := match{claim: -1}
	for _, m := range found {
		if stance == stet.Confirms && !g.opensAlike(u, m.claim) {
			continue
		}
		if m.like > best.like && (m.shared > 1 || len(u.terms) == 1) && !g.elsewhere(u, m.claim) {
			best = m
		}
	}
	if at := g.sameQuantity(i, found); at >= 0 && best.like < sameClaim && stance != stet.Confirms {
		g.join(i, at, stance)
		return
	}
	if best.claim >= 0 && best.like >= sameClaim {
		seed := g.proposition(g.claims[best.claim])
		if seed != nil && seed.negated != u.negated && stance == stet.Asserts && seed.speaker != u.speaker {
			if best.like < oppositeWays {
				g.begin(i, stance)
				return
			}
			stance = stet.Denies
		}
		g.join(i, best.claim, stance)
		return
	}
	g.begin(i, stance)
}

// opening is how many words of a clause hold its subject and verb.
const opening = 4

// opensAlike reports whether the words that open an utterance's clause, its
// subject and verb as a rule, stand in one and the same member of a claim: to
// confirm that one talked about the attack is not to confirm the attack.
func (g *grouping) opensAlike(u *utterance, claim int) bool {
	opens := g.opening(u)
	return slices.ContainsFunc(g.claims[claim].members, func(j int) bool {
		for _, t := range opens {
			if !slices.Contains(g.utterances[j].terms, t) {
				return false
			}
		}
		return len(opens) > 0
	})
}

// sameQuantity gives the likest claim with a figure for the same thing as the
// utterance's first: so many people aboard; -1 for none. The figures may differ:
// that is what a ledger is for.
func (g *grouping) sameQuantity(i int, found []match) int {
	u := &g.utterances[i]
	if len(u.figures) == 0 || u.figures[0].thing == "" {
		return -1
	}
	best, like := -1, sameCount
	for _, m := range found {
		if g.elsewhere(u, m.claim) {
			continue
		}
		for _, j := range g.claims[m.claim].members {
			v := &g.utterances[j]
			if len(v.figures) > 0 && v.figures[0].thing == u.figures[0].thing && v.affirms() && m.like > like {
				best, like = m.claim, m.like
			}
		}
	}
	return best
}

// placeReaction joins the claim that a denial, doubt, confirmation or retraction
// is about: the one it repeats, else, where it only points back ("the report",
// "it"), the nearest before it in the same report that somebody else makes.
func (g *grouping) placeReaction(i int, found []match) {
	u := &g.utterances[i]
	like := map[int]float64{}
	for _, m := range found {
		like[m.claim] = m.like
	}
	best, bestScore := -1, 0.0
	var opens []int32
	if u.clause && !u.anaphoric && against(u.stance) {
		opens = g.opening(u)
	}
	for _, c := range g.candidates(i, found) {
		if len(opens) > 0 && !g.speaksOf(c, opens) {
			continue
		}
		near := g.nearness(i, c)
		score := like[c]
		if u.stance == stet.Declines && !u.account {
			near = 0 // "he did not name them" is no answer to what precedes
		}
		if u.anaphoric && against(u.stance) && near > 0 {
			switch {
			case g.aimsAt(u, c):
				near += aimed
			case g.tellsOfSelf(c):
				near /= 2
			}
		}
		switch {
		case near > 0 && u.anaphoric:
			score = near + score/2 // what it points to stands near rather than sounds alike
		case score >= reactsTo:
			score += near / 4
		case near > 0 && score >= reactsNear:
			score += near / 2
		case u.anaphoric && score > 0 && len(g.claims[c].members) > 1 && g.otherClaims(u, c):
			score /= 2
		case !u.anaphoric || !g.wentAgainst(u, c):
			continue
		}
		if u.anaphoric && g.wentAgainst(u, c) {
			score += again
			if like[c] > 0 {
				score += again / 2 // "any warning", as before
			}
		}
		if score > bestScore {
			best, bestScore = c, score
		}
	}
	if at := g.takesBackFigure(u); at >= 0 {
		best = at
	}
	if best < 0 {
		if u.stance == stet.Denies || u.stance == stet.Confirms {
			g.begin(i, u.stance) // what is doubted or taken back must have been said
		}
		return
	}
	g.join(i, best, u.stance)
}

// again is what counts for a claim that a speaker has gone against before, when
// he only points back: who dismisses "the accusation" for the second time means
// the same one.
const again = 0.6

// wentAgainst reports whether an utterance's speaker, who goes against
// something, has gone against a claim already.
func (g *grouping) wentAgainst(u *utterance, claim int) bool {
	if !against(u.stance) {
		return false
	}
	m := g.claims[claim]
	return slices.ContainsFunc(m.members, func(j int) bool {
		return against(m.stances[j]) && g.utterances[j].speaker == u.speaker
	})
}

// takesBackFigure gives the claim for which a speaker gave the number that he
// now takes back: "withdrew his count of 220"; -1 for none.
func (g *grouping) takesBackFigure(u *utterance) int {
	if u.stance != stet.Retracts {
		return -1
	}
	for c, m := range g.claims {
		for _, j := range m.members {
			v := &g.utterances[j]
			for _, f := range v.figures {
				if v.speaker == u.speaker && slices.Contains(u.numbers, f.Value) {
					return c
				}
			}
		}
	}
	return -1
}

// candidates gives the claims that an utterance can answer, in order: those it
// shares a term with, those spoken of before in its report, and for one that
// only points back those that its speaker has gone against before.
func (g *grouping) candidates(i int, found []match) []int {
	var out []int
	for _, m := range found {
		out = append(out, m.claim)
	}
	if u := &g.utterances[i]; u.anaphoric {
		for c := range g.claims {
			if g.wentAgainst(u, c) {
				out = append(out, c)
			}
		}
	}
	for j := i - 1; j >= 0 && g.utterances[j].report == g.utterances[i].report; j-- {
		if g.of[j] >= 0 {
			out = append(out, g.of[j])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// nearness tells from 0 to 1 how likely an utterance that points back answers a
// claim for its place: 1 for the claim made right before it in the same report
// by somebody else, less for one further off, more for the report's first. Who
// takes something back answers himself. Plans and orders, and what began as a
// confirmation, are no accounts that could be denied.
func (g *grouping) nearness(i, claim int) float64 {
	u := &g.utterances[i]
	members := g.claims[claim].members
	switch g.claims[claim].stances[members[0]] {
	case stet.Plans, stet.Orders, stet.Confirms:
		return 0
	}
	near := 0.0
	for k := len(members) - 1; k >= 0; k-- {
		j := members[k]
		v := &g.utterances[j]
		if v.report != u.report {
			break
		}
		if g.claims[claim].stances[j] == stet.Plans {
			return 0
		}
		if v.affirms() && (v.speaker == u.speaker) == (u.stance == stet.Retracts) {
			near = max(near, 1/float64(max(1, 2*(g.between(j, i)-1))))
			if g.lead[u.report] == j {
				near = max(near, leadNearness)
			}
		}
	}
	return near
}

// leadNearness is the nearness of the first claim of a report, which what
// follows is mostly about.
const leadNearness = 0.6

// between counts the utterances from j up to i, those of i's speaker aside.
func (g *grouping) between(j, i int) int {
	n := 0
	for k := j; k < i; k++ {
		if v := &g.utterances[k]; v.statement != nil && v.speaker != g.utterances[i].speaker {
			n++
		}
	}
	return n
}

// otherClaims reports whether somebody else than the utterance's speaker makes
// a claim.
func (g *grouping) otherClaims(u *utterance, claim int) bool {
	for _, j := range g.claims[claim].members {
		if v := &g.utterances[j]; v.affirms() && v.speaker != u.speaker {
			return true
		}
	}
	return false
}

// placeVoice adds a report's own sentence to the claim whose figures or
// evidence it tells of.
func (g *grouping) placeVoice(i int, found []match) {
	if at := g.meant(i, found); at >= 0 {
		g.claims[at].voices = append(g.claims[at].voices, i)
	}
}

// meant gives the claim that a sentence on figures or evidence is about: the
// likest, else, for evidence, the one of those before it in the report that is most
// at issue.
func (g *grouping) meant(i int, found []match) int {
	u := &g.utterances[i]
	best, like := -1, 0.0
	for _, m := range found {
		if p := g.proposition(g.claims[m.claim]); p == nil || p.evidence == evidenceDenied && p.ofSelf() {
			continue // "they had seen no evidence" is no claim that evidence is wanted for
		}
		if m.like > like && m.shared > 1 {
			best, like = m.claim, m.like
		}
	}
	if like >= tellsOf {
		return best
	}
	if u.evidence == evidenceSilent {
		return -1
	}
	return g.unfounded(i)
}

func (g *grouping) begin(i int, stance stet.Stance) {
	g.claims = append(g.claims, &group{stances: map[int]stet.Stance{}})
	g.join(i, len(g.claims)-1, stance)
}

func (g *grouping) join(i, claim int, stance stet.Stance) {
	m := g.claims[claim]
	m.members = append(m.members, i)
	m.stances[i] = stance
	g.of[i] = claim
	u := &g.utterances[i]
	if u.anaphoric && len(u.terms) < 2 {
		return // "the attack" says too little to be matched by
	}
	for _, t := range u.terms {
		if len(g.postings[t]) < maxPostings {
			g.postings[t] = append(g.postings[t], i)
		}
	}
}

// maxPostings bounds for each term the utterances that later ones are compared
// with by it, the earliest: a story of any size takes time in proportion.
const maxPostings = 200

// accounts are nouns for what somebody said; what only names one points back.
var accounts = []string{
	"report", "claim", "accusation", "allegation", "charge", "statement", "suggestion", "assertion", "account", "story",
	"announcement", "figure", "remark", "version", "criticism", "rumour", "rumor",
}

// reporting are words that say that something was said, not what.
var reporting = func() map[string]bool {
	m := map[string]bool{}
	for _, a := range accounts {
		m[a], m[a+"s"] = true, true
	}
	for _, w := range strings.Fields("said say says told according mr mrs ms president minister also would could monday tuesday wednesday thursday friday saturday sunday today yesterday") {
		m[w] = true
	}
	return m
}()

// pointsBack reports whether lower-case words of so many terms only refer to
// something said before.
func pointsBack(words string, terms int) bool {
	return terms <= 2 || terms <= 5 && namesAccount(words)
}

// namesAccount reports whether lower-case words begin with a noun for what
// somebody said: "on the report".
func namesAccount(words string) bool {
	fields := strings.Fields(words)
	for _, w := range fields[:min(4, len(fields))] {
		if slices.Contains(accounts, strings.TrimSuffix(w, "s")) {
			return true
		}
	}
	return false
}

// falsehoods are words that call what was said untrue.
var falsehoods = []string{
	" lie", " lies", "fabricat", " false", " fake", "hoax", "untrue", "nonsense", "baseless", "invented", "unfounded", "disinformation", "invention", "fairy tale", "fairytale", "fiction",
}

// calledFalse reports whether a statement's lower-case content calls something
// said before untrue: "it a fabrication", "the claims were false".
func calledFalse(words string) bool {
	if !containsAny(" "+words, falsehoods) {
		return false
	}
	fields := strings.Fields(words)
	for _, w := range fields[:min(4, len(fields))] {
		switch w {
		case "it", "this", "that", "these", "those", "them":
			return true
		}
	}
	return namesAccount(words)
}
