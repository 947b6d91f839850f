package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet/internal/extract/style"
)

// unseen are elements of which a browser with scripts shows no text, or no text
// that belongs to the page's prose.
var unseen = atoms(atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Noframes, atom.Noembed, atom.Head,
	atom.Title, atom.Svg, atom.Math, atom.Iframe, atom.Frame, atom.Frameset, atom.Object, atom.Embed, atom.Applet,
	atom.Audio, atom.Video, atom.Canvas, atom.Map, atom.Datalist, atom.Select, atom.Option, atom.Textarea, atom.Input,
	atom.Button, atom.Progress, atom.Meter, atom.Rp)

// screenReader are the customary class names for text that is kept off the
// screen. What hides them mostly stands in a style sheet of its own file.
var screenReader = map[string]bool{
	"sr-only": true, "visually-hidden": true, "visuallyhidden": true, "visuallyHidden": true, "screen-reader-text": true,
	"screenreader-only": true, "screen-reader-only": true, "u-visually-hidden": true, "is-visually-hidden": true,
	"element-invisible": true, "offscreen": true, "off-screen": true, "d-none": true, "is-hidden": true,
}

// strip takes everything that is not seen out of the tree. Only the body is left:
// the metadata in the head were read before.
func strip(root *html.Node, sheet *style.Sheet) {
	var walk func(n *html.Node, tiny bool)
	walk = func(n *html.Node, tiny bool) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case !seen(c, sheet), tiny && c.Type == html.TextNode:
				n.RemoveChild(c)
			case c.Type == html.ElementNode:
				walk(c, sheet.Tiny(c, tiny))
			}
			c = next
		}
	}
	walk(root, false)
}

// seen reports whether a node shows. The page's own roots always do: they are
// hidden by style only until a script has run.
func seen(n *html.Node, sheet *style.Sheet) bool {
	switch n.Type {
	case html.TextNode, html.DoctypeNode, html.DocumentNode:
		return true
	case html.ElementNode:
		if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
			return true
		}
		return !unseen[n.DataAtom] && !hiddenByItself(n) && !sheet.Hides(n)
	}
	return false // comments, processing instructions
}

// hiddenByItself judges an element by its own attributes.
func hiddenByItself(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if strings.EqualFold(strings.TrimSpace(a.Val), "true") {
				return true
			}
		case "style":
			if style.Hides(a.Val) {
				return true
			}
		case "class":
			for name := range strings.FieldsSeq(a.Val) {
				if screenReader[name] {
					return true
				}
			}
		}
	}
	return n.DataAtom == atom.Dialog && !hasAttr(n, "open")
}
