// Package source is the list of sources and the page of one: templates and style. Who
// owns an outlet, what it permits, and what was read from it.
//
// It changes no source and keeps nothing but its style sheet.
package source

import (
	_ "embed"

	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed source.css
var css string

var style = layout.NewStyle(css)

// List is the page of all sources.
func List(all []page.Source) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: "Sources", Path: page.SourcesPath, Here: page.SourcesPath, Description: "The outlets that this newsroom reads, who owns them and what they permit."},
		Style: style, Main: list(all),
	}
}

// Page is the page of one source.
func Page(s page.Source) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: s.Name, Path: s.Href, Here: page.SourcesPath, Description: "What this newsroom reads from " + s.Name + "."},
		Style: style, Main: one(s),
	}
}
