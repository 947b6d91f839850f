// Package following is how readers are told of what is new: the ways to follow a
// thing, with an account or by a feed; the page of what an account follows; and
// the way out of digests. All of it works without a script.
//
// It knows nothing of what is new (internal/follow does) and keeps nothing but its
// style.
package following

import (
	_ "embed"

	"stet"
	"stet/internal/follow"
	"stet/internal/page"
	"stet/internal/web/layout"
	"stet/internal/web/signin"
)

//go:embed following.css
var css string

var style = layout.NewStyle(signin.Style, css)

// Path is the page of what an account follows.
const Path = "/following"

// FormPath is where the ways to follow a thing are.
func FormPath(kind stet.Followed, id stet.ID) string {
	return "/follow/" + string(kind) + "/" + string(id)
}

// Ways are the ways to follow a thing.
type Ways struct {
	Kind     stet.Followed
	Target   stet.ID
	Title    string
	Lang     string
	Path     string
	Feed     string // path of its feed, without the ending
	SignedIn bool
	Follows  bool // the visitor does already
	Accounts bool // one can sign in here
}

// WaysPage shows them.
func WaysPage(w Ways) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "follow.title", Private: true}, Style: style, Main: ways(w)}
}

// All are the ways to follow the newsroom as a whole.
type All struct {
	Topics   []page.Topic
	Accounts bool
}

// AllPage shows them.
func AllPage(a All) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "follow.title", Path: page.FollowPath}, Style: style, Main: all(a)}
}

// Mine is what an account follows.
type Mine struct {
	Heard  []Heard
	Every  stet.Rhythm
	Mail   bool // digests can be sent from here
	Email  bool // the account has an address for them
	Done   string
	Rhythm []stet.Rhythm
}

// Heard is what is new about one thing.
type Heard struct {
	follow.Heard
	News []News
}

// News is one thing that is new.
type News struct {
	At         page.Clock
	Text, Path string
}

// MinePage shows it.
func MinePage(m Mine) layout.Document {
	m.Rhythm = []stet.Rhythm{stet.Never, stet.Daily, stet.Weekly}
	return layout.Document{Head: page.Head{TitleID: "follow.mine_title", Private: true, Here: "/account"}, Style: style, Main: mine(m)}
}

// EndPage asks whether to end digests, or says that they have ended.
func EndPage(token string, ended bool) layout.Document {
	return layout.Document{Head: page.Head{TitleID: "follow.end_title", Private: true}, Style: style, Main: end(token, ended)}
}
