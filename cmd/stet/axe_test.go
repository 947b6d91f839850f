package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"stet"
	"stet/internal/account"
)

// axe is Deque's checker of accessibility, as npm's axe-core 4.14.1 has it.
//
//go:embed testdata/axe.min.js
var axe string

// violation is one rule of axe's that a page breaks.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// TestNoAccessibilityViolations lets axe look at one page of every kind that
// links lead to, light and dark, wide and narrow.
func TestNoAccessibilityViolations(t *testing.T) {
	ctx := chromium(t)
	base, _ := demoSite(t)
	// The pages let no script in, so that the checker must be let in from outside.
	if _, err := chromedp.Call(ctx, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	kinds := kindsOfPages(t, base)
	if len(kinds) < 10 {
		t.Fatalf("only %d kinds of pages were found: %v", len(kinds), kinds)
	}
	accessible(t, ctx, base, kinds)
}

// TestNoAccessibilityViolationsSignedIn lets axe look at what editors and readers
// see once they are signed in, with something in every queue.
func TestNoAccessibilityViolationsSignedIn(t *testing.T) {
	ctx := chromium(t)
	base, d := demoSite(t)
	if _, err := chromedp.Call(ctx, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	article := residence(t, d)
	a, err := d.store.Article(background, stet.ID(strings.TrimPrefix(article, "/article/")), 0)
	if err != nil {
		t.Fatal(err)
	}
	reader := signedIn(t, base, d, "Ada", stet.RoleReader)
	reader.post(article+"/thoughts", "text", "Who has counted the drones?")
	reader.post(article+"/problem", "s", "3", "text", "It is a quotation.")
	do(t, ctx, chromedp.Navigate(base+account.LinkPath+"?t="+invited(t, base, d, "Nora Falk", stet.RoleEditor)), chromedp.WaitVisible("main form button"), chromedp.Click("main form button"))
	until(t, ctx, "location.pathname === '/account'")
	editor := signedIn(t, base, d, "Egon", stet.RoleEditor)
	said := editor.post(article+"/thoughts", "text", "See the **ledger**.")
	thought := between(t, said, `<article class="th d0" id="t-`, `"`)
	problem := between(t, editor.get("/desk"), `name="id" value="`, `"`)
	give(t, ctx, chromedp.Evaluate[string](`fetch("/follow/story/`+string(a.Story)+`", {method: "POST"}).then(r => r.url)`, chromedp.EvalAwaitPromise))
	paths := []string{
		"/account", "/following", "/follow/story/" + string(a.Story), "/desk", "/desk/thoughts", "/desk/correct?problem=" + problem, "/desk/correct?comment=" + thought,
		article + "/thoughts", article + "/thoughts?s=3", "/thought/" + thought + "/report", article + "/problem?s=3",
	}
	for _, path := range paths { // each is what it says, and not the page that asks to sign in
		do(t, ctx, chromedp.Navigate(base+path), chromedp.WaitVisible("main h1"))
		if at := give(t, ctx, chromedp.Evaluate[string]("location.pathname")); !strings.HasPrefix(path, at) {
			t.Fatalf("%s leads to %s", path, at)
		}
	}
	accessible(t, ctx, base, paths)
}

// accessible lets axe look at pages, light and dark, wide and narrow.
func accessible(t *testing.T, ctx context.Context, base string, kinds []string) {
	t.Helper()
	for _, scheme := range []string{"light", "dark"} {
		media(t, ctx, scheme)
		for i, path := range kinds {
			width := int64([]int{1440, 360}[i%2])
			if scheme == "dark" {
				width = 1800 - width
			}
			do(t, ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(base+path), chromedp.WaitVisible("main h1"))
			for _, v := range violations(t, ctx) {
				t.Errorf("%s (%s, %d px) breaks %s: %s", path, scheme, width, v.ID, v.Help)
				for _, n := range v.Nodes[:min(3, len(v.Nodes))] {
					t.Logf("  %.200s\n  %s", n.HTML, n.Summary)
				}
			}
		}
	}
}

// TestKeyboardReachesEverything goes through the article with the Tab key: what
// takes the focus does so in the order of the page, is seen to have it, and Enter
// opens a passage, from which Escape leads back.
func TestKeyboardReachesEverything(t *testing.T) {
	ctx := chromium(t)
	base, d := demoSite(t)
	do(t, ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(base+residence(t, d)), chromedp.WaitVisible("article h1"))
	const here = `(() => {
		const e = document.activeElement, s = getComputedStyle(e);
		const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(x => x.tabIndex >= 0);
		return {place: all.indexOf(e), name: (e.innerText || e.ariaLabel || "").trim(), outlined: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2, mark: e.matches("button.m")};
	})()`
	type focus struct {
		Place    int
		Name     string
		Outlined bool
		Mark     bool
	}
	last := -1
	for i := range 40 {
		do(t, ctx, chromedp.KeyEvent("\t"))
		f := give(t, ctx, chromedp.Evaluate[focus](here))
		if i == 0 && !strings.HasPrefix(f.Name, "Skip") {
			t.Errorf("first comes %q, not the way past the masthead", f.Name)
		}
		if f.Place <= last || f.Name == "" || !f.Outlined {
			t.Fatalf("after place %d, Tab leads to %+v", last, f)
		}
		if last = f.Place; f.Mark {
			break
		}
	}
	do(t, ctx, chromedp.KeyEvent("\r"))
	give(t, ctx, chromedp.Poll[bool](`document.querySelector(".n:popover-open") !== null`))
	do(t, ctx, chromedp.KeyEvent("\u001b"))
	give(t, ctx, chromedp.Poll[bool](`document.querySelector(".n:popover-open") === null && document.activeElement.matches("button.m")`))
}

func media(t *testing.T, ctx context.Context, scheme string) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	if err != nil {
		t.Fatal(err)
	}
}

func violations(t *testing.T, ctx context.Context) []violation {
	t.Helper()
	give(t, ctx, chromedp.Evaluate[bool](axe+"; true"))
	give(t, ctx, chromedp.Evaluate[bool](`window.found = null; axe.run({rules: {"target-size": {enabled: true}}}).then(r => { window.found = JSON.stringify(r.violations) }, e => { window.found = "failed: " + e }); true`))
	give(t, ctx, chromedp.Poll[bool](`window.found !== null`))
	text := give(t, ctx, chromedp.Evaluate[string](`window.found`))
	var all []violation
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatalf("axe: %v: %.300s", err, text)
	}
	return all
}

