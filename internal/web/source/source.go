// Package source is the list of sources and the page of one: templates and style. Who
// owns an outlet, what it permits, and what was read from it.
//
// It changes no source and keeps nothing but its style sheet.
package source

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed source.css
var css string

var style = layout.NewStyle(css)

// List is the page of all sources.
func List(w *messages.Words, all []page.Source) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: w.Text("names.source.title"), Path: page.SourcesPath, Here: page.SourcesPath, Description: w.Text("names.source.describe")},
		Style: style, Main: list(all),
	}
}

// Page is the page of one source.
func Page(w *messages.Words, s page.Source) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: s.Name, Path: s.Href, Feed: page.FeedOf(s.Href), Here: page.SourcesPath, Description: w.Text("names.source.describe_one", "name", s.Name)},
		Style: style, Main: one(s),
	}
}
