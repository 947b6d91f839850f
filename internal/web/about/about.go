// Package about is the page that says how the newsroom works: template and style. What
// the labels mean, what a sentence must pass, and how to check one.
//
// It describes; the rules themselves are in the stages. It keeps nothing but its
// style sheet.
package about

import (
	_ "embed"

	"stet"
	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed about.css
var css string

var style = layout.NewStyle(css)

// Page says how the newsroom works.
func Page(w *messages.Words, site page.Site) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: w.Text("about.title"), Path: page.AboutPath, Here: page.AboutPath, Description: w.Text("about.says")},
		Style: style, Main: about(site),
	}
}

// gates are what a sentence must pass, in the order in which they are explained.
var gates = []stet.Gate{
	stet.GateCitation, stet.GateQuotation, stet.GateFigure, stet.GateName, stet.GateAttribution, stet.GateStance, stet.GateSupport,
}
