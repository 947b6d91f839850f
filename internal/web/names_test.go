package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/page"
	"stet/internal/web/webtest"
)

func TestNamePages(t *testing.T) {
	n := webtest.New()
	h := site(t, options(n))
	list := webtest.Parse(t, get(h, "/people").Body.String())
	links := list.All(".names a")
	if len(links) == 0 || len(list.All(".letters a")) < 2 {
		t.Fatal("no people are listed, or no letters")
	}
	// Whoever takes a position in the ledger has a page, which names the claim.
	ledger := webtest.Parse(t, get(h, "/story/"+string(webtest.Story)).Body.String())
	speakers := ledger.All(`.cols a[href^="/name/"]`)
	if len(speakers) == 0 {
		t.Fatal("no speaker of the ledger has a link")
	}
	p := webtest.Parse(t, get(h, webtest.Attr(speakers[0], "href")).Body.String())
	if len(p.All(`a[href^="/claim/"]`)) == 0 || len(p.All(`a[href^="/article/"]`)) == 0 || len(p.All(`a[href^="/story/"]`)) == 0 {
		t.Error("a name's page lacks what was said, or where")
	}
	for _, path := range []string{"/name/" + string(stet.NewID(time.Unix(1, 0), "nobody")), "/name/x", "/topic/none"} {
		if got := get(h, path).Code; got != http.StatusNotFound {
			t.Errorf("%s: %d", path, got)
		}
	}
	// An odd letter or page is no error.
	for _, path := range []string{"/people?letter=%00%3Cscript%3E", "/people?page=-1", "/people?page=999999999999", "/topic/dams?page=77"} {
		if got := get(h, path); got.Code != http.StatusOK || strings.Contains(got.Body.String(), "<script>") {
			t.Errorf("%s: %d", path, got.Code)
		}
	}
}

func TestNamesAreOffWithoutThem(t *testing.T) {
	o := options(webtest.New())
	o.Names, o.Mentions, o.Topics, o.Tallies = nil, nil, nil, nil
	h := site(t, o)
	for path, want := range map[string]int{"/people": 404, "/topics": 200, "/story/" + string(webtest.Story): 200, "/source/" + string(webtest.SourceID("lanternwire")): 200} {
		if got := get(h, path).Code; got != want {
			t.Errorf("%s: %d, want %d", path, got, want)
		}
	}
}

func TestSourceTellsWhatBecameOfItsReports(t *testing.T) {
	n := webtest.New()
	id := webtest.SourceID("lanternwire")
	for report, r := range n.Filed {
		if r.Source == id {
			n.Left = map[stet.ID]stet.Departure{report: {Report: report, At: webtest.Now}}
		}
	}
	p := webtest.Parse(t, get(site(t, options(n)), "/source/"+string(id)).Body.String())
	if got := p.Texts(".record dd"); len(got) != 8 || got[5] != "1" {
		t.Errorf("%q", got)
	}
	if len(p.All("#left + ul li")) != 1 {
		t.Error("the report that was removed is not listed")
	}
}

func TestSearchFiltersAndHelps(t *testing.T) {
	h := site(t, options(webtest.New()))
	p := webtest.Parse(t, get(h, "/search?q=dam").Body.String())
	tabs := p.All(".filters ul:first-child a")
	if len(tabs) < 3 {
		t.Fatalf("%d kinds", len(tabs))
	}
	claims := webtest.Parse(t, get(h, "/search?q=dam&kind=claim&order=newest").Body.String())
	if kinds := slices.Compact(claims.Texts(".hit .kind")); len(kinds) != 1 || kinds[0] != "Claim" {
		t.Errorf("%q", kinds)
	}
	odd := webtest.Parse(t, get(h, "/search?q=status:odd+dam").Body.String())
	if got := odd.Text(".understood"); !strings.Contains(got, `"status odd" dam`) {
		t.Errorf("it does not say how it was understood: %q", got)
	}
	if got := odd.Text(".notes"); !strings.Contains(got, "asserted, disputed, confirmed or withdrawn") {
		t.Errorf("it does not say why: %q", got)
	}
	// Every example of the help can be asked.
	for _, a := range p.All(".how dt a") {
		got := webtest.Parse(t, get(h, webtest.Attr(a, "href")).Body.String())
		if len(got.All(".notes")) > 0 || len(got.All("[role=status]")) != 1 {
			t.Errorf("the example %s is not understood", webtest.Attr(a, "href"))
		}
	}
	if got := get(h, "/search?q=%3Cmark%3E%22%3Cscript%3Ealert(1)%3C%2Fscript%3E"); strings.Contains(got.Body.String(), "<script>") {
		t.Error("what was typed comes out as markup")
	}
}

func TestOpenSearch(t *testing.T) {
	got := get(site(t, options(webtest.New())), "/opensearch.xml")
	if !strings.Contains(got.Body.String(), `template="https://news.example/search?q={searchTerms}"`) || !strings.HasPrefix(got.Header().Get("Content-Type"), "application/opensearchdescription+xml") {
		t.Errorf("%v\n%s", got.Header(), got.Body)
	}
}

func TestCorrectionsArePaged(t *testing.T) {
	n := webtest.New()
	a := &n.Entries[0].Article
	for i := range 120 {
		a.Corrections = append(a.Corrections, stet.Correction{At: webtest.Now.Add(-time.Duration(i) * time.Hour), Revision: 2, Was: "a", Is: "b", Why: "c"})
	}
	h := site(t, options(n))
	total := 0
	for path := page.CorrectionsPath; path != ""; {
		p := webtest.Parse(t, get(h, path).Body.String())
		total += len(p.All(".fixes > li"))
		path = ""
		if next := p.All(".pager [rel=next]"); len(next) > 0 {
			path = webtest.Attr(next[0], "href")
		}
	}
	if total < 120 {
		t.Errorf("%d corrections on all pages, want 120 at least", total)
	}
}
