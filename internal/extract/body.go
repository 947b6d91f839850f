package extract

import (
	"net/url"
	"slices"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet"
)

// extractor finds the main text of a page. It is an interface because two are
// joined, neither good enough alone, and one of them is no longer maintained; the tests
// join made ones. The tree may be changed by the call.
type extractor interface {
	paragraphs(root *html.Node, address *url.URL) ([]string, error)
}

// body finds the main text by two extractors that err differently: readability
// scores blocks and keeps too much of the best one (teasers, captions,
// newsletter boxes) but misses what stands apart from it, the lead above all;
// trafilatura goes by element and class names and loses paragraphs, or takes
// hold of nothing but the lead. A cascade, each stage only engaging where
// the one before does not hold:
//
//  1. one finds nothing: the other's text;
//  2. under half of the first's text is confirmed by the second (see shares):
//     they took different parts of the page for the article. If the second
//     found something substantial that the first has not, the second is
//     right more often; else the first's text, whole;
//  3. the first's paragraphs that the second confirms, and among them the
//     prose that only one of them found (see join).
//
// Where neither finds anything, the prose that the page shows is its text: a
// short notice, or a page that had to be flattened. Without any, it has none.
func body(root *html.Node, address *url.URL, first, second extractor) ([]string, error) {
	a, errFirst := guard(first, clone(root), address)
	b, errSecond := guard(second, root, address)
	switch {
	case len(a) == 0 && len(b) == 0:
		if list := slices.DeleteFunc(paragraphsOf(root), func(p string) bool { return !isProse(p) }); len(list) > 0 {
			return list, nil
		}
		return nil, noText(errFirst, errSecond)
	case len(a) == 0:
		return b, nil
	case len(b) == 0:
		return a, nil
	}
	ofA, ofB := newIndex(a), newIndex(b)
	inB, inA := ofB.shares(a), ofA.shares(b)
	if 2*inB.size(a) < size(a) {
		if 2*inA.size(b) < size(b) && size(b) >= substantial {
			return b, nil
		}
		return a, nil
	}
	return join(a, b, inB, inA, anchors(a, b, inB, inA)), nil
}

// noText is the error of a page without text: Internal when it is a library that
// failed, else Invalid.
func noText(first, second error) error {
	for _, err := range []error{first, second} {
		if err != nil && stet.KindOf(err) == stet.Internal {
			return err
		}
	}
	return stet.Errorf(stet.Invalid, "no text found: the page may need a script, a sign-in, or hold no article")
}

// substantial is the least size, in bytes, of a text that may overrule
// readability's alone: trafilatura's leads and its last resort are shorter.
const substantial = 1000

// guard turns a library's panic into an error, so that one page cannot stop the
// program.
func guard(e extractor, root *html.Node, address *url.URL) (list []string, err error) {
	defer func() {
		if r := recover(); r != nil {
			list, err = nil, stet.Errorf(stet.Internal, "the extractor %T failed on this page: %v", e, r)
		}
	}()
	return e.paragraphs(root, address)
}

func size(list []string) (n int) {
	for _, p := range list {
		n += len(p)
	}
	return n
}

// byReadability is Mozilla's algorithm: blocks are scored by their text.
type byReadability struct{}

func (byReadability) paragraphs(root *html.Node, address *url.URL) ([]string, error) {
	p := readability.NewParser()
	p.DisableJSONLD = true
	article, err := p.ParseAndMutate(root, address)
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "readability: %w", err)
	}
	if article.Node == nil {
		return nil, stet.Errorf(stet.Invalid, "readability finds no text")
	}
	return paragraphsOf(article.Node), nil
}

// byTrafilatura goes by element and class names, a cascade of rules of its own.
// Its date search is off (ours is in dates.go), and so is its fall-back, which
// would run readability once more.
type byTrafilatura struct{}

func (byTrafilatura) paragraphs(root *html.Node, address *url.URL) ([]string, error) {
	nameless(root)
	found, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		OriginalURL:     address,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	})
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "trafilatura: %w", err)
	}
	return paragraphsOf(found.ContentNode), nil
}

// nameless gives the tree metadata that say nothing, which spares trafilatura a
// search through the page for metadata that nobody reads. They replace the title,
// which its last resort would take for text.
func nameless(root *html.Node) {
	head := newHead(root)
	if head == nil {
		return
	}
	for _, property := range []string{"og:author", "og:site_name", "og:description", "og:image", "og:type", "og:title", "og:article:tag"} {
		head.AppendChild(&html.Node{Type: html.ElementNode, Data: "meta", DataAtom: atom.Meta, Attr: []html.Attribute{
			{Key: "property", Val: property}, {Key: "content", Val: "No Name"},
		}})
	}
}

// clone copies a tree.
func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Namespace: n.Namespace}
	if len(n.Attr) > 0 {
		c.Attr = append(make([]html.Attribute, 0, len(n.Attr)), n.Attr...)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.AppendChild(clone(child))
	}
	return c
}
