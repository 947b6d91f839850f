// Package about is the page that says how the newsroom works: template and style. What
// the labels mean, what a sentence must pass, and how to check one.
//
// It describes; the rules themselves are in the stages. It keeps nothing but its
// style sheet.
package about

import (
	_ "embed"

	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed about.css
var css string

var style = layout.NewStyle(css)

// Page says how the newsroom works.
func Page(site page.Site) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: "How this works", Path: page.AboutPath, Here: page.AboutPath, Description: "How articles are made here, what the labels mean, and how to check a sentence."},
		Style: style, Main: about(site),
	}
}
