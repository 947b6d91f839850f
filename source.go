package stet

import (
	"net/url"
	"time"
)

// Source is an outlet's feed, sitemap or page that we read, with its owner.
// One outlet may have several sources; the owner is what independence is
// counted by.
type Source struct {
	ID    ID         `json:"id"`
	Name  string     `json:"name"`            // the outlet, as readers know it
	Owner string     `json:"owner,omitempty"` // who owns the outlet; "" when unknown
	URL   string     `json:"url"`             // of the feed, sitemap or page
	Kind  SourceKind `json:"kind"`
	Home  string     `json:"home,omitempty"`  // the outlet's front page
	Lang  string     `json:"lang,omitempty"`  // BCP 47; "" when not declared
	Terms string     `json:"terms,omitempty"` // what the outlet permits, as far as the operator knows
	Added time.Time  `json:"added"`
}

// SourceKind says how a source lists its reports.
type SourceKind string

// The kinds of source.
const (
	SourceFeed    SourceKind = "feed"    // RSS, Atom or JSON Feed
	SourceSitemap SourceKind = "sitemap" // sitemap or news sitemap
)

// NewSource gives a source its ID, which is a function of its address only.
func NewSource(s Source) Source {
	s.ID = NewID(time.Time{}, "source", s.URL)
	if s.Kind == "" {
		s.Kind = SourceFeed
	}
	return s
}

// Validate reports what is missing; the error is of kind Invalid.
func (s Source) Validate() error {
	if err := s.ID.Validate(); err != nil {
		return err
	}
	if s.Name == "" {
		return Errorf(Invalid, "source %s has no name: say which outlet it is", s.URL)
	}
	if s.Kind != SourceFeed && s.Kind != SourceSitemap {
		return Errorf(Invalid, "source %s: unknown kind %q: use feed or sitemap", s.URL, s.Kind)
	}
	return validURL(s.URL)
}

func validURL(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return Errorf(Invalid, "%q is not a web address: it must begin with http:// or https://", address)
	}
	return nil
}

// Item is one entry of a source's list: the address of an original that we
// have not necessarily fetched yet, with what the list says about it.
type Item struct {
	ID        ID        `json:"id"`
	Source    ID        `json:"source"`
	URL       string    `json:"url"`
	GUID      string    `json:"guid,omitempty"`
	Title     string    `json:"title,omitempty"`
	Summary   string    `json:"summary,omitempty"` // text without markup
	Author    string    `json:"author,omitempty"`
	Lang      string    `json:"lang,omitempty"`
	Published time.Time `json:"published"` // zero when the list does not say
	Updated   time.Time `json:"updated"`   // zero when the list does not say
	Seen      time.Time `json:"seen"`      // when we first saw the entry
}

// NewItem gives an item its ID, a function of its address only: the same
// address listed by two sources is one item, the first one's.
func NewItem(i Item) Item {
	i.ID = NewID(time.Time{}, "item", i.URL)
	return i
}

// Validate reports what is missing; the error is of kind Invalid.
func (i Item) Validate() error {
	if err := i.ID.Validate(); err != nil {
		return err
	}
	return validURL(i.URL)
}
