package web_test

import (
	"context"
	"encoding/json"
	"image/png"
	"net/http"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/page"
	"stet/internal/web/webtest"
)

func TestRecordTellsHowARevisionWasMade(t *testing.T) {
	h := site(t, options(webtest.New()))
	link := webtest.Attr(webtest.Parse(t, get(h, articlePath).Body.String()).One(".made details > p a"), "href")
	w := get(h, link)
	if w.Code != http.StatusOK {
		t.Fatalf("%s answers %d", link, w.Code)
	}
	p := webtest.Parse(t, w.Body.String())
	record, _ := webtest.New().Record(t.Context(), webtest.ArticleID, 2)
	if got := len(p.All(".verdicts > li")); got != len(record.Verdicts) {
		t.Errorf("%d verdicts, want %d", got, len(record.Verdicts))
	}
	if got := p.Texts(".verdicts > li.withheld"); len(got) != 2 || !strings.Contains(got[0], "Refused by figure: the passage says at least 1,200") {
		t.Errorf("withheld: %q", got)
	}
	if got := p.Texts(".verdicts > li.repaired"); len(got) != 1 || !strings.Contains(got[0], "Repaired: Orlund's log book shows two gates") {
		t.Errorf("repaired: %q", got)
	}
	if got := len(p.All(".given > li")); got != len(record.Given) {
		t.Errorf("%d reports given, want %d", got, len(record.Given))
	}
	if got := p.Texts("#changed + .edits > li"); len(got) == 0 {
		t.Error("what changed from revision 1 is not shown")
	}
	first := webtest.Parse(t, get(h, page.RecordPath(webtest.ArticleID, 1)).Body.String())
	if len(first.All("#changed")) != 0 || !strings.Contains(first.Text("h1"), "Kestria") {
		t.Error("the record of revision 1 tells of a change")
	}
	for address, want := range map[string]int{"/article/x/record": 404, articlePath + "/record?revision=9": 404, articlePath + "/record?revision=x": 404, articlePath + "/record": 200} {
		if w := get(h, address); w.Code != want {
			t.Errorf("%s answers %d, want %d", address, w.Code, want)
		}
	}
}

// byModel gives the site's article as if a model had written it, and a judge
// read it.
type byModel struct{ *webtest.Newsroom }

func (n byModel) Record(ctx context.Context, id stet.ID, revision int) (*stet.Record, error) {
	r, err := n.Newsroom.Record(ctx, id, revision)
	if err != nil {
		return nil, err
	}
	r.Writer, r.Model, r.Prompts = "wren-7b", "wren<7b>", []string{strings.Repeat("a1", 32)}
	r.Fallback, r.Requests, r.Cached, r.Repairs, r.Left, r.Replaced = "it did not answer in time", 2, 1, 1, 3, []string{"headline"}
	r.TokensIn, r.TokensOut, r.Estimated, r.Cost, r.Seconds = 5200, 810, true, 0.0125, 7.25
	r.Judging = &stet.Judging{Model: "owl-3b", Prompt: strings.Repeat("b2", 32), Asked: 9, Refused: 2, Unjudged: 1}
	r.Verdicts[2].Outcome = stet.Dropped
	v := &r.Verdicts[1]
	v.Instead, v.Passages = v.Passages, []stet.Passage{r.Verdicts[0].Passages[0]}
	return r, nil
}

