package extract

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// readPage reads an invented page with the given head and beginning of the
// article.
func readPage(t *testing.T, address, head, beginning string) *Page {
	t.Helper()
	text := strings.Repeat("<p>The council of Vellmar met, and its members, who had waited for long, voted for the bridge over the Tarn.</p>", 4)
	page, err := HTML([]byte("<html><head>"+head+"</head><body><div class='has-comments'>"+beginning+text+"</div></body></html>"), "", address)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestHeadline(t *testing.T) {
	const h1 = "<h1>Council votes for bridge</h1>"
	for name, c := range map[string]struct{ head, body, want string }{
		"json-ld first":           {`<title>x</title><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"W"},{"@type":["NewsArticle"],"headline":"Council votes for bridge"}]}</script>`, "", "Council votes for bridge"},
		"open graph":              {`<meta property="og:title" content="Council votes for bridge"><title>x</title>`, "", "Council votes for bridge"},
		"title and site":          {`<title>Council votes for bridge | Vellmar Post</title><meta property="og:site_name" content="Vellmar Post">`, "", "Council votes for bridge"},
		"site first":              {`<title>Vellmar Post: Council votes for bridge</title><meta property="og:site_name" content="Vellmar Post">`, "", "Council votes for bridge"},
		"site by its address":     {`<title>Council votes for bridge - vellmarpost.example</title>`, "", "Council votes for bridge"},
		"own dash kept":           {`<title>Council votes for bridge - at last</title>`, "", "Council votes for bridge - at last"},
		"site unknown, h1":        {`<title>Council votes for bridge - News from here</title>`, h1, "Council votes for bridge"},
		"section first, h2":       {`<title>Politics » Council votes for bridge</title>`, "<h1>Politics</h1><h2>Council votes for bridge</h2>", "Council votes for bridge"},
		"cut off":                 {`<meta property="og:title" content="Council votes for the bridge that the neighbours of the…">`, "<h1>Council votes for the bridge that the neighbours of the mill oppose</h1>", "Council votes for the bridge that the neighbours of the mill oppose"},
		"h1 alone":                {"", h1, "Council votes for bridge"},
		"site is no headline":     {`<meta property="og:site_name" content="Vellmar Post"><title>Vellmar Post</title>`, "<h1>Vellmar Post</h1>" + h1, "Council votes for bridge"},
		"escaped twice":           {`<meta property="og:title" content="Council &amp;amp; mayor vote">`, "", "Council & mayor vote"},
		"markup":                  {`<script type="application/ld+json">{"@type":"Article","headline":"Council <b>votes</b> for bridge"}</script>`, "", "Council votes for bridge"},
		"words parted by style":   {`<title>Bridge: Council votes for it</title>`, "<h1><span>Bridge</span><span>Council votes for it</span></h1>", "Bridge: Council votes for it"},
		"broken json":             {`<script type="application/ld+json">{"@type":"Article","headline":}</script><title>Council votes for bridge</title>`, "", "Council votes for bridge"},
		"line break in json":      {"<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Council votes\n for bridge\"};</script>", "", "Council votes for bridge"},
		"hidden h1 is no heading": {`<title>Council votes for bridge</title>`, `<h1 style="display:none">Something else entirely</h1>`, "Council votes for bridge"},
	} {
		if got := readPage(t, "https://www.vellmarpost.example/a", c.head, c.body); got.Headline != c.want {
			t.Errorf("%s: headline %q, want %q", name, got.Headline, c.want)
		}
	}
}

func TestByline(t *testing.T) {
	meta := func(s string) string { return fmt.Sprintf(`<meta name="author" content="%s">`, s) }
	ld := func(s string) string {
		return `<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"Council votes for bridge","author":` + s + `},{"@type":"Person","@id":"#p1","name":"Ada Morrow"}]}</script>`
	}
	const h = "<h1>Council votes for bridge</h1>"
	for name, c := range map[string]struct{ head, body, want string }{
		"json-ld object":        {ld(`{"@type":"Person","name":"Ada Morrow"}`), "", "Ada Morrow"},
		"json-ld list":          {ld(`[{"name":"Ada Morrow"},"Jonas Pell"]`), "", "Ada Morrow; Jonas Pell"},
		"json-ld reference":     {ld(`{"@id":"#p1"}`), "", "Ada Morrow"},
		"json-ld names":         {ld(`{"name":["Ada Morrow","Jonas Pell"]}`), "", "Ada Morrow; Jonas Pell"},
		"meta":                  {meta("Ada Morrow"), "", "Ada Morrow"},
		"and":                   {meta("Ada Morrow and Jonas Pell"), "", "Ada Morrow; Jonas Pell"},
		"und":                   {meta("Von Ada Morrow, Jonas Pell und Ole Aas"), "", "Ada Morrow; Jonas Pell; Ole Aas"},
		"function":              {meta("By Ada Morrow, staff writer"), "", "Ada Morrow"},
		"address":               {meta("Ada Morrow (ada@post.example)"), "", "Ada Morrow"},
		"link is no name":       {meta("https://social.example/ada"), h + `<a rel="author" href="/a">Ada Morrow</a>`, "Ada Morrow"},
		"account is no name":    {meta("admin"), h + `<span class="author">By Ada Morrow</span>`, "Ada Morrow"},
		"initial keeps stop":    {meta("Perrin Vale Jr."), "", "Perrin Vale Jr."},
		"class with date":       {"", h + `<div class="byline">By Ada Morrow | 4 March 2031</div>`, "Ada Morrow"},
		"line below headline":   {"", h + `<div><em>By Ada Morrow</em></div>`, "Ada Morrow"},
		"WordPress":             {`<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Morrow">`, "", "Ada Morrow"},
		"commentator":           {"", h + `<div class="comment"><span class="author">Angry Reader</span></div>`, ""},
		"outlet is no person":   {`<meta property="og:site_name" content="Vellmar Post">` + meta("Vellmar Post"), h + `<p>By Ada Morrow</p>`, "Ada Morrow"},
		"person, not body":      {ld(`{"@type":"NewsMediaOrganization","name":"Vellmar News Service"}`), h + `<p>By Ada Morrow</p>`, "Ada Morrow"},
		"body, when nobody":     {ld(`{"@type":"Organization","name":"Vellmar News Service"}`), h, "Vellmar News Service"},
		"said once":             {meta("Ada Morrow; ADA MORROW"), "", "Ada Morrow"},
		"a line about the past": {"", h + `<p>By the time Ada Morrow came to the council, which had met since dawn in the old mill, all was over.</p>`, ""},
	} {
		if got := readPage(t, "https://www.vellmarpost.example/a", c.head, c.body); got.Byline != c.want {
			t.Errorf("%s: byline %q, want %q", name, got.Byline, c.want)
		}
	}
}

func TestPublished(t *testing.T) {
	meta := func(name, content string) string { return `<meta property="` + name + `" content="` + content + `">` }
	const h = "<h1>Council votes for bridge</h1>"
	for name, c := range map[string]struct{ address, head, body, want string }{
		"json-ld":               {"", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-03-04T18:05:00+01:00"}</script>` + meta("article:published_time", "2030-01-01"), "", "2031-03-04T18:05:00+01:00"},
		"meta":                  {"", meta("article:published_time", "2031-03-04T18:05:00Z"), "", "2031-03-04T18:05:00Z"},
		"meta beats modified":   {"", meta("article:modified_time", "2031-03-09T00:00:00Z") + meta("article:published_time", "2031-03-04"), "", "2031-03-04T00:00:00Z"},
		"zone by name":          {"", meta("date", "Tue, 04 Mar 2031 18:05:00 EST"), "", "2031-03-04T18:05:00-05:00"},
		"seconds since 1970":    {"", meta("pubdate", "1930413900"), "", "2031-03-04T18:05:00Z"},
		"nonsense skipped":      {"", meta("article:published_time", "soon") + meta("date", "2031-03-04"), "", "2031-03-04T00:00:00Z"},
		"before the web":        {"", meta("date", "0001-01-01") + meta("pubdate", "2031-03-04"), "", "2031-03-04T00:00:00Z"},
		"time":                  {"", "", h + `<time datetime="2031-03-04T18:05+01:00">then</time>`, "2031-03-04T18:05:00+01:00"},
		"published time":        {"", "", h + `<time datetime="2031-03-09" class="updated">a</time><time datetime="2031-03-04" class="published">b</time>`, "2031-03-04T00:00:00Z"},
		"itemprop":              {"", "", h + `<abbr itemprop="datePublished" title="2031-03-04T14:33:00-07:00">2:33</abbr>`, "2031-03-04T14:33:00-07:00"},
		"not a comment's":       {"/2031/03/04/x", "", h + `<div class="comment"><time datetime="2031-03-09">x</time></div>`, "2031-03-04T00:00:00Z"},
		"address":               {"/news/2031/03/04/bridge", "", h, "2031-03-04T00:00:00Z"},
		"address, joined":       {"/news/20310304-bridge", "", h, "2031-03-04T00:00:00Z"},
		"address, no such day":  {"/news/2031/02/30/bridge", "", h, ""},
		"words":                 {"", "", h + `<p class="date">4 March 2031</p>`, "2031-03-04T00:00:00Z"},
		"German words":          {"", `<meta property="og:locale" content="de_DE">`, h + `<p class="datum">Dienstag, 4. März 2031, 18:05 Uhr</p>`, "2031-03-04T00:00:00Z"},
		"Polish words":          {"", `<meta property="og:locale" content="pl_PL">`, h + `<p>4 marca 2031</p>`, "2031-03-04T00:00:00Z"},
		"figures":               {"", "", h + `<p>Vellmar · 04.03.2031</p>`, "2031-03-04T00:00:00Z"},
		"American figures":      {"", `<meta property="og:locale" content="en_US">`, h + `<p>03/04/2031</p>`, "2031-03-04T00:00:00Z"},
		"British figures":       {"", `<meta property="og:locale" content="en_GB">`, h + `<p>04/03/2031</p>`, "2031-03-04T00:00:00Z"},
		"modified when all out": {"", meta("article:modified_time", "2031-03-09"), h, "2031-03-09T00:00:00Z"},
		"none":                  {"", "", h, ""},
	} {
		got := readPage(t, "https://vellmarpost.example"+c.address, c.head, c.body)
		text := ""
		if !got.Published.IsZero() {
			text = got.Published.Format(time.RFC3339)
		}
		if text != c.want {
			t.Errorf("%s: published %q, want %q", name, text, c.want)
		}
	}
}

func TestLangAndCanonical(t *testing.T) {
	for _, c := range []struct{ head, lang, canonical string }{
		{`<meta property="og:locale" content="pt_br"><link rel="shortlink canonical" href="/b?x=1">`, "pt-BR", "https://post.example/b?x=1"},
		{`<meta http-equiv="content-language" content="de, en"><meta property="og:url" content="https://other.example/c">`, "de", "https://other.example/c"},
		{`<link rel="canonical" href="javascript:alert(1)">`, "", "https://post.example/a"},
		{`<meta property="og:locale" content="x">`, "", "https://post.example/a"},
	} {
		got := readPage(t, "https://post.example/a", c.head, "")
		if got.Lang != c.lang || got.Canonical != c.canonical {
			t.Errorf("%s: language %q, canonical %q; want %q, %q", c.head, got.Lang, got.Canonical, c.lang, c.canonical)
		}
	}
}
