package webhook

import (
	"encoding/json"
	"time"

	"stet"
)

// Message is what an address is told, once.
type Message struct {
	ID   stet.ID // a function of what happened; receivers know a repetition by it
	At   time.Time
	Body string // JSON
}

// body is a message as it is sent. docs/formats.md describes it.
type body struct {
	Type      Type      `json:"type"`
	Timestamp time.Time `json:"timestamp"` // publication of the report that caused it
	Data      data      `json:"data"`
}

type data struct {
	Claim    claim           `json:"claim"`
	Speaker  string          `json:"speaker,omitempty"`
	Reason   string          `json:"reason"`
	Report   *report         `json:"report,omitempty"`
	Passages []stet.Citation `json:"passages"` // spans in code points
	URL      string          `json:"url,omitempty"`
}

// claim and report are the nouns without their long parts, under their own
// fields' names.
type claim struct {
	ID          stet.ID       `json:"id"`
	Story       stet.ID       `json:"story"`
	Proposition string        `json:"proposition"`
	Status      stet.Status   `json:"status"`
	Evidence    stet.Evidence `json:"evidence"`
}

type report struct {
	ID        stet.ID   `json:"id"`
	Outlet    string    `json:"outlet"`
	Headline  string    `json:"headline"`
	URL       string    `json:"url"`
	Published time.Time `json:"published"`
}

// Limits of a message, so that it stays under the 20 kB that receivers are
// advised to take.
const (
	passagesMost = 4
	passageBytes = 2000
)

// News gives a message for each denial, retraction and higher degree of evidence
// that the ledger of d holds and the one before does not: none when both are the
// same. claimURL gives a claim's address for readers; "" leaves it out.
func News(before []stet.Claim, d *stet.Dossier, claimURL func(stet.ID) string) []Message {
	var out []Message
	for _, e := range fresh(before, d.Claims) {
		b := body{Type: e.kind, Timestamp: e.at.UTC(), Data: data{
			Claim:   claim{e.claim.ID, e.claim.Story, cut(e.claim.Proposition), e.claim.Status, e.claim.Evidence},
			Speaker: e.speaker, Reason: e.reason, Passages: citations(d, e.passages), URL: claimURL(e.claim.ID),
		}}
		if r := d.Report(e.report); r != nil {
			b.Data.Report = &report{r.ID, r.Outlet, cut(r.Headline), r.URL, r.Published}
		}
		text, err := json.Marshal(b)
		if err != nil {
			panic("webhook: a message does not marshal: " + err.Error()) // it holds text and times only
		}
		out = append(out, Message{ID: e.id(), At: e.at, Body: string(text)})
	}
	return out
}

// citations gives the first passages with their words, in code points.
func citations(d *stet.Dossier, all []stet.Passage) []stet.Citation {
	out := []stet.Citation{}
	for _, p := range all {
		r := d.Report(p.Report)
		if r == nil || p.Span.In(r.Text) == "" || p.Span.Len() > passageBytes || len(out) == passagesMost {
			continue
		}
		c := stet.Cite(r, p.Span)
		c.Span = stet.CodePoints(r.Text, p.Span)
		out = append(out, c)
	}
	return out
}

func cut(s string) string {
	if len(s) <= passageBytes {
		return s
	}
	at := passageBytes
	for at > 0 && s[at]&0xC0 == 0x80 {
		at--
	}
	return s[:at] + "…"
}
