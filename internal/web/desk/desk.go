// Package desk is where readers report a problem with a sentence, and where
// editors settle what was reported: the form, the queue and the form of a
// correction. All of it works without a script.
//
// It decides nothing (internal/desk does) and keeps nothing but its style.
package desk

import (
	_ "embed"

	"stet"
	"stet/internal/page"
	"stet/internal/web/layout"
	"stet/internal/web/signin"
)

//go:embed desk.css
var css string

var style = layout.NewStyle(signin.Style, css)

// Addresses of the desk.
const (
	Path        = "/desk"
	CorrectPath = "/desk/correct"
)

// Report is the form in which a reader reports a problem.
type Report struct {
	Article  stet.ID
	Revision int
	Headline string
	Lang     string
	Chosen   *Choice // the sentence that it is about; nil for the article as a whole
	Others   []Choice
	Text     string // as it was typed
	Trouble  string // a message; "" for none
	Longest  int
	Talk     string // where to say something about the sentence in public; "" for nowhere
}

// Choice is a sentence to choose.
type Choice struct {
	N    int // as page.Said counts
	Text string
}

// ReportPage is the form.
func ReportPage(r Report) layout.Document {
	head := page.Head{TitleID: "desk.report_title", Path: page.ProblemPath(r.Article, 0), Private: true}
	return layout.Document{Head: head, Style: style, Main: report(r)}
}

// ThanksPage tells a reader that what they reported has arrived.
func ThanksPage(article stet.ID) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "desk.thanks_title", Private: true}, Style: style, Main: thanks(article)}
}

// Queue is what waits for an editor.
type Queue struct {
	Waiting []Queued
	More    bool // than are shown
	Talk    bool // there are comments, with a queue of their own
}

// Queued is a problem that waits.
type Queued struct {
	stet.Problem
	At       page.Clock
	Headline string // of its article; "" when that is gone
	Lang     string // of the article
	Gone     bool   // the article no longer says this
}

// QueuePage is the editors' queue.
func QueuePage(q Queue) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "desk.title", Private: true}, Style: style, Main: queue(q)}
}

// Correction is the form of a correction.
type Correction struct {
	Article  stet.ID
	Revision int
	Headline string
	Lang     string
	Was      string // the sentence; "" while none is chosen
	Choices  []Choice
	Passages []Passage // that it rests on
	Is       string    // as it was typed, or Was
	Passage  string    // as it was typed
	Why      string
	Problem  stet.ID
	Comment  stet.ID
	Led      string // what the reader wrote; "" for nothing
	Refused  []Refusal
	Trouble  string // a message; "" for none
}

// Passage is one that a sentence rests on.
type Passage struct {
	Outlet, Href, Text, Lang string
}

// Refusal is one gate's no.
type Refusal struct {
	Gate   stet.Gate
	Reason string // in English
}

// CorrectPage is the form.
func CorrectPage(c Correction) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "desk.correct_title", Private: true}, Style: style, Main: correct(c)}
}
