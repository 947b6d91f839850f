package page

import (
	"time"

	"stet"
)

// Story is the ledger of a story: its claims with everybody's positions.
type Story struct {
	Title   string
	Lang    string // of Title, when not English
	Article string // address of its article; "" while there is none
	Reports int
	Origins int
	Counts  []Count // claims by status, in a fixed order, none that is zero
	Claims  []Claim
	More    int // claims left out
	Sources []Origin
	Unnamed int // reports left out
	Notes   []Note
}

// Count is how many claims have a status.
type Count struct {
	Status stet.Status
	N      int
}

// ledgerClaims is how many claims a ledger shows.
const ledgerClaims = 100

// NewStory makes a story's ledger; a is its article or nil.
func NewStory(d *stet.Dossier, a *stet.Article, live func(string) string) Story {
	var near time.Time // a ledger is read for its dates: each with its year
	b := newNotebook(d, nil, live, ledgerLimits)
	s := Story{Reports: len(d.Reports), Origins: d.OriginCount()}
	switch {
	case a != nil:
		s.Title, s.Lang, s.Article = Line(a.Headline.Text, 240), Foreign(a.Lang), ArticlePath(a.ID)
	case len(d.Reports) > 0:
		s.Title, s.Lang = Line(d.Reports[0].Headline, 240), Foreign(d.Reports[0].Lang)
	}
	for _, status := range []stet.Status{stet.Disputed, stet.Asserted, stet.Confirmed, stet.Withdrawn} {
		n := 0
		for _, c := range d.Claims {
			if c.Status == status {
				n++
			}
		}
		if n > 0 {
			s.Counts = append(s.Counts, Count{status, n})
		}
	}
	shown := d.Claims[:min(ledgerClaims, len(d.Claims))]
	s.More = len(d.Claims) - len(shown)
	for _, c := range shown {
		s.Claims = append(s.Claims, b.claim(c, near))
	}
	s.Sources, s.Unnamed = b.originsOf(d, near)
	s.Notes = b.notes
	return s
}
