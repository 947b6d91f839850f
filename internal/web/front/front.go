// Package front is the front page: template and style. Stories stand in the order they are
// given, the standing before each headline.
//
// It ranks nothing, reads nothing and keeps nothing but its style sheet.
package front

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed front.css
var css string

var style = layout.NewStyle(css)

// Page is the front page.
func Page(w *messages.Words, site page.Site, f page.Front) layout.Document {
	return layout.Document{
		Head: page.Head{
			Title: site.Name, Path: page.FrontPath, Here: page.FrontPath,
			Description: w.Text("front.says"),
		},
		Style: style, Main: front(f),
	}
}
