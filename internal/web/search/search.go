// Package search is the search page: template and style. What was found, with the words
// asked for marked.
//
// It finds nothing itself, notes no query, and keeps nothing but its style sheet.
package search

import (
	_ "embed"

	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed search.css
var css string

var style = layout.NewStyle(css)

// Page is the search page with what was found.
func Page(s page.Search) layout.Document {
	title := "Search"
	if s.Query != "" {
		title = "Search: " + s.Query
	}
	return layout.Document{Head: page.Head{Title: title, Here: page.SearchPath, Private: true}, Style: style, Main: search(s)}
}
