package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"stet"
)

// Bounds on a list, against documents made to be expensive: gofeed needs up to
// a kilobyte for an element of a few bytes, calls itself for each level, and
// joins the text between the children of an element anew for each child.
const (
	maxBytes    = 16 << 20
	maxDepth    = 256
	maxElements = 400_000 // XML elements, or JSON objects and lists
	maxEntries  = 10_000
	maxChildren = 5_000 // of an element that is not a list of entries

	// A sitemap may have 50,000 pages (sitemaps.org), and is not read by gofeed.
	maxPages        = 50_000
	maxPageElements = 20 * maxPages
)

// level is an open element.
type level struct {
	name     string
	children int
}

// trim gives the document's root element without comments, processing
// instructions, document type and whatever follows the root; what is left out
// cannot fool or break the parser. The error is of kind Invalid, for a document
// that is broken or cut off, or TooLarge.
func trim(doc []byte, maxElements, maxEntries int) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(doc))
	d.Strict = false
	out := make([]byte, 0, len(doc))
	var open []level
	var elements, entries int
	for {
		from := d.InputOffset()
		token, err := d.RawToken()
		var syntax *xml.SyntaxError
		if errors.Is(err, io.EOF) || errors.As(err, &syntax) && syntax.Msg == "unexpected EOF" {
			return nil, stet.Errorf(stet.Invalid, "the list is cut off: <%s> is never closed; fetch it again, and tell the outlet if it stays so", innermost(open))
		} else if err != nil {
			return nil, stet.Errorf(stet.Invalid, "the list is no XML that can be read: tell the outlet: %w", err)
		}
		switch t := token.(type) {
		case xml.Comment, xml.ProcInst, xml.Directive:
			continue
		case xml.CharData:
			if len(open) == 0 {
				continue
			}
		case xml.StartElement:
			elements++
			if isEntry(t.Name.Local) {
				entries++
			}
			if entries > maxEntries {
				return nil, stet.Errorf(stet.TooLarge, "the list has more than %d entries: ask the outlet for a shorter one", maxEntries)
			} else if elements > maxElements {
				return nil, stet.Errorf(stet.TooLarge, "the list has more than %d elements", maxElements)
			}
			if open, err = enter(open, t.Name.Local); err != nil {
				return nil, err
			}
		case xml.EndElement:
			open = leave(open, t.Name.Local)
		}
		out = append(out, doc[from:d.InputOffset()]...)
		if elements > 0 && len(open) == 0 {
			return out, nil
		}
	}
}

func innermost(open []level) string {
	if len(open) == 0 {
		return "…"
	}
	return open[len(open)-1].name
}

func isEntry(name string) bool {
	switch strings.ToLower(name) {
	case "item", "entry", "url", "sitemap", "outline":
		return true
	}
	return false
}

// enter notes an element that opens, when there is room for it.
func enter(open []level, name string) ([]level, error) {
	if len(open) >= maxDepth {
		return nil, stet.Errorf(stet.TooLarge, "the list's elements are nested more than %d deep", maxDepth)
	}
	if n := len(open); n > 0 {
		parent := &open[n-1]
		parent.children++
		// The root and an RSS channel hold the entries.
		if list := n == 1 || n == 2 && strings.EqualFold(parent.name, "channel"); !list && parent.children > maxChildren {
			return nil, stet.Errorf(stet.TooLarge, "<%s> has more than %d parts", parent.name, maxChildren)
		}
	}
	return append(open, level{name: name}), nil
}

// leave closes an element and those inside it that were never closed, as the
// lenient encoding/xml does.
func leave(open []level, name string) []level {
	for n := len(open) - 1; n >= 0; n-- {
		if open[n].name == name {
			return open[:n]
		}
	}
	return nil
}
