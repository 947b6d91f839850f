package claims

import (
	"cmp"
	"fmt"
	"slices"

	"stet"
)

// standing is where a claim stands at one time.
type standing struct {
	status   stet.Status
	evidence stet.Evidence
}

// history gives each change of a claim's standing, and of a speaker's figure,
// with the report that caused it; the first is when the claim was first reported.
// figures are those that stand in the end.
func (s *story) history(m *group) (changes []stet.Change, figures []given) {
	var was standing
	all := m.all()
	for k := 0; k < len(all); {
		n, first := s.utterances[all[k]].report, k
		for k < len(all) && s.utterances[all[k]].report == n {
			k++ // a report is taken as a whole
		}
		before := figures
		figures = s.withFigures(m, before, all[first:k])
		if n < s.utterances[m.members[0]].report {
			continue
		}
		is := s.standing(m, n+1, figures)
		reason := s.revision(n, before, figures)
		if len(changes) == 0 || is != was {
			reason = s.reason(m, n, is, was, figures)
		}
		if reason == "" {
			continue
		}
		r := s.reports[n]
		changes = append(changes, stet.Change{At: r.Published, Report: r.ID, Status: is.status, Evidence: is.evidence, Reason: reason})
		was = is
	}
	return changes, figures
}

// standing works out where a claim stands after the reports before upto.
func (s *story) standing(m *group, upto int, figures []given) standing {
	latest, denied, first := s.latest(m, upto)
	is := standing{stet.Asserted, s.evidenceFor(m, upto)}
	confirmed := is.evidence == stet.EvidenceIndependent && s.seenElsewhere(m, upto)
	disputed := len(disagreements(figures)) > 0
	for who, stance := range latest {
		disputed = disputed || against(stance)
		// Who takes back a denial agrees.
		affirms := stance == stet.Confirms || stance == stet.Asserts || stance == stet.Retracts && denied[who]
		if who != first && affirms && (denied[who] || stance == stet.Confirms) {
			confirmed = true
		}
	}
	if confirmed && s.givenIn(m, upto) {
		disputed = len(disagreements(figures)) > 0
	}
	switch {
	case first != "" && latest[first] == stet.Retracts:
		is.status = stet.Withdrawn
	case disputed:
		is.status = stet.Disputed
	case confirmed:
		is.status = stet.Confirmed
	}
	return is
}

// givenIn reports whether after the last denial of a claim somebody confirms it
// who is of those it goes against: who denied it before, or whom its words name.
// What others denied before is then overtaken.
func (s *story) givenIn(m *group, upto int) bool {
	last := -1 // the report of the last denial
	denied := map[string]bool{}
	given := false
	for _, i := range m.members {
		u := &s.utterances[i]
		if u.report >= upto {
			break
		}
		switch stance := m.stances[i]; {
		case against(stance):
			denied[s.giver(u)], last, given = true, u.report, false
		case stance == stet.Confirms || stance == stet.Retracts && denied[s.giver(u)]:
			given = given || u.report > last && (denied[s.giver(u)] || s.named(m, u.speaker))
		}
	}
	return given
}

// latest gives each speaker's last stance, who has ever denied the claim, and
// the claimant: the first to affirm it.
func (s *story) latest(m *group, upto int) (latest map[string]stet.Stance, denied map[string]bool, claimant string) {
	latest, denied = map[string]stet.Stance{}, map[string]bool{}
	last := map[string]int{} // report of the latest stance
	for _, i := range m.members {
		u := &s.utterances[i]
		if u.report >= upto {
			break
		}
		who, stance := s.giver(u), m.stances[i]
		if latest[who] != "" && (stance == stet.Declines || last[who] == u.report && against(latest[who])) {
			continue // in one report a denial outweighs what else is said
		}
		last[who] = u.report
		if claimant == "" && u.affirms() && !against(stance) {
			claimant = who
		}
		latest[who] = stance
		denied[who] = denied[who] || stance == stet.Denies
	}
	return latest, denied, claimant
}

// named reports whether a speaker's name stands in the claim's proposition.
func (s *story) named(m *group, who string) bool {
	p := m.seed
	if p == nil {
		return false
	}
	for _, t := range s.terms(who, "en") {
		if slices.Contains(p.terms, t) {
			return true
		}
	}
	return false
}

