package feed

import (
	"encoding/xml"
	"html"
	"io"
	"net/url"
	"time"

	"stet"
)

// Channel is a feed that Stet gives out.
type Channel struct {
	Title       string // needed
	Link        string // of the page that the feed goes with; needed
	Description string
	Self        string // the feed's own address; needed
	Hub         string // for subscriptions (WebSub); "" for none
	Lang        string // BCP 47; "" when mixed
	Updated     time.Time
	Entries     []Entry // newest first
}

// Entry is one piece in a feed. Texts are plain.
type Entry struct {
	Title     string
	Link      string // needed
	GUID      string // stays when the piece changes; "" for Link
	Summary   string
	Author    string
	Published time.Time
}

// validate reports what is missing; the error is of kind Invalid.
func (c Channel) validate() error {
	if c.Title == "" {
		return stet.Errorf(stet.Invalid, "it has no title")
	}
	for _, address := range []string{c.Link, c.Self} {
		if u, err := url.Parse(address); err != nil || !isWeb(address) || u.Host == "" {
			return stet.Errorf(stet.Invalid, "its link or own address %q is no web address", address)
		}
	}
	for _, e := range c.Entries {
		if e.Link == "" {
			return stet.Errorf(stet.Invalid, "its entry %q has no link", e.Title)
		}
	}
	return nil
}

// rssOut is an RSS 2.0 document, in the order that most validators like. The
// names with a colon are written as they stand.
type rssOut struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	Channel struct {
		Title       string    `xml:"title"`
		Link        string    `xml:"link"`
		Description string    `xml:"description"`
		Language    string    `xml:"language,omitempty"`
		Built       string    `xml:"lastBuildDate,omitempty"`
		Links       []linkOut `xml:"atom:link"`
		Items       []itemOut `xml:"item"`
	} `xml:"channel"`
}

type linkOut struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
}

type itemOut struct {
	Title       string  `xml:"title"`
	Link        string  `xml:"link"`
	Description string  `xml:"description,omitempty"`
	Author      string  `xml:"dc:creator,omitempty"`
	GUID        guidOut `xml:"guid"`
	Date        string  `xml:"pubDate,omitempty"`
}

type guidOut struct {
	Permanent bool   `xml:"isPermaLink,attr"`
	Value     string `xml:",chardata"`
}

// WriteRSS writes a channel as RSS 2.0, with its own address as the RSS
// Advisory Board's profile asks. Error kind Invalid: something needed is missing.
func WriteRSS(w io.Writer, c Channel) (err error) {
	defer stet.Wrap(&err, "write the feed %q", c.Title)
	if err := c.validate(); err != nil {
		return err
	}
	doc := rssOut{Version: "2.0", Atom: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/elements/1.1/"}
	ch := &doc.Channel
	ch.Title, ch.Link, ch.Language, ch.Built = c.Title, c.Link, c.Lang, pubDate(c.Updated)
	ch.Description = html.EscapeString(c.Description)
	ch.Links = []linkOut{{Href: c.Self, Rel: "self", Type: "application/rss+xml"}}
	if c.Hub != "" {
		ch.Links = append(ch.Links, linkOut{Href: c.Hub, Rel: "hub"})
	}
	for _, e := range c.Entries {
		item := itemOut{
			Title: e.Title, Link: e.Link, Author: e.Author, Date: pubDate(e.Published),
			// A description is HTML to its readers; a title, by custom, is not.
			Description: html.EscapeString(e.Summary), GUID: guidOut{Value: e.GUID},
		}
		if e.GUID == "" || e.GUID == e.Link {
			item.GUID = guidOut{Value: e.Link, Permanent: true}
		}
		ch.Items = append(ch.Items, item)
	}
	return writeXML(w, doc)
}

// pubDate is RFC 822 with a year of four digits, as RSS wants it; "" for no time.
func pubDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC1123Z)
}
