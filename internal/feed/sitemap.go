package feed

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"io"
	"net/url"
	"strings"
	"time"

	"stet"
)

// Sitemap is an outlet's list of pages (sitemaps.org), with what the extension
// for news says of them; or a list of such lists.
type Sitemap struct {
	Items    []stet.Item
	Children []Child // of a sitemap index, in its order
	Skipped  []Skip
}

// Child is a sitemap that an index names.
type Child struct {
	URL     string
	Updated time.Time // zero when not told
}

// sitemapXML is both forms; encoding/xml goes by local names, so that the wrong
// namespaces which many sites declare do not matter.
type sitemapXML struct {
	URLs []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
		News    struct {
			Publication struct {
				Language string `xml:"language"`
			} `xml:"publication"`
			Date  string `xml:"publication_date"`
			Title string `xml:"title"`
		} `xml:"news"`
	} `xml:"url"`
	Sitemaps []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
	} `xml:"sitemap"`
}

// ParseSitemap reads a sitemap, a news sitemap or a sitemap index, which may be
// packed with gzip as a file. The items have an address and, as far as told,
// title, language and times; each address comes once. Published is set by the
// news extension only, since lastmod is any change. Errors are those of Parse.
func ParseSitemap(body []byte, base string) (m *Sitemap, err error) {
	defer stet.Wrap(&err, "read the sitemap")
	from, err := url.Parse(base)
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "%q is not a web address", base)
	}
	if body, err = unpack(body); err != nil {
		return nil, err
	}
	doc, err := document(body, "")
	if err != nil {
		return nil, err
	}
	if found := sniff(doc); found != formSitemap {
		return nil, misfit(doc, found, from, "a sitemap")
	}
	var list sitemapXML
	if err := decodeXML(doc, &list); err != nil {
		return nil, err
	}
	m = &Sitemap{}
	m.pages(list, from)
	m.index(list, from)
	return m, nil
}

func (m *Sitemap) pages(list sitemapXML, base *url.URL) {
	seen := make(map[string]bool, len(list.URLs))
	for _, u := range list.URLs {
		address, reason := absolute(base, u.Loc)
		if reason == "" && seen[address] {
			reason = "its address is listed above"
		}
		if reason != "" {
			m.Skipped = append(m.Skipped, Skip{Entry: cut(u.Loc, maxName), Reason: reason})
			continue
		}
		seen[address] = true
		m.Items = append(m.Items, stet.Item{
			URL: address, Title: plain(u.News.Title, maxTitle), Lang: lang(newsLang(u.News.Publication.Language)),
			Published: w3cTime(u.News.Date), Updated: w3cTime(u.LastMod),
		})
	}
}

func (m *Sitemap) index(list sitemapXML, base *url.URL) {
	for _, s := range list.Sitemaps {
		address, reason := absolute(base, s.Loc)
		if reason != "" {
			m.Skipped = append(m.Skipped, Skip{Entry: cut(s.Loc, maxName), Reason: reason})
			continue
		}
		m.Children = append(m.Children, Child{URL: address, Updated: w3cTime(s.LastMod)})
	}
}

// newsLang: the extension writes the two kinds of Chinese in its own way.
func newsLang(s string) string {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "zh-cn":
		return "zh-Hans"
	case "zh-tw":
		return "zh-Hant"
	}
	return s
}

// w3cTime reads W3C Datetime (a profile of ISO 8601), all that the protocol
// allows: a year, a month, a day or a moment. Zero for anything else.
func w3cTime(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", time.DateTime, time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return moment(&t)
		}
	}
	return time.Time{}
}

// unpack undoes the gzip that a sitemap's file may be packed with, bounded.
func unpack(body []byte) ([]byte, error) {
	if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		return body, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "the packed sitemap is damaged: %w", err)
	}
	out, err := io.ReadAll(io.LimitReader(z, maxBytes+1))
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "the packed sitemap is damaged: %w", err)
	}
	return out, nil // too long a one is refused by document
}

// decodeXML bounds a document and decodes it.
func decodeXML(doc []byte, into any) error {
	doc, err := trim(doc, maxPageElements, maxPages)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(doc))
	d.Strict = false
	if err := d.Decode(into); err != nil {
		return stet.Errorf(stet.Invalid, "the list is no XML that can be read: %w", err)
	}
	return nil
}
