// Package story is the ledger of a story: template and style. Each claim of its reports
// with everybody's positions, and an address of its own.
//
// It decides no claim's standing and keeps nothing but its style sheet.
package story

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
	"stet/internal/web/ledger"
	"stet/internal/web/passage"
)

//go:embed story.css
var css string

var style = layout.NewStyle(css, passage.Style, ledger.Style)

// Page is the ledger of the story at the path.
func Page(w *messages.Words, path string, s page.Story) layout.Document {
	return layout.Document{
		Head: page.Head{
			Title: w.Text("ledger.title", "title", s.Title), Path: path, Description: w.Text("ledger.says"),
			Feed: page.FeedOf(path), JSON: page.JSONOf(path),
		},
		Style: style, Main: story(path, s),
	}
}
