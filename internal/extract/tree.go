package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet"
)

// Limits of a tree handed to the extractors, whose cost grows faster than the
// tree. The largest of 495 news pages looked at has 12,000 elements.
const (
	maxElements = 40_000
	maxDepth    = 256 // x/net/html itself refuses more than 512
)

// parse gives the page's tree. A page that the parser refuses (nested too deep)
// or that is larger or deeper than the extractors should be given is flattened,
// and parsed again.
func parse(page string) (*html.Node, error) {
	root, err := html.Parse(strings.NewReader(page))
	if err == nil && fits(root) {
		return root, nil
	}
	root, err = html.Parse(strings.NewReader(flatten(page)))
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "the HTML cannot be parsed: %w", err)
	}
	return root, nil
}

func fits(root *html.Node) bool {
	elements := 0
	var walk func(n *html.Node, depth int) bool
	walk = func(n *html.Node, depth int) bool {
		if n.Type == html.ElementNode {
			elements++
		}
		if elements > maxElements || depth > maxDepth {
			return false
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if !walk(c, depth+1) {
				return false
			}
		}
		return true
	}
	return walk(root, 0)
}

// blocks end a paragraph.
var blocks = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center,
	atom.Dd, atom.Details, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
	atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup,
	atom.Hr, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
	atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Tr, atom.Ul)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}

// attr gives an attribute's value, "" if it is missing.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return true
		}
	}
	return false
}

// textOf gives an element's text on one line.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.DataAtom == atom.Br || blocks[d.DataAtom]:
			b.WriteByte(' ')
		}
	}
	return plain(b.String())
}

// paragraphsOf gives the visible text of a tree as paragraphs: blocks and
// doubled line breaks part them, single line breaks and table cells are blanks.
func paragraphsOf(root *html.Node) []string {
	var (
		list []string
		b    strings.Builder
		walk func(n *html.Node)
		br   bool // the last thing seen was a line break
	)
	flush := func() {
		if p := plain(b.String()); p != "" {
			list = append(list, p)
		}
		b.Reset()
	}
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			if br && strings.TrimSpace(n.Data) != "" {
				br = false
			}
			b.WriteString(n.Data)
			return
		}
		if n.Type == html.ElementNode && n.DataAtom == atom.Br {
			if br {
				flush()
			}
			br = true
			b.WriteByte(' ')
			return
		}
		block := blocks[n.DataAtom]
		if block {
			flush()
			br = false
		} else if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			flush()
			br = false
		}
	}
	walk(root)
	flush()
	return list
}
