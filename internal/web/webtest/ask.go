package webtest

import (
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Page is a page that can be asked questions by CSS selector.
type Page struct {
	t    testing.TB
	Root *html.Node
}

// Parse reads a page as a browser would.
func Parse(t testing.TB, source string) Page {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	return Page{t, root}
}

// All gives the elements that the selector names.
func (p Page) All(selector string) []*html.Node {
	p.t.Helper()
	s, err := cascadia.ParseGroup(selector)
	if err != nil {
		p.t.Fatalf("selector %q: %v", selector, err)
	}
	return cascadia.QueryAll(p.Root, s)
}

// One gives the only element that the selector names.
func (p Page) One(selector string) *html.Node {
	p.t.Helper()
	all := p.All(selector)
	if len(all) != 1 {
		p.t.Fatalf("%q names %d elements, want 1", selector, len(all))
	}
	return all[0]
}

// Text is the text of the only element that the selector names.
func (p Page) Text(selector string) string {
	p.t.Helper()
	return Text(p.One(selector))
}

// Texts are the texts of the elements that the selector names.
func (p Page) Texts(selector string) []string {
	p.t.Helper()
	var out []string
	for _, n := range p.All(selector) {
		out = append(out, Text(n))
	}
	return out
}

// Within asks questions of a part of the page.
func (p Page) Within(n *html.Node) Page { return Page{p.t, n} }

// Text is an element's text with single spaces.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Attr is an element's attribute; "" when it has none of the name.
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
