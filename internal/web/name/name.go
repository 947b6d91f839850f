// Package name is the lists of people, places and bodies and the page of one of
// them: templates and style. In which stories a name appears, and what it said.
//
// It resolves no name and keeps nothing but its style sheet.
package name

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed name.css
var css string

var style = layout.NewStyle(css)

// List is the page that lists names of a kind.
func List(w *messages.Words, n page.Names) layout.Document {
	title := w.Text("names.kind." + n.Kind)
	return layout.Document{
		Head:  page.Head{Title: title, Path: n.Path, Here: page.PeoplePath, Description: w.Text("names.lede")},
		Style: style, Main: list(n),
	}
}

// Page is the page of one name.
func Page(w *messages.Words, n page.Name) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: n.Name, Path: n.Href, Feed: page.FeedOf(n.Href), Here: page.PeoplePath, Description: w.Text("names.describe", "name", n.Name)},
		Style: style, Main: one(n),
	}
}

// kinds are the lists, in the order in which each links to the others.
var kinds = []string{"person", "place", "body"}

// stance is the message of what somebody does with a claim.
func stance(s string) string {
	if s == "declines to comment" {
		s = "declines"
	}
	return "names.stance." + s
}
