package page_test

import (
	"testing"
	"time"

	"stet"
	"stet/internal/page"
	"stet/internal/query"
)

func TestTopicsHaveAddressesOfTheirOwn(t *testing.T) {
	var all []page.Topic
	for i, want := range []string{"/topic/peace-talks", "/topic/peace-talks-2", "/topic/topic", "/topic/мир"} {
		topic := page.NewTopic([]string{"Peace talks", "peace – TALKS", "…", "Мир"}[i], "talks", all)
		if topic.Href() != want {
			t.Errorf("%q, want %q", topic.Href(), want)
		}
		all = append(all, topic)
	}
}

func TestNamePages(t *testing.T) {
	id := stet.NewID(time.Unix(9, 0), "n")
	n := page.NameEntry{ID: id, Kind: "person", Name: "Ann \u202eBo", Stories: 45, Said: 99}
	stories := make([]page.NamedStory, page.StoriesToPage)
	stories[0].Titles, stories[1].Titles = []string{"Mayor"}, []string{"Mayor", "Judge"}
	stories[0].Forms = []string{"Ann Bo", "Anne Bo"}
	p := page.NewName(n, stories, page.StoriesToPage, make([]page.NameClaim, 30))
	if p.Before != "/name/"+string(id) || p.After != "/name/"+string(id)+"?page=3" || len(p.Saying) != 0 {
		t.Errorf("%q %q", p.Before, p.After)
	}
	if p.Name != "Ann Bo" || len(p.Titles) != 2 || len(p.Also) != 1 {
		t.Errorf("%q %q %q", p.Name, p.Titles, p.Also)
	}
	if want := page.SearchAddress(`kind:claim speaker:"ann bo"`, "", "newest", 1); p.AllSaid != want {
		t.Errorf("%q, want %q", p.AllSaid, want)
	}
}

// The counts of a source's page and the search that they link to are one.
func TestSourceClaimsCanBeTyped(t *testing.T) {
	for outlet, want := range map[string]string{
		`The "Harbour" Wire`: `kind:claim status:disputed source:"the harbour wire"`, "Žurnál": `kind:claim status:disputed source:"zurnal"`, "…": "",
	} {
		q := page.SourceClaims(outlet, stet.Disputed)
		if got := query.Parse(q.String()).String(); q.String() != want || got != want {
			t.Errorf("%q: %q, typed it is %q", outlet, q, got)
		}
	}
}

func TestListedLeadsToEachThing(t *testing.T) {
	id := stet.NewID(time.Unix(9, 0), "x")
	for kind, want := range map[string]string{"article": "/article/", "claim": "/claim/", "report": "/report/", "place": "/name/"} {
		if got := page.ListedFound([]page.Found{{Kind: kind, ID: id, Title: "x"}}); got[0].Path != want+string(id) || got[0].ID != id {
			t.Errorf("%+v", got)
		}
	}
	if got := page.ListedStories([]page.NamedStory{{Story: id}}); got[0].Path != "/story/"+string(id) {
		t.Errorf("%+v", got)
	}
	if got := page.ListedSaid([]page.NameClaim{{Claim: stet.Claim{ID: id, Proposition: "so"}}}); got[0].Path != "/claim/"+string(id) || got[0].Title != "so" {
		t.Errorf("%+v", got)
	}
	if len(page.ListedNames([]page.NameEntry{{ID: id}})) != 1 || len(page.ListedReports([]stet.Report{{ID: id}})) != 1 {
		t.Error("something is left out")
	}
}
