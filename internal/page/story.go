package page

import (
	"slices"
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
	Claims  []Claim // disputed ones first
	More    int     // claims left out
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
	shown := disputedFirst(d.Claims)[:min(ledgerClaims, len(d.Claims))]
	s.More = len(d.Claims) - len(shown)
	for _, c := range shown {
		row := b.claim(c, near)
		row.Ties = tiesOf(&c, shown, d, func(other *stet.Claim) string { return "#" + ClaimAnchor(other.ID) })
		s.Claims = append(s.Claims, row)
	}
	s.Sources, s.Unnamed = b.originsOf(d, near)
	s.Notes = b.notes
	return s
}

// disputedFirst gives the disputed claims, then the others, each in their order.
func disputedFirst(all []stet.Claim) []stet.Claim {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b stet.Claim) int {
		switch {
		case a.Status == stet.Disputed && b.Status != stet.Disputed:
			return -1
		case a.Status != stet.Disputed && b.Status == stet.Disputed:
			return 1
		}
		return 0
	})
	return out
}
