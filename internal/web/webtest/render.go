package webtest

import (
	"bytes"
	"context"
	"testing"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

// Site is what the pages of tests say of their newsroom.
var Site = page.Site{Name: "Stet", Base: "https://news.example", Contact: "mailto:desk@news.example"}

// English are the words of a site that says nothing else.
var English = messages.From(context.Background())

// Render gives a document as a reader gets it, in English.
func Render(t testing.TB, d layout.Document) Page {
	t.Helper()
	return RenderIn(t, English, d)
}

// RenderIn gives a document as a reader gets it in other words.
func RenderIn(t testing.TB, w *messages.Words, d layout.Document) Page {
	t.Helper()
	var b bytes.Buffer
	if err := layout.Page(Site, d).Render(messages.With(context.Background(), w), &b); err != nil {
		t.Fatal(err)
	}
	return Parse(t, b.String())
}
