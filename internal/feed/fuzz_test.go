package feed

import (
	"bytes"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"stet"
)

// seeds are small lists of every form.
var seeds = []string{
	rssOf(`<item><title>a &amp; b</title><link>x#y</link><pubDate>Sun, 04 May 2031 03:02:01 EST</pubDate></item>`),
	`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item><link>/a</link></item></rdf:RDF>`,
	`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/"><entry><link href="b"/><content type="xhtml"><div>c</div></content></entry></feed>`,
	`{"version":"https://jsonfeed.org/version/1","title":"t","items":[{"id":1,"url":"http://a.example/","authors":[null]},null]}`,
	`<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/a>`,
	`<urlset><url><loc>/a</loc><lastmod>2031-05-04</lastmod></url></urlset>`,
	`<opml><body><outline text="a" xmlUrl="feed:https://a.example/"/></body></opml>`,
	"\xff\xfe<\x00r\x00s\x00s\x00/\x00>\x00",
	`<?xml version="1.0" encoding="koi8-r"?><rss/>`,
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s), "text/xml; charset=utf-8")
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		before := bytes.Clone(body)
		got, err := Parse(body, contentType, base)
		if !bytes.Equal(before, body) {
			t.Fatal("the input was changed")
		}
		if err != nil {
			if kind := stet.KindOf(err); kind != stet.Invalid && kind != stet.TooLarge {
				t.Fatalf("kind %q: %v", kind, err)
			}
			return
		}
		checkItems(t, got.Items)
		if again, err := Parse(body, contentType, base); err != nil || !reflect.DeepEqual(got, again) {
			t.Fatalf("not the same again: %v", err)
		}
	})
}

// checkItems holds for the items of any list.
func checkItems(t *testing.T, items []stet.Item) {
	seen := map[string]bool{}
	for _, i := range items {
		u, err := url.Parse(i.URL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.Fragment != "" || u.User != nil || seen[i.URL] {
			t.Fatalf("address %q: %v", i.URL, err)
		}
		seen[i.URL] = true
		if err := stet.NewItem(i).Validate(); err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{i.Title, i.Summary, i.Author, i.GUID} {
			if !utf8.ValidString(s) || strings.TrimSpace(s) != s || utf8.RuneCountInString(s) > maxSummary+1 {
				t.Fatalf("text %q", s)
			}
		}
	}
}

func FuzzParseSitemap(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Add([]byte(newsSitemap))
	f.Fuzz(func(t *testing.T, body []byte) {
		m, err := ParseSitemap(body, base)
		if err == nil {
			checkItems(t, m.Items)
		} else if kind := stet.KindOf(err); kind != stet.Invalid && kind != stet.TooLarge {
			t.Fatalf("kind %q: %v", kind, err)
		}
	})
}

func FuzzParseOPML(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		sources, err := ParseOPML(body)
		if err != nil {
			if kind := stet.KindOf(err); kind != stet.Invalid && kind != stet.TooLarge {
				t.Fatalf("kind %q: %v", kind, err)
			}
			return
		}
		for _, s := range sources {
			if err := s.Validate(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
