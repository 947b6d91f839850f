package claims

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"stet"
)

// Ledger works out the claims of a story with the model that the program is built
// with; see [Model.Ledger].
func Ledger(d *stet.Dossier) []stet.Claim {
	m, err := Default()
	if err != nil {
		panic(err) // a broken program: the file is part of it, and tests read it
	}
	return m.Ledger(d)
}

// Ledger works out the claims of a story from its reports, origins and
// statements; d.Claims is not looked at. Claims on which speakers contradict
// each other come first, then those that more independent origins report, then
// those for which evidence was shown, or which were taken back, most lately, then
// the earlier. The result depends on the input only, not on the order of
// reports or statements.
func (m *Model) Ledger(d *stet.Dossier) []stet.Claim {
	s := newStory(d)
	g := newGrouping(s, m)
	for i := range s.utterances {
		g.place(i)
	}
	var out []ranked
	for _, group := range g.claims {
		if c, ok := s.claim(d.Story.ID, group); ok {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, compareRank)
	g.tie(out)
	claims := make([]stet.Claim, len(out))
	for i, r := range out {
		claims[i] = r.claim
	}
	return claims
}

// ranked is a claim with what it is sorted by.
type ranked struct {
	claim    stet.Claim
	group    *group
	within   []stet.TieKind // contradictions within it
	contrary int            // positions against it
	origins  int
	moved    time.Time // when evidence was last shown or the claim taken back; zero if never
}

func compareRank(a, b ranked) int {
	return cmp.Or(
		-cmp.Compare(min(a.contrary, 1), min(b.contrary, 1)),
		-cmp.Compare(a.origins, b.origins),
		b.moved.Compare(a.moved),
		-cmp.Compare(a.contrary, b.contrary),
		a.claim.Since.Compare(b.claim.Since),
		cmp.Compare(a.claim.ID, b.claim.ID),
	)
}

// claim makes the claim of a group of utterances. A group is none when nobody
// takes a position in it, or when it is a lone remark of no content.
func (s *story) claim(storyID stet.ID, m *group) (ranked, bool) {
	first := m.seed
	if first == nil || len(m.members) == 1 && !first.substantial() {
		return ranked{}, false
	}
	history, figures := s.history(m)
	since := s.utterances[m.members[0]].at
	c := stet.Claim{
		ID:          stet.NewID(since, "claim", string(storyID), string(s.earliest(m).ID)),
		Story:       storyID,
		Proposition: first.words,
		Passage:     first.passage,
		Since:       since,
		Positions:   s.positions(m),
		Figures:     s.figures(m),
		History:     history,
	}
	if len(c.Positions) == 0 {
		return ranked{}, false
	}
	last := c.History[len(c.History)-1]
	c.Status, c.Evidence = last.Status, last.Evidence
	c.Basis = s.basis(m, c.Evidence)
	r := ranked{claim: c, group: m, within: s.within(m, figures)}
	origins := map[stet.ID]bool{}
	for _, p := range c.Positions {
		if against(p.Stance) {
			r.contrary++
		}
		for _, o := range p.Origins {
			origins[o] = true
		}
	}
	if len(disagreements(figures)) > 0 {
		r.contrary++
	}
	r.origins, r.moved = len(origins), moved(c)
	return r, true
}

// moved gives when evidence for a claim was last shown, or somebody last took
// something back; the zero time for never.
func moved(c stet.Claim) (at time.Time) {
	was := stet.EvidenceNone
	for _, h := range c.History {
		if h.Evidence != was && h.Evidence != stet.EvidenceNone {
			at = h.At
		}
		was = h.Evidence
	}
	for _, p := range c.Positions {
		if p.Stance == stet.Retracts && p.Since.After(at) {
			at = p.Since
		}
	}
	return at
}

// substantial reports whether an utterance says enough to be a claim alone.
func (u *utterance) substantial() bool {
	long := len(strings.Fields(u.words)) >= clauseWords
	quoted := u.statement.Quotation != stet.Indirect
	if asked(u.stance) && len(u.terms) > 0 || u.judges && len(u.terms) > 1 {
		return true // "called for a recall" says what
	}
	return len(u.terms) > 2 || len(u.terms) == 2 && (u.clause || quoted || long || len(u.figures) > 0) || len(u.terms) == 1 && quoted && long
}

// clauseWords is how many words make a clause as a rule: "the bottles were fakes".
const clauseWords = 4

// earliest gives the statement a claim is named after.
func (s *story) earliest(m *group) *stet.Statement { return s.utterances[m.members[0]].statement }

// positions gives the stands taken, earliest first, one for each speaker and
// stance.
func (s *story) positions(m *group) []stet.Position {
	type key struct {
		speaker string
		stance  stet.Stance
	}
	at := map[key]int{}
	var out []stet.Position
	for _, i := range m.members {
		u := &s.utterances[i]
		if u.statement == nil {
			continue
		}
		k := key{u.speaker, u.told(m.stances[i])}
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, stet.Position{Speaker: u.speaker, Stance: k.stance, Since: u.at})
		}
		p := &out[n]
		p.Passages = addPassage(p.Passages, u.sentence)
		p.Words = addPassage(p.Words, u.passage)
		if !slices.Contains(p.Origins, u.origin) {
			p.Origins = append(p.Origins, u.origin)
			slices.Sort(p.Origins)
		}
	}
	return out
}

// addPassage adds a passage that is not there yet.
func addPassage(all []stet.Passage, p stet.Passage) []stet.Passage {
	if slices.Contains(all, p) {
		return all
	}
	return append(all, p)
}