// claimants gives the speakers who affirm a claim: the first of them, and those
// who do so without telling of evidence.
func (s *story) claimants(m *group) map[string]bool {
	out := map[string]bool{}
	for _, i := range m.members {
		u := &s.utterances[i]
		if u.affirms() && !against(m.stances[i]) && !u.shown && (len(out) == 0 || u.evidence == evidenceSilent) {
			out[u.speaker] = true
		}
	}
	return out
}

// evidenceFor gives the best evidence shown for a claim by the reports before
// upto.
func (s *story) evidenceFor(m *group, upto int) stet.Evidence {
	best := stet.EvidenceNone
	claimants := s.claimants(m)
	for _, i := range m.all() {
		u := &s.utterances[i]
		if u.report >= upto || against(m.stances[i]) {
			continue
		}
		switch e := s.degree(u, claimants); {
		case e == stet.EvidenceIndependent:
			return e
		case e == stet.EvidenceClaimant:
			best = e
		}
	}
	return best
}

// seenElsewhere reports whether independent evidence comes from another origin
// than the claim's first.
func (s *story) seenElsewhere(m *group, upto int) bool {
	claimants := s.claimants(m)
	first := s.utterances[m.members[0]].origin
	for _, i := range m.all() {
		u := &s.utterances[i]
		if u.report < upto && u.origin != first && !against(m.stances[i]) && s.degree(u, claimants) == stet.EvidenceIndependent {
			return true
		}
	}
	return false
}

// reason tells in plain words what in report n changed a claim's standing.
func (s *story) reason(m *group, n int, is, was standing, figures []given) string {
	if was.status == "" && is.status == stet.Asserted {
		return s.who(m.members[0]) + " " + does[m.stances[m.members[0]]]
	}
	if is.status == was.status {
		return fmt.Sprintf("%s tells of evidence %s", s.outlet(n), is.evidence)
	}
	for _, i := range m.members {
		if s.utterances[i].report != n {
			continue
		}
		stance := m.stances[i]
		fits := is.status == stet.Disputed && against(stance) || is.status == stet.Withdrawn && stance == stet.Retracts ||
			is.status == stet.Confirmed && stance == stet.Confirms
		if fits {
			return s.who(i) + " " + does[stance]
		}
	}
	pair := disagreements(figures)
	switch {
	case is.status == stet.Disputed && pair != nil:
		return fmt.Sprintf("%s: %s; %s: %s", s.who(pair[0].at), pair[0].written, s.who(pair[1].at), pair[1].written)
	case is.status == stet.Confirmed && is.evidence == stet.EvidenceIndependent:
		return fmt.Sprintf("%s tells of evidence %s", s.outlet(n), is.evidence)
	case is.status == stet.Asserted:
		return "nobody disputes it any more"
	}
	for _, i := range m.members {
		if s.utterances[i].report == n {
			return s.who(i) + " " + does[m.stances[i]]
		}
	}
	return s.outlet(n) + " reports on it"
}

// revision tells of a speaker who in report n gives another figure than before,
// "" if none does.
func (s *story) revision(n int, before, now []given) string {
	for _, old := range before {
		for _, f := range now {
			if f.by.report == n && s.giver(f.by) == s.giver(old.by) && comparable(f.figure, old.figure) && apart(f.Number, old.Number) {
				return fmt.Sprintf("%s: %s, before that %s", s.who(f.at), f.written, old.written)
			}
		}
	}
	return ""
}

// does puts a stance into words after a speaker's name.
var does = map[stet.Stance]string{
	stet.Asserts: "says so", stet.Denies: "denies it", stet.Doubts: "doubts it", stet.Confirms: "confirms it",
	stet.Retracts: "takes it back", stet.Declines: "declines to comment", stet.Orders: "orders it", stet.Plans: "plans it",
}

// who names an utterance's speaker for a reader.
func (s *story) who(i int) string {
	u := &s.utterances[i]
	if u.speaker == "" && u.statement != nil {
		return fmt.Sprintf("somebody unnamed (%s)", s.outlet(u.report))
	}
	return cmp.Or(u.speaker, s.outlet(u.report))
}

// outlet names a report's outlet for a reader.
func (s *story) outlet(n int) string { return cmp.Or(s.reports[n].Outlet, "a report") }
