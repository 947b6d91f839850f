package page

import (
	"time"

	"stet"
)

// Who is the box that shows positions at a glance: speakers down, stances
// across, for the claim that the page is about first.
type Who struct {
	Claim    string
	Lang     string // of Claim, when not English
	Href     string // the claim in the ledger
	Status   Badge
	Stances  []stet.Stance // the columns that somebody takes, in a fixed order
	Rows     []WhoRow
	More     int // speakers left out
	Evidence stet.Evidence
	Basis    []Mark
	Figures  []Figure
}

// WhoRow is one speaker; a cell is nil where the speaker takes no such stance.
type WhoRow struct {
	Speaker string  // "" when the reports do not name one
	Cells   []*Cell // as many as Stances
}

// Cell is a position in the box; its mark opens the passage.
type Cell struct {
	Stance stet.Stance
	Since  Clock
	Mark   Mark // N is 0 when no passage is at hand
}

// who makes the box for c.
func (b *notebook) who(c *stet.Claim, near time.Time) *Who {
	w := &Who{
		Claim: proposition(c.Proposition, 180), Href: ClaimPath(c.ID), Status: badge(c.Status, c.Evidence),
		Evidence: c.Evidence, Basis: b.passages(c.Basis, b.limits.stand),
	}
	if r := b.reports[c.Passage.Report]; r != nil {
		w.Lang = Foreign(r.Lang)
	}
	column := map[stet.Stance]int{}
	for _, s := range stances {
		for _, p := range c.Positions {
			if _, known := column[s.stance]; !known && p.Stance == s.stance {
				column[s.stance] = len(w.Stances)
				w.Stances = append(w.Stances, s.stance)
			}
		}
	}
	row := map[string]int{}
	for _, p := range c.Positions {
		at, known := row[p.Speaker]
		if !known {
			if len(w.Rows) == b.limits.speakers {
				w.More++
				row[p.Speaker] = -1
				continue
			}
			at = len(w.Rows)
			row[p.Speaker] = at
			w.Rows = append(w.Rows, WhoRow{Speaker: speaker(p.Speaker), Cells: make([]*Cell, len(w.Stances))})
		}
		if col, ok := column[p.Stance]; ok && at >= 0 && w.Rows[at].Cells[col] == nil {
			w.Rows[at].Cells[col] = b.cell(p, near)
		}
	}
	w.Figures = b.figures(c.Figures)
	return w
}

func (b *notebook) cell(p stet.Position, near time.Time) *Cell {
	c := &Cell{Stance: p.Stance, Since: clock(p.Since, near)}
	if marks := b.passages(p.Passages, 1); len(marks) > 0 {
		c.Mark = marks[0]
	}
	return c
}
