package feed

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"stet"
)

// form is what a document is.
type form int

const (
	formUnknown form = iota
	formRSS          // RSS and RDF
	formAtom
	formJSON
	formSitemap
	formOPML
	formHTML
)

var (
	prolog    = regexp.MustCompile(`^(?:\s+|<!--(?s:.*?)-->|<\?(?s:.*?)\?>)*`)
	doctype   = regexp.MustCompile(`(?i)^<!doctype\s+([a-z:]+)[^\[>]*(?:\[[^\]]*\]\s*)?>`)
	firstElem = regexp.MustCompile(`^<(?:[\w.-]+:)?([\w.-]+)`)
)

// sniff tells a document by its first element, whatever the server calls it.
func sniff(doc []byte) form {
	doc = doc[len(prolog.Find(doc)):]
	if bytes.HasPrefix(doc, []byte("{")) {
		return formJSON
	}
	if m := doctype.FindSubmatch(doc); m != nil {
		if strings.EqualFold(string(m[1]), "html") {
			return formHTML
		}
		doc = doc[len(m[0]):]
		doc = doc[len(prolog.Find(doc)):]
	}
	m := firstElem.FindSubmatch(doc)
	if m == nil {
		return formUnknown
	}
	switch strings.ToLower(string(m[1])) {
	case "rss", "rdf":
		return formRSS
	case "feed":
		return formAtom
	case "urlset", "sitemapindex":
		return formSitemap
	case "opml":
		return formOPML
	case "html", "head", "body", "div", "p", "script", "title", "meta", "h1":
		return formHTML
	}
	return formUnknown
}

// misfit is the error for a document that is not what was asked for.
func misfit(doc []byte, found form, base *url.URL, wanted string) error {
	switch found {
	case formRSS, formAtom, formJSON:
		return stet.Errorf(stet.Invalid, "this is a feed, not %s: use it as a source of kind feed", wanted)
	case formSitemap:
		return stet.Errorf(stet.Invalid, "this is a sitemap, not %s: use it as a source of kind sitemap", wanted)
	case formOPML:
		return stet.Errorf(stet.Invalid, "this is a list of sources (OPML), not %s: import it instead", wanted)
	case formHTML:
		if feeds := advertised(doc, base); len(feeds) > 0 {
			return stet.Errorf(stet.Invalid, "this is a web page, not %s; the page names as its feed: %s", wanted, strings.Join(feeds, " or "))
		}
		return stet.Errorf(stet.Invalid, "this is a web page, not %s, and it names no feed: look on the site for RSS, or ask the outlet", wanted)
	}
	if len(bytes.TrimSpace(doc)) == 0 {
		return stet.Errorf(stet.Invalid, "the answer is empty, not %s: check the address", wanted)
	}
	return stet.Errorf(stet.Invalid, "this is not %s: check the address; it begins with %q", wanted, beginning(doc))
}

// beginning is the start of a document, for an error message.
func beginning(doc []byte) string {
	doc = bytes.TrimSpace(doc)
	return strings.ToValidUTF8(string(doc[:min(len(doc), 40)]), "")
}

// maxAdvertised is how many feeds of a page an error names.
const maxAdvertised = 3

// advertised gives the feeds that a page names by <link rel=alternate>.
func advertised(doc []byte, base *url.URL) (feeds []string) {
	z := html.NewTokenizer(bytes.NewReader(doc))
	for len(feeds) < maxAdvertised {
		switch z.Next() {
		case html.ErrorToken:
			return feeds
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.Data != "link" {
				continue
			}
			attr := map[string]string{}
			for _, a := range t.Attr {
				attr[a.Key] = a.Val
			}
			if !hasWord(attr["rel"], "alternate") || !isFeedType(attr["type"]) {
				continue
			}
			if address, _ := absolute(base, attr["href"]); address != "" {
				feeds = append(feeds, address)
			}
		}
	}
	return feeds
}

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

func isFeedType(mediaType string) bool {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	switch strings.TrimSpace(mediaType) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json":
		return true
	}
	return false
}
