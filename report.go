package stet

import (
	"time"
	"unicode/utf8"
)

// Report is one outlet's piece, read from a snapshot. Its Text is the
// coordinate system: every passage that Stet cites is a span of it.
type Report struct {
	ID        ID        `json:"id"`
	Item      ID        `json:"item"`
	Source    ID        `json:"source"`
	Snapshot  string    `json:"snapshot"` // SHA-256 of the snapshot's body
	URL       string    `json:"url"`
	Outlet    string    `json:"outlet"`          // the source's name
	Owner     string    `json:"owner,omitempty"` // the source's owner
	Headline  string    `json:"headline"`
	Byline    string    `json:"byline,omitempty"`
	Lang      string    `json:"lang,omitempty"` // BCP 47, found from the text
	Published time.Time `json:"published"`      // never later than Fetched; Fetched when the page does not say
	Fetched   time.Time `json:"fetched"`
	Text      string    `json:"text"` // body without the headline; paragraphs parted by a blank line
}

// NewReport gives a report its ID, from its publication time, its address and
// its snapshot. A publication time that is missing or later than the fetch (a
// clock in the future) becomes the time of the fetch.
func NewReport(r Report) Report {
	if r.Published.IsZero() || r.Published.After(r.Fetched) {
		r.Published = r.Fetched
	}
	r.ID = NewID(r.Published, "report", r.URL, r.Snapshot)
	return r
}

// Validate reports what is missing or ill-formed; the error is of kind Invalid.
func (r Report) Validate() error {
	if err := r.ID.Validate(); err != nil {
		return err
	}
	if !utf8.ValidString(r.Text) || !utf8.ValidString(r.Headline) {
		return Errorf(Invalid, "report %s is not valid UTF-8", r.URL)
	}
	if r.Text == "" {
		return Errorf(Invalid, "no text found at %s: the page may need a script, a sign-in, or hold no article", r.URL)
	}
	return nil
}

// Departure says that a report is no longer what its outlet publishes: its page
// was changed, or is gone. The report stays in the archive; nothing new is
// written from it.
type Departure struct {
	Report ID        `json:"report"`
	Later  ID        `json:"later,omitempty"` // the reading of the same page that took its place; "" when the page is gone
	At     time.Time `json:"at"`              // when we found it so
}

// Passage is a stretch of one report's text.
type Passage struct {
	Report ID   `json:"report"`
	Span   Span `json:"span"`
}

// Origin is the set of reports that are copies of one text: forty reprints of
// a wire story are forty reports and one origin. The ID is derived from the
// earliest report known when the origin was made.
type Origin struct {
	ID      ID   `json:"id"`
	Reports []ID `json:"reports"` // sorted; at least one
}

// Story is the reports about one event. The ID is derived from the first
// report placed in it and stays when others join or leave.
type Story struct {
	ID      ID   `json:"id"`
	Version int  `json:"version"` // counts changes of Reports, from 1
	Reports []ID `json:"reports"` // sorted; at least one
}

// Placement says where one report went. The placements, in order, are the log
// from which the grouping's state is rebuilt; a report that is moved has a
// later placement that overrules the earlier.
type Placement struct {
	Report ID `json:"report"`
	Origin ID `json:"origin"`
	Story  ID `json:"story"`
}
