package main

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"stet"
	"stet/internal/account"
)

// person is somebody with a browser that keeps cookies and runs no script.
type person struct {
	*http.Client
	base string
	t    *testing.T
}

// invited makes an account, and gives the token of a link that signs it in.
func invited(t *testing.T, base string, d *demo, name string, role stet.Role) string {
	t.Helper()
	s, err := signIns(d.newsroom, base, d.running())
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Join(background, name, "", role)
	if err != nil {
		t.Fatal(err)
	}
	link, err := s.Invite(background, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, token, _ := strings.Cut(link, "t=")
	return token
}

// signedIn gives a person who has just signed in by a link.
func signedIn(t *testing.T, base string, d *demo, name string, role stet.Role) person {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	p := person{&http.Client{Jar: jar}, base, t}
	token := invited(t, base, d, name, role)
	contains(t, "the link's page", p.get(account.LinkPath+"?t="+token), "Sign me in")
	contains(t, "the account", p.post(account.LinkPath, "t", token), name)
	return p
}

func (p person) get(path string) string {
	p.t.Helper()
	res, err := p.Get(p.base + path)
	return p.read(res, err)
}

func (p person) post(path string, pairs ...string) string {
	p.t.Helper()
	values := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		values.Add(pairs[i], pairs[i+1])
	}
	res, err := p.PostForm(p.base+path, values)
	return p.read(res, err)
}

func (p person) read(res *http.Response, err error) string {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(b)
}

// between gives what stands between two texts, the first time.
func between(t *testing.T, text, before, after string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, before)
	found, _, also := strings.Cut(rest, after)
	if !ok || !also {
		t.Fatalf("nothing between %q and %q in\n%.2000s", before, after, text)
	}
	return found
}

