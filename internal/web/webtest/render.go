package webtest

import (
	"bytes"
	"context"
	"testing"

	"stet/internal/page"
	"stet/internal/web/layout"
)

// Site is what the pages of tests say of their newsroom.
var Site = page.Site{Name: "Stet", Base: "https://news.example", Contact: "mailto:desk@news.example"}

// Render gives a document as a reader gets it.
func Render(t testing.TB, d layout.Document) Page {
	t.Helper()
	var b bytes.Buffer
	if err := layout.Page(Site, d).Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return Parse(t, b.String())
}
