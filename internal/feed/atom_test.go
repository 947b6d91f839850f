package feed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"pgregory.net/rapid"

	"stet"
	"stet/internal/feed"
)

var formats = []feed.Format{feed.RSS, feed.Atom, feed.JSON}

func channel() feed.Channel {
	at := time.Date(2031, 5, 2, 12, 0, 0, 0, time.FixedZone("", 3600))
	return feed.Channel{
		Title: "Desk", Link: "https://desk.example/", Self: "https://desk.example/feed.atom", Hub: "https://hub.example/", Lang: "en", Description: "Who says <what> & why.", Updated: at,
		Entries: []feed.Entry{
			{Title: "DISPUTED: 91 < 92 & more", Link: "https://desk.example/article/2", GUID: "https://desk.example/article/2", Summary: "One says “a”;\nthe other <b>.", Author: "Desk", Published: at},
			{Title: "Second", Link: "https://desk.example/article/1", GUID: "tag:desk.example,2031:1"},
		},
	}
}

// Every format says the same to a reader that knows none of ours.
func TestFormatsAreReadAlike(t *testing.T) {
	for _, f := range formats {
		var b bytes.Buffer
		if err := feed.Write(&b, f, channel()); err != nil {
			t.Fatal(f, err)
		}
		got, err := gofeed.NewParser().ParseString(b.String())
		if err != nil {
			t.Fatalf("%s: %v\n%s", f, err, &b)
		}
		if got.Title != "Desk" || got.Link != "https://desk.example/" || len(got.Items) != 2 {
			t.Errorf("%s: %+v", f, got)
		}
		first, second := got.Items[0], got.Items[1]
		if first.Title != "DISPUTED: 91 < 92 & more" || first.Link != "https://desk.example/article/2" || first.GUID != first.Link || second.GUID != "tag:desk.example,2031:1" {
			t.Errorf("%s: %+v\n%+v", f, first, second)
		}
		when := first.PublishedParsed
		if when == nil {
			when = first.UpdatedParsed
		}
		if when == nil || !when.Equal(channel().Updated) {
			t.Errorf("%s: dated %v", f, when)
		}
		if !strings.Contains(b.String(), "https://hub.example/") || !strings.Contains(b.String(), "https://desk.example/feed.atom") {
			t.Errorf("%s names neither itself nor its hub:\n%s", f, &b)
		}
	}
}

// What RFC 4287 asks of a feed (section 4.1.1) and an entry (4.1.2).
func TestAtomHasWhatIsAsked(t *testing.T) {
	var b bytes.Buffer
	if err := feed.Write(&b, feed.Atom, channel()); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		XMLName xml.Name
		ID      []string `xml:"id"`
		Title   []string `xml:"title"`
		Updated []string `xml:"updated"`
		Author  []string `xml:"author>name"`
		Entries []struct {
			ID      []string `xml:"id"`
			Title   []string `xml:"title"`
			Updated []string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.XMLName.Space != "http://www.w3.org/2005/Atom" || len(doc.ID) != 1 || len(doc.Title) != 1 || len(doc.Updated) != 1 || len(doc.Author) != 1 {
		t.Errorf("%+v", doc)
	}
	for _, e := range doc.Entries {
		if len(e.ID) != 1 || len(e.Title) != 1 || len(e.Updated) != 1 {
			t.Errorf("%+v", e)
		}
		if _, err := time.Parse(time.RFC3339, e.Updated[0]); err != nil {
			t.Error(err)
		}
	}
	if doc.Updated[0] != "2031-05-02T11:00:00Z" {
		t.Errorf("updated %s", doc.Updated[0])
	}
}

func TestNothingIsGivenOutWithoutWhatItNeeds(t *testing.T) {
	for _, f := range formats {
		for _, spoil := range []func(*feed.Channel){
			func(c *feed.Channel) { c.Title = "" }, func(c *feed.Channel) { c.Link = "/" }, func(c *feed.Channel) { c.Self = "feed.xml" }, func(c *feed.Channel) { c.Entries[0].Link = "" },
		} {
			c := channel()
			spoil(&c)
			if err := feed.Write(io.Discard, f, c); stet.KindOf(err) != stet.Invalid {
				t.Errorf("%s: %v", f, err)
			}
		}
	}
}

// Whatever sources wrote, what we give out parses.
func TestAnyTextIsWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := channel()
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		c.Entries[0].Title, c.Entries[0].Summary, c.Entries[0].Author = text.Draw(t, "title"), text.Draw(t, "summary"), text.Draw(t, "author")
		for _, f := range formats {
			var b bytes.Buffer
			if err := feed.Write(&b, f, c); err != nil {
				t.Fatal(err)
			}
			if f == feed.JSON {
				if !json.Valid(b.Bytes()) {
					t.Fatalf("no JSON: %s", &b)
				}
				continue
			}
			d := xml.NewDecoder(&b)
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", f, err)
				}
			}
		}
	})
}

func TestSitemaps(t *testing.T) {
	var b bytes.Buffer
	at := time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)
	if err := feed.WriteNewsSitemap(&b, "Desk & Co", []feed.Located{{Address: "https://desk.example/a?b=1&c=2", Title: "91 < 92", Lang: "en", Written: at}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`, `xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"`, "<loc>https://desk.example/a?b=1&amp;c=2</loc>",
		"<news:name>Desk &amp; Co</news:name>", "<news:language>en</news:language>", "<news:publication_date>2031-05-02T12:00:00Z</news:publication_date>", "<news:title>91 &lt; 92</news:title>",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, &b)
		}
	}
	b.Reset()
	if err := feed.WriteSitemap(&b, []feed.Located{{Address: "https://desk.example/", Changed: at}, {Address: "https://desk.example/about"}}); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "<url>") != 2 || strings.Count(b.String(), "<lastmod>2031-05-02T12:00:00Z</lastmod>") != 1 {
		t.Errorf("%s", &b)
	}
	b.Reset()
	if err := feed.WriteSitemapIndex(&b, []string{"https://desk.example/sitemap/1.xml"}); err != nil || !strings.Contains(b.String(), "<sitemapindex") || !strings.Contains(b.String(), "<sitemap>") {
		t.Errorf("%v: %s", err, &b)
	}
}
