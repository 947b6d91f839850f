// Package compare is the page of two revisions of an article, side by side:
// template and style. It chooses and shortens nothing (internal/page does) and
// keeps nothing but its style sheet.
package compare

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed compare.css
var css string

var style = layout.NewStyle(css)

// Page is the page.
func Page(w *messages.Words, c page.Compare) layout.Document {
	return layout.Document{
		Head: page.Head{
			Title: w.Text("compare.title", "from", c.From.Number, "to", c.To.Number, "headline", c.Headline),
			Path:  page.ComparePath(c.ID, c.From.Number, c.To.Number), Private: true, // the article itself is what is to be found
		},
		Style: style, Main: compare(c),
	}
}
