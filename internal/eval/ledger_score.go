package eval

import (
	"slices"
	"strings"

	"stet"
)

// ledgerScore adds up the counts of all stories.
type ledgerScore struct {
	claims, positions, contradictions, figures tally
	kind, status, evidence                     tally // right of matched
	stories, faultless                         int
}

func (s *ledgerScore) add(m *ledgerMatch) {
	claims := tally{gold: len(m.story.claims), predicted: len(m.d.Claims)}
	positions := tally{}
	for _, c := range m.story.claims {
		positions.gold += len(c.positions)
	}
	for j, c := range m.d.Claims {
		positions.predicted += len(c.Positions)
		if m.gold[j] < 0 {
			continue
		}
		claims.right++
		want := m.story.claims[m.gold[j]]
		positions.right += matched(want.positions, positionsOf(c), func(a, b ledgerPosition) bool {
			return a.Stance == b.Stance && sameSpeaker(a.Speaker, b.Speaker)
		})
		got := figuresOf(c)
		s.figures.plus(tally{matched(want.figures, got, sameFigure), len(want.figures), len(got)})
		s.status.plus(one(c.Status == want.status))
		s.evidence.plus(one(c.Evidence == want.evidence))
	}
	contradictions, kinds := m.contradictions()
	s.claims.plus(claims)
	s.positions.plus(positions)
	s.contradictions.plus(contradictions)
	s.kind.plus(kinds)
	s.stories++
	if claims.f1() == 1 && positions.f1() == 1 && (contradictions.f1() == 1 || contradictions == tally{}) {
		s.faultless++
	}
}

func one(right bool) tally {
	t := tally{gold: 1}
	if right {
		t.right = 1
	}
	return t
}

// matched counts the pairs of equal items, one to one.
func matched[T any](gold, predicted []T, equal func(a, b T) bool) int {
	left := slices.Clone(predicted)
	n := 0
	for _, g := range gold {
		if at := slices.IndexFunc(left, func(p T) bool { return equal(g, p) }); at >= 0 {
			left = slices.Delete(left, at, at+1)
			n++
		}
	}
	return n
}

// contradictions matches the pairs of sides, those of the same kind first, and
// counts of those matched how many have the kind right.
func (m *ledgerMatch) contradictions() (pairs, kinds tally) {
	pairs = tally{gold: len(m.story.contradictions), predicted: len(m.ties)}
	var predicted []contradiction
	for _, t := range m.ties {
		if a, b := m.stands[t.A], m.stands[t.B]; a >= 0 && b >= 0 {
			predicted = append(predicted, contradiction{min(a, b), max(a, b), t.Kind})
		}
	}
	kinds.right = matched(m.story.contradictions, predicted, func(a, b contradiction) bool { return a == b })
	pairs.right = matched(m.story.contradictions, predicted, func(a, b contradiction) bool { return a.A == b.A && a.B == b.B })
	kinds.gold = pairs.right
	return pairs, kinds
}

func (s *ledgerScore) metrics() map[string]float64 {
	out := map[string]float64{
		"contradiction_kind": s.kind.recall(), "status": s.status.recall(), "evidence": s.evidence.recall(),
		"stories_without_a_fault": share(s.faultless, s.stories),
	}
	s.claims.put(out, "claims")
	s.positions.put(out, "positions")
	s.contradictions.put(out, "contradictions")
	s.figures.put(out, "figures")
	return out
}

func positionsOf(c stet.Claim) []ledgerPosition {
	out := []ledgerPosition{}
	for _, p := range c.Positions {
		out = append(out, ledgerPosition{p.Speaker, p.Stance})
	}
	return out
}

func figuresOf(c stet.Claim) []ledgerFigure {
	out := []ledgerFigure{}
	for _, f := range c.Figures {
		out = append(out, ledgerFigure{f.Value, f.Bound, f.Unit, f.Speaker})
	}
	return out
}

// prediction is the story's line of the predictions.
func (m *ledgerMatch) prediction() ledgerPrediction {
	p := ledgerPrediction{ID: m.story.name, Claims: []ledgerPredicted{}, Contradictions: m.ties}
	if m.ties == nil {
		p.Contradictions = []contradiction{}
	}
	for j, c := range m.d.Claims {
		claim := ledgerPredicted{
			Proposition: c.Proposition, Gold: m.gold[j] + 1, Status: c.Status, Evidence: c.Evidence,
			Positions: positionsOf(c), Figures: figuresOf(c), Passages: []ledgerPassage{},
		}
		var seen []stet.Passage
		for _, passage := range passagesOfClaim(c) {
			if slices.Contains(seen, passage) {
				continue
			}
			seen = append(seen, passage)
			n := slices.IndexFunc(m.story.reports, func(r *stet.Report) bool { return r.ID == passage.Report })
			text := m.story.reports[n].Text
			span := stet.CodePoints(text, passage.Span)
			claim.Passages = append(claim.Passages, ledgerPassage{n + 1, span.Start, span.End, strings.ToValidUTF8(passage.Span.In(text), "")})
		}
		p.Claims = append(p.Claims, claim)
	}
	return p
}
