// Package article is the page of an article: template and style. Its order is the one in
// which the text is to be read, so that it also serves without its style.
//
// It chooses and shortens nothing (internal/page does) and keeps nothing but its
// style sheet.
package article

import (
	_ "embed"

	"stet/internal/page"
	"stet/internal/web/layout"
	"stet/internal/web/passage"
	"stet/internal/web/thoughts"
)

//go:embed article.css
var css string

//go:embed since.js
var sinceJS string

var script = layout.NewScript(sinceJS)

var style = layout.NewStyle(css, passage.Style, thoughts.Style)

// Page is the page of an article; data is what it says of itself to machines,
// talk what readers say, nil where they cannot.
func Page(site page.Site, a page.Article, data page.NewsArticle, talk *thoughts.Section) layout.Document {
	return layout.Document{
		Head: page.Head{
			Title: a.Headline.Text, Description: a.Deck.Text, Path: page.ArticlePath(a.ID), Lang: a.Lang, Private: a.Old(), Data: data,
			Card: page.CardPath(a.ID, a.Revision),
		},
		Style: style, Script: script, Main: article(site, a, talk),
	}
}
