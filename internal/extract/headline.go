package extract

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headline finds the title. What is kept for machines comes first, but often has
// the outlet's or a section's name added, or its end cut off; a heading on the page
// that says the same without the addition is what readers see, and wins.
func (d *data) headline(headings []heading, site string, at *url.URL) string {
	names := []string{site, d.one("og:site_name"), d.ld.publisher, at.Hostname()}
	for _, t := range []string{d.ld.headline, d.one("og:title", "headline", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "citation_title", "title"), d.title} {
		t = plain(stripTags(t))
		if h := shown(headings, t, names); h != "" {
			return h
		}
		if t = withoutSite(t, names); t != "" && !isName(t, names) {
			return t
		}
	}
	for _, h := range headings {
		if h.top && !isName(h.text, names) {
			return h.text
		}
	}
	return ""
}

// heading is one heading of the page.
type heading struct {
	node *html.Node
	text string
	top  bool // <h1>, or marked as the headline
}

// maxHeadings bounds how many of a page's headings are looked at.
const maxHeadings = 40

func readHeadings(root *html.Node) (list []heading) {
	for n := range root.Descendants() {
		marked := n.Type == html.ElementNode && strings.Contains(attr(n, "itemprop"), "headline")
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3:
		default:
			if !marked {
				continue
			}
		}
		if t := textOf(n); t != "" && runes(t) < 300 {
			list = append(list, heading{n, t, marked || n.DataAtom == atom.H1})
		}
		if len(list) == maxHeadings {
			break
		}
	}
	return list
}

// shown finds the heading that a title stands for: the longest that is the
// whole title or a part of it between separators, at least three words or half
// of it; or else an <h1> that goes on where the title was cut.
func shown(headings []heading, title string, names []string) (best string) {
	size := len(words(nil, title))
	if size == 0 {
		return ""
	}
	parts := map[string]string{bare(title): title}
	for i, r := range title {
		if i > 0 && strings.ContainsRune(separators, r) {
			for _, part := range []string{title[:i], title[i:]} {
				parts[bare(part)] = strings.Trim(part, separators+" ")
			}
		}
	}
	for _, h := range headings {
		n := len(words(nil, h.text))
		part, ok := parts[bare(h.text)]
		if !ok || n < 3 && 2*n < size || len(h.text) <= len(best) || isName(h.text, names) {
			continue
		}
		best = h.text
		if len(words(nil, part)) > n { // the heading's words are parted by style alone
			best = part
		}
	}
	if best != "" {
		return best
	}
	cut := bare(strings.TrimRight(title, ".… "))
	for _, h := range headings {
		if h.top && len(cut) >= 40 && strings.HasPrefix(bare(h.text), cut) {
			return h.text
		}
	}
	return ""
}

// separators stand between a title and the outlet's name.
const separators = "|-–—·•»:/«›‹"

// withoutSite cuts the outlet's name off either end of a title: "Storm hits coast |
// The Example". Only a part that is a name known for the outlet is cut, so
// that a title with a dash of its own keeps it.
func withoutSite(title string, names []string) string {
	for {
		cut := false
		for i, r := range title {
			if i == 0 || !strings.ContainsRune(separators, r) {
				continue
			}
			before, after := strings.TrimRight(title[:i], separators+" "), strings.TrimLeft(title[i:], separators+" ")
			spaced := title[i-1] == ' ' || r == '|' || r == '»'
			if spaced && before != "" && isName(after, names) {
				title, cut = before, true
				break
			}
			if after != "" && isName(before, names) && (spaced || strings.HasPrefix(title[i:], ": ")) {
				title, cut = after, true
				break
			}
		}
		if !cut {
			return title
		}
	}
}

// isName reports whether a string is one of the outlet's names, case, marks,
// "www." and the domain's ending aside.
func isName(s string, names []string) bool {
	s = bareName(s)
	if s == "" {
		return false
	}
	for _, name := range names {
		if n := bareName(name); n != "" && s == n {
			return true
		}
	}
	return false
}

// bareName is bare without what only addresses have.
func bareName(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "www.")
	if i := strings.LastIndexByte(s, '.'); i > 0 && len(s)-i <= 5 && !strings.Contains(s, " ") {
		s = s[:i]
	}
	return bare(s)
}

// bare reduces a string to its letters and digits, lower-case.
func bare(s string) string {
	s = strings.ToLower(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// stripTags takes markup out of metadata that has some.
func stripTags(s string) string {
	if !strings.ContainsRune(s, '<') || !strings.ContainsRune(s, '>') {
		return s
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}
