package about_test

import (
	"strings"
	"testing"

	"stet/internal/messages"
	"stet/internal/web/about"
	"stet/internal/web/webtest"
)

// What readers must be told stands there whatever the language, and every message
// that the page puts together from parts exists.
func TestEverythingIsSaid(t *testing.T) {
	c, err := messages.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "de", "fr", "es", "uk"} {
		p := webtest.RenderIn(t, c.In(lang), about.Page(c.In(lang), webtest.Site))
		text := p.Text("main")
		if strings.Contains(text, "about.") || strings.Contains(text, "](") {
			t.Errorf("%s: a message is missing or broken: %s", lang, text)
		}
		if n := len(p.All("h2")); n != 8 {
			t.Errorf("%s: %d parts, want 8", lang, n)
		}
		for _, href := range []string{"/sources", "/corrections", "/check", webtest.Site.Contact} {
			if len(p.All(`main a[href="`+href+`"]`)) == 0 {
				t.Errorf("%s: no link to %s", lang, href)
			}
		}
		if n := len(p.All(".gates dt")); n != 7 {
			t.Errorf("%s: %d checks explained, want 7", lang, n)
		}
	}
}
