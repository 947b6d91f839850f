// Package corrections is the page of all corrections: template and style. What was said
// wrongly and what is said now, newest first.
//
// It corrects nothing and keeps nothing but its style sheet.
package corrections

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed corrections.css
var css string

var style = layout.NewStyle(css)

// Page is the page of all corrections, newest first.
func Page(w *messages.Words, all []page.Correction) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: w.Text("layout.nav.corrections"), Path: page.CorrectionsPath, Feed: page.FeedOf(page.CorrectionsPath), Here: page.CorrectionsPath, Description: w.Text("corrections.says")},
		Style: style, Main: corrections(all),
	}
}
