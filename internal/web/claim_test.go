package web_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"

	"stet"
	"stet/internal/page"
	"stet/internal/web/webtest"
)

// merge makes the newsroom's claims such that the first is no longer there, and
// what took its place has another ID. It gives both.
func merge(n *webtest.Newsroom) (former, now stet.Claim) {
	d := n.Dossiers[webtest.Story]
	former = d.Claims[0]
	d.Claims[0].ID = stet.NewID(webtest.Now, "claim", "merged")
	n.Former = []stet.Claim{former}
	return former, d.Claims[0]
}

func TestClaimThatWasMergedLeadsToWhatItBecame(t *testing.T) {
	n := webtest.New()
	former, now := merge(n)
	h := site(t, options(n))
	for _, suffix := range []string{"", ".json", "/feed.xml"} {
		w := get(h, page.ClaimPath(former.ID)+suffix)
		if want := page.ClaimPath(now.ID) + suffix; w.Code != http.StatusFound || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q, want %q", suffix, w.Code, w.Header().Get("Location"), want)
		}
	}
	// Whose earlier life it was still names it.
	later := &n.Dossiers[webtest.Earlier().Story.ID].Claims[0]
	later.Earlier = former.ID
	p := webtest.Parse(t, get(h, page.ClaimPath(later.ID)).Body.String())
	if href := webtest.Attr(p.All(".life a")[0], "href"); href != page.ClaimPath(now.ID) {
		t.Errorf("the earlier life is at %q", href)
	}
}

func TestClaimThatIsGoneSaysSo(t *testing.T) {
	n := webtest.New()
	former, _ := merge(n)
	n.Dossiers[webtest.Story].Claims = n.Dossiers[webtest.Story].Claims[3:]
	h := site(t, options(n))
	w := get(h, page.ClaimPath(former.ID))
	p := webtest.Parse(t, w.Body.String())
	if w.Code != http.StatusNotFound || !strings.Contains(p.Text("h1"), "no longer in the ledger") || !strings.Contains(p.Text("main"), former.Proposition) {
		t.Errorf("%d %q", w.Code, p.Text("main"))
	}
	if w := get(h, page.ClaimPath(former.ID)+".json"); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "<") {
		t.Errorf("a program gets %d %q", w.Code, w.Body.String())
	}
	for _, path := range []string{"/claim/nonsense", "/claim/nonsense.json", "/claim/" + strings.Repeat("0", 26), "/claim/" + strings.Repeat("0", 26) + "/feed.xml", "/story/x/feed.xml", "/story/x.json"} {
		if got := get(h, path).Code; got != http.StatusNotFound {
			t.Errorf("%s: %d", path, got)
		}
	}
}

// A claim of a story whose reports have all moved to another leads there.
func TestClaimOfAnEmptiedStory(t *testing.T) {
	n := webtest.New()
	d := n.Dossiers[webtest.Story]
	old := d.Claims[0]
	old.Story, old.ID = stet.NewID(webtest.Now, "story", "emptied"), stet.NewID(webtest.Now, "claim", "emptied")
	n.Former = []stet.Claim{old}
	w := get(site(t, options(n)), page.ClaimPath(old.ID))
	if w.Code != http.StatusFound || w.Header().Get("Location") != page.ClaimPath(d.Claims[0].ID) {
		t.Errorf("%d to %q", w.Code, w.Header().Get("Location"))
	}
}

