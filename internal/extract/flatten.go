package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet/internal/extract/style"
)

// flatten rewrites a page with the few elements that a text needs, none of
// which nests, and without what is hidden where it stands. It keeps the body's
// text and the head's metadata; it gives up on telling navigation from text by
// structure. An unclosed hidden element hides what follows up to the end of its
// parent, as in a browser.
func flatten(page string) string {
	f := flattener{open: map[string]int{}, sheet: style.New(styles(page))}
	z := html.NewTokenizer(strings.NewReader(page))
	for f.elements < maxElements {
		switch z.Next() {
		case html.ErrorToken:
			return f.out.String()
		case html.TextToken:
			f.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			f.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			f.end(string(name))
		}
	}
	return f.out.String()
}

// styles gives the page's <style> blocks.
func styles(page string) (blocks []string) {
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return blocks
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "style" && z.Next() == html.TextToken {
				blocks = append(blocks, string(z.Text()))
			}
		}
	}
}

// flattener holds the open elements, with a count of each name, so that an end
// tag that closes nothing costs nothing.
type flattener struct {
	out      strings.Builder
	sheet    *style.Sheet
	stack    []*html.Node // each the parent of the next
	open     map[string]int
	hidden   int // depth of the stack, from 1, at which hiding began; 0: nothing is hidden
	elements int
	fresh    bool // a paragraph was opened and has no text yet
}

var (
	void = atoms(atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input,
		atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr)
	flat = atoms(atom.Title, atom.H1, atom.H2, atom.H3, atom.P, atom.Time)
)

func (f *flattener) text(s string) {
	if f.hidden == 0 && strings.TrimSpace(s) != "" {
		f.fresh = false
		f.out.WriteString(html.EscapeString(s))
	}
}

func (f *flattener) start(t html.Token) {
	n := &html.Node{Type: html.ElementNode, Data: t.Data, DataAtom: t.DataAtom, Attr: t.Attr}
	if void[t.DataAtom] {
		if f.hidden == 0 && (t.DataAtom == atom.Meta || t.DataAtom == atom.Link) {
			f.out.WriteString(t.String())
			f.elements++
		}
		return
	}
	if len(f.stack) > 0 {
		n.Parent = f.stack[len(f.stack)-1]
	}
	f.stack = append(f.stack, n)
	f.open[t.Data]++
	if f.hidden > 0 {
		return
	}
	head := t.DataAtom == atom.Head || t.DataAtom == atom.Title
	switch {
	case !head && !seen(n, f.sheet), f.sheet.Tiny(n, false):
		f.hidden = len(f.stack)
	case flat[t.DataAtom]:
		f.tag(t.Data)
	case blocks[t.DataAtom] && !f.fresh:
		f.tag("p")
	}
}

func (f *flattener) tag(name string) {
	f.elements++
	f.fresh = name == "p"
	f.out.WriteString("<" + name + ">")
}

func (f *flattener) end(name string) {
	if f.open[name] == 0 {
		return
	}
	for i := len(f.stack) - 1; i >= 0; i-- {
		closed := f.stack[i]
		f.stack = f.stack[:i]
		f.open[closed.Data]--
		if f.hidden > i {
			f.hidden = 0
		} else if f.hidden == 0 && closed.DataAtom != atom.P && flat[closed.DataAtom] {
			f.out.WriteString("</" + closed.Data + ">")
		}
		if closed.Data == name {
			return
		}
	}
}
