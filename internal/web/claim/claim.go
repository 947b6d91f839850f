// Package claim is a claim's own page: template and style. Who stands where, over
// time; what was shown; what it contradicts; each change; and the same claim in
// other stories.
//
// It decides no claim's standing and lays out no drawing (internal/page does), and
// keeps nothing but its style sheet.
package claim

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
	"stet/internal/web/ledger"
	"stet/internal/web/passage"
)

//go:embed claim.css
var css string

var style = layout.NewStyle(css, passage.Style, ledger.Style)

// Page is the page of a claim.
func Page(w *messages.Words, c page.ClaimPage) layout.Document {
	return layout.Document{
		Head: page.Head{
			Title: w.Text("ledger.claim.title", "text", c.Text), Path: c.Path, Description: w.Text("ledger.claim.says"),
			Feed: page.FeedOf(c.Path), JSON: page.JSONOf(c.Path),
		},
		Style: style, Main: claim(c),
	}
}
