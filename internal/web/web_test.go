package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"stet"
	"stet/internal/page"
	"stet/internal/web"
	"stet/internal/web/webtest"
)

var articlePath = "/article/" + string(webtest.ArticleID)

func options(n *webtest.Newsroom) web.Options {
	return web.Options{
		Articles: n, Records: n, Stories: n, Claims: n, Reports: n, Sources: n, Searcher: n, Checker: webtest.Checker(), Base: "https://news.example",
		News: n, Archive: n, Names: n, Mentions: n, Tallies: n, Topics: []page.Topic{page.NewTopic("Dams", "dam OR gate", nil)},
		Now: func() time.Time { return webtest.Now },
	}
}

func site(t testing.TB, o web.Options) http.Handler {
	t.Helper()
	h, err := web.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(h http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	return ask(h, http.MethodGet, path, header...)
}

func ask(h http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// addresses are one of every page.
func addresses() []string {
	d := webtest.Dossier()
	return []string{
		"/", articlePath, articlePath + "?revision=1", "/story/" + string(webtest.Story), "/claim/" + string(d.Claims[0].ID), "/report/" + string(d.Reports[0].ID),
		"/report/" + string(d.Reports[7].ID) + "?from=5&to=30", "/sources", "/source/" + string(webtest.SourceID("lanternwire")), "/search",
		"/search?q=gate", "/search?q=nothing+holds+this", articlePath + "/compare", articlePath + "/compare?from=2&to=1",
		"/search?q=kind:poem+dam&order=newest", "/people", "/places", "/bodies?letter=Z", "/topics", "/topic/dams", "/archive", "/archive/2031-05-03", "/follow", "/corrections", "/about", "/check", "/check?example=1", "/nowhere",
	}
}

// Every link of every page leads somewhere, and every fragment names an element
// there; nothing but the icon and the feed is asked for besides the page.
func TestLinks(t *testing.T) {
	h := site(t, options(webtest.New()))
	queue, seen := addresses(), map[string]bool{}
	for len(queue) > 0 {
		address := queue[0]
		queue = queue[1:]
		path, fragment, _ := strings.Cut(address, "#")
		if seen[address] {
			continue
		}
		seen[address] = true
		w := get(h, path)
		if w.Code != http.StatusOK && path != "/nowhere" {
			t.Errorf("%s answers %d", address, w.Code)
			continue
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		p := webtest.Parse(t, w.Body.String())
		if fragment != "" && len(p.All("[id='"+fragment+"']")) != 1 {
			t.Errorf("%s: nothing there has that id", address)
		}
		for _, a := range p.All("a[href]") {
			href := webtest.Attr(a, "href")
			switch {
			case strings.HasPrefix(href, "#"):
				queue = append(queue, path+href)
			case strings.HasPrefix(href, "/"):
				queue = append(queue, href)
			case !strings.HasPrefix(href, "https://") && !strings.HasPrefix(href, "mailto:"):
				t.Errorf("%s links to %q", address, href)
			}
		}
		if fetched := p.All("img, iframe, script[src], link[rel=stylesheet], link[rel=preload], video, audio, object, embed"); len(fetched) > 0 {
			t.Errorf("%s fetches more than itself: %s", address, fetched[0].Data)
		}
	}
	if len(seen) < 40 {
		t.Errorf("only %d addresses were reached", len(seen))
	}
}

func TestLandmarksAndHeadings(t *testing.T) {
	h := site(t, options(webtest.New()))
	for _, address := range addresses() {
		p := webtest.Parse(t, get(h, address).Body.String())
		for _, landmark := range []string{"main#main", "header.mast", "nav[aria-label]", "footer.foot", "h1", "a.skip[href='#main']", "html[lang]", "title"} {
			p.One(landmark)
		}
		last := 0
		for _, n := range p.All("h1, h2, h3, h4, h5, h6") {
			level := int(n.Data[1] - '0')
			if level > last+1 {
				t.Errorf("%s: <%s>%s follows a heading of level %d", address, n.Data, webtest.Text(n), last)
			}
			last = level
		}
		ids := map[string]bool{}
		for _, n := range p.All("[id]") {
			id := webtest.Attr(n, "id")
			if ids[id] {
				t.Errorf("%s: the id %s stands twice", address, id)
			}
			ids[id] = true
		}
		for _, ref := range []string{"aria-labelledby", "popovertarget", "for"} {
			for _, n := range p.All("[" + ref + "]") {
				if !ids[webtest.Attr(n, ref)] {
					t.Errorf("%s: %s=%q names nothing", address, ref, webtest.Attr(n, ref))
				}
			}
		}
		for _, n := range p.All("th:not([scope])") {
			t.Errorf("%s: a table heading without scope: %s", address, webtest.Text(n))
		}
	}
}

func TestPolicy(t *testing.T) {
	h := site(t, options(webtest.New()))
	for _, address := range append(addresses(), "/feed.xml", "/robots.txt", "/favicon.svg", "/healthz", "/readyz", "/metrics") {
		w := get(h, address)
		policy := w.Header().Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy %q", address, policy)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin", "Cross-Origin-Opener-Policy": "same-origin",
			"X-Frame-Options": "DENY", "Strict-Transport-Security": "max-age=31536000",
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", address, name, got, want)
			}
		}
		if w.Header().Get("Permissions-Policy") == "" || len(w.Result().Cookies()) > 0 {
			t.Errorf("%s: no Permissions-Policy, or a cookie", address)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		p := webtest.Parse(t, w.Body.String())
		style := p.One("style").FirstChild.Data
		if !strings.Contains(policy, "style-src '"+sha256Source(style)+"'") {
			t.Errorf("%s: the policy does not allow the page's own style", address)
		}
		for _, n := range p.All("script, [style]") {
			if n.Data != "script" || webtest.Attr(n, "type") != "application/ld+json" && !strings.Contains(policy, "script-src '"+sha256Source(n.FirstChild.Data)+"'") {
				t.Errorf("%s: the policy would refuse <%s>", address, n.Data)
			}
		}
	}
}

// The bound holds for any story, since every list of the page is bounded.
func TestWeight(t *testing.T) {
	const most, styleMost, scriptMost = 30 << 10, 8 << 10, 6 << 10
	for name, n := range map[string]*webtest.Newsroom{"usual": webtest.New(), "large": webtest.Large(60), "huge": webtest.Large(400)} {
		o := options(n)
		o.Desk, o.Problems = &editors{}, &editors{} // every note leads to the form, too
		w := get(site(t, o), articlePath, "Accept-Encoding", "gzip")
		if w.Code != http.StatusOK || w.Header().Get("Content-Encoding") != "gzip" {
			t.Fatalf("%s: %d, not compressed", name, w.Code)
		}
		t.Logf("%s: %d bytes compressed", name, w.Body.Len())
		p := webtest.Parse(t, get(site(t, o), articlePath, "Accept-Encoding", "identity").Body.String())
		style, script := p.One("style").FirstChild.Data, p.One("script:not([type])").FirstChild.Data
		if len(script) > scriptMost {
			t.Errorf("%s: the article's script takes %d bytes, want at most %d", name, len(script), scriptMost)
		}
		if len(style) > styleMost {
			t.Errorf("%s: the article's style takes %d bytes, want at most %d", name, len(style), styleMost)
		}
		if w.Body.Len() > most {
			t.Errorf("%s: the article's page takes %d bytes compressed, want at most %d", name, w.Body.Len(), most)
		}
	}
}

func TestConditionalAndEncodings(t *testing.T) {
	h := site(t, options(webtest.New()))
	plain, packed := get(h, articlePath), get(h, articlePath, "Accept-Encoding", "br, gzip;q=0.5")
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(unpacked, plain.Body.Bytes()) {
		t.Errorf("the two forms differ (%v)", err)
	}
	if plain.Header().Get("Content-Encoding") != "" || plain.Header().Get("ETag") == packed.Header().Get("ETag") {
		t.Error("the plain form is labelled wrongly")
	}
	for _, header := range []string{"gzip;q=0", "identity", "br"} {
		if got := get(h, articlePath, "Accept-Encoding", header).Header().Get("Content-Encoding"); got != "" {
			t.Errorf("Accept-Encoding: %s answered with %s", header, got)
		}
	}
	again := get(h, articlePath, "Accept-Encoding", "gzip", "If-None-Match", `"x", W/`+packed.Header().Get("ETag"))
	if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("known page: %d with %d bytes", again.Code, again.Body.Len())
	}
	head := ask(h, http.MethodHead, articlePath)
	if head.Code != http.StatusOK || head.Body.Len() > 0 || head.Header().Get("Content-Length") != plain.Header().Get("Content-Length") {
		t.Errorf("HEAD: %d, %d bytes, length %s", head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
	}
}

// A cached page gives way a moment after a revision, the ledger or the standing
// has changed.
func TestFreshness(t *testing.T) {
	n := webtest.New()
	o := options(n)
	now := webtest.Now
	o.Now = func() time.Time { return now }
	h := site(t, o)
	first := get(h, articlePath)
	if get(h, articlePath).Header().Get("ETag") != first.Header().Get("ETag") {
		t.Error("an unchanged page changes")
	}
	n.Entries[0].Status = stet.Withdrawn
	now = now.Add(300 * time.Millisecond)
	if got := webtest.Parse(t, get(h, articlePath).Body.String()).Text(".head .st"); !strings.HasPrefix(got, "withdrawn") {
		t.Errorf("after the standing changed: %q", got)
	}
	third := n.Entries[0].Article
	third.Revision, third.Headline.Text = 3, "Changed again"
	n.Entries[0].Article, n.Written[webtest.ArticleID] = third, append(n.Written[webtest.ArticleID], third)
	now = now.Add(300 * time.Millisecond)
	if got := webtest.Parse(t, get(h, articlePath).Body.String()).Text("h1"); got != "Changed again" {
		t.Errorf("after a revision: %q", got)
	}
}

func TestErrors(t *testing.T) {
	n := webtest.New()
	var logged bytes.Buffer
	o := options(n)
	o.Access = slog.New(slog.NewTextHandler(&logged, nil))
	h := site(t, o)
	for _, c := range []struct {
		err  error
		want int
	}{
		{stet.Errorf(stet.Invalid, "x"), 400},
		{stet.Errorf(stet.Forbidden, "x"), 403},
		{stet.Errorf(stet.NotFound, "x"), 404},
		{stet.Errorf(stet.Conflict, "x"), 409},
		{stet.Errorf(stet.TooLarge, "x"), 413},
		{stet.Errorf(stet.Corrupt, "x"), 500},
		{errors.New("the secret path /var/db is full"), 500},
		{fmt.Errorf("front: %w", stet.Errorf(stet.Unavailable, "x")), 503},
		{context.DeadlineExceeded, 503},
	} {
		n.Err = c.err
		w := get(h, "/")
		if w.Code != c.want {
			t.Errorf("%v: %d, want %d", c.err, w.Code, c.want)
		}
		if strings.Contains(w.Body.String(), "secret") {
			t.Error("a reader is told of our insides")
		}
		webtest.Parse(t, w.Body.String()).One("h1")
	}
	if !strings.Contains(logged.String(), "the secret path") {
		t.Error("nothing was logged of a defect")
	}
	n.Err = nil
	for path, want := range map[string]int{
		"/article/nonsense": 404, "/article/" + string(webtest.Story): 404, articlePath + "?revision=9": 404, articlePath + "?revision=x": 404,
		articlePath + "?revision=-1": 404, "/report/" + strings.Repeat("0", 26): 404, "/story/%00": 404, "/source/../../etc/passwd": 307, "/x/y": 404,
	} {
		if got := get(h, path).Code; got != want {
			t.Errorf("%s: %d, want %d", path, got, want)
		}
	}
	if w := ask(h, http.MethodPost, articlePath); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
		t.Errorf("POST: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
	if w := get(h, "/nowhere", "Accept", "application/json"); strings.Contains(w.Body.String(), "<") || w.Code != 404 {
		t.Errorf("a program gets %d %q", w.Code, w.Body.String())
	}
}

type panicking struct{ *webtest.Newsroom }

func (panicking) Sources(context.Context) ([]pageSource, error) { panic("a defect") }

func TestPanicBecomesAPage(t *testing.T) {
	n := webtest.New()
	o := options(n)
	o.Sources = panicking{n}
	h := site(t, o)
	if w := get(h, "/sources"); w.Code != 500 || !strings.Contains(w.Body.String(), "defect of ours") {
		t.Errorf("%d %s", w.Code, w.Body.String())
	}
	if w := get(h, "/"); w.Code != 200 {
		t.Errorf("afterwards the front page answers %d", w.Code)
	}
}

func TestHostileText(t *testing.T) {
	n := webtest.New()
	const evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' \u202E19\u202C \u2066x & \x00y"
	d := n.Dossiers[webtest.Story]
	for _, r := range d.Reports {
		r.Outlet, r.Owner, r.Headline, r.Byline, r.URL, r.Lang = evil, evil, evil, evil, "javascript:alert(3)", `en" onload="alert(4)`
		r.Text = evil + "\n" + r.Text[len(evil)+1:]
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		c.Proposition = evil
		for j := range c.Positions {
			c.Positions[j].Speaker = evil
		}
		c.History[0].Reason = evil
	}
	a := n.Entries[0].Article
	a.Headline.Text, a.Deck.Text, a.Reason, a.Writer, a.Lang = evil, evil, evil, evil, evil
	a.PullQuote.Speaker, a.Withheld[0].Reason, a.Corrections[0].Why = evil, evil, evil
	a.Sections[0].Heading, a.Sections[0].Sentences[0].Text = evil, evil
	n.Entries[0].Article, n.Written[webtest.ArticleID][1] = a, a
	for i := range n.Read {
		s := &n.Read[i].Source
		s.Name, s.Owner, s.Terms, s.Home, s.URL, s.Lang = evil, evil, evil, "javascript:alert(5)", "data:text/html,x", evil
	}
	h := site(t, options(n))
	for _, address := range append(addresses(), "/search?q="+strings.Repeat("%3Cscript%3E", 30)) {
		w := get(h, address)
		body, policy := w.Body.String(), w.Header().Get("Content-Security-Policy")
		if strings.ContainsAny(body, "\u202E\u2066\x00") {
			t.Errorf("%s: direction or control characters reach the reader", address)
		}
		p := webtest.Parse(t, body)
		if n := len(p.All("img, [onerror], [onload]")); n > 0 {
			t.Errorf("%s: %d elements broke out of the text", address, n)
		}
		for _, n := range p.All("script:not([type='application/ld+json'])") {
			if !strings.Contains(policy, "script-src '"+sha256Source(n.FirstChild.Data)+"'") {
				t.Errorf("%s: a script broke out of the text", address)
			}
		}
		for node := range p.Root.Descendants() {
			for _, attr := range node.Attr {
				if value := strings.ToLower(attr.Val); node.Type == html.ElementNode && (attr.Key == "href" || attr.Key == "action") &&
					(strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:")) {
					t.Errorf("%s: links to %s", address, attr.Val)
				}
			}
		}
		for _, data := range p.All("script[type='application/ld+json']") {
			if !json.Valid([]byte(data.FirstChild.Data)) {
				t.Errorf("%s: the linked data is not JSON", address)
			}
		}
	}
	feed := get(h, "/feed.xml").Body.String()
	if strings.Contains(feed, "<script") || strings.ContainsAny(feed, "\u202E\x00") {
		t.Error("hostile text reaches the feed unescaped")
	}
}

func TestLinkedData(t *testing.T) {
	h := site(t, options(webtest.New()))
	p := webtest.Parse(t, get(h, articlePath).Body.String())
	var data struct {
		Type      string `json:"@type"`
		Headline  string
		Citations []struct {
			Source    string           `json:"oa:hasSource"`
			Selectors []map[string]any `json:"oa:hasSelector"`
		} `json:"citation"`
		BasedOn []any `json:"isBasedOn"`
	}
	if err := json.Unmarshal([]byte(p.One("script[type='application/ld+json']").FirstChild.Data), &data); err != nil {
		t.Fatal(err)
	}
	if data.Type != "NewsArticle" || data.Headline != p.Text("h1") || len(data.BasedOn) != 8 || len(data.Citations) < 15 {
		t.Errorf("%s %q, %d reports, %d citations", data.Type, data.Headline, len(data.BasedOn), len(data.Citations))
	}
	german := webtest.Dossier().Reports[7]
	for _, c := range data.Citations {
		if c.Source != german.URL {
			continue
		}
		from, to := int(c.Selectors[0]["oa:start"].(float64)), int(c.Selectors[0]["oa:end"].(float64))
		if got := string([]rune(german.Text)[from:to]); got != c.Selectors[1]["oa:exact"] {
			t.Errorf("the position selects %q, the quotation %q", got, c.Selectors[1]["oa:exact"])
		}
	}
}

func TestReportHighlight(t *testing.T) {
	h := site(t, options(webtest.New()))
	r := webtest.Dossier().Reports[7] // German: code points and bytes differ
	words := "Er bestritt weiterhin, dass die Öffnung die Flut ausgelöst habe."
	from := len([]rune(r.Text[:strings.Index(r.Text, words)]))
	w := get(h, fmt.Sprintf("/report/%s?from=%d&to=%d", r.ID, from, from+len([]rune(words))))
	p := webtest.Parse(t, w.Body.String())
	if got := p.Text("mark#passage"); got != words {
		t.Errorf("highlighted %q, want %q", got, words)
	}
	if href := webtest.Attr(p.One(".go a[rel]"), "href"); !strings.HasPrefix(href, r.URL+"#:~:text=") {
		t.Errorf("live page at %s", href)
	}
	if p.Text(".copy[lang=de] p:first-child") == "" || webtest.Attr(p.One("link[rel=canonical]"), "href") != r.URL {
		t.Error("the language or the canonical address is missing")
	}
	// A passage over three paragraphs is marked in each, and named once.
	whole := webtest.Parse(t, get(h, fmt.Sprintf("/report/%s?from=0&to=%d", r.ID, len([]rune(r.Text)))).Body.String())
	if len(whole.All(".copy mark")) != 3 || len(whole.All("#passage")) != 1 {
		t.Errorf("%d marks", len(whole.All(".copy mark")))
	}
	for _, bad := range []string{"?from=5&to=99999999", "?from=-3&to=4", "?from=9&to=3", "?from=a&to=b", "?to=99999999999999999999", "?from=4&to=4"} {
		p := webtest.Parse(t, get(h, "/report/"+string(r.ID)+bad).Body.String())
		if len(p.All("mark")) != 0 || !strings.Contains(p.Text(".warn"), "does not lie in this text") {
			t.Errorf("%s: %d marks", bad, len(p.All("mark")))
		}
	}
}

func TestFront(t *testing.T) {
	h := site(t, options(webtest.New()))
	p := webtest.Parse(t, get(h, "/").Body.String())
	for _, a := range p.All(".front article") {
		in := p.Within(a)
		if len(in.All(".st")) == 0 || !before(in.One(".st"), in.One("h2")) {
			t.Errorf("the standing does not precede the headline: %s", webtest.Text(a))
		}
		if !strings.Contains(in.Text(".meta"), "independent origin") {
			t.Errorf("no count of origins: %s", webtest.Text(a))
		}
	}
	if n := len(p.All(".front article")); n != 6 {
		t.Errorf("%d articles, want 6", n)
	}
	empty := webtest.New()
	empty.Entries = nil
	if got := get(site(t, options(empty)), "/"); got.Code != 200 || !strings.Contains(got.Body.String(), "Nothing has been written yet") {
		t.Errorf("an empty newsroom's front page: %d", got.Code)
	}
}

// before reports whether a stands before b in the same parent.
func before(a, b *html.Node) bool {
	for n := a.NextSibling; n != nil; n = n.NextSibling {
		if n == b {
			return true
		}
	}
	return false
}

func TestExampleBanner(t *testing.T) {
	n := webtest.New()
	o := options(n)
	o.Example = true
	h, plain := site(t, o), site(t, options(n))
	for _, address := range addresses() {
		if got := webtest.Parse(t, get(h, address).Body.String()).Text(".example"); !strings.HasPrefix(got, "Example newsroom: outlets invented") {
			t.Errorf("%s: %q", address, got)
		}
		if len(webtest.Parse(t, get(plain, address).Body.String()).All(".example")) > 0 {
			t.Errorf("%s: a real newsroom calls itself an example", address)
		}
	}
}

func TestSearch(t *testing.T) {
	h := site(t, options(webtest.New()))
	p := webtest.Parse(t, get(h, "/search?q=Gate").Body.String())
	if len(p.All(".hits li")) == 0 || len(p.All(".hits mark")) == 0 || webtest.Attr(p.One("#q"), "value") != "Gate" {
		t.Error("the search shows no hit, no marked word, or not what was asked")
	}
	if got := webtest.Parse(t, get(h, "/search?q=zzz").Body.String()).Text("[role=status]"); !strings.Contains(got, "Nothing holds all of these words") {
		t.Errorf("%q", got)
	}
	if got := get(h, "/search?q="+strings.Repeat("long+", 5000)); got.Code != 200 || got.Body.Len() > 20_000 {
		t.Errorf("an endless query: %d, %d bytes", got.Code, got.Body.Len())
	}
}

func TestFeed(t *testing.T) {
	h := site(t, options(webtest.New()))
	w := get(h, "/feed.xml")
	if got := w.Header().Get("Content-Type"); got != "application/rss+xml; charset=utf-8" {
		t.Errorf("type %q", got)
	}
	for _, want := range []string{"<title>DISPUTED: Kestria says", "https://news.example" + articlePath, `href="https://news.example/feed.xml" rel="self"`} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the feed lacks %q", want)
		}
	}
	if again := get(h, "/feed.xml", "If-Modified-Since", w.Header().Get("Last-Modified")); again.Code != http.StatusNotModified {
		t.Errorf("an unchanged feed answers %d", again.Code)
	}
}

func TestHealthAndMetrics(t *testing.T) {
	o := options(webtest.New())
	ready := errors.New("the database is locked")
	o.Ready = func(context.Context) error { return ready }
	h := site(t, o)
	if w := get(h, "/healthz"); w.Code != 200 || w.Body.String() != "ok\n" {
		t.Errorf("healthz: %d", w.Code)
	}
	if w := get(h, "/readyz"); w.Code != 503 || strings.Contains(w.Body.String(), "locked") {
		t.Errorf("readyz: %d %q", w.Code, w.Body.String())
	}
	ready = nil
	if w := get(h, "/readyz"); w.Code != 200 {
		t.Errorf("readyz: %d", w.Code)
	}
	get(h, articlePath)
	get(h, articlePath)
	get(h, "/some/where?secret=1")
	metrics := get(h, "/metrics").Body.String()
	for _, want := range []string{
		`stet_http_requests_total{route="GET /article/{id}",status="200"} 2`, `stet_http_requests_total{route="other",status="404"} 1`,
		`stet_article_pages_total{from="cache"} 1`, `stet_http_request_seconds_count{route="GET /readyz"} 2`, "go_goroutines",
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	if strings.Contains(metrics, "secret") || strings.Contains(metrics, string(webtest.ArticleID)) {
		t.Error("the metrics tell what was read")
	}
}

func TestNewRefuses(t *testing.T) {
	for _, change := range []func(*web.Options){
		func(o *web.Options) { o.Base = "news.example" }, func(o *web.Options) { o.Base = "https://news.example/sub" },
		func(o *web.Options) { o.Base = "" }, func(o *web.Options) { o.Contact = "javascript:alert(1)" }, func(o *web.Options) { o.Articles = nil },
	} {
		o := options(webtest.New())
		change(&o)
		if _, err := web.New(o); err == nil {
			t.Errorf("accepted: base %q, contact %q", o.Base, o.Contact)
		}
	}
}

func BenchmarkArticle(b *testing.B) {
	h := site(b, options(webtest.New()))
	for b.Loop() {
		if w := get(h, articlePath, "Accept-Encoding", "gzip"); w.Code != 200 {
			b.Fatal(w.Code)
		}
	}
}

func BenchmarkArticleRendered(b *testing.B) {
	n := webtest.New()
	h := site(b, options(n))
	for b.Loop() {
		n.Dossiers[webtest.Story].Story.Version++
		if w := get(h, articlePath, "Accept-Encoding", "gzip"); w.Code != 200 {
			b.Fatal(w.Code)
		}
	}
}

// Every feed comes in three formats, names itself by the address it was asked
// at, and says when it has not changed.
func TestSearchFeed(t *testing.T) {
	h := site(t, options(webtest.New()))
	p := webtest.Parse(t, get(h, "/search?q=gate+dam").Body.String())
	var path string
	for _, l := range p.All("link[rel=alternate][type='application/rss+xml']") {
		if href := webtest.Attr(l, "href"); strings.HasPrefix(href, "/search") {
			path = href
		}
	}
	w := get(h, path)
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "<item>") || !strings.Contains(w.Body.String(), "https://news.example/search/feed.xml?q=gate+dam") {
		t.Errorf("%q: %d\n%.600s", path, w.Code, w.Body)
	}
	if w := get(h, "/search/feed.json"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), `"url"`) {
		t.Errorf("a search for nothing: %d\n%.300s", w.Code, w.Body)
	}
}

