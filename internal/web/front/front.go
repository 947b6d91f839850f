// Package front is the front page: template and style. Stories stand in the order they are
// given, the standing before each headline.
//
// It ranks nothing, reads nothing and keeps nothing but its style sheet.
package front

import (
	_ "embed"

	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed front.css
var css string

var style = layout.NewStyle(css)

// Page is the front page.
func Page(site page.Site, f page.Front) layout.Document {
	return layout.Document{
		Head: page.Head{
			Title: site.Name, Path: page.FrontPath, Here: page.FrontPath,
			Description: "News stories told from many reports, with the passage behind every sentence: who says what, who disputes it, and what evidence has been shown.",
		},
		Style: style, Main: front(f),
	}
}
