package main

import (
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"stet"
	"stet/internal/account"
	"stet/internal/page"
	"stet/internal/query"
	"stet/internal/store"
)

// ferry is the demo's article about the fire on the ferry.
func ferry(t testing.TB, d *demo) *stet.Article {
	t.Helper()
	found, err := d.store.Search(background, store.SearchAsk{Query: query.Parse("kind:article Amarant"), Limit: 1})
	if err != nil || len(found) != 1 {
		t.Fatalf("no article about the ferry: %v", err)
	}
	a, err := d.store.Article(background, found[0].ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const (
	brandt      = "Passenger Lotte Brandt said: “Nobody told us anything for half an hour”."
	brandtAgain = "“Nobody told us anything for half an hour,” passenger Lotte Brandt said."
	corvina     = "Sund Lines said the Corvina would sail as planned."
)

// counted gives the number of the article's sentence, as forms name it.
func counted(t testing.TB, a *stet.Article, sentence string) string {
	t.Helper()
	for i, s := range page.Said(a) {
		if s.Text == sentence {
			return string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10))
		}
	}
	t.Fatalf("the article does not say %q", sentence)
	return ""
}

// TestReportBecomesACorrection goes the way of a mistake without any script: seen
// by a reader who is not signed in, and by one who comments; corrected by an
// editor, whose first try no passage bears out; told to everybody.
func TestReportBecomesACorrection(t *testing.T) {
	base, d := demoSite(t)
	a := ferry(t, d)
	article := page.ArticlePath(a.ID)
	jar, _ := cookiejar.New(nil)
	nobody := person{&http.Client{Jar: jar}, base, t}
	editor := signedIn(t, base, d, "Nora Falk", stet.RoleEditor)
	reader := signedIn(t, base, d, "Ada", stet.RoleReader)

	contains(t, "the form", nobody.get(article+"/problem?s="+counted(t, a, brandt)), "Editors read it")
	contains(t, "the thanks", nobody.post(article+"/problem", "s", counted(t, a, brandt), "revision", "2", "text", "It is a quotation: say it as one."), "Thank you")
	contains(t, "the queue to a reader", reader.get("/desk"), "not for every reader")
	queue := editor.get("/desk")
	contains(t, "the queue", queue, "say it as one")
	problem := between(t, queue, `name="id" value="`, `"`)
	form := editor.get("/desk/correct?problem=" + problem)
	contains(t, "the form of a correction", form, "Lotte Brandt")
	send := func(is string, more ...string) string {
		return editor.post("/desk/correct", append([]string{"was", brandt, "is", is, "why", "A quotation was introduced as a statement.", "problem", problem, "article", string(a.ID)}, more...)...)
	}
	contains(t, "what no passage bears out", send("“Nobody told us anything for a whole hour,” passenger Lotte Brandt said."), "does not stand")
	corrected := send(brandtAgain)
	contains(t, "the article", corrected, "“Nobody told us anything for half an hour,” passenger Lotte Brandt")
	contains(t, "the article", corrected, "A quotation was introduced as a statement.")
	contains(t, "the queue after", editor.get("/desk"), "No report by a reader waits")
	contains(t, "a second correction of it", send(brandtAgain+" Twice."), "Somebody else was first")
	contains(t, "the page of corrections", nobody.get("/corrections"), "A quotation was introduced as a statement.")
	contains(t, "the record", nobody.get(article+"/record"), "Nora Falk")
	contains(t, "the record for programs", nobody.get(article+"/record.json"), `"by":"Nora Falk"`)
	contains(t, "the revisions side by side", nobody.get(article+"/compare"), "<del>")

	said := reader.post(article+"/thoughts", "text", "The Corvina is another ship.")
	contains(t, "the comment", said, "waits for a moderator")
	thought := between(t, editor.get("/desk/thoughts"), `name="id" value="`, `"`)
	editor.post("/desk/thoughts", "id", thought, "do", "approve")
	contains(t, "the comment to an editor", editor.get(article+"/thoughts"), "Make a correction of this")
	if strings.Contains(reader.get(article+"/thoughts"), "Make a correction of this") {
		t.Error("a reader is offered what only editors may do")
	}
	contains(t, "the choice of a sentence", editor.get("/desk/correct?comment="+thought), "Choose this sentence")
	contains(t, "the form", editor.get("/desk/correct?comment="+thought+"&article="+string(a.ID)+"&s="+counted(t, a, corvina)), "another ship")
	taken := editor.post("/desk/correct", "was", corvina, "is", "", "why", "It is about another ship.", "comment", thought, "article", string(a.ID))
	contains(t, "the article", taken, "It is about another ship.")
	contains(t, "the article", taken, "A reader pointed it out")
	contains(t, "the credited comment", nobody.get(article+"/thoughts"), "Led to a correction (revision 4)")
	contains(t, "what the reader takes along", reader.get("/account/export.json"), `"problems"`)
}

