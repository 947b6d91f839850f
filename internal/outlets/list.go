package outlets

import (
	"encoding/json"
	"encoding/xml"
	"time"
)

// list is a way to tell what an outlet has published.
type list struct {
	path, kind string
	write      func(o Outlet, published []Report) []byte
}

var lists = map[string]list{
	"rss":     {"/feed.xml", "application/rss+xml", writeRSS},
	"atom":    {"/feed.xml", "application/atom+xml", writeAtom},
	"json":    {"/feed.json", "application/feed+json", writeJSON},
	"sitemap": {"/sitemap.xml", "application/xml", writeSitemap},
}

func writeRSS(o Outlet, published []Report) []byte {
	type guid struct {
		Permanent bool   `xml:"isPermaLink,attr"`
		Value     string `xml:",chardata"`
	}
	type item struct {
		Title       string `xml:"title"`
		Link        string `xml:"link"`
		GUID        guid   `xml:"guid"`
		Creator     string `xml:"dc:creator"`
		Category    string `xml:"category"`
		PubDate     string `xml:"pubDate"`
		Description string `xml:"description"`
	}
	type channel struct {
		Title       string `xml:"title"`
		Link        string `xml:"link"`
		Description string `xml:"description"`
		Language    string `xml:"language"`
		Generator   string `xml:"generator"`
		Items       []item `xml:"item"`
	}
	items := make([]item, 0, len(published))
	for _, r := range published {
		items = append(items, item{
			r.Headline, r.URL(), guid{true, r.URL()}, r.Byline, r.Section, r.Published.Format(time.RFC1123Z), r.Paragraphs[0],
		})
	}
	return writeXML(o, struct {
		XMLName xml.Name `xml:"rss"`
		Version string   `xml:"version,attr"`
		DC      string   `xml:"xmlns:dc,attr"`
		Channel channel  `xml:"channel"`
	}{
		Version: "2.0", DC: "http://purl.org/dc/elements/1.1/",
		Channel: channel{o.Name, o.URL(), words[o.Lang].Example, o.Lang, "Example CMS", items},
	})
}

func writeAtom(o Outlet, published []Report) []byte {
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	type entry struct {
		Title     string `xml:"title"`
		Link      link   `xml:"link"`
		ID        string `xml:"id"`
		Published string `xml:"published"`
		Updated   string `xml:"updated"`
		Author    string `xml:"author>name"`
		Summary   string `xml:"summary"`
	}
	updated := added
	entries := make([]entry, 0, len(published))
	for i, r := range published {
		if i == 0 {
			updated = r.Published
		}
		at := r.Published.Format(time.RFC3339)
		entries = append(entries, entry{r.Headline, link{"alternate", r.URL()}, r.URL(), at, at, r.Byline, r.Paragraphs[0]})
	}
	return writeXML(o, struct {
		XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Lang     string   `xml:"xml:lang,attr"`
		Title    string   `xml:"title"`
		Subtitle string   `xml:"subtitle"`
		ID       string   `xml:"id"`
		Updated  string   `xml:"updated"`
		Links    []link   `xml:"link"`
		Entries  []entry  `xml:"entry"`
	}{
		Lang: o.Lang, Title: o.Name, Subtitle: words[o.Lang].Example, ID: o.URL(), Updated: updated.Format(time.RFC3339),
		Links: []link{{"alternate", o.URL()}, {"self", o.URL() + "feed.xml"}}, Entries: entries,
	})
}

func writeJSON(o Outlet, published []Report) []byte {
	type author struct {
		Name string `json:"name"`
	}
	type item struct {
		ID        string   `json:"id"`
		URL       string   `json:"url"`
		Title     string   `json:"title"`
		Summary   string   `json:"summary"`
		Content   string   `json:"content_text"`
		Published string   `json:"date_published"`
		Authors   []author `json:"authors"`
		Tags      []string `json:"tags"`
		Lang      string   `json:"language"`
	}
	items := make([]item, 0, len(published))
	for _, r := range published {
		items = append(items, item{
			r.URL(), r.URL(), r.Headline, r.Paragraphs[0], r.Paragraphs[0], r.Published.Format(time.RFC3339),
			[]author{{r.Byline}},
			[]string{r.Section},
			r.Lang,
		})
	}
	body, err := json.MarshalIndent(struct {
		Version     string `json:"version"`
		Title       string `json:"title"`
		Home        string `json:"home_page_url"`
		Feed        string `json:"feed_url"`
		Description string `json:"description"`
		Lang        string `json:"language"`
		Items       []item `json:"items"`
	}{"https://jsonfeed.org/version/1.1", o.Name, o.URL(), o.URL() + "feed.json", words[o.Lang].Example, o.Lang, items}, "", "  ")
	if err != nil {
		panic(err) // cannot be: all are strings
	}
	return append(body, '\n')
}

func writeSitemap(o Outlet, published []Report) []byte {
	type address struct {
		Loc       string `xml:"loc"`
		Modified  string `xml:"lastmod"`
		Name      string `xml:"news:news>news:publication>news:name"`
		Lang      string `xml:"news:news>news:publication>news:language"`
		Published string `xml:"news:news>news:publication_date"`
		Title     string `xml:"news:news>news:title"`
	}
	addresses := make([]address, 0, len(published))
	for _, r := range published {
		at := r.Published.Format(time.RFC3339)
		addresses = append(addresses, address{r.URL(), at, o.Name, r.Lang, at, r.Headline})
	}
	return writeXML(o, struct {
		XMLName   xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		News      string    `xml:"xmlns:news,attr"`
		Addresses []address `xml:"url"`
	}{News: "http://www.google.com/schemas/sitemap-news/0.9", Addresses: addresses})
}

func writeXML(o Outlet, v any) []byte {
	body, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		panic(err) // cannot be: all are strings
	}
	return append([]byte(`<?xml version="1.0" encoding="`+o.Charset+"\"?>\n"), append(body, '\n')...)
}
