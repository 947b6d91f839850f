package stet

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Record is how one revision of an article was made: by whom, from what, and
// what each gate said of each sentence. It is public at the article's address.
type Record struct {
	Article   ID        `json:"article"`
	Revision  int       `json:"revision"`           // from 1
	Writer    string    `json:"writer"`             // as the article names it
	Model     string    `json:"model,omitempty"`    // that was asked, as its endpoint names it
	Fallback  string    `json:"fallback,omitempty"` // why the extractive writer wrote though a model was to, in words for readers
	Prompts   []string  `json:"prompts,omitempty"`  // SHA-256 of each prompt used, 64 hex digits
	Given     []Given   `json:"given"`              // what the writer was shown, by report
	Verdicts  []Verdict `json:"verdicts"`           // in reading order; what was kept of the last revision too
	Omitted   int       `json:"omitted,omitempty"`  // verdicts and reports beyond what a record holds
	Began     time.Time `json:"began"`
	Finished  time.Time `json:"finished"`
	TokensIn  int       `json:"tokens_in,omitempty"` // of every reply that it rests on, the judge's too
	TokensOut int       `json:"tokens_out,omitempty"`
	Estimated bool      `json:"estimated,omitempty"` // some of the tokens: the endpoint did not say
	Cost      float64   `json:"cost,omitempty"`      // in the currency of the operator's prices
	Seconds   float64   `json:"seconds,omitempty"`   // spent waiting for models
	Requests  int       `json:"requests,omitempty"`  // that were sent to models for it
	Cached    int       `json:"cached,omitempty"`    // that were answered already, by a try that was cut off
	Repairs   int       `json:"repairs,omitempty"`   // rounds in which the model was asked to mend what was refused
	Replaced  []string  `json:"replaced,omitempty"`  // "headline", "deck": the extractive writer's, since the model's fell
	Left      int       `json:"left,omitempty"`      // sentences of the model's left out since their origin had given enough words
	Judging   *Judging  `json:"judging,omitempty"`   // nil: no second reader is configured

	Decisions []Decision `json:"decisions,omitempty"` // of editors, that this revision follows
}

// Decision is an editor's, about a sentence.
type Decision struct {
	By  string    `json:"by"`
	At  time.Time `json:"at"`
	Was string    `json:"was"` // as it was said, or was proposed again
	Is  string    `json:"is"`  // "" for nothing
	Why string    `json:"why"`
}

// Judging is what a second reader, which is a language model, did.
type Judging struct {
	Model    string `json:"model"`
	Prompt   string `json:"prompt"`             // SHA-256 of its instructions, 64 hex digits
	Asked    int    `json:"asked"`              // sentences that it was asked about
	Refused  int    `json:"refused"`            // of them; they stood by the gates
	Unjudged int    `json:"unjudged,omitempty"` // of those published, that it gave no answer to
}

// Given is what a writer was shown of one report.
type Given struct {
	Report   ID     `json:"report"`
	Snapshot string `json:"snapshot"`           // SHA-256
	Passages []Span `json:"passages,omitempty"` // empty: the whole text
}

// Verdict is what the gates said of one proposed sentence.
type Verdict struct {
	Place    string    `json:"place"`          // "headline", "deck", "pull quote", else the section's heading
	From     int       `json:"from,omitempty"` // the revision that it was taken over from; 0: proposed for this one
	Text     string    `json:"text"`           // as proposed
	Passages []Passage `json:"passages"`
	Outcome  Outcome   `json:"outcome"`
	Passed   []Gate    `json:"passed,omitempty"`   // that let it stand as proposed
	Refused  []Refusal `json:"refused,omitempty"`  // as proposed; gates in neither list were not asked
	Repaired string    `json:"repaired,omitempty"` // what the writer made of it once refused
	Instead  []Passage `json:"instead,omitempty"`  // what that rests on, where it is not Passages
	Again    []Refusal `json:"again,omitempty"`    // what was refused of the repaired one
}

// RestsOn gives the passages of the sentence as repaired.
func (v Verdict) RestsOn() []Passage {
	if len(v.Instead) > 0 {
		return v.Instead
	}
	return v.Passages
}

// Refusal is one gate's no, with the reason in words for readers.
type Refusal struct {
	Gate   Gate   `json:"gate"`
	Reason string `json:"reason"`
	Words  string `json:"words,omitempty"` // of the sentence, at issue
}

// Outcome is what became of a proposed sentence.
type Outcome string

// The outcomes.
const (
	Stands   Outcome = "stands"   // as proposed
	Repaired Outcome = "repaired" // refused once, then mended by its writer, and stands
	Held     Outcome = "withheld" // refused, and told so in public
	Dropped  Outcome = "dropped"  // not refused, but given up with the rest of its draft
)

