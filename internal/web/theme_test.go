package web_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"stet/internal/messages"
	"stet/internal/theme"
	"stet/internal/web/webtest"
)

func TestTheme(t *testing.T) {
	const picture = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`
	dressed, err := theme.Read(fstest.MapFS{
		"theme.css": {Data: []byte(":root { --pen: #063 }\nh1 { content: '  a  ' }")}, "logo.svg": {Data: []byte(picture)}, "favicon.svg": {Data: []byte(picture)},
	})
	if err != nil {
		t.Fatal(err)
	}
	o := options(webtest.New())
	o.Theme = dressed
	h := site(t, o)
	for _, address := range addresses() {
		w := get(h, address)
		p := webtest.Parse(t, w.Body.String())
		style := p.One("style").FirstChild.Data
		if !strings.HasSuffix(style, dressed.CSS) {
			t.Errorf("%s: the theme's style is not the last", address)
		}
		if !strings.Contains(w.Header().Get("Content-Security-Policy"), "style-src '"+sha256Source(style)+"'") {
			t.Errorf("%s: the policy does not allow the dressed style", address)
		}
		if logo := p.One(".brand img"); webtest.Attr(logo, "alt") != "Stet" || webtest.Attr(logo, "src") != "/logo.svg" {
			t.Errorf("%s: no logo with the site's name", address)
		}
	}
	for _, address := range []string{"/logo.svg", "/favicon.svg"} {
		w := get(h, address)
		if w.Code != http.StatusOK || w.Body.String() != picture || w.Header().Get("Content-Type") != "image/svg+xml" {
			t.Errorf("%s: %d, %s", address, w.Code, w.Body)
		}
		if policy := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "script") {
			t.Errorf("%s is sent under %q: a picture must run nothing", address, policy)
		}
	}
	bare := site(t, options(webtest.New()))
	if get(bare, "/logo.svg").Code != http.StatusNotFound || strings.Contains(get(bare, "/").Body.String(), "logo.svg") {
		t.Error("a logo without a theme")
	}
}

// No page says a word of ours in another language than the site's, mirrored ones
// included: a message file for an invented language shows what was forgotten.
func TestEveryPageSpeaksTheSitesLanguage(t *testing.T) {
	c, err := messages.Open(fstest.MapFS{"layout.ar.toml": {Data: []byte("[layout]\nskip = \"إلى النص\"")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"de", "fr", "es", "uk", "ar"} {
		o := options(webtest.New())
		o.Words = c.In(lang)
		h := site(t, o)
		for _, address := range addresses() {
			p := webtest.Parse(t, get(h, address).Body.String())
			root := p.One("html")
			if webtest.Attr(root, "lang") != lang || webtest.Attr(root, "dir") != c.In(lang).Dir() {
				t.Errorf("%s in %s: lang %q, dir %q", address, lang, webtest.Attr(root, "lang"), webtest.Attr(root, "dir"))
			}
			if lang == "ar" {
				continue // its messages are English but for one
			}
			for _, phrase := range []string{"Times are UTC", "independent origin", "says so", "none shown", "How this works", "reported by", "Written ", "first reported"} {
				if text := ours(p.One("body")); strings.Contains(text, phrase) {
					t.Errorf("%s in %s says %q", address, lang, phrase)
				}
			}
		}
	}
}

// ours is the text of a page but for what says that it is in English: reasons and
// the article itself.
func ours(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if webtest.Attr(n, "lang") == "en" {
		return ""
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(ours(c))
	}
	return b.String()
}

// Words of a source on a page in another language say which theirs is.
func TestWordsSayTheirLanguage(t *testing.T) {
	c, err := messages.Open()
	if err != nil {
		t.Fatal(err)
	}
	o := options(webtest.New())
	o.Words = c.In("de")
	p := webtest.Parse(t, get(site(t, o), articlePath).Body.String())
	for _, selector := range []string{"h1", ".deck", ".text", ".prop q"} {
		for _, n := range p.All(selector) {
			if webtest.Attr(n, "lang") != "en" {
				t.Errorf("%s on a German page does not say that it is in English", selector)
			}
		}
	}
	for _, n := range p.All("bdi[lang=de], q[lang=de], blockquote[lang=de]") {
		t.Errorf("German words on a German page say so again: %s", webtest.Text(n))
	}
}
