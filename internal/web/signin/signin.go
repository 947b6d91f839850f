// Package signin is the pages on which readers sign in: the ways there are, a
// link's question whether to go on, the choice of a name. The passkey's part
// needs a script, since only a script can ask a browser for one; all others work
// without. It keeps its style and script.
package signin

import (
	_ "embed"

	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed signin.css
var css string

//go:embed passkey.js
var passkeys string

// Style is the style of forms like these, for the account's page too.
var Style = css

// Script asks browsers for passkeys: any form with data-ask.
var Script = layout.NewScript(passkeys)

var style = layout.NewStyle(css)

// Ways is the page with the ways to sign in.
type Ways struct {
	Next      string // where to go on to
	Open      bool   // anybody may make an account
	Mail      bool   // links are sent
	Providers []page.Link
	Email     string // as typed before
	Trouble   string // the message of what went wrong; "" for nothing
}

// Naming is the choice of a name.
type Naming struct {
	Token   string
	Name    string // as suggested, or typed before
	Trouble string
}

func document(main layout.Document) layout.Document {
	main.Style, main.Head.Private, main.Head.Here = style, true, "/account"
	return main
}

// Page is the page with the ways to sign in.
func Page(w Ways) layout.Document {
	return document(layout.Document{Head: page.Head{TitleID: "account.sign_in"}, Script: Script, Main: ways(w)})
}

// Confirm asks whether to go on with a link.
func Confirm(token string) layout.Document {
	return document(layout.Document{Head: page.Head{TitleID: "account.sign_in"}, Main: confirm(token)})
}

// Name asks for a name.
func Name(n Naming) layout.Document {
	return document(layout.Document{Head: page.Head{TitleID: "account.choose_name"}, Main: naming(n)})
}

// Note is a page that says one thing: the messages of its title and its text.
func Note(title, text string) layout.Document {
	return document(layout.Document{Head: page.Head{TitleID: title}, Main: note(title, text)})
}
