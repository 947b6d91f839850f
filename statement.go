package stet

import (
	"fmt"
	"time"
)

// Statement is somebody saying something in a report. Each role is a list of
// spans of the report's text, in order and apart, since a quotation may be
// interrupted by its own "he said".
type Statement struct {
	ID        ID        `json:"id"`
	Report    ID        `json:"report"`
	Source    []Span    `json:"source"`            // who, as written; empty when the report names nobody
	Cue       []Span    `json:"cue"`               // by which words: said, denied, according to
	Content   []Span    `json:"content"`           // what
	Sentence  Span      `json:"sentence"`          // the sentence or sentences that hold all of it
	Speaker   string    `json:"speaker,omitempty"` // whom Source means in this report, by name; "" when unresolved
	Via       string    `json:"via,omitempty"`     // the outlet that the report credits for it; "" when itself
	Within    ID        `json:"within,omitempty"`  // the statement whose content holds this one: hearsay; "" when none
	Stance    Stance    `json:"stance"`
	Modality  Modality  `json:"modality,omitempty"` // how sure or how planned the content is told to be; "" plainly so
	Quotation Quotation `json:"quotation"`
	Negated   bool      `json:"negated,omitempty"` // the content says that something is not so
}

// NewStatement gives a statement its ID: a function of report and spans.
func NewStatement(published time.Time, s Statement) Statement {
	s.ID = NewID(published, "statement", string(s.Report), spansKey(s.Source), spansKey(s.Cue), spansKey(s.Content))
	return s
}

// Stance is what the speaker does with the content.
type Stance string

// The stances.
const (
	Asserts  Stance = "asserts"
	Denies   Stance = "denies"
	Doubts   Stance = "doubts"
	Confirms Stance = "confirms"
	Retracts Stance = "retracts"
	Declines Stance = "declines to comment"
	Asks     Stance = "asks"
	Orders   Stance = "orders"
	Plans    Stance = "plans"
)

// Modality is how the content is told to be, as its main verb says; the zero
// value is plainly so.
type Modality string

// The modalities.
const (
	May   Modality = "may"   // possible: may, might, could, perhaps
	Will  Modality = "will"  // to come: will, is to, going to
	Would Modality = "would" // under a condition, or as another would have it: would, should
)

// Quotation says how much of the content stands in quotation marks.
type Quotation string

// The degrees of quotation.
const (
	Indirect Quotation = "indirect" // none of it
	Mixed    Quotation = "mixed"    // some words of it
	Direct   Quotation = "direct"   // all of it
)

// Validate checks the statement against the text it was found in; the error is
// of kind Invalid.
func (s Statement) Validate(text string) error {
	if len(s.Content) == 0 {
		return Errorf(Invalid, "statement %s has no content", s.ID)
	}
	for _, role := range [][]Span{s.Source, s.Cue, s.Content, {s.Sentence}} {
		for _, span := range role {
			if err := span.Validate(text); err != nil {
				return err
			}
		}
	}
	return nil
}

func spansKey(spans []Span) string { return fmt.Sprint(spans) }
