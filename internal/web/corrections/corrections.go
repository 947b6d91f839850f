// Package corrections is the page of all corrections: template and style. What was said
// wrongly and what is said now, newest first.
//
// It corrects nothing and keeps nothing but its style sheet.
package corrections

import (
	_ "embed"

	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed corrections.css
var css string

var style = layout.NewStyle(css)

// Page is the page of all corrections, newest first.
func Page(all []page.Correction) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: "Corrections", Path: page.CorrectionsPath, Here: page.CorrectionsPath, Description: "What this newsroom got wrong, and what it says now."},
		Style: style, Main: corrections(all),
	}
}
