// Package topic is the list of topics and the page of one: templates and style. A
// topic is a search that the operator saved; where there is none, the list shows
// the most frequent names.
//
// It finds nothing and keeps nothing but its style sheet.
package topic

import (
	_ "embed"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
	"stet/internal/web/search"
)

//go:embed topic.css
var css string

var (
	listStyle = layout.NewStyle(css)
	pageStyle = layout.NewStyle(search.HitCSS, css)
)

// List is the page of all topics and of frequent names.
func List(w *messages.Words, topics []page.Topic, names []page.NameRow) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: w.Text("names.topic.title"), Path: page.TopicsPath, Here: page.TopicsPath, Description: w.Text("names.topic.lede")},
		Style: listStyle, Main: list(topics, names),
	}
}

// Page is the page of one topic.
func Page(w *messages.Words, t page.TopicPage) layout.Document {
	return layout.Document{
		Head:  page.Head{Title: t.Name, Path: t.Href(), Feed: page.FeedOf(t.Href()), Here: page.TopicsPath, Description: w.Text("names.topic.describe", "name", t.Name)},
		Style: pageStyle, Main: one(t),
	}
}

// of gives the names of a kind.
func of(kind string, all []page.NameRow) (some []page.NameRow) {
	for _, n := range all {
		if n.Kind == kind {
			some = append(some, n)
		}
	}
	return some
}
