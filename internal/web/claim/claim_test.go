package claim_test

import (
	"strings"
	"testing"

	"stet"
	"stet/internal/page"
	"stet/internal/web/claim"
	"stet/internal/web/webtest"
)

func material() page.ClaimMaterial {
	d, revisions := webtest.Dossier(), webtest.Revisions()
	return page.ClaimMaterial{Claim: &d.Claims[0], Dossier: d, Article: &revisions[1], Earlier: &webtest.Earlier().Claims[0]}
}

func render(t *testing.T, m page.ClaimMaterial) webtest.Page {
	t.Helper()
	return webtest.Render(t, claim.Page(webtest.English, page.NewClaimPage(m)))
}

func TestClaim(t *testing.T) {
	m := material()
	p := render(t, m)
	if got := p.Text("h1"); got != m.Claim.Proposition {
		t.Errorf("heading %q", got)
	}
	if got := p.Text(".head .st"); got != "disputed · no evidence shown" {
		t.Errorf("standing %q", got)
	}
	sides := p.Text(".cols")
	for _, want := range []string{
		"Kestria says so", "Orlund's River Board denies it", "since 14 Mar 2031, 16:15 · 2 independent origins", "Amar Quill doubts it",
		"Orlund's River Board declines to comment", "none shown", "Eleven Kestria", "zwei Orlund's River Board",
	} {
		if !strings.Contains(sides, want) {
			t.Errorf("%q lacks %q", sides, want)
		}
	}
	if got := p.Texts(".ties li"); len(got) != 1 || !strings.Contains(got[0], "No gate at Tarn was touched.") {
		t.Errorf("ties: %q", got)
	}
	if href := webtest.Attr(p.One(".ties a"), "href"); href != page.ClaimPath(m.Dossier.Claims[2].ID) {
		t.Errorf("the tie leads to %q", href)
	}
	history := p.Texts(".hist li")
	if len(history) != 2 || history[1] != "14 Mar 2031, 16:15 disputed, evidence none shown: Orlund's River Board denies it (The Tarn Courier)" {
		t.Errorf("history: %q", history)
	}
	p.One(".hist li[id='h-" + string(m.Claim.History[1].Report) + "']")
}

// Every passage is one click from where it stands in the archived report.
func TestEveryPositionOpensItsPassage(t *testing.T) {
	p := render(t, material())
	marks := p.All("article button.m[popovertarget]")
	if len(marks) < 8 {
		t.Fatalf("%d marks", len(marks))
	}
	for _, b := range marks {
		note := p.Within(p.One("#" + webtest.Attr(b, "popovertarget")))
		if href := webtest.Attr(note.One(`.nl > a[href^="/report/"]`), "href"); !strings.Contains(href, "?from=") || !strings.HasSuffix(href, "#passage") {
			t.Errorf("archived copy at %q", href)
		}
	}
	for _, li := range p.All(".cols li") {
		if len(p.Within(li).All("button.m")) == 0 {
			t.Errorf("no passage: %s", webtest.Text(li))
		}
	}
}

// The drawing has a row for each speaker and a shape for each stance, and says
// the same in words.
func TestDrawing(t *testing.T) {
	p := render(t, material())
	if got := p.Texts(".pos text.who"); strings.Join(got, "|") != "Kestria|Orlund's River Board|Amar Quill" {
		t.Errorf("rows: %q", got)
	}
	drawing := p.Within(p.One(".pos > svg"))
	for kind, want := range map[string]int{"asserts": 1, "denies": 2, "doubts": 1, "other": 1, "confirms": 0, "retracts": 0} {
		if got := len(drawing.All("g." + kind)); got != want { // of the denials one is told again in another text
			t.Errorf("%d signs of %s, want %d", got, kind, want)
		}
	}
	shapes := map[string]string{}
	for _, g := range p.All(".lg g") {
		shape := ""
		for n := range g.Descendants() {
			shape += n.Data + webtest.Attr(n, "d")
		}
		if other := shapes[shape]; other != "" {
			t.Errorf("%s and %s look the same", other, webtest.Attr(g, "class"))
		}
		shapes[shape] = webtest.Attr(g, "class")
	}
	if got := p.Texts(".lg"); strings.Join(got, "|") != "says so|denies|doubts|declines to comment" {
		t.Errorf("legend: %q", got)
	}
	label := webtest.Attr(p.One(".pos > svg[role=img]"), "aria-label")
	for _, want := range []string{"Kestria says so, 14 Mar 2031, 09:15 UTC", "Orlund's River Board denies it, 14 Mar 2031, 16:15 UTC", "Amar Quill doubts it"} {
		if !strings.Contains(label, want) {
			t.Errorf("in words: %q lacks %q", label, want)
		}
	}
}

func TestLives(t *testing.T) {
	m := material()
	m.Later = []stet.Claim{m.Dossier.Claims[3]}
	p := render(t, m)
	if got := p.Texts("#lives ~ div h3"); strings.Join(got, "|") != "Earlier, in another story|Again later, in other stories" {
		t.Errorf("%q", got)
	}
	for i, want := range []stet.ID{m.Earlier.ID, m.Later[0].ID} {
		if href := webtest.Attr(p.All(".life a")[i], "href"); href != page.ClaimPath(want) {
			t.Errorf("life %d at %q", i, href)
		}
	}
	if m.Earlier = nil; len(render(t, page.ClaimMaterial{Claim: m.Claim, Dossier: m.Dossier}).All("#lives")) != 0 {
		t.Error("lives are told of where there are none")
	}
}

func TestFollowing(t *testing.T) {
	m := material()
	path := page.ClaimPath(m.Claim.ID)
	p := render(t, m)
	for selector, want := range map[string]string{
		".follow a:nth-child(2)": path + "/feed.xml", ".follow a:last-child": path + ".json",
		"head link[type='application/json']": path + ".json", "head link[type='application/rss+xml'][title^='Claim']": path + "/feed.xml",
	} {
		if href := webtest.Attr(p.One(selector), "href"); href != want {
			t.Errorf("%s: %q, want %q", selector, href, want)
		}
	}
}

// A claim may have no figure, tie or known report.
func TestBareClaim(t *testing.T) {
	c := &stet.Claim{ID: stet.NewID(webtest.Now, "claim"), Proposition: "It rained"}
	p := render(t, page.ClaimMaterial{Claim: c, Dossier: &stet.Dossier{}})
	if p.Text("h1") != "It rained" || len(p.All(".pos, .ties, #lives")) != 0 {
		t.Error("a bare claim shows what it does not have")
	}
}
