package feed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stet"
)

const newsSitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="urn:i">
<url><loc> https://herald.example/2031/bridge#top </loc><lastmod>2031-05-04T08:00+02:00</lastmod>
 <image:image><image:loc>https://herald.example/bridge.jpg</image:loc><image:title>Not this</image:title></image:image>
 <news:news><news:publication><news:name>Harbour Herald</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2031-05-04T03:02:01+02:00</news:publication_date><news:title>Bridge &amp; ferry reopen</news:title></news:news></url>
<url><loc>/2031/ferry</loc><lastmod>2031-05-03</lastmod></url>
<url><loc>https://herald.example/2031/bridge</loc></url>
<url><loc></loc></url>
</urlset>`

func TestParseSitemap(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, newsSitemap)
	z.Close()
	want := Sitemap{
		Items: []stet.Item{
			{URL: "https://herald.example/2031/bridge", Title: "Bridge & ferry reopen", Lang: "en", Published: published, Updated: updated},
			{URL: "https://herald.example/2031/ferry", Updated: time.Date(2031, 5, 3, 0, 0, 0, 0, time.UTC)},
		},
		Skipped: []Skip{{"https://herald.example/2031/bridge", "its address is listed above"}, {"", "it has no address"}},
	}
	for name, body := range map[string][]byte{"plain": []byte(newsSitemap), "packed": packed.Bytes()} {
		got, err := ParseSitemap(body, base)
		if err != nil || !reflect.DeepEqual(*got, want) {
			t.Errorf("%s: %+v, %v\nwant %+v", name, got, err, want)
		}
	}
	index := `<sitemapindex xmlns="urn:wrong"><sitemap><loc>https://herald.example/s1.xml</loc><lastmod>2031-05</lastmod></sitemap><sitemap><loc>s2.xml</loc></sitemap></sitemapindex>`
	got, err := ParseSitemap([]byte(index), base)
	if err != nil || !reflect.DeepEqual(got.Children, []Child{
		{"https://herald.example/s1.xml", time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC)}, {"https://herald.example/feeds/s2.xml", time.Time{}},
	}) {
		t.Errorf("index: %+v, %v", got, err)
	}
}

func TestParseSitemapRefuses(t *testing.T) {
	bomb := func() []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(make([]byte, 2*maxBytes))
		z.Close()
		return b.Bytes()
	}
	for name, tt := range map[string]struct {
		body []byte
		kind stet.Kind
		says string
	}{
		"feed":    {[]byte(rssOf("")), stet.Invalid, "kind feed"},
		"page":    {[]byte("<!doctype html><title>x</title>"), stet.Invalid, "web page"},
		"cut":     {[]byte(newsSitemap[:600]), stet.Invalid, "cut off"},
		"bomb":    {bomb(), stet.TooLarge, "more than"},
		"damaged": {[]byte("\x1f\x8bnonsense and more"), stet.Invalid, "damaged"},
		"pages":   {[]byte("<urlset>" + strings.Repeat("<url/>", maxPages+1) + "</urlset>"), stet.TooLarge, "more than"},
	} {
		_, err := ParseSitemap(tt.body, base)
		t.Run(name, func(t *testing.T) { wantError(t, err, tt.kind, tt.says) })
	}
}

func TestParseOPML(t *testing.T) {
	got, err := ParseOPML([]byte(`<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.0"><head><title>mine</title></head><body>
<outline text="Papers"><outline text="Coast"><outline type="rss" text="Herald" title="Harbour Herald" xmlUrl="https://herald.example/rss#x" htmlUrl="https://herald.example" language="en-gb"/></outline>
<outline type="rss" text="K` + "\xfc" + `ste heute" xmlUrl="feed://kueste.example/rss" owner="Nordwind Verlag"/></outline>
<outline text="again" xmlUrl="https://herald.example/rss"/><outline xmlUrl="https://nameless.example/rss"/><outline text="a note"/></body></opml>`))
	if err != nil {
		t.Fatal(err)
	}
	want := []stet.Source{
		{Name: "Harbour Herald", URL: "https://herald.example/rss", Home: "https://herald.example/", Lang: "en-GB"},
		{Name: "Küste heute", URL: "http://kueste.example/rss", Owner: "Nordwind Verlag"},
		{Name: "nameless.example", URL: "https://nameless.example/rss"},
	}
	for i := range want {
		want[i] = stet.NewSource(want[i])
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	for _, tt := range []struct{ body, says string }{
		{`<opml><body><outline text="ok" xmlUrl="https://a.example/"/><outline text="Bad" xmlUrl="nonsense"/></body></opml>`, `"nonsense"`},
		{`<opml><body><outline text="odd" xmlUrl="https://a.example/" kind="carrier pigeon"/></body></opml>`, "carrier pigeon"},
		{`<opml><body><outline`, "cut off"},
		{rssOf(""), "kind feed"},
	} {
		_, err := ParseOPML([]byte(tt.body))
		wantError(t, err, stet.Invalid, tt.says)
	}
}

// words are texts as an operator may type them: anything that has a shape once
// space is squeezed.
func words() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return cut(rapid.StringOfN(rapid.RuneFrom([]rune("aé ß&<>\"'];漢🙂")), 0, 30, -1).Draw(t, "words"), maxName)
	})
}

func TestOPMLComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want []stet.Source
		for i := range rapid.IntRange(0, 5).Draw(t, "sources") {
			want = append(want, stet.NewSource(stet.Source{
				Name: "n" + words().Draw(t, "name"), Owner: words().Draw(t, "owner"), Terms: words().Draw(t, "terms"),
				URL: fmt.Sprintf("https://outlet-%d.example/rss?a=1&b=%%C3%%A9", i), Home: rapid.SampledFrom([]string{"", "https://a.example/"}).Draw(t, "home"),
				Lang: rapid.SampledFrom([]string{"", "en", "de-AT"}).Draw(t, "lang"),
				Kind: rapid.SampledFrom([]stet.SourceKind{stet.SourceFeed, stet.SourceSitemap}).Draw(t, "kind"),
			}))
		}
		var b bytes.Buffer
		if err := WriteOPML(&b, words().Draw(t, "title"), want); err != nil {
			t.Fatal(err)
		}
		got, err := ParseOPML(b.Bytes())
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("got  %+v, %v\nwant %+v\n%s", got, err, want, b.Bytes())
		}
	})
}

func TestRSSComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Channel{
			Title: "n" + words().Draw(t, "title"), Link: "https://newsroom.example/", Self: "https://newsroom.example/rss.xml",
			Description: words().Draw(t, "description"), Lang: "en", Hub: rapid.SampledFrom([]string{"", "https://hub.example/"}).Draw(t, "hub"),
		}
		c.Title = cut(strings.NewReplacer("<", "", "&", "").Replace(c.Title), maxTitle) // titles are ambiguous in RSS
		want := Feed{Title: c.Title, Home: c.Link, Self: c.Self, Hub: c.Hub, Lang: "en"}
		for i := range rapid.IntRange(0, 4).Draw(t, "entries") {
			e := Entry{
				Title: fmt.Sprint("entry ", i), Link: fmt.Sprintf("https://newsroom.example/%d?a=1&b=2", i), Summary: words().Draw(t, "summary"),
				Author: rapid.SampledFrom([]string{"", "Mara Lindqvist"}).Draw(t, "author"), GUID: rapid.SampledFrom([]string{"", "id-<&>"}).Draw(t, "guid"),
				Published: published.Add(time.Duration(i) * time.Hour),
			}
			c.Entries = append(c.Entries, e)
			if e.GUID == "" {
				e.GUID = e.Link
			}
			want.Items = append(want.Items, stet.Item{URL: e.Link, GUID: e.GUID, Title: e.Title, Summary: e.Summary, Author: e.Author, Lang: "en", Published: e.Published})
		}
		var b bytes.Buffer
		if err := WriteRSS(&b, c); err != nil {
			t.Fatal(err)
		}
		got, err := Parse(b.Bytes(), "application/rss+xml", c.Self)
		if err != nil || !reflect.DeepEqual(*got, want) {
			t.Fatalf("got  %+v, %v\nwant %+v\n%s", got, err, want, b.Bytes())
		}
	})
}

func TestWriteRSS(t *testing.T) {
	var b bytes.Buffer
	err := WriteRSS(&b, Channel{
		Title: "Stet & co", Link: "https://newsroom.example/", Self: "https://newsroom.example/rss.xml", Hub: "https://hub.example/",
		Description: "All <sourced>", Lang: "en", Updated: published,
		Entries: []Entry{
			{Title: "Bridge reopens", Link: "https://newsroom.example/a/1", Summary: "5 < 6", Published: published},
			{Title: "Bad\x00 byte", Link: "https://newsroom.example/a/2", GUID: "2"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>Stet &amp; co</title>
    <link>https://newsroom.example/</link>
    <description>All &amp;lt;sourced&amp;gt;</description>
    <language>en</language>
    <lastBuildDate>Sun, 04 May 2031 01:02:01 +0000</lastBuildDate>
    <atom:link href="https://newsroom.example/rss.xml" rel="self" type="application/rss+xml"></atom:link>
    <atom:link href="https://hub.example/" rel="hub"></atom:link>
    <item>
      <title>Bridge reopens</title>
      <link>https://newsroom.example/a/1</link>
      <description>5 &amp;lt; 6</description>
      <guid isPermaLink="true">https://newsroom.example/a/1</guid>
      <pubDate>Sun, 04 May 2031 01:02:01 +0000</pubDate>
    </item>
    <item>
      <title>Bad` + "\ufffd" + ` byte</title>
      <link>https://newsroom.example/a/2</link>
      <guid isPermaLink="false">2</guid>
    </item>
  </channel>
</rss>
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	for _, c := range []Channel{
		{Link: "https://a.example/", Self: "https://a.example/"},
		{Title: "T", Link: "/", Self: "https://a.example/"},
		{Title: "T", Link: "https://a.example/"},
		{Title: "T", Link: "https://a.example/", Self: "https://a.example/", Entries: []Entry{{Title: "x"}}},
	} {
		wantError(t, WriteRSS(&b, c), stet.Invalid, "")
	}
}
