package webhook

import (
	"fmt"
	"time"

	"stet"
)

// Type says what is new, in the form that Standard Webhooks suggests.
type Type string

// The types of message.
const (
	Denied    Type = "claim.denied"
	Retracted Type = "claim.retracted"
	Evidence  Type = "claim.evidence"
)

// event is one thing in a ledger that is worth a message when it is new.
type event struct {
	kind     Type
	claim    *stet.Claim
	speaker  string // of a denial or a retraction
	degree   int    // of evidence: 0 for none
	at       time.Time
	report   stet.ID // that caused it
	reason   string
	passages []stet.Passage
	words    []stet.Passage // by which it is known again: of passages those words that speak to the claim
}

// id is the event's, the same whichever claim or story its words are put into
// later.
func (e event) id() stet.ID {
	return stet.NewID(e.at, "message", string(e.kind), fmt.Sprint(e.degree), fmt.Sprint(e.claim.Passage), fmt.Sprint(e.words[:min(1, len(e.words))]))
}

// events gives every denial, retraction and showing of evidence of a ledger, in
// its order.
func events(ledger []stet.Claim) []event {
	var all []event
	for i := range ledger {
		c := &ledger[i]
		for _, p := range c.Positions {
			kind := map[stet.Stance]Type{stet.Denies: Denied, stet.Retracts: Retracted}[p.Stance]
			if kind == "" || len(p.Passages) == 0 {
				continue
			}
			all = append(all, event{
				kind: kind, claim: c, speaker: p.Speaker, at: p.Since, report: p.Passages[0].Report, passages: p.Passages,
				reason: reasonOf(c, p), words: p.Words,
			})
			if e := &all[len(all)-1]; len(e.words) == 0 {
				e.words = p.Passages
			}
		}
		if e, ok := shown(c); ok {
			all = append(all, e)
		}
	}
	return all
}

// reasonOf says in plain words what a position is, as the claim's history does
// where it tells of it.
func reasonOf(c *stet.Claim, p stet.Position) string {
	for _, h := range c.History {
		if h.Report == p.Passages[0].Report {
			return h.Reason
		}
	}
	who := p.Speaker
	if who == "" {
		who = "Somebody unnamed"
	}
	return who + map[stet.Stance]string{stet.Denies: " denies it", stet.Retracts: " takes it back"}[p.Stance]
}

// shown gives the change by which a claim came to the degree of evidence that it
// has; false when none is shown.
func shown(c *stet.Claim) (event, bool) {
	degree := degrees[c.Evidence]
	if degree == 0 {
		return event{}, false
	}
	e := event{kind: Evidence, claim: c, degree: degree, at: c.Since, report: c.Passage.Report, passages: c.Basis, words: c.Basis}
	was := 0
	for _, h := range c.History {
		if is := degrees[h.Evidence]; is == degree && was != degree {
			e.at, e.report, e.reason = h.At, h.Report, h.Reason
		}
		was = degrees[h.Evidence]
	}
	return e, true
}

var degrees = map[stet.Evidence]int{stet.EvidenceClaimant: 1, stet.EvidenceIndependent: 2}

// fresh gives the events of a ledger that an earlier ledger of the story does
// not hold. Claims are merged, split and named anew as reports come in, so that
// an event is known by its words, and only else by its claim.
func fresh(before, after []stet.Claim) []event {
	old := events(before)
	var out []event
	for _, e := range events(after) {
		known := false
		for _, o := range old {
			known = known || o.kind == e.kind && o.degree >= e.degree && (o.claim.ID == e.claim.ID && o.speaker == e.speaker || overlap(o.words, e.words))
		}
		if !known {
			out = append(out, e)
		}
	}
	return out
}

// overlap reports whether the two share a stretch of one report.
func overlap(a, b []stet.Passage) bool {
	for _, p := range a {
		for _, q := range b {
			if p.Report == q.Report && p.Span.Overlaps(q.Span) {
				return true
			}
		}
	}
	return false
}
