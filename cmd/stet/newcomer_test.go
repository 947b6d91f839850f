package main

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"stet"
	"stet/internal/account"
)

// TestNewcomersWholeWay goes through all that the site is for, as somebody who has
// never been here: reads, checks three sentences, searches, signs in, says
// something, changes it, is moderated, follows, takes everything along and leaves.
// On a desk and on a phone with a passkey, and without scripts by a link.
func TestNewcomersWholeWay(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		scripts       bool
	}{{"1440", 1440, 1000, true}, {"360", 360, 740, true}, {"360-no-script", 360, 740, false}} {
		t.Run(c.name, func(t *testing.T) {
			n := &newcomer{t: t, ctx: chromium(t), width: c.width, picture: c.name}
			n.base, n.demo = demoSite(t)
			n.nobody = person{&http.Client{}, n.base, t}
			do(t, n.ctx, chromedp.EmulateViewport(int64(c.width), int64(c.height)))
			if c.scripts {
				authenticator(t, n.ctx)
			} else if _, err := chromedp.Call(n.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
				t.Fatal(err)
			}
			n.reads()
			n.searches()
			if c.scripts {
				n.joinsByPasskey()
			} else {
				n.joinsByLink()
			}
			n.discusses()
			n.follows()
			n.leaves()
		})
	}
}

// newcomer is a browser with somebody before it.
type newcomer struct {
	t       *testing.T
	ctx     context.Context
	base    string
	demo    *demo
	nobody  person // who looks at the same site, without signing in
	width   int
	picture string
	article string // path
}

// seen checks that the page fits the screen, and keeps a picture of it.
func (n *newcomer) seen(name string) {
	n.t.Helper()
	if wide := give(n.t, n.ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth")); wide > n.width {
		n.t.Errorf("%s: the page is %d pixels wide on a screen of %d", name, wide, n.width)
	}
	artefact(n.t, "newcomer-"+n.picture+"-"+name, give(n.t, n.ctx, chromedp.CaptureScreenshot()))
}

func (n *newcomer) goes(path, waits string) {
	n.t.Helper()
	do(n.t, n.ctx, chromedp.Navigate(n.base+path), chromedp.WaitVisible(waits))
}

func (n *newcomer) types(field, text string) {
	n.t.Helper()
	do(n.t, n.ctx, chromedp.WaitVisible(field), chromedp.SendKeys(field, text))
}

func (n *newcomer) reads() {
	t := n.t
	n.article = residence(t, n.demo)
	n.goes("/", "main h1")
	n.seen("front")
	do(t, n.ctx, chromedp.Click(`main a[href="`+n.article+`"]`))
	until(t, n.ctx, "location.pathname === '"+n.article+"'")
	do(t, n.ctx, chromedp.WaitVisible("article h1"))
	n.seen("article")
	for i := range 3 {
		give(t, n.ctx, chromedp.Evaluate[bool](fmt.Sprintf("document.querySelectorAll('article .text button.m')[%d].click(); true", i)))
		until(t, n.ctx, `document.querySelector(".n:popover-open") !== null`)
		passage := give(t, n.ctx, chromedp.Evaluate[string](`document.querySelector(".n:popover-open mark").textContent`))
		archived := give(t, n.ctx, chromedp.Evaluate[string](`document.querySelector('.n:popover-open a[href^="/report/"]').getAttribute("href")`))
		if i == 0 {
			n.seen("passage")
		}
		page, _, _ := strings.Cut(archived, "#")
		marked := between(t, n.nobody.get(page), `<mark`, `</mark>`)
		if _, marked, _ = strings.Cut(marked, ">"); strings.Join(strings.Fields(html.UnescapeString(marked)), " ") != strings.Join(strings.Fields(passage), " ") {
			t.Errorf("sentence %d: the archived copy marks %q, the article %q", i, marked, passage)
		}
		give(t, n.ctx, chromedp.Evaluate[bool](`document.querySelector(".n:popover-open .x").click(); true`))
	}
}

func (n *newcomer) searches() {
	n.goes("/search", "main input[type=search]")
	n.types("main input[type=search]", "residence\n")
	until(n.t, n.ctx, `location.search.includes("residence") && document.querySelector("main mark") !== null`)
	n.seen("search")
}

func (n *newcomer) joinsByPasskey() {
	n.goes("/account", `form[data-ask="new"]`)
	n.types("#name", "Ada Lovelace")
	do(n.t, n.ctx, chromedp.Click(`form[data-ask="new"] button`), chromedp.WaitVisible(`form[action="/sign-out"]`))
	n.seen("account")
}

func (n *newcomer) joinsByLink() {
	token := invited(n.t, n.base, n.demo, "Ada Lovelace", stet.RoleReader)
	n.goes(account.LinkPath+"?t="+token, "main form button")
	do(n.t, n.ctx, chromedp.Click("main form button"), chromedp.WaitVisible(`form[action="/sign-out"]`))
}

func (n *newcomer) discusses() {
	t := n.t
	n.goes(n.article+"/thoughts", "textarea#text")
	n.types("textarea#text", "Who has counted the drones?")
	do(t, n.ctx, chromedp.Click("#write form button"))
	until(t, n.ctx, `document.body.innerText.includes("Waits for a moderator") || document.body.innerText.includes("waits for a moderator")`)
	n.seen("held")
	do(t, n.ctx, chromedp.Click(`main .th a[href$="/edit"]`), chromedp.WaitVisible("textarea#text"))
	n.types("textarea#text", " And who has not?")
	do(t, n.ctx, chromedp.Click("main form button"))
	until(t, n.ctx, `document.body.innerText.includes("And who has not?")`)
	moderator := signedIn(t, n.base, n.demo, "Nora Falk", stet.RoleEditor)
	id := between(t, moderator.get("/desk/thoughts"), `name="id" value="`, `"`)
	moderator.post("/desk/thoughts", "id", id, "do", "approve")
	n.goes(n.article+"/thoughts", "#t-"+id)
	contains(t, "the page of comments", n.nobody.get(n.article+"/thoughts"), "And who has not?")
	n.seen("shown")
}

func (n *newcomer) follows() {
	t := n.t
	n.goes(n.article, "#related")
	do(t, n.ctx, chromedp.Click(`main a[href^="/follow/story/"]`), chromedp.WaitVisible("main form button"))
	n.seen("follow")
	do(t, n.ctx, chromedp.Click("main form button"))
	until(t, n.ctx, `location.pathname === "/following"`)
	do(t, n.ctx, chromedp.WaitVisible("main section h2"))
	n.seen("following")
}

func (n *newcomer) leaves() {
	t := n.t
	kept := give(t, n.ctx, chromedp.Evaluate[string](`fetch("/account/export.json").then(r => r.text())`, chromedp.EvalAwaitPromise))
	for _, want := range []string{"Ada Lovelace", "And who has not?", `"story"`} {
		contains(t, "the export", kept, want)
	}
	n.goes("/account", "main details summary")
	do(t, n.ctx, chromedp.Click("main details summary"), chromedp.WaitVisible(`form[action="/account/delete"] button`))
	n.types(`form[action="/account/delete"] input`, "Ada Lovelace")
	do(t, n.ctx, chromedp.Click(`form[action="/account/delete"] button`))
	until(t, n.ctx, `location.pathname === "/"`)
	if left := n.nobody.get(n.article + "/thoughts"); strings.Contains(left, "Ada Lovelace") || !strings.Contains(left, "And who has not?") {
		t.Error("of who has left, the words stay and the name goes")
	}
}
