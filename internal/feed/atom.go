package feed

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"time"

	"stet"
)

// Format is a format of feeds that Stet gives out.
type Format string

// The formats.
const (
	RSS  Format = "rss"  // RSS 2.0
	Atom Format = "atom" // RFC 4287
	JSON Format = "json" // JSON Feed 1.1
)

// Type is the format's media type.
func (f Format) Type() string {
	switch f {
	case Atom:
		return "application/atom+xml; charset=utf-8"
	case JSON:
		return "application/feed+json; charset=utf-8"
	}
	return "application/rss+xml; charset=utf-8"
}

// Write writes a channel in the format. Error kind Invalid: something needed is
// missing.
func Write(w io.Writer, f Format, c Channel) error {
	switch f {
	case Atom:
		return writeAtom(w, c)
	case JSON:
		return writeJSON(w, c)
	}
	return WriteRSS(w, c)
}

// atomOut is an Atom feed.
type atomOut struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr,omitempty"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Links    []linkOut   `xml:"link"`
	Author   *authorOut  `xml:"author"`
	Entries  []atomEntry `xml:"entry"`
}

type authorOut struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Link    linkOut    `xml:"link"`
	Summary string     `xml:"summary,omitempty"`
	Author  *authorOut `xml:"author"`
}

// writeAtom writes a channel as Atom. Its ID and its entries' are addresses, which
// do not change; a feed that nothing is in yet was updated at its link's first
// second, since RFC 4287 (section 4.1.1) asks for a time.
func writeAtom(w io.Writer, c Channel) (err error) {
	defer stet.Wrap(&err, "write the feed %q", c.Title)
	if err := c.validate(); err != nil {
		return err
	}
	out := atomOut{
		Lang: c.Lang, ID: c.Link, Title: c.Title, Subtitle: c.Description, Updated: rfc3339(c.Updated), Author: &authorOut{Name: c.Title},
		Links: []linkOut{{Href: c.Self, Rel: "self", Type: "application/atom+xml"}, {Href: c.Link, Rel: "alternate", Type: "text/html"}},
	}
	if c.Hub != "" {
		out.Links = append(out.Links, linkOut{Href: c.Hub, Rel: "hub"})
	}
	for _, e := range c.Entries {
		one := atomEntry{ID: e.id(), Title: e.Title, Updated: rfc3339(e.Published), Link: linkOut{Href: e.Link, Rel: "alternate"}, Summary: e.Summary}
		if e.Author != "" {
			one.Author = &authorOut{Name: e.Author}
		}
		out.Entries = append(out.Entries, one)
	}
	return writeXML(w, out)
}

// jsonOut is a JSON Feed.
type jsonOut struct {
	Version     string      `json:"version"`
	Title       string      `json:"title"`
	Home        string      `json:"home_page_url"`
	Self        string      `json:"feed_url"`
	Description string      `json:"description,omitempty"`
	Language    string      `json:"language,omitempty"`
	Hubs        []hubOut    `json:"hubs,omitempty"`
	Items       []jsonEntry `json:"items"`
}

type hubOut struct {
	Type string `json:"type"`
	URL  string `json:"url"`
}

type jsonEntry struct {
	ID      string      `json:"id"`
	URL     string      `json:"url"`
	Title   string      `json:"title,omitempty"`
	Text    string      `json:"content_text"`
	Date    string      `json:"date_published,omitempty"`
	Authors []jsonNamed `json:"authors,omitempty"`
}

type jsonNamed struct {
	Name string `json:"name"`
}

func writeJSON(w io.Writer, c Channel) (err error) {
	defer stet.Wrap(&err, "write the feed %q", c.Title)
	if err := c.validate(); err != nil {
		return err
	}
	out := jsonOut{
		Version: "https://jsonfeed.org/version/1.1", Title: c.Title, Home: c.Link, Self: c.Self, Description: c.Description, Language: c.Lang, Items: []jsonEntry{},
	}
	if c.Hub != "" {
		out.Hubs = []hubOut{{Type: "WebSub", URL: c.Hub}}
	}
	for _, e := range c.Entries {
		one := jsonEntry{ID: e.id(), URL: e.Link, Title: e.Title, Text: e.Summary}
		if !e.Published.IsZero() {
			one.Date = rfc3339(e.Published)
		}
		if e.Author != "" {
			one.Authors = []jsonNamed{{Name: e.Author}}
		}
		out.Items = append(out.Items, one)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}

// id is what names an entry, whatever changes about it.
func (e Entry) id() string {
	if e.GUID != "" {
		return e.GUID
	}
	return e.Link
}

// rfc3339 is a time as Atom and JSON Feed want it; the zero time is 1970's first
// second.
func rfc3339(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}