// TestReaderAndModerator goes the way of a comment without any script: written by
// a newcomer, held, seen by its writer alone, approved, answered, changed, deleted
// in part, its writer barred.
func TestReaderAndModerator(t *testing.T) {
	base, d := demoSite(t)
	article := residence(t, d)
	reader := signedIn(t, base, d, "Ada", stet.RoleReader)
	desk := signedIn(t, base, d, "Moderator", stet.RoleEditor)
	nobody := person{&http.Client{}, base, t}
	lacks := func(what, text, not string) {
		t.Helper()
		if strings.Contains(text, not) {
			t.Errorf("%s says %q", what, not)
		}
	}

	contains(t, "the article", nobody.get(article), "Nobody has said anything yet")
	contains(t, "the page of comments", nobody.get(article+"/thoughts"), "Sign in to join")
	contains(t, "a comment by nobody", nobody.post(article+"/thoughts", "text", "hello"), "Sign in")
	contains(t, "an empty comment", reader.post(article+"/thoughts", "text", " "), "nothing in it")

	said := reader.post(article+"/thoughts", "text", "The **figure** is from <script>alert(1)</script> one side.")
	contains(t, "what its writer sees", said, "waits for a moderator")
	contains(t, "what its writer sees", said, "<strong>figure</strong>")
	lacks("the comment", said, "<script>alert(1)")
	lacks("what others see", nobody.get(article+"/thoughts"), "<strong>figure</strong>")
	contains(t, "the queue to a reader", reader.get("/desk/thoughts"), "not for every reader")

	queue := desk.get("/desk/thoughts")
	id := between(t, queue, `name="id" value="`, `"`)
	contains(t, "the queue", queue, "<strong>figure</strong>")
	contains(t, "the queue after", desk.post("/desk/thoughts", "id", id, "do", "approve"), "Nothing waits")
	contains(t, "what others see", nobody.get(article+"/thoughts"), "<strong>figure</strong>")
	// The article's page follows within a quarter of a second.
	for began := time.Now(); !strings.Contains(nobody.get(article), "<strong>figure</strong>"); {
		if time.Since(began) > 5*time.Second {
			t.Fatal("the article's page never shows the comment")
		}
	}

	answered := desk.post(article+"/thoughts", "text", "It is: see the ledger.", "parent", id)
	contains(t, "an editor's answer", answered, "see the ledger")
	contains(t, "the feed", nobody.get(article+"/thoughts/feed.xml"), "see the ledger")
	contains(t, "another's comment", desk.post("/thought/"+id+"/edit", "text", "Never."), "not for every reader")
	changed := reader.post("/thought/"+id+"/edit", "text", "The figure is from one side, [it seems](javascript:alert(1)).")
	contains(t, "the changed comment", changed, "it seems")
	lacks("the changed comment", changed, "javascript:")

	a, err := d.store.Article(background, stet.ID(strings.TrimPrefix(article, "/article/")), 0)
	if err != nil {
		t.Fatal(err)
	}
	claims, err := d.store.Claims(background, a.Story)
	if err != nil || len(claims) == 0 {
		t.Fatalf("%d claims, %v", len(claims), err)
	}
	claim := claims[0]
	contains(t, "the claim's page", nobody.get("/claim/"+string(claim.ID)), "/thoughts?claim="+string(claim.ID))
	contains(t, "the form about a claim", desk.get(article+"/thoughts?claim="+string(claim.ID)), `name="claim" value="`+string(claim.ID)+`"`)
	tied := desk.post(article+"/thoughts", "text", "About the claim.", "claim", string(claim.ID))
	contains(t, "a comment about a claim", tied, `<a href="/claim/`+string(claim.ID)+`"><q>`)

	other := between(t, answered, `<article class="th d1" id="t-`, `"`)
	contains(t, "a report", reader.post("/thought/"+other+"/report", "reason", "curt"), "see the ledger")
	contains(t, "the queue", desk.get("/desk/thoughts"), "curt")
	contains(t, "a muted answer", reader.post("/thought/"+other+"/mute", "hide", "1"), "somebody you have muted")
	lacks("others' page", nobody.get(article+"/thoughts"), "omebody you have muted")

	x := reader.get("/account/export.json")
	contains(t, "the export", x, "from one side")
	queue = desk.get("/desk/thoughts") // the change waits again, since Ada is new still
	contains(t, "the queue", queue, "it seems")
	desk.post("/desk/thoughts", "id", id, "do", "bar", "reason", "enough")
	contains(t, "a barred account", reader.get(article+"/thoughts"), "enough")
	contains(t, "a comment of a barred account", reader.post(article+"/thoughts", "text", "but"), "not for every reader")
	contains(t, "what stays", nobody.get(article+"/thoughts"), "Removed by a moderator")

	contains(t, "after deleting the account", reader.post("/account/delete", "name", "Ada"), "Stet")
	lacks("the page of comments", nobody.get(article+"/thoughts"), "Ada")
}

// TestCommentsLookRight keeps pictures of the section and of the page.
func TestCommentsLookRight(t *testing.T) {
	ctx := chromium(t)
	base, d := demoSite(t)
	article := residence(t, d)
	desk := signedIn(t, base, d, "Nora Falk", stet.RoleEditor)
	first := desk.post(article+"/thoughts", "text", "The headline gives 91 drones as Russia's figure, and the ledger says so too.\n\n> Who else has counted?\n\nNobody, as far as the reports go.")
	id := between(t, first, `<article class="th d0" id="t-`, `"`)
	desk.post(article+"/thoughts", "text", "See the [claim](https://desk.example/claim) over time.", "parent", id)
	do(t, ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(base+article+"/thoughts"), chromedp.WaitVisible("#thoughts"))
	artefact(t, "thoughts-1440", give(t, ctx, chromedp.FullScreenshot(100)))
	do(t, ctx, chromedp.EmulateViewport(360, 740))
	if wide := give(t, ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth")); wide > 360 {
		t.Errorf("on a phone the page is %d pixels wide", wide)
	}
	artefact(t, "thoughts-360", give(t, ctx, chromedp.FullScreenshot(100)))
}