func TestFeedsInEveryFormat(t *testing.T) {
	n := webtest.New()
	o := options(n)
	o.Hub = "https://hub.example/"
	h := site(t, o)
	source := page.SourcePath(n.Read[0].Source.ID)
	all, err := n.Names(t.Context(), page.NamesAsk{Kind: "person", Limit: 1})
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	somebody := all[0]
	for _, base := range []string{"", "/corrections", page.StoryPath(webtest.Story), source, "/topic/dams", page.NamePath(somebody.ID)} {
		for ending, kind := range map[string]string{".xml": "application/rss+xml", ".atom": "application/atom+xml", ".json": "application/feed+json"} {
			path := base + "/feed" + ending
			w := get(h, path)
			if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), kind) || !strings.Contains(w.Body.String(), "https://news.example"+path) {
				t.Errorf("%s: %d %s\n%.300s", path, w.Code, w.Header().Get("Content-Type"), w.Body)
			}
			if !strings.Contains(w.Header().Get("Link"), `<https://hub.example/>; rel="hub"`) {
				t.Errorf("%s names no hub: %q", path, w.Header().Get("Link"))
			}
			if again := get(h, path, "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusNotModified {
				t.Errorf("%s again: %d", path, again.Code)
			}
		}
	}
}

// manyArticles is a newsroom with as many articles as asked.
type manyArticles int

