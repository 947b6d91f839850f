package feed

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"stet"
)

const base = "https://herald.example/feeds/news.xml"

// parseFeed parses or ends the test.
func parseFeed(t *testing.T, body string) *Feed {
	t.Helper()
	f, err := Parse([]byte(body), "", base)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func wantError(t *testing.T, err error, kind stet.Kind, says string) {
	t.Helper()
	if stet.KindOf(err) != kind || err != nil && !strings.Contains(err.Error(), says) {
		t.Errorf("got %q (%v), want %q saying %q", stet.KindOf(err), err, kind, says)
	}
}

var (
	published = time.Date(2031, 5, 4, 1, 2, 1, 0, time.UTC)
	updated   = time.Date(2031, 5, 4, 6, 0, 0, 0, time.UTC)
)

// The same list in each form must come to the same items.
func TestParseForms(t *testing.T) {
	for name, tt := range map[string]struct {
		body   string
		lacks  string // fields that the form cannot tell
		author string
	}{
		"RSS 2.0": {body: `<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><!-- made by hand -->
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Herald</title><link>https://herald.example</link><language>en-gb</language>
<atom:link rel="self" href="/feeds/news.xml"/><atom:link rel="hub" href="https://hub.example/"/>
<item><title>Bridge &amp;amp; ferry reopen</title><link>/2031/bridge#top</link><guid isPermaLink="false">tag:1</guid>
<description><![CDATA[<p>The <b>old</b> bridge<br>carries traffic&nbsp;again.</p>]]></description>
<dc:creator>Mara Lindqvist</dc:creator><pubDate>Sun, 04 May 2031 03:02:01 +0200</pubDate></item>
</channel></rss>`, lacks: "updated"},
		"RSS 0.91": {body: `<rss version="0.91"><channel><title>Harbour Herald</title><link>https://herald.example/</link><language>en-GB</language>
<item><title>Bridge &amp; ferry reopen</title><link>https://HERALD.example:443/2031/bridge</link><description>The old bridge carries traffic again.</description></item>
</channel></rss>`, lacks: "updated published author guid self hub"},
		"RDF": {body: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Harbour Herald</title><link>https://herald.example/</link><dc:language>en-GB</dc:language></channel>
<item rdf:about="x"><title>Bridge &amp; ferry reopen</title><link>https://herald.example/2031/bridge</link>
<description>The old bridge carries traffic again.</description><dc:creator>Mara Lindqvist</dc:creator><dc:date>2031-05-04T03:02:01+02:00</dc:date></item>
</rdf:RDF>`, lacks: "updated guid self hub"},
		"Atom": {body: `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title type="html">Harbour &lt;i&gt;Herald&lt;/i&gt;</title>
<link rel="alternate" href="https://herald.example/"/><link rel="self" href="news.xml"/><link rel="hub" href="https://hub.example/"/>
<entry xml:base="/2031/"><id>tag:1</id><title>Bridge &amp; ferry reopen</title><link href="bridge"/><link rel="enclosure" href="bridge.mp3"/>
<author><name>Mara Lindqvist</name><email>mara@herald.example</email></author>
<published>2031-05-04T03:02:01+02:00</published><updated>2031-05-04T06:00:00Z</updated>
<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The old bridge <em>carries</em> traffic again.</div></summary></entry></feed>`},
		"JSON Feed": {body: `{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Herald", "home_page_url": "https://herald.example/", "language": "en-GB",
"feed_url": "https://herald.example/feeds/news.xml", "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
"items": [{"id": "tag:1", "url": "https://herald.example/2031/bridge", "title": "Bridge & ferry reopen", "content_html": "<p>The old bridge carries traffic again.</p>",
"authors": [{"name": "Mara Lindqvist"}], "date_published": "2031-05-04T03:02:01+02:00", "date_modified": "2031-05-04T06:00:00Z"}, null]}`},
	} {
		t.Run(name, func(t *testing.T) {
			want := Feed{
				Title: "Harbour Herald", Home: "https://herald.example/", Self: base, Hub: "https://hub.example/", Lang: "en-GB",
				Items: []stet.Item{{
					URL: "https://herald.example/2031/bridge", GUID: "tag:1", Title: "Bridge & ferry reopen",
					Summary: "The old bridge carries traffic again.", Author: "Mara Lindqvist", Lang: "en-GB",
					Published: published, Updated: updated,
				}},
			}
			for field := range strings.FieldsSeq(tt.lacks) {
				switch i := &want.Items[0]; field {
				case "updated":
					i.Updated = time.Time{}
				case "published":
					i.Published = time.Time{}
				case "author":
					i.Author = ""
				case "guid":
					i.GUID = ""
				case "self":
					want.Self = ""
				case "hub":
					want.Hub = ""
				}
			}
			got := parseFeed(t, tt.body)
			if got.Items[0].Updated.Equal(got.Items[0].Published) { // some forms have one date for both
				got.Items[0].Updated = want.Items[0].Updated
			}
			if !reflect.DeepEqual(*got, want) {
				t.Errorf("got  %+v\nwant %+v", *got, want)
			}
		})
	}
}

func rssOf(items string) string {
	return `<rss version="2.0"><channel><title>T</title><link>https://herald.example/</link>` + items + `</channel></rss>`
}

func TestParseSkipsWhatLeadsNowhere(t *testing.T) {
	f := parseFeed(t, rssOf(`
<item><title>good</title><link>https://herald.example/a?id=1#x</link></item>
<item><title>again</title><link>https://herald.example/a?id=1#y</link></item>
<item><title>none</title></item>
<item><title>mail</title><link>mailto:desk@herald.example</link></item>
<item><title>script</title><link>javascript:alert(1)</link></item>
<item><title>secret</title><link>https://me:pw@herald.example/</link></item>
<item><title>broken</title><link>https://herald.example/%zz</link></item>
<item><title>no host</title><link>https:///x</link></item>
<item><title>long</title><link>https://herald.example/`+strings.Repeat("x", 9000)+`</link></item>
<item><link>ftp://herald.example/only-link</link></item>
<item><title>by guid</title><guid>https://herald.example/b</guid></item>
<item><title>by relative path</title><link>c</link></item>`))
	var urls []string
	for _, i := range f.Items {
		urls = append(urls, i.URL)
	}
	if want := []string{"https://herald.example/a?id=1", "https://herald.example/b", "https://herald.example/c"}; !reflect.DeepEqual(urls, want) {
		t.Errorf("items %q, want %q", urls, want)
	}
	want := []Skip{
		{"again", "its address is listed above"},
		{"none", "it has no address"},
		{"mail", "its address is not on the web"},
		{"script", "its address is not on the web"},
		{"secret", "its address holds a name or password"},
		{"broken", "its address cannot be read"},
		{"no host", "its address names no host"},
		{"long", "its address is too long"},
		{"ftp://herald.example/only-link", "its address is not on the web"},
	}
	if !reflect.DeepEqual(f.Skipped, want) {
		t.Errorf("skipped %+v\nwant %+v", f.Skipped, want)
	}
}

func TestParseCharsets(t *testing.T) {
	doc := func(encoding, title string) string {
		if encoding != "" {
			encoding = fmt.Sprintf(` encoding="%s"`, encoding)
		}
		return `<?xml version="1.0"` + encoding + `?><rss version="2.0"><channel><title>` + title + `</title></channel></rss>`
	}
	encode := func(s string, encoder interface{ String(string) (string, error) }) string {
		out, err := encoder.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	const title, cyrillic = "Die Fähre – zurück", "Паром вернулся"
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, tt := range []struct{ name, body, contentType, want string }{
		{"UTF-8", doc("utf-8", title), "application/rss+xml; charset=utf-8", title},
		{"UTF-8 without a word", doc("", title), "", title},
		{"UTF-8 with BOM", "\ufeff" + doc("", title), "text/xml", title},
		{"UTF-8 after blanks", "\n\n  " + doc("utf-8", title), "", title},
		{"UTF-8 called Latin by the server", doc("utf-8", title), "text/xml; charset=iso-8859-1", title},
		{"UTF-8 called Latin by itself", doc("iso-8859-1", title), "", title},
		{"windows-1252, declared", encode(doc("windows-1252", title), charmap.Windows1252.NewEncoder()), "text/xml", title},
		{"Latin-1, declared, with a dash of windows", encode(doc("ISO-8859-1", title), charmap.Windows1252.NewEncoder()), "", title},
		{"windows-1251, by the server", encode(doc("", cyrillic), charmap.Windows1251.NewEncoder()), "text/xml; charset=windows-1251", cyrillic},
		{"windows-1251, declared, called UTF-8 by the server", encode(doc("windows-1251", cyrillic), charmap.Windows1251.NewEncoder()), "text/xml; charset=utf-8", cyrillic},
		{"the server against the declaration", encode(doc("koi8-r", cyrillic), charmap.Windows1251.NewEncoder()), "text/xml; charset=windows-1251", cyrillic},
		{"windows-1252 without a word", encode(doc("", title), charmap.Windows1252.NewEncoder()), "", title},
		{"UTF-16 with BOM", encode(doc("utf-16", title), utf16.NewEncoder()), "text/xml", title},
		{"UTF-16 without BOM", encode(doc("utf-16", title), big.NewEncoder()), "", title},
		{"called UTF-16, but ASCII", doc("utf-16", "Ferry"), "", "Ferry"},
		{"unknown", doc("x-unheard-of", "Ferry"), "text/xml; charset=none", "Ferry"},
		{"UTF-8 with damage", doc("utf-8", "Fähre \xff zurück"), "", "Fähre \ufffd zurück"},
		{"forbidden characters", doc("utf-8", "Fer\x00r\x08y\x1f \uffff"), "", "Ferry"},
	} {
		f, err := Parse([]byte(tt.body), tt.contentType, base)
		if err != nil || f.Title != tt.want {
			t.Errorf("%s: %+v, %v; want %q", tt.name, f, err, tt.want)
		}
	}
}

func TestParseSaysWhatItIsInstead(t *testing.T) {
	whole := rssOf(`<item><title>A</title><link>https://herald.example/a</link></item>`)
	for _, tt := range []struct{ name, body, says string }{
		{
			"page with feeds", `<!DOCTYPE html><html><head><link rel="stylesheet" href="a.css"><link rel="alternate" hreflang="de" href="/de">
			<link rel="Alternate" type="application/rss+xml" href="/rss"><LINK REL=alternate TYPE="application/atom+xml; charset=utf-8" HREF=atom.xml>
			<link rel=alternate type=application/feed+json href=https://other.example/feed.json#x><link rel=alternate type=application/rss+xml href=/fourth></head><p>News`,
			"https://herald.example/rss or https://herald.example/feeds/atom.xml or https://other.example/feed.json",
		},
		{"page without", `<!-- x --><html lang=en><head><title>News</title></head><body><script>if (a < b && c) {}</script>`, "names no feed"},
		{"XHTML", `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"/>`, "web page"},
		{"sitemap", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>`, "kind sitemap"},
		{"OPML", `<opml version="2.0"><body/></opml>`, "import it"},
		{"nothing", " \n", "empty"},
		{"text", "Not found", `begins with "Not found"`},
		{"other XML", `<note>hello</note>`, "not a feed"},
		{"other JSON", `{"error": "rate limited"}`, "not JSON Feed"},
		{"JSON items of another kind", `{"items": ["a", "b"]}`, "not JSON Feed"},
		{"JSON, cut", `{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"`, "cut off"},
		{"cut between items", whole[:strings.Index(whole, "<item>")], "cut off: <channel>"},
		{"cut in a text", whole[:strings.Index(whole, "A</title>")+1], "cut off: <title>"},
		{"cut in a tag", whole[:strings.LastIndex(whole, "</link>")+3], "cut off"},
		{"cut before the last tag", strings.TrimSuffix(whole, "</rss>"), "cut off: <rss>"},
		{"cut in the document type", `<?xml version="1.0"?><!DOCTYPE rss [`, "not a feed"},
		{"no channel", `<rss version="2.0"></rss>`, ""},
	} {
		f, err := Parse([]byte(tt.body), "text/html", base)
		if tt.says == "" {
			if err == nil && len(f.Items) > 0 || err != nil && stet.KindOf(err) != stet.Invalid {
				t.Errorf("%s: %+v, %v", tt.name, f, err)
			}
			continue
		}
		t.Run(tt.name, func(t *testing.T) { wantError(t, err, stet.Invalid, tt.says) })
	}
}

func TestParseBounds(t *testing.T) {
	item := func(i int) string { return fmt.Sprintf("<item><link>https://herald.example/%d</link></item>", i) }
	var many strings.Builder
	for i := range maxEntries + 1 {
		many.WriteString(item(i))
	}
	deepJSON := `{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [], "x": ` + strings.Repeat("[", 500_000) + strings.Repeat("]", 500_000) + "}"
	for name, body := range map[string]string{
		"bytes":               rssOf(strings.Repeat(" ", maxBytes)),
		"entries":             rssOf(many.String()),
		"depth":               rssOf(strings.Repeat("<a>", 200_000)),
		"closed depth":        rssOf(strings.Repeat("<a>", 100_000) + strings.Repeat("</a>", 100_000)),
		"elements":            rssOf(strings.Repeat("<x/>", maxElements+1)),
		"parts of one":        rssOf("<item>" + strings.Repeat("a<x/>", maxChildren+1) + "</item>"),
		"JSON depth":          deepJSON,
		"JSON entries":        `{"items": [` + strings.Repeat("{},", maxEntries) + `{}]}`,
		"JSON entries' parts": `{"items": [{"attachments": [` + strings.Repeat("{},", maxElements) + `{}]}]}`,
	} {
		_, err := Parse([]byte(body), "", base)
		t.Run(name, func(t *testing.T) { wantError(t, err, stet.TooLarge, "more than") })
	}
	if f := parseFeed(t, rssOf(item(1)+strings.Repeat("<!-- x -->", 300_000))); len(f.Items) != 1 {
		t.Errorf("comments: %+v", f)
	}
}

// What follows is allowed and made to be expensive; it must not be.
func TestParseIsLinear(t *testing.T) {
	var nested strings.Builder
	for range 20 {
		nested.WriteString("<y:x xmlns:y='urn:y'>" + strings.Repeat(strings.Repeat("text ", 20)+"<y:z/>", 400) + "</y:x>")
	}
	for name, body := range map[string]string{
		"text between elements": rssOf("<item>" + nested.String() + "</item>"),
		"entities":              rssOf("<item><title>" + strings.Repeat("&", 1<<20) + "</title></item>"),
		"angles":                rssOf("<item><title><![CDATA[" + strings.Repeat("<", 1<<20) + "]]></title></item>"),
		"comments in HTML":      rssOf("<item><title><![CDATA[" + strings.Repeat("<!--", 250_000) + "]]></title></item>"),
		"open sections":         rssOf("<item><title>" + strings.Repeat("<![CDATA[", 100_000) + "]]></title></item>"),
		"attributes":            rssOf("<item " + strings.Repeat("a='' ", 200_000) + "/>"),
		"blank prolog":          strings.Repeat("<!-- -->", 100_000) + rssOf(""),
	} {
		began := time.Now()
		_, err := Parse([]byte(body), "", base)
		if stet.KindOf(err) == stet.Internal {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s: took %s for %d bytes", name, took, len(body))
		}
	}
}

func TestParseTexts(t *testing.T) {
	for markup, want := range map[string]string{
		"plain":                                   "plain",
		"  two\n\twords ":                         "two words",
		"1 &lt; 2 &amp;amp; 3":                    "1 < 2 & 3",
		"&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two":      "one two",
		"a&lt;b&gt;bold&lt;/b&gt;ly":              "aboldly",
		"x&lt;script&gt;alert(1)&lt;/script&gt;y": "xy",
		"x &lt;style&gt;p{}&lt;/style&gt; y":      "x y",
		"x&lt;!-- hidden --&gt;y":                 "xy",
		"evil\u202egnp.exe\u200b\u00ad":           "evilgnp.exe",
		"&amp;#8220;quoted&amp;#8221;":            "“quoted”",
		strings.Repeat("word ", 300):              strings.TrimSpace(strings.Repeat("word ", 100)) + "…",
		strings.Repeat("ü", 600):                  strings.Repeat("ü", 500) + "…",
	} {
		f := parseFeed(t, rssOf("<item><title>"+markup+"</title><link>https://herald.example/a</link></item>"))
		if got := f.Items[0].Title; got != want {
			t.Errorf("%.60q: %q, want %q", markup, got, want)
		}
	}
}

func TestParseTimesAndLanguages(t *testing.T) {
	f := parseFeed(t, `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><language> de_AT </language>
<item><link>https://a.example/1</link><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item>
<item><link>https://a.example/2</link><pubDate>soon</pubDate><dc:language>fr</dc:language></item>
<item><link>https://a.example/3</link><pubDate>Sun, 04 May 2031 03:02:01 EST</pubDate><dc:language>nonsense!</dc:language></item></channel></rss>`)
	for i, want := range []struct {
		at   time.Time
		lang string
	}{{time.Time{}, "de-AT"}, {time.Time{}, "fr"}, {time.Date(2031, 5, 4, 8, 2, 1, 0, time.UTC), "de-AT"}} {
		if got := f.Items[i]; !got.Published.Equal(want.at) || got.Lang != want.lang {
			t.Errorf("item %d: %s %q, want %s %q", i, got.Published, got.Lang, want.at, want.lang)
		}
	}
}
