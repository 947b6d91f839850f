package main

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
)

// authenticator gives the browser a device that makes passkeys and says yes.
func authenticator(t *testing.T, ctx context.Context) {
	t.Helper()
	if _, err := chromedp.Call(ctx, webauthn.Enable, webauthn.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	_, err := chromedp.Call(ctx, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{
		Options: &webauthn.VirtualAuthenticatorOptions{
			Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
			HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
		},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestReaderSignsInWithAPasskey makes an account, signs out and in again, looks at
// what is kept, and deletes it all.
func TestReaderSignsInWithAPasskey(t *testing.T) {
	ctx := chromium(t)
	authenticator(t, ctx)
	base, _ := demoSite(t)
	do(t, ctx, chromedp.EmulateViewport(360, 740), chromedp.Navigate(base+"/account"), chromedp.WaitVisible(`form[data-ask="new"]`))
	artefact(t, "sign-in-360", give(t, ctx, chromedp.FullScreenshot(100)))
	do(t, ctx, chromedp.SendKeys("#name", "Ada Lovelace"), chromedp.Click(`form[data-ask="new"] button`), chromedp.WaitVisible(`form[action="/sign-out"]`))
	contains(t, "the account", give(t, ctx, chromedp.Text("main")), "Ada Lovelace")
	artefact(t, "account-360", give(t, ctx, chromedp.FullScreenshot(100)))

	do(t, ctx, chromedp.Click(`form[action="/sign-out"] button`))
	until(t, ctx, `location.pathname === "/" && document.readyState === "complete"`)
	do(t, ctx, chromedp.Navigate(base+"/account"), chromedp.WaitVisible(`form[data-ask="in"]`))
	do(t, ctx, chromedp.Click(`form[data-ask="in"] button`), chromedp.WaitVisible(`form[action="/sign-out"]`))

	kept := give(t, ctx, chromedp.Evaluate[string](`fetch("/account/export.json").then(r => r.text())`, chromedp.EvalAwaitPromise))
	var x struct {
		Account  struct{ Name string }
		Passkeys []any
		Sessions []any
	}
	if err := json.Unmarshal([]byte(kept), &x); err != nil || x.Account.Name != "Ada Lovelace" || len(x.Passkeys) != 1 || len(x.Sessions) != 1 {
		t.Errorf("export: %v: %s", err, kept)
	}
	if strings.Contains(kept, `"hash"`) {
		t.Error("the export tells a session's hash")
	}

	remove := func(name, then string) {
		t.Helper()
		do(t, ctx, chromedp.Click("main details summary"), chromedp.WaitVisible(`form[action="/account/delete"] button`),
			chromedp.SendKeys(`form[action="/account/delete"] input`, name), chromedp.Click(`form[action="/account/delete"] button`))
		until(t, ctx, then)
	}
	remove("somebody", `document.querySelector(".wrong") !== null`)
	remove("ada lovelace", `location.pathname === "/"`)
	do(t, ctx, chromedp.Navigate(base+"/account"), chromedp.WaitVisible(`form[data-ask="in"]`))
	do(t, ctx, chromedp.Click(`form[data-ask="in"] button`))
	until(t, ctx, `document.querySelector(".wrong, [role=alert]:not(:empty)") !== null`)
}

// until waits for what is so on the page, or on the next: while one gives way to
// another, nothing can be asked.
func until(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	for ctx.Err() == nil {
		if _, err := chromedp.Run(ctx, chromedp.Poll[bool](expression)); err == nil {
			return
		}
	}
	t.Fatalf("never so: %s", expression)
}