func (n manyArticles) CountArticles(context.Context) (int, error) { return int(n), nil }

func (n manyArticles) ArticlesChanged(_ context.Context, from, limit int) (map[stet.ID]time.Time, []stet.ID, error) {
	changed := map[stet.ID]time.Time{}
	var ids []stet.ID
	for i := from; i < min(int(n), from+limit); i++ {
		id := stet.NewID(webtest.Now, "a", strconv.Itoa(i))
		ids, changed[id] = append(ids, id), webtest.Now
	}
	return changed, ids, nil
}

// Sitemaps hold every article once, and none more than crawlers take.
func TestSitemapsStayInTheirLimits(t *testing.T) {
	o := options(webtest.New())
	o.Sitemap = manyArticles(120_000)
	h := site(t, o)
	index := get(h, "/sitemap.xml").Body.String()
	if got := strings.Count(index, "<loc>"); got != 3 {
		t.Fatalf("%d sitemaps:\n%s", got, index)
	}
	total := 0
	for i := range 3 {
		text := get(h, fmt.Sprintf("/sitemap/%d.xml", i+1)).Body.String()
		n := strings.Count(text, "<url>")
		if n == 0 || n > 50_000 || len(text) > 50<<20 {
			t.Errorf("sitemap %d: %d pages, %d bytes", i+1, n, len(text))
		}
		total += strings.Count(text, "/article/")
	}
	if total != 120_000 {
		t.Errorf("%d articles", total)
	}
	for _, path := range []string{"/sitemap/4.xml", "/sitemap/0.xml", "/sitemap/x.xml", "/sitemap/-1.xml"} {
		if got := get(h, path).Code; got != http.StatusNotFound {
			t.Errorf("%s: %d", path, got)
		}
	}
	if news := get(h, "/news-sitemap.xml").Body.String(); !strings.Contains(news, "<news:title>") || strings.Count(news, "<url>") > 1000 {
		t.Errorf("news: %.500s", news)
	}
	if robots := get(h, "/robots.txt").Body.String(); !strings.Contains(robots, "Sitemap: https://news.example/sitemap.xml") {
		t.Errorf("robots: %s", robots)
	}
}
