package article_test

import (
	"strings"
	"testing"

	"stet"
	"stet/internal/page"
	"stet/internal/web/article"
	"stet/internal/web/thoughts"
	"stet/internal/web/webtest"
)

func material() page.Material {
	revisions := webtest.Revisions()
	return page.Material{
		Article: &revisions[len(revisions)-1], Dossier: webtest.Dossier(), Revisions: revisions,
		Standing: page.Standing{Revision: len(revisions), Version: 8, Status: stet.Disputed, Evidence: stet.EvidenceNone},
	}
}

func render(t *testing.T, m page.Material) webtest.Page {
	t.Helper()
	return webtest.Render(t, article.Page(webtest.Site, page.NewArticle(m), page.NewNewsArticle(webtest.Site, m), &thoughts.Section{Article: m.Article.ID}))
}

// The order in which a screen reader, or a browser without styles, gives it:
// the standing before the headline, the text before what stands around it.
func TestOrder(t *testing.T) {
	p := render(t, material())
	var order []string
	for _, n := range p.All(".head .st, h1, .deck, .head .meta, .body, .pull, #disputed, #timeline, #reports, #withheld, #corrections, #made, #related, #thoughts") {
		name := webtest.Attr(n, "id")
		if name == "" {
			name = webtest.Attr(n, "class") + n.Data
		}
		order = append(order, name)
	}
	want := "st disputedp h1 deckp metadiv bodydiv pullfigure disputed timeline reports withheld corrections made related thoughts"
	if got := strings.Join(order, " "); got != want {
		t.Errorf("order:\n got %s\nwant %s", got, want)
	}
}

func TestHead(t *testing.T) {
	p := render(t, material())
	if got := p.Text(".head .st"); got != "disputed · no evidence shown" {
		t.Errorf("standing is %q", got)
	}
	meta := p.Text(".head .meta > p")
	for _, want := range []string{"Written 14 Mar 2031, 17:00", "changed 15 Mar, 20:30", "8 reports", "5 independent origins", "1 minute to read"} {
		if !strings.Contains(meta, want) {
			t.Errorf("%q lacks %q", meta, want)
		}
	}
}

// Every sentence has a mark, and every mark opens a note that shows the passage
// letter for letter, the outlet, the time, the archived copy and the live page.
func TestEveryMarkOpensItsPassage(t *testing.T) {
	m := material()
	p := render(t, m)
	sentences := p.All(".text .s")
	if len(sentences) != 15 {
		t.Fatalf("%d sentences, want 15", len(sentences))
	}
	for _, s := range sentences {
		if len(p.Within(s).All("button.m[popovertarget]")) == 0 {
			t.Errorf("no mark: %s", webtest.Text(s))
		}
	}
	for _, b := range p.All("button[popovertarget]") {
		note := p.Within(p.One("#" + webtest.Attr(b, "popovertarget")))
		passage := note.Text("blockquote mark")
		if !inReports(m.Dossier, passage) {
			t.Errorf("%q stands in no report", passage)
		}
		if note.Text("b") == "" || len(note.All("time[datetime]")) != 1 || webtest.Attr(b, "aria-label") == "" {
			t.Errorf("note of %q lacks outlet, time or name", passage)
		}
		if href := webtest.Attr(note.One(`.nl > a[href^="/report/"]`), "href"); !strings.Contains(href, "?from=") || !strings.HasSuffix(href, "#passage") {
			t.Errorf("archived copy at %q", href)
		}
		if href := webtest.Attr(note.One(".nl a[rel]"), "href"); !strings.Contains(href, "#:~:text=") {
			t.Errorf("live page at %q", href)
		}
	}
}

func inReports(d *stet.Dossier, words string) bool {
	for _, r := range d.Reports {
		if strings.Contains(strings.Join(strings.Fields(r.Text), " "), words) {
			return true
		}
	}
	return false
}

