package page

import (
	"time"

	"stet"
)

// ClaimPage is a claim's own page.
type ClaimPage struct {
	Claim
	Path    string
	Ledger  string // its place in its story's ledger
	Story   Link   // the story's article; no Href while there is none
	Lang    string // of Story.Text, when not English
	Reports int    // of the story
	Drawing *Drawing
	Earlier *Life // the same claim in an earlier story; nil when none is known
	Later   []Life
	Notes   []Note
	Talk    string // where something is said about it; "" for nowhere
}

// Life is the same claim as another story has it.
type Life struct {
	Text   string
	Lang   string // when not English and known
	Href   string
	Since  Clock
	Status Badge
}

// ClaimMaterial is what a claim's page is made from.
type ClaimMaterial struct {
	Claim   *stet.Claim
	Dossier *stet.Dossier // of its story
	Article *stet.Article // about its story, or nil
	Earlier *stet.Claim   // nil when there is none
	Later   []stet.Claim
	Live    func(string) string // nil: originals are where they say
}

// NewClaimPage makes a claim's own page.
func NewClaimPage(m ClaimMaterial) ClaimPage {
	var near time.Time // as in a ledger, each date has its year
	c, d := m.Claim, m.Dossier
	b := newNotebook(d, nil, m.Live, claimLimits)
	p := ClaimPage{
		Claim: b.claim(*c, near), Path: ClaimPath(c.ID), Ledger: ledgerEntry(c.Story, c.ID), Reports: len(d.Reports),
		Drawing: b.drawing(c),
	}
	p.Ties = tiesOf(c, d.Claims, d, func(other *stet.Claim) string { return ClaimPath(other.ID) })
	switch {
	case m.Article != nil:
		p.Story, p.Lang = Link{Line(m.Article.Headline.Text, 240), ArticlePath(m.Article.ID)}, Foreign(m.Article.Lang)
	case len(d.Reports) > 0:
		p.Story.Text, p.Lang = Line(d.Reports[0].Headline, 240), Foreign(d.Reports[0].Lang)
	}
	if m.Earlier != nil {
		l := life(*m.Earlier)
		p.Earlier = &l
	}
	for _, l := range m.Later {
		p.Later = append(p.Later, life(l))
	}
	p.Notes = b.notes
	return p
}

func life(c stet.Claim) Life {
	return Life{Text: proposition(c.Proposition, propositionAt), Href: ClaimPath(c.ID), Since: clock(c.Since, time.Time{}), Status: badge(c.Status, c.Evidence)}
}

// Tie is another claim that a claim cannot stand beside.
type Tie struct {
	Kind   stet.TieKind // why
	Text   string
	Lang   string // when not English
	Href   string
	Status Badge
}

// tiesOf gives a claim's ties to the others of the list. A tie to itself, of sides
// that contradict each other on it, shows in its positions and figures already.
func tiesOf(c *stet.Claim, all []stet.Claim, d *stet.Dossier, href func(*stet.Claim) string) []Tie {
	var out []Tie
	for _, t := range c.Ties {
		for i := range all {
			other := &all[i]
			if other.ID != t.Claim || other.ID == c.ID {
				continue
			}
			tie := Tie{Kind: t.Kind, Text: proposition(other.Proposition, propositionAt), Href: href(other), Status: badge(other.Status, other.Evidence)}
			if r := d.Report(other.Passage.Report); r != nil {
				tie.Lang = Foreign(r.Lang)
			}
			out = append(out, tie)
		}
	}
	return out
}

// Successor gives the claim of a ledger that a former claim, which left a ledger,
// now is: the one that shares its proposition's passage, or else most passages in
// which the same stance is taken; nil when there is none.
func Successor(former *stet.Claim, ledger []stet.Claim) *stet.Claim {
	var best *stet.Claim
	most := 0
	for i := range ledger {
		if n := shared(former, &ledger[i]); n > most {
			best, most = &ledger[i], n
		}
	}
	return best
}

func shared(a, b *stet.Claim) (n int) {
	if a.Passage.Report == b.Passage.Report && a.Passage.Span.Overlaps(b.Passage.Span) {
		n = 1000
	}
	stands := map[stet.Stance]map[stet.Passage]bool{}
	for _, p := range a.Positions {
		if stands[p.Stance] == nil {
			stands[p.Stance] = map[stet.Passage]bool{}
		}
		for _, passage := range p.Passages {
			stands[p.Stance][passage] = true
		}
	}
	for _, p := range b.Positions {
		for _, passage := range p.Passages {
			if stands[p.Stance][passage] {
				n++
			}
		}
	}
	return n
}
