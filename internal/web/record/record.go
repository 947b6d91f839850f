// Package record is the page of how one revision of an article was made: template
// and style. What changed, what each check said of each sentence, what the writer
// was given.
//
// It chooses and shortens nothing (internal/page does) and keeps nothing but its
// style sheet.
package record

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed record.css
var css string

var style = layout.NewStyle(css)

// Page is the page of a record.
func Page(w *messages.Words, r page.Record) layout.Document {
	return layout.Document{
		Head: page.Head{
			Title: w.Text("record.title", "n", r.Revision, "headline", r.Headline), Path: page.RecordPath(r.ID, r.Revision),
			JSON: page.RecordDataPath(r.ID, r.Revision), Private: true, // the article itself is what is to be found
		},
		Style: style, Main: record(r),
	}
}