// kindsOfPages follows the site's links from the front page and gives the first
// path of every kind of page, sorted: a kind is an address without its IDs.
func kindsOfPages(t *testing.T, base string) []string {
	t.Helper()
	first, seen := map[string]string{}, map[string]bool{"/": true}
	client := &http.Client{Timeout: 20 * time.Second}
	for queue := []string{"/"}; len(queue) > 0 && len(seen) < 400; queue = queue[1:] {
		path := queue[0]
		links, isPage := linksOf(t, client, base, path)
		if !isPage {
			continue
		}
		kind := kindOfPath(path)
		if _, ok := first[kind]; !ok {
			first[kind] = path
		}
		for _, l := range links {
			if !seen[l] {
				seen[l] = true
				queue = append(queue, l)
			}
		}
	}
	var all []string
	for _, path := range first {
		all = append(all, path)
	}
	slices.Sort(all)
	return all
}

// kindOfPath puts * for what differs between pages of one kind.
func kindOfPath(path string) string {
	path, query, _ := strings.Cut(path, "?")
	parts := strings.Split(path, "/")
	for i := 2; i < len(parts); i++ {
		if len(parts[i]) == 26 || i == 2 {
			parts[i] = "*"
		}
	}
	values, _ := url.ParseQuery(query)
	return fmt.Sprint(strings.Join(parts, "/"), slices.Sorted(maps.Keys(values)))
}

// linksOf gives the paths on this site that a page links to; isPage is false for
// what is no HTML page that was found.
func linksOf(t *testing.T, client *http.Client, base, path string) (links []string, isPage bool) {
	t.Helper()
	res, err := client.Get(base + path)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
		return nil, false
	}
	if res.StatusCode != http.StatusOK {
		if res.StatusCode >= 500 {
			t.Errorf("%s answers %s", path, res.Status)
		}
		return nil, false
	}
	root, err := html.Parse(io.LimitReader(res.Body, 8<<20))
	if err != nil {
		t.Fatal(err)
	}
	at, _ := url.Parse(base + path)
	for _, n := range cascadia.QueryAll(root, cascadia.MustCompile("a[href]")) {
		for _, a := range n.Attr {
			if u, err := at.Parse(a.Val); a.Key == "href" && err == nil && u.Host == at.Host {
				u.Fragment = ""
				links = append(links, u.RequestURI())
			}
		}
	}
	return links, true
}