// TestDeskLooksRight keeps pictures of the desk, and has a reader's browser tell
// them that what they read has changed.
func TestDeskLooksRight(t *testing.T) {
	ctx := chromium(t)
	base, d := demoSite(t)
	a := ferry(t, d)
	article := page.ArticlePath(a.ID)
	token := invited(t, base, d, "Nora Falk", stet.RoleEditor)
	picture := func(name string) {
		t.Helper()
		do(t, ctx, chromedp.EmulateViewport(1440, 900))
		artefact(t, name+"-1440", give(t, ctx, chromedp.FullScreenshot(100)))
		do(t, ctx, chromedp.EmulateViewport(360, 740))
		if wide := give(t, ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth")); wide > 360 {
			t.Errorf("%s: on a phone the page is %d pixels wide", name, wide)
		}
		artefact(t, name+"-360", give(t, ctx, chromedp.FullScreenshot(100)))
	}
	fill := func(field, text string) chromedp.Action[chromedp.Void] {
		return chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.querySelector(%q).value = %q", field, text))
	}
	do(t, ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(base+article), chromedp.WaitVisible("main h1"))
	if give(t, ctx, chromedp.Evaluate[bool]("!document.getElementById('since').hidden")) {
		t.Error("an article that is read for the first time is said to have changed")
	}
	do(t, ctx, chromedp.Navigate(base+article+"/problem?s="+counted(t, a, brandt)), chromedp.WaitVisible("#text"))
	picture("problem")
	do(t, ctx, fill("#text", "It is a quotation: say it as one."), chromedp.Click("main .sheet button"))
	until(t, ctx, "document.body.innerText.includes('Thank you')")
	do(t, ctx, chromedp.Navigate(base+account.LinkPath+"?t="+token), chromedp.WaitVisible("main .sheet button"), chromedp.Click("main .sheet button"))
	until(t, ctx, "document.body.innerText.includes('Nora Falk')")
	do(t, ctx, chromedp.Navigate(base+"/desk"), chromedp.WaitVisible("main .one"))
	picture("desk")
	do(t, ctx, chromedp.Click("main .one form a"), chromedp.WaitVisible("textarea#is"), fill("textarea#is", "Passenger Lotte Brandt said: “Nobody told us anything for an hour”."), fill("#why", "It was put badly."), chromedp.Click("main .sheet form button"))
	until(t, ctx, "document.body.innerText.includes('does not stand')")
	picture("correct")
	do(t, ctx, fill("textarea#is", brandtAgain), chromedp.Click("main .sheet form button"))
	until(t, ctx, "document.body.innerText.includes('It was put badly.')")
	// The page was led to at once, but may be a quarter of a second old.
	for began := time.Now(); ; {
		do(t, ctx, chromedp.Navigate(base+article), chromedp.WaitVisible("main h1"))
		if give(t, ctx, chromedp.Evaluate[bool]("document.body.innerText.includes('It was put badly.')")) || time.Since(began) > 10*time.Second {
			break
		}
	}
	do(t, ctx, chromedp.Evaluate[chromedp.Void]("localStorage.setItem('read', JSON.stringify([['"+string(a.ID)+"', 1]]))"), chromedp.Navigate(base+article), chromedp.WaitVisible("#since"))
	artefact(t, "since-360", give(t, ctx, chromedp.CaptureScreenshot()))
	do(t, ctx, chromedp.Click("#since a"), chromedp.WaitVisible("table.cmp"))
	picture("compare")
}
