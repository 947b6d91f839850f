package stet

import (
	"fmt"
	"time"
)

// Problem is what a reader finds wrong with an article, most often with one of
// its sentences. It waits in the editors' queue.
type Problem struct {
	ID       ID           `json:"id"`
	Article  ID           `json:"article"`
	About    Anchor       `json:"about"`             // the sentence; zero for the article as a whole
	Text     string       `json:"text"`              // as typed
	Account  ID           `json:"account,omitempty"` // "" for somebody who is not signed in
	Sent     time.Time    `json:"sent"`
	State    ProblemState `json:"state"`
	Answer   string       `json:"answer,omitempty"`   // an editor's, to the reader
	By       string       `json:"by,omitempty"`       // the editor's name
	Settled  time.Time    `json:"settled"`            // zero while it is open
	Revision int          `json:"revision,omitempty"` // of the article, that corrects it
}

// ProblemState says what became of a problem.
type ProblemState string

// The states of a problem.
const (
	ProblemOpen      ProblemState = "open"
	ProblemCorrected ProblemState = "corrected" // by an editor
	ProblemDismissed ProblemState = "dismissed" // an editor saw nothing to correct
)

// ProblemMax is how long a problem's text may be, in characters.
const ProblemMax = 2000

// NewProblem gives a problem its ID, a function of who says what of which
// sentence in which minute: a form that is sent twice makes one problem.
func NewProblem(p Problem) Problem {
	if p.State == "" {
		p.State = ProblemOpen
	}
	p.ID = NewID(p.Sent.Truncate(time.Minute), "problem", string(p.Article), string(p.Account), p.About.Sentence, p.Text)
	return p
}

// Validate reports what is missing; the error is of kind Invalid.
func (p Problem) Validate() error {
	for _, id := range []ID{p.ID, p.Article} {
		if err := id.Validate(); err != nil {
			return fmt.Errorf("problem: %w", err)
		}
	}
	if p.Sent.IsZero() || p.Text == "" {
		return Errorf(Invalid, "problem %s has no time or says nothing", p.ID)
	}
	switch p.State {
	case ProblemOpen, ProblemCorrected, ProblemDismissed:
		return nil
	}
	return Errorf(Invalid, "problem %s: unknown state %q", p.ID, p.State)
}
