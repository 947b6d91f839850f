package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// view is the stripped page as its readers see it, for finding who wrote it and
// when: mostly beside the headline.
type view struct {
	root    *html.Node
	article map[*html.Node]bool // the headline's heading and all it stands in
	after   []string            // the lines after the headline, at most linesAfter
	before  []string            // the lines before it, nearest first, at most linesBefore
}

func newView(root *html.Node, headings []heading, headline string) *view {
	v := &view{root: root, article: map[*html.Node]bool{}}
	for _, h := range headings {
		if h.text == headline {
			for n := h.node; n != nil; n = n.Parent {
				v.article[n] = true
			}
			break
		}
	}
	lines := paragraphsOf(root)
	want := hashWords(nil, headline)
	var tokens []uint64
	for i, line := range lines {
		if tokens = hashWords(tokens[:0], line); len(want) == 0 || !slices.Equal(tokens, want) {
			continue
		}
		v.after = lines[i+1 : min(len(lines), i+1+linesAfter)]
		for j := i - 1; j >= max(0, i-linesBefore); j-- {
			v.before = append(v.before, lines[j])
		}
		break
	}
	return v
}

// aside reports whether n stands in a part of the page whose id or class has one
// of the words: comments, teasers, side bars. What holds the headline is the
// article, whatever its class ("has-comments", "with-sidebar").
func (v *view) aside(n *html.Node, list []string) bool {
	for ; n != nil && !v.article[n]; n = n.Parent {
		if n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
			continue
		}
		marks := strings.ToLower(head(attr(n, "id"), maxMarks) + " " + head(attr(n, "class"), maxMarks))
		for _, w := range list {
			if strings.Contains(marks, w) {
				return true
			}
		}
	}
	return false
}

// Lines further from the headline than this are those of other articles.
const (
	linesAfter  = 12
	linesBefore = 6
)

// maxMarks is how much of an id or a list of classes is looked at, in bytes.
const maxMarks = 512

// near gives the lines just after the headline, then those just before it;
// none when the headline does not stand on the page.
func (v *view) near() []string { return slices.Concat(v.after, v.before) }