func TestSameTextInMore(t *testing.T) {
	p := render(t, material())
	if got := p.Text("#p1 .nl span"); got != "same text in 3 more: Coast Daily, The Pell Examiner, Northern Ledger" {
		t.Errorf("copies: %q", got)
	}
	if label := webtest.Attr(p.One(".origins svg"), "aria-label"); label != "Independent origins, each with its copies: Lantern Wire, 3 copies; The Tarn Courier; Meridian Daily; Kestrian Post; Der Talbote." {
		t.Errorf("the drawing in words: %q", label)
	}
	if n := len(p.All(".origins svg circle")); n != 8 {
		t.Errorf("%d reports drawn, want 8", n)
	}
	if got := p.Texts(".origins > li > .meta b"); strings.Join(got, ", ") != "Lantern Wire, The Tarn Courier, Meridian Daily, Kestrian Post, Der Talbote" {
		t.Errorf("origins: %q", got)
	}
	folded := p.Texts(".origins > li > details li > .meta")
	if len(folded) != 3 || !strings.Contains(folded[1], "trimmed") || strings.Contains(folded[0]+folded[2], "trimmed") {
		t.Errorf("folded under the first: %q", folded)
	}
	if got := p.Texts(".origins > li > .meta")[3]; !strings.Contains(got, "quotes Lantern Wire") {
		t.Errorf("credit: %q", got)
	}
}

func TestWhoSaysWhat(t *testing.T) {
	p := render(t, material())
	if got := p.Texts(".who thead th"); strings.Join(got, "|") != "Speaker|claims|denies|doubts|no comment" {
		t.Errorf("columns: %q", got)
	}
	rows := p.All(".who tbody tr")
	if len(rows) != 3 {
		t.Fatalf("%d speakers, want 3", len(rows))
	}
	cells := p.Within(rows[1]).All("td")
	for i, want := range []bool{false, true, false, true} {
		if got := len(p.Within(cells[i]).All("button")) == 1; got != want {
			t.Errorf("Orlund's River Board, column %d: %v, want %v", i, got, want)
		}
	}
	if got := p.Text(".facts div:first-child dd"); !strings.HasPrefix(got, "none shown") {
		t.Errorf("evidence: %q", got)
	}
}

func TestDisputed(t *testing.T) {
	p := render(t, material())
	rows := p.All("table.stack tbody tr")
	if len(rows) != 2 {
		t.Fatalf("%d disputed claims, want 2", len(rows))
	}
	first := webtest.Text(rows[0])
	for _, want := range []string{"Kestria says so since 14 Mar, 09:15", "Orlund's River Board denies it since 14 Mar, 16:15", "Amar Quill doubts it", "none shown", "Orlund's River Board denies it (The Tarn Courier)"} {
		if !strings.Contains(first, want) {
			t.Errorf("%q lacks %q", first, want)
		}
	}
	if got := webtest.Text(rows[1]); !strings.Contains(got, "Figures differ") || !strings.Contains(got, "700 people Red Lantern") {
		t.Errorf("figures: %q", got)
	}
	for i, row := range rows {
		if href := webtest.Attr(p.Within(row).One(".cl > a"), "href"); href != page.ClaimPath(webtest.Dossier().Claims[i].ID) {
			t.Errorf("claim %d leads to %q, want its own page", i, href)
		}
	}
}

func TestTimeline(t *testing.T) {
	p := render(t, material())
	if label := webtest.Attr(p.One(".tl > svg"), "aria-label"); !strings.Contains(label, "8 reports from 5 independent origins") {
		t.Errorf("the picture in words: %q", label)
	}
	events := p.Texts(".events li")
	if len(events) != 10 || !strings.Contains(events[0], "Lantern Wire") || !strings.Contains(events[0], "and 3 with the same text") {
		t.Errorf("%d events: %q", len(events), events)
	}
	if n := len(p.All(".tl > svg circle")); n != 8 {
		t.Errorf("%d reports drawn, want 8", n)
	}
}

func TestWithheldCorrectionsMaking(t *testing.T) {
	p := render(t, material())
	if got := p.Text("#withheld"); got != "Withheld (2)" {
		t.Errorf("heading %q", got)
	}
	if got := p.Texts(".held .why"); len(got) != 2 || got[0] != "figure: the passage says at least 1,200, the sentence said 1,200" {
		t.Errorf("reasons: %q", got)
	}
	if p.Text(".fixes del") != "Orlund says no gate was opened" || p.Text(".fixes ins") != "Orlund says two gates were opened by four centimetres" {
		t.Error("the correction does not say what was and what is")
	}
	made := p.Text(".made")
	for _, want := range []string{"AI-generated", "from the 8 reports above, from 5 independent origins", "No language model was used", "15 sentences", "2 proposed sentences were withheld", "To check it:"} {
		if !strings.Contains(made, want) {
			t.Errorf("the disclosure lacks %q", want)
		}
	}
	m := material()
	model := *m.Article
	model.Writer, m.Article = "wren-7b", &model
	if made := render(t, m).Text(".made"); !strings.Contains(made, "written by the language model wren-7b") || strings.Contains(made, "No language model") {
		t.Errorf("with a model: %q", made)
	}
}

