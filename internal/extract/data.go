package extract

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// data is what a page says about itself for machines, read before the tree is
// stripped.
type data struct {
	meta  map[string][]string // <meta> by name, property or itemprop, lower-case; contents in order, none empty
	title string              // <title>
	link  string              // rel=canonical
	lang  string              // <html lang>
	base  string              // <base href>
	ld    linked              // JSON-LD
}

func readData(root *html.Node) data {
	d := data{meta: map[string][]string{}}
	var scripts []string
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			d.lang = first(attr(n, "lang"), attr(n, "xml:lang"), d.lang)
		case atom.Meta:
			d.readMeta(n)
		case atom.Base:
			d.base = first(d.base, attr(n, "href"))
		case atom.Link:
			if d.link == "" && slices.Contains(strings.Fields(strings.ToLower(attr(n, "rel"))), "canonical") {
				d.link = attr(n, "href")
			}
		case atom.Title:
			if d.title == "" && n.Namespace == "" {
				d.title = head(textOf(n), maxMeta)
			}
		case atom.Script:
			if n.FirstChild != nil && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
				scripts = append(scripts, n.FirstChild.Data)
			}
		}
	}
	d.ld = readLinked(scripts)
	return d
}

// maxMeta is how much of a value is kept, in bytes.
const maxMeta = 1_000

func (d *data) readMeta(n *html.Node) {
	content := plain(unescape(head(attr(n, "content"), maxMeta)))
	if content == "" {
		return
	}
	seen := ""
	for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
		name := strings.ToLower(strings.TrimSpace(attr(n, key)))
		if name != "" && name != seen {
			d.meta[name] = append(d.meta[name], content)
			seen = name
		}
	}
}

// one gives the first content of the first name that has one.
func (d *data) one(names ...string) string {
	for _, name := range names {
		if v := d.meta[name]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// page puts the metadata together. Each field is a cascade, from what
// publishers keep for machines to what the page shows; a later stage is asked
// only when the earlier one says nothing of use.
func (d *data) page(root *html.Node, at *url.URL) (*Page, *view) {
	p := &Page{
		Site:      d.site(at),
		Lang:      d.language(),
		Canonical: d.canonical(at),
	}
	headings := readHeadings(root)
	p.Headline = d.headline(headings, p.Site, at)
	v := newView(root, headings, p.Headline)
	p.Byline = d.byline(v, p.Site)
	p.Published = d.published(v, at)
	p.Modified = d.modified()
	return p, v
}

func (d *data) site(at *url.URL) string {
	return plain(first(d.ld.publisher, d.one("og:site_name", "application-name", "al:ios:app_name"), strings.TrimPrefix(at.Hostname(), "www.")))
}

// language gives the declared language in BCP 47, from "de", "de_DE", "de-de".
func (d *data) language() string {
	tag := first(d.lang, d.one("og:locale", "content-language", "language", "dc.language", "inlanguage"), d.ld.lang)
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "_", "-"), ",")
	parts := strings.Split(strings.TrimSpace(tag), "-")
	if l := len(parts[0]); l < 2 || l > 3 || !letters(parts[0]) {
		return ""
	}
	parts[0] = strings.ToLower(parts[0])
	for i, p := range parts[1:] {
		if len(p) > 8 || p == "" {
			return parts[0]
		}
		if len(p) == 2 {
			parts[i+1] = strings.ToUpper(p)
		}
	}
	return strings.Join(parts, "-")
}

func letters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

func (d *data) canonical(at *url.URL) string {
	for _, ref := range []string{d.link, d.one("og:url"), at.String()} {
		if u := absolute(ref, at); u != "" {
			return u
		}
	}
	return ""
}

// absolute resolves an address against the page's; "" when the result is no
// web address.
func absolute(ref string, at *url.URL) string {
	if strings.TrimSpace(ref) == "" {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil {
		return ""
	}
	u = at.ResolveReference(u)
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || !utf8.ValidString(u.Host) {
		return ""
	}
	return u.String()
}

func (d *data) modified() time.Time {
	for _, s := range []string{d.ld.modified, d.one("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "revised")} {
		if t, ok := parseTime(s); ok {
			return t
		}
	}
	return time.Time{}
}

// first gives the first string that is not blank.
func first(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// unescape undoes entities that were escaped twice ("&amp;quot;").
func unescape(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return s
}