// The data carries the nouns under their own names, spans in code points.
func TestLedgerAsJSON(t *testing.T) {
	n := webtest.New()
	h := site(t, options(n))
	d := n.Dossiers[webtest.Story]
	var ledger page.LedgerData
	read(t, h, page.JSONOf(page.StoryPath(webtest.Story)), &ledger)
	if len(ledger.Claims) != len(d.Claims) || len(ledger.Reports) != len(d.Reports) || ledger.Story.ID != webtest.Story || ledger.Claims[0].Ties[1].Kind != stet.TieAccounts {
		t.Fatalf("%d claims, %d reports", len(ledger.Claims), len(ledger.Reports))
	}
	var claim page.ClaimData
	body := read(t, h, page.JSONOf(page.ClaimPath(d.Claims[0].ID)), &claim)
	for _, field := range []string{`"claim":`, `"proposition":`, `"status":"disputed"`, `"evidence":"none shown"`, `"stance":"denies"`, `"history":`, `"ties":`, `"earlier":`, `"citations":`} {
		if !strings.Contains(body, field) {
			t.Errorf("the claim's data lack %s", field)
		}
	}
	if strings.Contains(body, `"text":"Kestria`) {
		t.Error("the data give away a report's text")
	}
	cited := map[stet.Passage]string{}
	for _, c := range claim.Citations {
		r := []rune(d.Report(c.Report).Text)
		if got := string(r[c.Span.Start:c.Span.End]); got != c.Exact {
			t.Errorf("the span selects %q, the citation says %q", got, c.Exact)
		}
		cited[stet.Passage{Report: c.Report, Span: c.Span}] = c.Exact
	}
	denial := claim.Claim.Positions[2]
	if !slices.ContainsFunc(denial.Passages, func(p stet.Passage) bool { return strings.HasPrefix(cited[p], "Er bestritt weiterhin") }) {
		t.Errorf("the denial's passages %v are not among the citations", denial.Passages)
	}
	if len(claim.Reports) == 0 || len(claim.Reports) == len(d.Reports) {
		t.Errorf("%d reports, want those that the claim rests on", len(claim.Reports))
	}
	var earlier page.ClaimData
	read(t, h, page.JSONOf(page.ClaimPath(d.Claims[0].Earlier)), &earlier)
	if !slices.Equal(earlier.Later, []stet.ID{d.Claims[0].ID}) {
		t.Errorf("later lives: %v", earlier.Later)
	}
}

func read(t *testing.T, h http.Handler, path string, into any) string {
	t.Helper()
	w := get(h, path)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("%s: %d %s", path, w.Code, w.Header().Get("Content-Type"))
	}
	if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
		t.Fatal(err)
	}
	return w.Body.String()
}

// A claim's feed has an entry for each change, newest first, each named for good;
// a story's has those of all its claims.
func TestFollowAClaim(t *testing.T) {
	n := webtest.New()
	h := site(t, options(n))
	d := n.Dossiers[webtest.Story]
	for path, want := range map[string]int{page.ClaimPath(d.Claims[0].ID): 2, page.StoryPath(webtest.Story): 9} {
		w := get(h, page.FeedOf(path))
		f, err := gofeed.NewParser().ParseString(w.Body.String())
		if err != nil || len(f.Items) != want || f.Link != "https://news.example"+path || f.FeedLink != "https://news.example"+page.FeedOf(path) {
			t.Fatalf("%s: %d entries (%v), want %d", path, len(f.Items), err, want)
		}
		seen := map[string]bool{}
		for i, item := range f.Items {
			if seen[item.GUID] || item.GUID == "" {
				t.Errorf("%s: the name %q stands twice or is none", path, item.GUID)
			}
			seen[item.GUID] = true
			if i > 0 && item.PublishedParsed.After(*f.Items[i-1].PublishedParsed) {
				t.Errorf("%s: not newest first", path)
			}
		}
		if again := get(h, page.FeedOf(path), "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusNotModified {
			t.Errorf("%s: an unchanged feed answers %d", path, again.Code)
		}
	}
	w := get(h, page.FeedOf(page.ClaimPath(d.Claims[0].ID)))
	for _, want := range []string{"<title>DISPUTED: Orlund&#39;s River Board denies it</title>", "/claim/" + string(d.Claims[0].ID) + "#h-" + string(d.Claims[0].History[1].Report), "The Tarn Courier"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the feed lacks %q:\n%s", want, w.Body)
		}
	}
	// A further change is seen, though its report is an old one.
	d.Claims[0].History = slices.Insert(d.Claims[0].History, 1, stet.Change{
		At: d.Claims[0].Since.Add(1), Report: d.Reports[1].ID, Status: stet.Asserted, Evidence: stet.EvidenceClaimant, Reason: "Coast Daily tells of evidence",
	})
	if again := get(h, page.FeedOf(page.ClaimPath(d.Claims[0].ID)), "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusOK {
		t.Errorf("a changed feed answers %d", again.Code)
	}
}
