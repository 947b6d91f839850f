package layout

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/a-h/templ"

	"stet"
	"stet/internal/messages"
	"stet/internal/page"
)

func in(t *testing.T, lang string) context.Context {
	t.Helper()
	c, err := messages.Open(fstest.MapFS{"layout.ar.toml": {Data: []byte("[layout]\nskip = \"إلى النص\"")}})
	if err != nil {
		t.Fatal(err)
	}
	return messages.With(context.Background(), c.In(lang))
}

// Every kind that the root package knows has its words in every language: they are
// put together from the kind's name, which no other test sees.
func TestKindsHaveWords(t *testing.T) {
	for _, lang := range []string{"en", "de", "fr", "es", "uk"} {
		ctx := in(t, lang)
		said := map[string]bool{}
		add := func(s string) { said[s] = true }
		for _, s := range []stet.Status{stet.Asserted, stet.Disputed, stet.Confirmed, stet.Withdrawn} {
			add(Status(ctx, s))
			add(messages.Text(ctx, "site.meaning."+string(s)))
		}
		for _, e := range []stet.Evidence{stet.EvidenceNone, stet.EvidenceClaimant, stet.EvidenceIndependent} {
			add(Evidence(ctx, e))
			add(messages.Text(ctx, "site.badge."+evidenceKey(e)))
		}
		for _, s := range []stet.Stance{
			stet.Asserts, stet.Confirms, stet.Denies, stet.Doubts, stet.Retracts, stet.Declines, stet.Plans, stet.Orders, stet.Asks,
		} {
			add(Verb(ctx, s))
			add(Column(ctx, s))
		}
		for _, k := range []page.SignKind{page.SignAsserts, page.SignConfirms, page.SignDenies, page.SignDoubts, page.SignRetracts} {
			add(messages.Text(ctx, "site.sign."+string(k)))
		}
		for _, g := range []stet.Gate{
			stet.GateCitation, stet.GateQuotation, stet.GateFigure, stet.GateName, stet.GateAttribution, stet.GateStance, stet.GateSupport, stet.GateJudge,
		} {
			add(Gate(ctx, g))
		}
		for _, o := range []stet.Outcome{stet.Stands, stet.Repaired, stet.Held, stet.Dropped} {
			add(messages.Text(ctx, "record.outcome."+string(o)))
		}
		for _, o := range []page.CheckOutcome{page.CheckStands, page.CheckRefused, page.CheckUnfound} {
			add(messages.Text(ctx, "check.outcome."+string(o)))
		}
		for _, g := range []stet.Gate{stet.GateCitation, stet.GateQuotation, stet.GateFigure, stet.GateName, stet.GateAttribution, stet.GateStance, stet.GateSupport} {
			add(messages.Text(ctx, "check.gates."+string(g)))
		}
		for _, entry := range navigation {
			add(messages.Text(ctx, entry.Text))
		}
		for s := range said {
			if s == "" || strings.Contains(s, "site.") || strings.Contains(s, "record.") || strings.Contains(s, "check.") || strings.Contains(s, "layout.") {
				t.Errorf("%s: no words for %q", lang, s)
			}
		}
	}
}

func TestRich(t *testing.T) {
	part := templ.ComponentFunc(Bdi("<Orlund>", "uk").Render)
	for text, want := range map[string]string{
		"plain <b>":                    "plain &lt;b&gt;",
		"**To check:** *copy*, 2 * 3":  "<b>To check:</b> <i>copy</i>, 2 * 3",
		"see [the *whole* ledger](1).": `see <a href="/a?b&amp;c">the <i>whole</i> ledger</a>.`,
		"by {2}!":                      `by <bdi lang="uk">&lt;Orlund&gt;</bdi>!`,
		"[x](3) [y](9) {1} {3} {":      `[x](3) [y](9) {1} {3} {`,
		"[evil](4)":                    `<a href="about:invalid#TemplFailedSanitizationURL">evil</a>`,
	} {
		var b strings.Builder
		if err := Rich(text, "/a?b&c", part, 7, "javascript:x").Render(in(t, "en"), &b); err != nil {
			t.Fatal(err)
		}
		if b.String() != want {
			t.Errorf("%s\n got %s\nwant %s", text, b.String(), want)
		}
	}
}

// Words say their language and direction where these are not the page's.
func TestForeignWords(t *testing.T) {
	for _, c := range []struct{ page, words, lang, dir string }{
		{"en", "en-GB", "", ""},
		{"en", "", "", ""},
		{"de", "en", "en", "ltr"},
		{"en", "he", "he", "rtl"},
		{"ar", "en", "en", "ltr"},
		{"ar", "ar-EG", "", ""},
	} {
		a := In(in(t, c.page), c.words)
		if lang, _ := a["lang"].(string); lang != c.lang {
			t.Errorf("%q on a page in %s: lang %q, want %q", c.words, c.page, lang, c.lang)
		}
		if dir, _ := a["dir"].(string); dir != c.dir {
			t.Errorf("%q on a page in %s: dir %q, want %q", c.words, c.page, dir, c.dir)
		}
	}
}

func TestMirrored(t *testing.T) {
	var b strings.Builder
	if err := Page(page.Site{Name: "Stet"}, Document{Main: Reason("Kestria says so")}).Render(in(t, "ar"), &b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="ar" dir="rtl">`, "إلى النص", `<span lang="en" dir="ltr">Kestria says so</span>`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s", want)
		}
	}
}
