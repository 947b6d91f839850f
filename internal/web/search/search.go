// Package search is the search page: template and style. What was found, with the words
// asked for marked, how the query was understood, and how to ask.
//
// It finds nothing itself, notes no query, and keeps nothing but its style sheet.
package search

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/query"
	"stet/internal/web/layout"
)

//go:embed search.css
var css string

// HitCSS is the style of [Hits] and [Pager].
//
//go:embed hits.css
var HitCSS string

var style = layout.NewStyle(css, HitCSS)

// Page is the search page with what was found.
func Page(w *messages.Words, s page.Search) layout.Document {
	title := w.Text("search.title")
	if s.Typed != "" {
		title = w.Text("search.titled", "query", s.Typed)
	}
	return layout.Document{Head: page.Head{Title: title, Here: page.SearchPath, Private: true, Feed: feedOf(s)}, Style: style, Main: search(s)}
}

// feedOf is the feed of what a search finds; "" while nothing is asked.
func feedOf(s page.Search) string {
	if s.Typed == "" {
		return ""
	}
	return page.SearchFeed(s.Typed)
}

// example is a way to ask; what it finds is the message search.example. and its
// name.
type example struct{ name, typed string }

// examples stand in the help. The operators are the same in every language.
var examples = []example{
	{"words", "ferry fire"},
	{"phrase", `"ferry fire"`},
	{"without", "ferry -regatta"},
	{"either", "ferry OR tug"},
	{"brackets", "(ferry OR tug) fire"},
	{"prefix", "harb*"},
	{"kind", "kind:claim"},
	{"status", "status:disputed"},
	{"speaker", "speaker:minister"},
	{"whole", `speaker:"Ann Bo"`},
	{"source", "source:wire"},
	{"title", "title:ferry"},
	{"before", "before:2026-11-24"},
	{"after", "after:2026-10"},
	{"on", "on:2026-11-24"},
	{"lang", "lang:de"},
}

// why is the message of a note.
func why(n query.Note) string { return "search.note." + string(n.Why) }
