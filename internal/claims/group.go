package claims

import (
	"slices"
	"strings"

	"stet"
)

// tellsOf is the likeness, a cosine over weighted terms from 0 to 1, from which a
// sentence in a report's own voice is taken to tell of a claim.
const tellsOf = 0.35

// group is a claim in the making.
type group struct {
	members []int // utterances that take a stand, in order
	voices  []int // sentences in a report's own voice, for figures and evidence
	stances map[int]stet.Stance
	seed    *utterance // whose words state the claim; nil for none
	rank    int        // of the seed
}

// state takes a new member's words for the claim's if they state it better than
// those before: the earliest that assert it in a clause of its own, else that
// assert it, else any that are no mere reaction.
func (m *group) state(u, first *utterance) {
	rank := 1
	switch {
	case u.statement == nil || u.anaphoric && !u.affirms():
		return
	case u.affirms() && u.clause && u.report == first.report:
		rank = 3
	case u.affirms():
		rank = 2
	}
	if rank > m.rank {
		m.seed, m.rank = u, rank
	}
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
	model    *Model
	claims   []*group
	of       []int           // utterance → claim, -1 for none
	postings map[int32][]int // term → placed utterances that take a stand
	dot      []float64       // scratch: utterance → product with the one being placed
	shared   []int           // scratch: utterance → terms in common
	lead     map[int]int     // report → its first utterance that affirms something
	said     map[saying]int  // the first utterance of the same words
}

// saying is what somebody says, word for word.
type saying struct {
	speaker, words string
	stance         stet.Stance
}

func newGrouping(s *story, m *Model) *grouping {
	n := len(s.utterances)
	g := &grouping{story: s, model: m, of: make([]int, n), postings: map[int32][]int{}, dot: make([]float64, n), shared: make([]int, n), lead: map[int]int{}, said: map[saying]int{}}
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
	cover  float64 // the share of the utterance's terms, by weight, that the likest member has
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
		m := match{g.of[j], g.dot[j] / (u.norm * g.utterances[j].norm), g.shared[j], g.dot[j] / (u.norm * u.norm)}
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

// place puts an utterance into the claim that the model holds likeliest, or into a
// new one where none is likely enough.
func (g *grouping) place(i int) {
	u := &g.utterances[i]
	found := g.matches(i)
	if u.statement == nil {
		g.placeVoice(i, found)
		return
	}
	if at := g.saidAlike(i); at >= 0 {
		g.join(i, at, g.claims[at].stances[g.said[u.saying()]])
		return
	}
	if u.stance == stet.Asserts {
		g.oppose(i, found)
	}
	options := g.options(i, found)
	if n := g.model.choose(options); n >= 0 {
		g.join(i, options[n].claim, u.stanceIn(options[n]))
		return
	}
	g.open(i)
}

// stanceIn gives the stance that an utterance takes by an option.
func (u *utterance) stanceIn(o option) stet.Stance {
	switch {
	case !o.against:
		return u.stance
	case u.evidence == evidenceDenied:
		return stet.Doubts // "there is no proof that campers were there"
	}
	return stet.Denies
}

// open begins a claim with an utterance, unless it answers something that no
// report tells: what is doubted or taken back must have been said.
func (g *grouping) open(i int) {
	switch u := &g.utterances[i]; {
	case u.affirms(), u.stance == stet.Denies, u.stance == stet.Declines && question(strings.TrimPrefix(u.words, "to say ")):
		g.begin(i, u.stance)
	}
}

// saying gives an utterance's words without the marks around them.
func (u *utterance) saying() saying {
	return saying{u.speaker, strings.ToLower(strings.Trim(u.words, " ,.;:!?\"“”'‘’")), u.stance}
}

// saidAlike gives the claim of an earlier utterance with the same words of the
// same speaker, as reprints have it; -1 for none.
func (g *grouping) saidAlike(i int) int {
	key := g.utterances[i].saying()
	if key.speaker == "" || !strings.Contains(key.words, " ") {
		return -1
	}
	first, ok := g.said[key]
	if !ok {
		g.said[key] = i
		return -1
	}
	return g.of[first]
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
		if p := g.claims[m.claim].seed; p == nil || p.evidence == evidenceDenied && p.ofSelf() {
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
	m.state(u, &g.utterances[m.members[0]])
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
