package feed

import (
	"encoding/xml"
	"io"
	"time"
)

// Located is a page in a sitemap of ours.
type Located struct {
	Address string // needed
	Changed time.Time
	Title   string // of a news sitemap's page, which needs one
	Lang    string // likewise, as BCP 47
	Written time.Time
}

// MaxLocated is how many pages one sitemap may name (sitemaps.org).
const MaxLocated = 50_000

type urlset struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	News    string    `xml:"xmlns:news,attr,omitempty"`
	URLs    []located `xml:"url"`
}

type located struct {
	Loc     string   `xml:"loc"`
	Lastmod string   `xml:"lastmod,omitempty"`
	News    *newsOut `xml:"news:news"`
}

type newsOut struct {
	Name  string `xml:"news:publication>news:name"`
	Lang  string `xml:"news:publication>news:language"`
	Date  string `xml:"news:publication_date"`
	Title string `xml:"news:title"`
}

// WriteSitemap writes a sitemap of at most [MaxLocated] pages.
func WriteSitemap(w io.Writer, pages []Located) error {
	out := urlset{}
	for _, p := range pages {
		one := located{Loc: p.Address}
		if !p.Changed.IsZero() {
			one.Lastmod = rfc3339(p.Changed)
		}
		out.URLs = append(out.URLs, one)
	}
	return writeXML(w, out)
}

// WriteNewsSitemap writes a sitemap as news searches want it: of the publication,
// pages of the last two days, at most a thousand.
func WriteNewsSitemap(w io.Writer, publication string, pages []Located) error {
	out := urlset{News: "http://www.google.com/schemas/sitemap-news/0.9"}
	for _, p := range pages {
		out.URLs = append(out.URLs, located{Loc: p.Address, News: &newsOut{Name: publication, Lang: p.Lang, Date: rfc3339(p.Written), Title: p.Title}})
	}
	return writeXML(w, out)
}

type sitemapIndex struct {
	XMLName  xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []located `xml:"sitemap"`
}

// WriteSitemapIndex writes the addresses of sitemaps.
func WriteSitemapIndex(w io.Writer, addresses []string) error {
	out := sitemapIndex{}
	for _, a := range addresses {
		out.Sitemaps = append(out.Sitemaps, located{Loc: a})
	}
	return writeXML(w, out)
}
