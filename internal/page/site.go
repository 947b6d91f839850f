package page

import (
	"fmt"
	"time"

	"stet"
	"stet/internal/messages"
)

// Site is what every page says about the newsroom.
type Site struct {
	Name    string // "Stet" when the operator gives none
	Base    string // its address without a closing slash, as readers type it
	Example bool   // every page says that outlets and events are invented
	Contact string // where readers report a problem: a mailto: or https: address; "" when none
	Version string // of the program

	Accounts bool   // readers can sign in
	Logo     string // address of a picture to show in place of the name; "" for none

	Disclosure string // the operator's own words for Making.Disclosed; "" for ours
}

// Head is what a page says about itself.
type Head struct {
	Title       string // without the site's name
	TitleID     string // the message that is the title, for pages of our own words; "" when Title is it
	Description string
	Path        string // its own address, from the site's base; "" when it has none (an error)
	Lang        string // of its main text
	Here        string // which entry of the navigation it belongs to: a path, or ""
	Original    string // the address of the page that this one archives; "" for our own
	Card        string // path of the picture for sharing it; "" for none
	Private     bool   // not for search engines
	Feed        string // path of a feed of what changes on it; "" when it has none of its own
	JSON        string // path of the same for programs; "" when there is none
	Data        any    // schema.org data, or nil
}

// Addresses of pages.
const (
	FrontPath       = "/"
	SourcesPath     = "/sources"
	SearchPath      = "/search"
	CheckPath       = "/check"
	CorrectionsPath = "/corrections"
	AboutPath       = "/about"
	FeedPath        = "/feed.xml"
	FollowPath      = "/follow" // how to be told of what is new
)

// ArticlePath is an article's address.
func ArticlePath(id stet.ID) string { return "/article/" + string(id) }

// ThoughtPath is the address of a reader's comment.
func ThoughtPath(id stet.ID) string { return "/thought/" + string(id) }

// CardPath is the address of the picture for sharing a revision of an article.
func CardPath(id stet.ID, revision int) string {
	return fmt.Sprintf("%s/card.png?revision=%d", ArticlePath(id), revision)
}

// ComparePath is the address of two revisions of an article, side by side.
func ComparePath(id stet.ID, from, to int) string {
	return fmt.Sprintf("%s/compare?from=%d&to=%d", ArticlePath(id), from, to)
}

// NamePath is the address of a person's, place's or body's page.
func NamePath(id stet.ID) string { return "/name/" + string(id) }

// StoryPath is the address of a story's ledger.
func StoryPath(id stet.ID) string { return "/story/" + string(id) }

// ClaimPath is the address of a claim's own page.
func ClaimPath(id stet.ID) string { return "/claim/" + string(id) }

// ledgerEntry is the address of one claim in its story's ledger.
func ledgerEntry(story, claim stet.ID) string { return StoryPath(story) + "#" + ClaimAnchor(claim) }

// ClaimAnchor is a claim's id on its story's page.
func ClaimAnchor(claim stet.ID) string { return "c-" + string(claim) }

// ChangePath is the address of one step of a claim's history on its page.
func ChangePath(claim stet.ID, h stet.Change) string { return ClaimPath(claim) + "#" + changeAnchor(h) }

// FeedOf is the address of the feed of what changes on the page at the path.
func FeedOf(path string) string { return path + "/feed.xml" }

// JSONOf is the address of the page at the path as JSON.
func JSONOf(path string) string { return path + ".json" }

// ReportPath is a report's address.
func ReportPath(id stet.ID) string { return "/report/" + string(id) }

// SourcePath is a source's address.
func SourcePath(id stet.ID) string { return "/source/" + string(id) }

// Clock is a moment as pages show it, in UTC: they put it in the words of their
// language.
type Clock struct {
	At   time.Time
	Form messages.Form // with the year when it is not the reader's
	ISO  string        // RFC 3339; "" when there is no moment to show
}

// NewClock shows t with the year.
func NewClock(t time.Time) Clock { return clock(t, time.Time{}) }

// clock shows t; the year is left out when it is that of near, which stands
// elsewhere on the page in full. The zero near always gives the year.
func clock(t, near time.Time) Clock {
	t = t.UTC()
	c := Clock{At: t, Form: messages.MomentYear, ISO: t.Format(time.RFC3339)}
	if !near.IsZero() && near.UTC().Year() == t.Year() {
		c.Form = messages.Moment
	}
	return c
}

// Badge is a claim's standing before it is put in words.
type Badge struct {
	Status   stet.Status
	Evidence stet.Evidence // "" when nothing is to be said
}

// NewBadge chooses what is said of a claim beside a headline.
func NewBadge(status stet.Status, evidence stet.Evidence) Badge { return badge(status, evidence) }

// badge chooses what is said of a claim beside a headline. Of what nobody disputes
// a reader does not ask first whether evidence was shown.
func badge(status stet.Status, evidence stet.Evidence) Badge {
	if evidence == stet.EvidenceNone && status != stet.Disputed && status != stet.Withdrawn {
		evidence = ""
	}
	return Badge{Status: status, Evidence: evidence}
}
