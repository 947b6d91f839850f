// Package check is the page on which readers have a text of their own checked: template
// and style. The form, and sentence by sentence what was found.
//
// It checks nothing itself, and keeps nothing but its style sheet: what a reader
// sends goes into the answer and nowhere else.
package check

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed check.css
var css string

var style = layout.NewStyle(css)

// Page is the form, with what was found or what is wrong with what was sent.
func Page(w *messages.Words, c page.Check) layout.Document {
	head := page.Head{
		Title: w.Text("check.title"), Path: page.CheckPath, Here: page.CheckPath,
		Description: w.Text("check.says"),
	}
	switch {
	case c.Wrong != nil:
		head.Title, head.Path, head.Private = w.Text("check.unchecked_title", "why", c.Wrong.Text), "", true
	case c.Result != nil:
		head.Title, head.Path, head.Private = Summary(w, c.Result), "", true
	}
	return layout.Document{Head: head, Style: style, Main: checkPage(c)}
}
