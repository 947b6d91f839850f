// Package account is a reader's own page: what is kept of them, how they sign
// in, where they are signed in, and the way out. Only its owner sees it. It keeps
// nothing but its style.
package account

import (
	"slices"

	"stet"
	"stet/internal/page"
	"stet/internal/web/layout"
	"stet/internal/web/signin"
)

var style = layout.NewStyle(signin.Style)

// Account is what the page shows.
type Account struct {
	stet.Account
	Passkeys []Passkey
	Sessions []Session
	Desk     bool   // there is an editors' desk
	Mail     bool   // an address can be given
	Done     string // the message of what was just done; "" for nothing
	Trouble  string // the message of what went wrong; "" for nothing
}

// Passkey is one of the account's passkeys.
type Passkey struct {
	ID, Name    string
	Added, Used page.Clock
}

// Session is a browser that is signed in.
type Session struct {
	ID         stet.ID
	Browser    string
	Made, Used page.Clock
	Here       bool // it is the one that asks
}

// Known reports whether done names something that the page can say was done; it
// comes from the address.
func Known(done string) bool {
	return slices.Contains([]string{"email_sent", "passkey_added", "passkey_removed", "session_ended"}, done)
}

// Page is the account's page.
func Page(a Account) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "account.title", Private: true, Here: "/account"}, Style: style, Script: signin.Script, Main: account(a)}
}
