package story_test

import (
	"strings"
	"testing"

	"stet/internal/page"
	"stet/internal/web/story"
	"stet/internal/web/webtest"
)

func TestLedger(t *testing.T) {
	d, revisions := webtest.Dossier(), webtest.Revisions()
	p := webtest.Render(t, story.Page(webtest.English, page.StoryPath(d.Story.ID), page.NewStory(d, &revisions[1], nil)))
	claims := p.All("section.claim[id]")
	if len(claims) != len(d.Claims) {
		t.Fatalf("%d claims, want %d", len(claims), len(d.Claims))
	}
	for i, c := range d.Claims {
		if got := webtest.Attr(claims[i], "id"); got != page.ClaimAnchor(c.ID) {
			t.Errorf("anchor %q, want %q", got, page.ClaimAnchor(c.ID))
		}
		in := p.Within(claims[i])
		if got := in.Text(".st b"); got != string(c.Status) {
			t.Errorf("standing %q, want %q", got, c.Status)
		}
		if got := len(in.All("details li")); got != len(c.History) {
			t.Errorf("%d steps of history, want %d", got, len(c.History))
		}
		if got := len(in.All(".cols li b bdi")); got != len(c.Positions)+len(c.Figures) {
			t.Errorf("%d positions and figures, want %d", got, len(c.Positions)+len(c.Figures))
		}
	}
	if got := p.Text("header .meta"); !strings.Contains(got, "8 reports · 5 independent origins · 2 disputed · 2 asserted · 1 withdrawn") {
		t.Errorf("counts: %q", got)
	}
	if got := p.Within(claims[1]).Text(".cols"); !strings.Contains(got, "nobody outright; figures differ") {
		t.Errorf("a claim that only figures dispute: %q", got)
	}
	for i, c := range claims {
		if href := webtest.Attr(p.Within(c).One("h2 a"), "href"); href != page.ClaimPath(d.Claims[i].ID) {
			t.Errorf("the heading leads to %q", href)
		}
	}
	tied := p.Within(claims[0])
	if got := tied.Texts(".ties li"); len(got) != 1 || got[0] != "No gate at Tarn was touched. (withdrawn): they tell one event in ways that cannot both be so" {
		t.Errorf("ties: %q", got)
	}
	if href := webtest.Attr(tied.One(".ties a"), "href"); href != "#"+page.ClaimAnchor(d.Claims[2].ID) {
		t.Errorf("the tie leads to %q", href)
	}
	if got := p.Within(claims[2]).Text(".cols"); !strings.Contains(got, "Teodor Vance takes it back") {
		t.Errorf("a withdrawal: %q", got)
	}
}

func TestDisputedComesFirst(t *testing.T) {
	d := webtest.Dossier()
	d.Claims[0], d.Claims[3] = d.Claims[3], d.Claims[0]
	p := webtest.Render(t, story.Page(webtest.English, "/story/x", page.NewStory(d, nil, nil)))
	if got := strings.Join(p.Texts("section.claim .st b"), " "); got != "disputed disputed asserted withdrawn asserted" {
		t.Errorf("order: %s", got)
	}
}

func TestLedgerWithoutArticle(t *testing.T) {
	d := webtest.Dossier()
	d.Claims = nil
	p := webtest.Render(t, story.Page(webtest.English, "/story/x", page.NewStory(d, nil, nil)))
	if p.Text("h1") != d.Reports[0].Headline || len(p.All(`a[href^="/article/"]`)) != 0 || p.Text(".none") == "" {
		t.Error("without an article the first report's headline stands, and no link to one")
	}
}
