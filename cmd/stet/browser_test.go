package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"stet"
)

// chromium starts a headless browser that talks to this machine only.
func chromium(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("the browser is left out with -short")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Fatal("no Chromium was found: make setup installs it, or use -short")
	}
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-quic", true))...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// artefact keeps a picture where somebody can look at it.
func artefact(t *testing.T, name string, picture []byte) {
	t.Helper()
	dir := filepath.Join("..", "..", "artefacts")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644); err != nil {
		t.Fatal(err)
	}
}

func contains(t *testing.T, what, text, want string) {
	t.Helper()
	if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
		t.Errorf("%s does not say %q:\n%s", what, want, text)
	}
}

// requests notes the addresses that the page asks for from now on.
func requests(t *testing.T, ctx context.Context) func() []string {
	t.Helper()
	var mu sync.Mutex
	var all []string
	err := chromedp.Listen(ctx, func(ev any) {
		if e, ok := ev.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			defer mu.Unlock()
			all = append(all, e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return append([]string(nil), all...)
	}
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func give[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestNewcomerChecksASentence goes the way of a reader who does not believe the
// headline: front page, article, a mark, the archived original.
func TestNewcomerChecksASentence(t *testing.T) {
	ctx := chromium(t)
	base, d := demoSite(t)
	asked := requests(t, ctx)

	do(t, ctx, chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(base))
	contains(t, "the front page", give(t, ctx, chromedp.Text("body")), "invented")
	artefact(t, "front-1440", give(t, ctx, chromedp.FullScreenshot(100)))

	link := `main a[href="` + residence(t, d) + `"]`
	do(t, ctx, chromedp.Click(link), chromedp.WaitVisible("#who"))
	article := give(t, ctx, chromedp.Location())
	page := give(t, ctx, chromedp.Text("body"))
	contains(t, "the article", give(t, ctx, chromedp.Text("article .head")), "disputed")
	for _, want := range []string{"none shown", "Lavrov", "Zelenskyy", "another round of lies", "independent origin", "no language model"} {
		contains(t, "the article", page, want)
	}
	for _, r := range asked() {
		if !strings.HasPrefix(r, base) && !strings.HasPrefix(r, "data:") && !strings.HasPrefix(r, "about:") {
			t.Errorf("the page asks %s: nothing may come from elsewhere", r)
		}
	}

	// A mark opens its passage in place, which stands in the archived copy.
	// What is open lies in the top layer, where the driver's own selectors do not
	// look; so the page is asked.
	do(t, ctx, chromedp.Click("article .text button.m"))
	give(t, ctx, chromedp.Poll[bool](`document.querySelector(".n:popover-open") !== null`))
	passage := give(t, ctx, chromedp.Evaluate[string](`document.querySelector(".n:popover-open mark").innerText`))
	artefact(t, "passage-1440", give(t, ctx, chromedp.CaptureScreenshot()))
	archived := give(t, ctx, chromedp.Evaluate[string](`document.querySelector('.n:popover-open a[href^="/report/"]').href`))
	do(t, ctx, chromedp.Navigate(archived), chromedp.WaitVisible("main mark"))
	if got := give(t, ctx, chromedp.Text("main mark")); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(passage), " ") {
		t.Errorf("the archived copy marks %q, the article %q", got, passage)
	}
	artefact(t, "report-1440", give(t, ctx, chromedp.CaptureScreenshot()))

	do(t, ctx, chromedp.EmulateViewport(360, 740), chromedp.Navigate(article), chromedp.WaitVisible("article h1"))
	if wide := give(t, ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth")); wide > 360 {
		t.Errorf("on a phone the page is %d pixels wide", wide)
	}
	artefact(t, "article-360", give(t, ctx, chromedp.FullScreenshot(100)))
}

// TestArticleIsOneRequest counts what a first visit asks for: the page, and the
// icon.
func TestArticleIsOneRequest(t *testing.T) {
	ctx := chromium(t)
	base, d := demoSite(t)
	asked := requests(t, ctx)
	do(t, ctx, chromedp.Navigate(base+residence(t, d)), chromedp.WaitVisible("article h1"))
	var others []string
	for _, r := range asked() {
		if !strings.Contains(r, "favicon") && strings.HasPrefix(r, "http") {
			others = append(others, r)
		}
	}
	if len(others) != 1 {
		t.Errorf("the page asks for %v", others)
	}
}

// TestDarkAndSearch looks at the article in the dark scheme and finds it again
// by search, with the keyboard.
func TestDarkAndSearch(t *testing.T) {
	ctx := chromium(t)
	base, d := demoSite(t)
	dark(t, ctx)
	do(t, ctx, chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(base+residence(t, d)), chromedp.WaitVisible("article h1"))
	artefact(t, "article-dark-1440", give(t, ctx, chromedp.FullScreenshot(100)))
	do(t, ctx, chromedp.Navigate(base+"/search"), chromedp.SendKeys(`main input[name="q"]`, "residence drones\r"), chromedp.WaitVisible(`main a[href^="/article/"]`))
	contains(t, "the search", give(t, ctx, chromedp.Text("main")), "residence")
	artefact(t, "search-dark-1440", give(t, ctx, chromedp.CaptureScreenshot()))
}

// TestPhoneFromArticleToClaim goes from the article to its story's ledger and on
// to a claim, on a narrow screen: nothing may need to be scrolled sideways.
func TestPhoneFromArticleToClaim(t *testing.T) {
	ctx := chromium(t)
	base, d := demoSite(t)
	narrow := func(where string) {
		t.Helper()
		if wide := give(t, ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth")); wide > 360 {
			t.Errorf("%s is %d pixels wide", where, wide)
		}
	}
	do(t, ctx, chromedp.EmulateViewport(360, 740), chromedp.Navigate(base+residence(t, d)), chromedp.WaitVisible("article h1"))
	do(t, ctx, chromedp.Click(`#disputed ~ div .after a[href^="/story/"]`), chromedp.WaitVisible("section.claim"))
	narrow("the ledger")
	contains(t, "the ledger's first claim", give(t, ctx, chromedp.Text("section.claim .st")), "disputed")
	do(t, ctx, chromedp.Click("section.claim h2 a"), chromedp.WaitVisible("h2#positions"))
	narrow("the claim's page")
	claim := give(t, ctx, chromedp.Text("article"))
	for _, want := range []string{"Lavrov", "denies", "Positions over time", "History"} {
		contains(t, "the claim's page", claim, want)
	}
	// The drawing is not wider than the screen, and its mark opens a passage.
	if wide := give(t, ctx, chromedp.Evaluate[float64](`document.querySelector(".pos > svg").getBBox().width`)); wide > 345 {
		t.Errorf("the drawing is %v pixels wide", wide)
	}
	do(t, ctx, chromedp.Click(".cols button.m"))
	give(t, ctx, chromedp.Poll[bool](`document.querySelector(".n:popover-open mark") !== null`))
	artefact(t, "claim-360", give(t, ctx, chromedp.CaptureScreenshot()))
}

// TestReaderChecksAText sends the example with scripts switched off, on a phone and
// on a desk, and follows a passage of this site's archive.
func TestReaderChecksAText(t *testing.T) {
	ctx := chromium(t)
	base, d := demoSite(t)
	asked := requests(t, ctx)
	do(t, ctx, chromedp.EmulateViewport(360, 740), chromedp.Navigate(base+"/check"))
	artefact(t, "check-360", give(t, ctx, chromedp.FullScreenshot(100)))
	noScript(t, ctx)
	do(t, ctx, chromedp.Click(`main a[href="/check?example=1"]`), chromedp.WaitVisible(`form button`), chromedp.Click(`form button`), chromedp.WaitVisible("#result"))
	if got := give(t, ctx, chromedp.Text("#result")); got != "2 of 5 sentences stand" {
		t.Errorf("the example is summed up as %q", got)
	}
	contains(t, "the wrong figure", give(t, ctx, chromedp.Text("#s2 mark")), "Twelve people")
	contains(t, "its reason", give(t, ctx, chromedp.Text("#s2 .why")), "Eleven people")
	if wide := give(t, ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth")); wide > 360 {
		t.Errorf("on a phone the result is %d pixels wide", wide)
	}
	artefact(t, "check-result-360", give(t, ctx, chromedp.FullScreenshot(100)))

	// The form holds what was sent; against the archive, the passage leads there.
	do(t, ctx, chromedp.EmulateViewport(1440, 1000))
	artefact(t, "check-result-1440", give(t, ctx, chromedp.FullScreenshot(100)))
	story, quoted := quotable(t, d)
	do(t, ctx, chromedp.Navigate(base+story), chromedp.Click(`main a[href^="/check?archive="]`), chromedp.WaitVisible("form button"),
		chromedp.SendKeys(`textarea[name="text"]`, quoted), chromedp.Click("form button"), chromedp.WaitVisible("#result"))
	contains(t, "the sentence", give(t, ctx, chromedp.Text("#result")), "the sentence stands")
	do(t, ctx, chromedp.Click(`#s1 figcaption a`), chromedp.WaitVisible("mark#passage"))
	if got := give(t, ctx, chromedp.Text("mark#passage")); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(quoted), " ") {
		t.Errorf("the archive marks %q, not %q", got, quoted)
	}
	for _, r := range asked() {
		if !strings.HasPrefix(r, base) && !strings.HasPrefix(r, "data:") && !strings.HasPrefix(r, "about:") {
			t.Errorf("the page asks %s: nothing may come from elsewhere", r)
		}
	}

	dark(t, ctx)
	do(t, ctx, chromedp.Navigate(base+"/check?example=1"), chromedp.WaitVisible("form button"))
	artefact(t, "check-dark-1440", give(t, ctx, chromedp.FullScreenshot(100)))
}

// noScript switches the page's scripts off; the driver still sees the page.
func noScript(t *testing.T, ctx context.Context) {
	t.Helper()
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
}

// dark asks for the dark scheme.
func dark(t *testing.T, ctx context.Context) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// quotable gives the path of the residence's story and a sentence that one of its reports
// begins with.
func quotable(t *testing.T, d *demo) (story, sentence string) {
	t.Helper()
	a, err := d.store.Article(background, stet.ID(strings.TrimPrefix(residence(t, d), "/article/")), 0)
	if err != nil {
		t.Fatal(err)
	}
	return "/story/" + string(a.Story), a.Sections[0].Sentences[0].Citations[0].Exact
}