func TestRecordOfAModelSaysWhatItTookAndWhyItFailed(t *testing.T) {
	o := options(webtest.New())
	o.Records = byModel{webtest.New()}
	h := site(t, o)
	p := webtest.Parse(t, get(h, page.RecordPath(webtest.ArticleID, 2)).Body.String())
	text := p.Text(".rec")
	for _, want := range []string{
		"The language model wren-7b", "wren<7b>", "it did not answer in time", "2 sent, 1 answered before", "once, what was refused", "headline: the model’s was refused", "3 sentences of the model’s",
		"5200 in, 810 out (estimated)", "0.0125", "7.2 s", "owl-3b", "asked about 9 sentences that the checks let stand, refused 2, gave no answer to 1", strings.Repeat("a1", 32), strings.Repeat("b2", 32),
		"1 given up with the model’s draft", "on other passages",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	var data stet.Record
	if err := json.Unmarshal(get(h, page.RecordDataPath(webtest.ArticleID, 2)).Body.Bytes(), &struct {
		Article any
		*stet.Record
	}{Record: &data}); err != nil {
		t.Fatal(err)
	}
	if data.Fallback == "" || data.Requests != 2 || data.Cached != 1 || data.Repairs != 1 || data.Left != 3 || len(data.Replaced) != 1 || !data.Estimated || data.Seconds != 7.25 ||
		data.Judging == nil || data.Judging.Unjudged != 1 || data.Verdicts[2].Outcome != stet.Dropped || len(data.Verdicts[1].Instead) == 0 {
		t.Errorf("%+v", data)
	}
}

func TestRecordAsJSONCountsCodePoints(t *testing.T) {
	h := site(t, options(webtest.New()))
	w := get(h, page.RecordDataPath(webtest.ArticleID, 2))
	var data struct {
		Article     string
		Revision    int
		Writer      string
		Verdicts    []stet.Verdict
		Withheld    []stet.Withheld
		Corrections []stet.Correction
	}
	if err := json.Unmarshal(w.Body.Bytes(), &data); err != nil || w.Header().Get("Content-Type") != "application/json" {
		t.Fatal(err, w.Header())
	}
	if data.Revision != 2 || data.Writer != "extractive" || !strings.HasSuffix(data.Article, articlePath) || len(data.Withheld) != 2 || len(data.Corrections) != 1 {
		t.Errorf("%+v", data)
	}
	german := webtest.Dossier().Reports[7]
	found := false
	for _, v := range data.Verdicts {
		for _, p := range v.Passages {
			if p.Report == german.ID && strings.HasPrefix(string([]rune(german.Text)[p.Span.Start:p.Span.End]), "Behördenleiter") {
				found = true
			}
		}
	}
	if !found {
		t.Error("no span selects, in code points, what it should")
	}
}

func TestLinkedDataTellsHowTheArticleWasMade(t *testing.T) {
	h := site(t, options(webtest.New()))
	p := webtest.Parse(t, get(h, articlePath).Body.String())
	var data struct {
		MainEntity  string `json:"mainEntityOfPage"`
		SourceType  string `json:"digitalSourceType"`
		Backstory   string
		Corrections []struct {
			Type string `json:"@type"`
			Text string
		} `json:"correction"`
		Author  struct{ URL, Name string }
		Subject struct{ URL string } `json:"subjectOf"`
	}
	if err := json.Unmarshal([]byte(p.One("script[type='application/ld+json']").FirstChild.Data), &data); err != nil {
		t.Fatal(err)
	}
	if data.SourceType != "https://schema.org/AlgorithmicMediaDigitalSource" || !strings.HasPrefix(data.Backstory, "AI-generated") || data.Author.URL == "" ||
		!strings.HasSuffix(data.MainEntity, articlePath) {
		t.Errorf("%+v", data)
	}
	if len(data.Corrections) != 1 || data.Corrections[0].Type != "CorrectionComment" || !strings.Contains(data.Corrections[0].Text, "It now says: “Orlund says two gates") {
		t.Errorf("corrections %+v", data.Corrections)
	}
	if w := get(h, strings.TrimPrefix(data.Subject.URL, "https://news.example")); w.Code != http.StatusOK {
		t.Errorf("the record at %s answers %d", data.Subject.URL, w.Code)
	}
	n := webtest.New()
	for i := range n.Written[webtest.ArticleID] {
		n.Written[webtest.ArticleID][i].Writer = "some-model"
	}
	if body := get(site(t, options(n)), articlePath).Body.String(); !strings.Contains(body, "TrainedAlgorithmicMediaDigitalSource") || !strings.Contains(body, "written by the language model some-model") {
		t.Error("an article by a model does not say so to machines")
	}
}

func TestWithdrawnArticleSaysSo(t *testing.T) {
	n := webtest.New()
	a := n.Written[webtest.ArticleID][1]
	a.Revision, a.Withdrawn, a.Sections, a.PullQuote, a.Reports, a.Origins = 3, true, nil, nil, nil, 0
	a.Headline, a.Deck = stet.Sentence{Text: "This article was withdrawn"}, stet.Sentence{}
	a.Corrections = append([]stet.Correction{{At: a.Changed, Revision: 3, Was: "Kestria says so.", Why: "Gone."}}, a.Corrections...)
	n.Written[webtest.ArticleID] = append(n.Written[webtest.ArticleID], a)
	n.Entries[0].Article = a
	w := get(site(t, options(n)), articlePath)
	p := webtest.Parse(t, w.Body.String())
	if w.Code != http.StatusOK || !strings.Contains(p.Text(".made > p:first-child"), "was withdrawn by software") {
		t.Errorf("%d %q", w.Code, p.Text(".made > p:first-child"))
	}
	if got := p.Texts(".fixes li > p:not(.meta)"); len(got) != 2 || got[0] != "It said Kestria says so. It no longer says so." {
		t.Errorf("corrections %q", got)
	}
}

func TestReportThatItsOutletChangedSaysSo(t *testing.T) {
	n := webtest.New()
	rs := n.Dossiers[webtest.Story].Reports
	n.Left = map[stet.ID]stet.Departure{rs[0].ID: {Report: rs[0].ID, Later: rs[1].ID, At: webtest.Now}, rs[2].ID: {Report: rs[2].ID, At: webtest.Now}}
	h := site(t, options(n))
	for i, want := range map[int]string{0: "It had changed the page", 1: "", 2: "The page was gone"} {
		p := webtest.Parse(t, get(h, page.ReportPath(rs[i].ID)).Body.String())
		if got := strings.Join(p.Texts("header .warn"), ""); (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("report %d: %q, want %q", i, got, want)
		}
	}
}

// Article 50 of the EU's AI Act wants it said at the first exposure.
func TestReadersAreToldBeforeTheyRead(t *testing.T) {
	h := site(t, options(webtest.New()))
	p := webtest.Parse(t, get(h, articlePath).Body.String())
	if got := p.Text(".head .meta > p a[href='#made']"); got != "AI-generated" || !strings.Contains(p.Text(".made > p:first-child"), "This article is AI-generated") {
		t.Errorf("below the headline: %q", got)
	}
	if got := webtest.Parse(t, get(h, "/").Body.String()).Text("footer"); !strings.Contains(got, "AI-generated") {
		t.Errorf("the front page's foot: %q", got)
	}
	if !strings.Contains(get(h, "/feed.xml").Body.String(), "<description>AI-generated") {
		t.Error("the feed does not say so")
	}
}

// TestNewsArticleHasWhatSearchEnginesAsk follows the rules of Google's "Article
// (Article, NewsArticle, BlogPosting) structured data": every recommended
// property, whole addresses, times with their zone.
func TestNewsArticleHasWhatSearchEnginesAsk(t *testing.T) {
	h := site(t, options(webtest.New()))
	p := webtest.Parse(t, get(h, articlePath).Body.String())
	var data struct {
		Context   []any    `json:"@context"`
		Type      string   `json:"@type"`
		Headline  string   `json:"headline"`
		Image     []string `json:"image"`
		Published string   `json:"datePublished"`
		Modified  string   `json:"dateModified"`
		Author    struct {
			Type string `json:"@type"`
			Name string `json:"name"`
			URL  string `json:"url"`
		} `json:"author"`
		Publisher struct{ Name, URL string } `json:"publisher"`
		Main      string                     `json:"mainEntityOfPage"`
	}
	if err := json.Unmarshal([]byte(p.One("script[type='application/ld+json']").FirstChild.Data), &data); err != nil {
		t.Fatal(err)
	}
	if data.Context[0] != "https://schema.org" || data.Type != "NewsArticle" || data.Headline == "" || data.Author.Type != "NewsMediaOrganization" || data.Author.Name == "" || data.Publisher.Name == "" {
		t.Errorf("%+v", data)
	}
	for _, address := range append(data.Image, data.Author.URL, data.Publisher.URL, data.Main) {
		if !strings.HasPrefix(address, "https://news.example/") {
			t.Errorf("%q is no whole address", address)
		}
	}
	published, err := time.Parse(time.RFC3339, data.Published)
	modified, err2 := time.Parse(time.RFC3339, data.Modified)
	if err != nil || err2 != nil || modified.Before(published) {
		t.Errorf("published %q, modified %q", data.Published, data.Modified)
	}

	// The picture is there, in the size that is said, and not asked for twice.
	if len(data.Image) != 1 || webtest.Attr(p.One("meta[property='og:image']"), "content") != data.Image[0] {
		t.Fatalf("images %q", data.Image)
	}
	path := strings.TrimPrefix(data.Image[0], "https://news.example")
	w := get(h, path)
	config, err := png.DecodeConfig(w.Body)
	if err != nil || w.Code != http.StatusOK || config.Width != 1200 || config.Height != 630 || w.Header().Get("Cross-Origin-Resource-Policy") != "cross-origin" {
		t.Errorf("%d, %+v (%v)", w.Code, config, err)
	}
	if again := get(h, path, "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("the same again: %d", again.Code)
	}
	if w := get(h, articlePath+"/card.png?revision=9"); w.Code != http.StatusNotFound {
		t.Errorf("no such revision: %d", w.Code)
	}
}