func TestDisclosureInTheHousesWords(t *testing.T) {
	site := webtest.Site
	site.Disclosure = "KI-erzeugt: {writer} schrieb dies aus {reports} Berichten von {origins} Quellen; {withheld} Sätze fehlen <b>hier</b>."
	m := material()
	for writer, want := range map[string]string{"extractive": "KI-erzeugt: Stet schrieb dies aus 8 Berichten von 5 Quellen; 2 Sätze fehlen <b>hier</b>.", "wren-7b": "KI-erzeugt: wren-7b schrieb"} {
		a := *m.Article
		a.Writer, m.Article = writer, &a
		if made := webtest.Render(t, article.Page(site, page.NewArticle(m), page.NewNewsArticle(site, m), nil)).Text(".made"); !strings.Contains(made, want) || strings.Contains(made, "This article is AI-generated") || !strings.Contains(made, "To check it:") {
			t.Errorf("by %s: %q", writer, made)
		}
	}
}

func TestEarlierRevision(t *testing.T) {
	m := material()
	m.Article = &m.Revisions[0]
	p := render(t, m)
	if got := p.Text(".old"); !strings.Contains(got, "revision 1 of 2") {
		t.Errorf("notice %q", got)
	}
	if n := len(p.All(".text .s")); n != 9 {
		t.Errorf("%d sentences, want the 9 of the first revision", n)
	}
	if len(p.All(`meta[name=robots][content=noindex]`)) != 1 {
		t.Error("an old revision must not be indexed")
	}
	if len(render(t, material()).All(".old:not([hidden])")) != 0 {
		t.Error("the newest revision is called old")
	}
}

// A cited report may leave the story, or be lost: the page stands all the same.
func TestReportGone(t *testing.T) {
	m := material()
	gone := m.Dossier.Reports[4]
	m.Dossier.Reports = append(m.Dossier.Reports[:4:4], m.Dossier.Reports[5:]...)
	p := render(t, m)
	if got := p.Text("#p2"); !strings.Contains(got, "a report that has left the story") || !strings.Contains(got, "rejected Kestria's account") {
		t.Errorf("lost report: %q", got)
	}
	m.Extra = []*stet.Report{gone}
	if got := render(t, m).Text("#p2"); !strings.Contains(got, "The Tarn Courier") {
		t.Errorf("moved report: %q", got)
	}
}

// A story may have no claim, section, quotation, correction or related article.
func TestEmpty(t *testing.T) {
	a := stet.Article{ID: webtest.ArticleID, Story: webtest.Story, Revision: 1, Headline: stet.Sentence{Text: "Nothing much"}}
	p := render(t, page.Material{Article: &a, Dossier: &stet.Dossier{}})
	if got := p.Text("h1"); got != "Nothing much" {
		t.Errorf("headline %q", got)
	}
	for _, id := range []string{"#disputed", "#timeline", "#reports", "#withheld", "#corrections", "#made", "#related", "#thoughts"} {
		p.One(id)
	}
}

// An article that is read from the right is, on a page that is read from the left;
// what stands round it is not.
func TestArticleReadFromTheRight(t *testing.T) {
	m := material()
	a := *m.Article
	a.Lang, a.Headline.Text, m.Article = "he", "קסטריה מאשימה את אורלונד", &a
	p := render(t, m)
	for _, selector := range []string{"h1", ".deck", ".text", ".text.rest"} {
		for _, n := range p.All(selector) {
			if webtest.Attr(n, "lang") != "he" || webtest.Attr(n, "dir") != "rtl" {
				t.Errorf("%s: lang %q, dir %q", selector, webtest.Attr(n, "lang"), webtest.Attr(n, "dir"))
			}
		}
	}
	for _, selector := range []string{".meta", ".who", ".part", ".side"} {
		for _, n := range p.All(selector) {
			if webtest.Attr(n, "dir") != "" {
				t.Errorf("%s is turned too", selector)
			}
		}
	}
}