// What a record holds at most: a hostile or talkative writer must not fill the
// database with what it proposed.
const (
	recordVerdicts = 300
	recordGiven    = 500
	recordPassages = 40  // of one report or verdict
	recordText     = 600 // characters of one sentence, reason or place
	recordRefusals = 12  // of one sentence
	recordPrompts  = 16
	recordReplaced = 2
	recordDecided  = 100
)

// Bounded gives the record cut to what may be kept: Omitted counts the verdicts
// and reports that were left out. r is not changed.
func (r Record) Bounded() Record {
	if over := len(r.Verdicts) - recordVerdicts; over > 0 {
		r.Omitted += over
		r.Verdicts = r.Verdicts[:recordVerdicts]
	}
	if over := len(r.Given) - recordGiven; over > 0 {
		r.Omitted += over
		r.Given = r.Given[:recordGiven]
	}
	given := make([]Given, len(r.Given))
	for i, g := range r.Given {
		g.Passages = g.Passages[:min(len(g.Passages), recordPassages)]
		given[i] = g
	}
	verdicts := make([]Verdict, len(r.Verdicts))
	for i, v := range r.Verdicts {
		v.Place, v.Text, v.Repaired = shortened(v.Place), shortened(v.Text), shortened(v.Repaired)
		v.Passages = v.Passages[:min(len(v.Passages), recordPassages)]
		v.Instead = v.Instead[:min(len(v.Instead), recordPassages)]
		v.Refused, v.Again = boundedRefusals(v.Refused), boundedRefusals(v.Again)
		verdicts[i] = v
	}
	r.Given, r.Verdicts = given, verdicts
	r.Writer, r.Model, r.Fallback = shortened(r.Writer), shortened(r.Model), shortened(r.Fallback)
	r.Replaced = r.Replaced[:min(len(r.Replaced), recordReplaced)]
	if j := r.Judging; j != nil {
		short := *j
		short.Model, short.Prompt = shortened(j.Model), shortened(j.Prompt)
		r.Judging = &short
	}
	r.Prompts = r.Prompts[:min(len(r.Prompts), recordPrompts)]
	r.Decisions = boundedDecisions(r.Decisions)
	return r
}

func boundedRefusals(all []Refusal) []Refusal {
	if len(all) == 0 {
		return nil
	}
	out := make([]Refusal, min(len(all), recordRefusals))
	for i := range out {
		out[i] = Refusal{Gate: all[i].Gate, Reason: shortened(all[i].Reason), Words: shortened(all[i].Words)}
	}
	return out
}

func boundedDecisions(all []Decision) []Decision {
	var out []Decision
	for _, d := range all[:min(len(all), recordDecided)] {
		d.By, d.Was, d.Is, d.Why = shortened(d.By), shortened(d.Was), shortened(d.Is), shortened(d.Why)
		out = append(out, d)
	}
	return out
}

// shortened cuts s to what a record holds of one text, and clears it of what
// is no character.
func shortened(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if utf8.RuneCountInString(s) <= recordText {
		return s
	}
	return firstRunes(s, recordText-1) + "…"
}

// Validate reports what is missing, contradicts itself or is too large; the
// error is of kind Invalid.
func (r Record) Validate() error {
	if err := r.Article.Validate(); err != nil {
		return err
	}
	switch {
	case r.Revision < 1 || r.Writer == "":
		return Errorf(Invalid, "the record of article %s names no revision or no writer", r.Article)
	case r.Began.IsZero() || r.Finished.Before(r.Began):
		return Errorf(Invalid, "the record of article %s, revision %d, ends before it began", r.Article, r.Revision)
	case len(r.Verdicts) > recordVerdicts || len(r.Given) > recordGiven || len(r.Prompts) > recordPrompts:
		return Errorf(Invalid, "the record of article %s, revision %d, is too large: cut it with Bounded", r.Article, r.Revision)
	case min(r.TokensIn, r.TokensOut, r.Requests, r.Cached, r.Repairs, r.Left) < 0 || r.Cost < 0 || r.Seconds < 0:
		return Errorf(Invalid, "the record of article %s, revision %d, counts below zero", r.Article, r.Revision)
	}
	for _, v := range r.Verdicts {
		if err := v.validate(); err != nil {
			return err
		}
	}
	return nil
}

func (v Verdict) validate() error {
	switch {
	case v.Outcome == Stands && len(v.Refused) > 0:
		return Errorf(Invalid, "a gate refused %q, so it cannot stand as proposed", v.Text)
	case v.Outcome == Repaired && (v.Repaired == "" || len(v.Refused) == 0 || len(v.Again) > 0):
		return Errorf(Invalid, "%q was repaired: its record must hold the refusal, and what stands instead", v.Text)
	case v.Outcome == Held && len(v.Refused) == 0:
		return Errorf(Invalid, "%q was withheld, and no gate says why", v.Text)
	case v.Outcome != Stands && v.Outcome != Repaired && v.Outcome != Held && v.Outcome != Dropped:
		return Errorf(Invalid, "%q has the unknown outcome %q", v.Text, v.Outcome)
	}
	return nil
}
