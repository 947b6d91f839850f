package claims

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"stet"
)

// within gives the ways in which two sides contradict each other on one claim:
// somebody goes against what another affirms, or figures that stand in the end
// cannot both be so.
func (s *story) within(m *group, figures []given) []stet.TieKind {
	var out []stet.TieKind
	if s.denied(m) {
		out = append(out, stet.TieDenial)
	}
	if len(disagreements(figures)) > 0 {
		out = append(out, stet.TieFigures)
	}
	return out
}

// denied reports whether somebody goes against what somebody else affirms.
func (s *story) denied(m *group) bool {
	return slices.ContainsFunc(m.members, func(i int) bool {
		return against(m.stances[i]) && slices.ContainsFunc(m.members, func(j int) bool {
			v := &s.utterances[j]
			return v.affirms() && !against(m.stances[j]) && s.giver(v) != s.giver(&s.utterances[i])
		})
	})
}

// tie joins claims that cannot both stand, and a claim on which sides contradict
// each other to itself. All stands in order of importance.
func (g *grouping) tie(all []ranked) {
	g.tieAccounts(all)
	for i := range all {
		c := &all[i].claim
		for _, kind := range all[i].within {
			c.Ties = append(c.Ties, stet.Tie{Claim: c.ID, Kind: kind})
		}
		slices.SortFunc(c.Ties, func(a, b stet.Tie) int { return cmp.Or(cmp.Compare(a.Claim, b.Claim), cmp.Compare(a.Kind, b.Kind)) })
	}
}

// maxTied bounds the claims of a story that are compared with one another for
// accounts that cannot both be so, the most important.
const maxTied = 60

// tieAccounts joins claims that tell one event in ways that cannot both be so.
func (g *grouping) tieAccounts(all []ranked) {
	all = all[:min(len(all), maxTied)]
	for i := range all {
		for j := range i {
			if !g.incompatible(all[i].group, all[j].group) && !g.incompatible(all[j].group, all[i].group) {
				continue
			}
			a, b := &all[i].claim, &all[j].claim
			a.Ties = append(a.Ties, stet.Tie{Claim: b.ID, Kind: stet.TieAccounts})
			b.Ties = append(b.Ties, stet.Tie{Claim: a.ID, Kind: stet.TieAccounts})
		}
	}
}

// incompatible reports whether one claim is told against another: what it sets
// itself against stands in the other, whoever makes it denies the other in the
// same breath, both name a cause, it calls what the other rests on a fake, or it
// answers that the other's negation is not so.
func (g *grouping) incompatible(a, b *group) bool {
	p, q := a.seed, b.seed
	if p == nil || q == nil || !p.affirms() || !q.affirms() || p.speaker == q.speaker && p.speaker != "" || p.judges || q.judges || asked(p.stance) || asked(q.stance) {
		return false
	}
	shared := g.event(p, q)
	switch {
	case common(p.against, q.terms):
		return !q.negated
	case shared == 0:
		return false
	case causal(p.words) && causal(q.words):
		return true
	case len(p.against) > 0 && causal(p.words):
		return len(q.outcomes) == 0 && !q.negated && !common(g.opening(p, 2), q.terms)
	case b.answeredBy(g.story, p):
		return true
	case fakes(p.words):
		return p.report == q.report
	case q.negated && !p.negated:
		return p.report == q.report && g.after(p, q)
	}
	return false
}

// fakes reports whether words call something a fake.
func fakes(words string) bool {
	return containsAny(" "+strings.ToLower(words), []string{"forge", " fake", "staged", "doctored", "manipulated"})
}

// event counts the terms that two utterances share, names and figures aside.
func (g *grouping) event(p, q *utterance) int {
	names := g.terms(capitals(p.words), g.reports[p.report].Lang)
	n := 0
	for _, t := range p.terms {
		if _, has := slices.BinarySearch(q.terms, t); has && !slices.Contains(names, t) && !slices.ContainsFunc(p.figures, func(f figure) bool { return slices.Contains(f.terms, t) }) {
			n++
		}
	}
	return n
}

// causes are words by which a sentence tells what brought something about.
var causes = regexp.MustCompile(`(?i)\b(?:caused|brought (?:down|about)|because of|due to|started|set .{2,30} (?:alight|off)|triggered|sparked|led to|result of|responsible|blamed|fired from|to blame)\b`)

func causal(words string) bool { return causes.MatchString(words) }

// answeredBy reports whether the speaker of an utterance goes against a claim
// within a few statements of it.
func (m *group) answeredBy(s *story, p *utterance) bool {
	return slices.ContainsFunc(m.members, func(i int) bool {
		u := &s.utterances[i]
		apart := u.passage.Span.Start - p.passage.Span.Start
		return against(m.stances[i]) && s.giver(u) == s.giver(p) && u.report == p.report && max(apart, -apart) < sameBreath
	})
}

// sameBreath is how many bytes of a report may lie between a denial and the other
// account.
const sameBreath = 300

// after reports whether p follows q in their report with at most one statement
// between them.
func (g *grouping) after(p, q *utterance) bool {
	apart := p.passage.Span.Start - q.passage.Span.End
	return apart > 0 && apart < sameBreath
}
