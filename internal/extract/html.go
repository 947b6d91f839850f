package extract

import (
	"net/url"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet"
	"stet/internal/extract/style"
)

// HTML reads an HTML page that was found at address. contentType is the HTTP
// header's value, for its charset; it and the address may be empty.
//
// Errors: TooLarge; Invalid when no text is found; Internal when a library
// failed on the page.
func HTML(body []byte, contentType, address string) (page *Page, err error) {
	defer stet.Wrap(&err, "extract.HTML(%s)", address)
	defer func() {
		if r := recover(); r != nil {
			page, err = nil, stet.Errorf(stet.Internal, "reading the page failed: %v", r)
		}
	}()
	if err := checkSize(body, address); err != nil {
		return nil, err
	}
	at, err := url.Parse(address)
	if err != nil {
		at = &url.URL{} // only relative links and the date in the address are lost
	}
	return read(decode(body, contentType), at, byReadability{}, byTrafilatura{})
}

// read is the way of a page (see the package's comment) once it is text.
func read(source string, at *url.URL, first, second extractor) (*Page, error) {
	root, err := parse(source)
	if err != nil {
		return nil, err
	}
	data := readData(root)
	strip(root, style.Read(root))
	page, v := data.page(root, at)
	retitle(root, page.Headline)
	list, err := body(root, at, first, second)
	if err != nil {
		return nil, err
	}
	list = withoutFurniture(withoutHeadline(list, page.Headline))
	page.Text = joinParagraphs(withDeck(list, v.after, data.one("og:description", "description", "twitter:description")))
	if page.Text == "" { // nothing but the headline
		return nil, noText(nil, nil)
	}
	return page, nil
}

// retitle gives the stripped tree a title, so that readability knows the headline
// that we found, and drops it where the body repeats it.
func retitle(root *html.Node, headline string) {
	head := newHead(root)
	if head == nil || headline == "" {
		return
	}
	title := &html.Node{Type: html.ElementNode, Data: "title", DataAtom: atom.Title}
	title.AppendChild(&html.Node{Type: html.TextNode, Data: headline})
	head.AppendChild(title)
}

// newHead puts an empty head in the place of the tree's.
func newHead(root *html.Node) *html.Node {
	top := child(root, atom.Html)
	if top == nil {
		return nil
	}
	if old := child(top, atom.Head); old != nil {
		top.RemoveChild(old)
	}
	head := &html.Node{Type: html.ElementNode, Data: "head", DataAtom: atom.Head}
	top.InsertBefore(head, top.FirstChild)
	return head
}

func child(n *html.Node, a atom.Atom) *html.Node {
	for c := range n.ChildNodes() {
		if c.DataAtom == a {
			return c
		}
	}
	return nil
}

// withoutHeadline drops the headline where it is repeated among the first
// paragraphs.
func withoutHeadline(list []string, headline string) []string {
	for i, p := range list[:min(len(list), 3)] {
		if sameWords(p, headline) {
			return append(list[:i:i], list[i+1:]...)
		}
	}
	return list
}
