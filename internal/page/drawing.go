package page

import (
	"slices"
	"time"

	"stet"
)

// Drawing is a claim's positions over time: a row for each speaker, time from
// left to right, a sign for each stance. Lengths are in pixels from the top, X in
// percent of the width.
type Drawing struct {
	Said   []Stand // the same as positions, for words; their marks are left out
	Unsaid int     // positions beyond those
	Height int
	Ticks  []Tick
	Axis   int // where the axis lies
	Rows   []DrawingRow
	Legend []Stance // those that are drawn
	Again  bool     // some sign says that a stance was taken again
	More   int      // speakers left out
}

// DrawingRow is a speaker's row.
type DrawingRow struct {
	Speaker string // "" when the reports do not name one
	Label   int    // the name's base line
	Line    int
	Signs   []Sign
}

// Sign is a position, or its repetition by a further independent text.
type Sign struct {
	X     string
	Y     int
	Kind  SignKind
	Again bool
}

// Stance is a kind of sign with what it means.
type Stance struct {
	Kind    SignKind
	Stances []stet.Stance
}

// SignKind says which shape is drawn: shapes differ, not colours alone.
type SignKind string

// The kinds of sign. Stances that are neither for nor against a claim share one.
const (
	SignAsserts  SignKind = "asserts"
	SignConfirms SignKind = "confirms"
	SignDenies   SignKind = "denies"
	SignDoubts   SignKind = "doubts"
	SignRetracts SignKind = "retracts"
	SignOther    SignKind = "other"
)

// signs maps stances to signs, in the order of the legend. The others share one.
var signs = []struct {
	stance stet.Stance
	kind   SignKind
}{
	{stet.Asserts, SignAsserts},
	{stet.Confirms, SignConfirms},
	{stet.Denies, SignDenies},
	{stet.Doubts, SignDoubts},
	{stet.Retracts, SignRetracts},
}

func signKind(s stet.Stance) SignKind {
	for _, known := range signs {
		if known.stance == s {
			return known.kind
		}
	}
	return SignOther
}

// Measures of the drawing. Signs that would cover each other stand one below the
// other.
const (
	drawnSpeakers = 10
	drawnName     = 38 // characters: what fits on a narrow screen
	drawnWords    = 12 // positions that the summary tells of
	rowHeight     = 46
	rowLine       = 30
	signStep      = 15
)

// stood is a sign before it is laid out.
type stood struct {
	at    time.Time
	kind  SignKind
	again bool
}

// drawing lays out a claim's positions; nil when there are none.
func (b *notebook) drawing(c *stet.Claim) *Drawing {
	if len(c.Positions) == 0 {
		return nil
	}
	start, end := b.extent(c)
	x := scale(start, end)
	d := &Drawing{Ticks: ticks(start, end, x), Unsaid: max(0, len(c.Positions)-drawnWords)}
	for _, p := range c.Positions[:len(c.Positions)-d.Unsaid] {
		d.Said = append(d.Said, Stand{Speaker: speaker(p.Speaker), Stance: p.Stance, Since: clock(p.Since, time.Time{})})
	}
	names, rows := b.stoodBy(c)
	d.More = max(0, len(names)-drawnSpeakers)
	top := 0
	drawn := map[SignKind]bool{}
	for i, all := range rows[:len(names)-d.More] {
		r := DrawingRow{Speaker: cut(names[i], drawnName), Label: top + 14, Line: top + rowLine}
		var l lane
		for _, s := range all {
			if level, room := l.place(x(s.at)); room {
				r.Signs = append(r.Signs, Sign{X: percent(x(s.at)), Y: r.Line + signStep*level, Kind: s.kind, Again: s.again})
				drawn[s.kind] = true
				d.Again = d.Again || s.again
			}
		}
		d.Rows = append(d.Rows, r)
		top += rowHeight + signStep*(len(l)-1)
	}
	d.Axis, d.Height = top+4, top+26
	d.Legend = legend(c, drawn)
	return d
}

// legend says what the signs mean that are drawn.
func legend(c *stet.Claim, drawn map[SignKind]bool) (out []Stance) {
	for _, s := range signs {
		if drawn[s.kind] {
			out = append(out, Stance{s.kind, []stet.Stance{s.stance}})
		}
	}
	var others []stet.Stance
	for _, p := range c.Positions {
		if signKind(p.Stance) == SignOther && !slices.Contains(others, p.Stance) {
			others = append(others, p.Stance)
		}
	}
	if drawn[SignOther] {
		out = append(out, Stance{SignOther, others})
	}
	return out
}

// stoodBy gives the speakers of a claim's positions, in the order in which they
// first take one, and each one's signs by time.
func (b *notebook) stoodBy(c *stet.Claim) (names []string, rows [][]stood) {
	row := map[string]int{}
	for _, p := range c.Positions {
		at, known := row[p.Speaker]
		if !known {
			at = len(names)
			row[p.Speaker] = at
			names, rows = append(names, speaker(p.Speaker)), append(rows, nil)
		}
		for i, t := range b.times(p) {
			rows[at] = append(rows[at], stood{t, signKind(p.Stance), i > 0})
		}
	}
	for _, all := range rows {
		slices.SortStableFunc(all, func(a, b stood) int { return a.at.Compare(b.at) })
	}
	return names, rows
}

// times gives when a stance was taken, and when a further independent text told
// of it, each time once.
func (b *notebook) times(p stet.Position) []time.Time {
	out := []time.Time{p.Since}
	seen := map[stet.ID]bool{}
	for i, passage := range p.Passages {
		r, origin := b.reports[passage.Report], b.origins[passage.Report]
		if r != nil && i > 0 && !seen[origin] && r.Published.After(out[len(out)-1]) {
			out = append(out, r.Published)
		}
		seen[origin] = true
	}
	return out
}

// extent is the time that a drawing spans.
func (b *notebook) extent(c *stet.Claim) (start, end time.Time) {
	start, end = c.Positions[0].Since, c.Positions[0].Since
	for _, p := range c.Positions {
		for _, t := range b.times(p) {
			if t.Before(start) {
				start = t
			}
			if t.After(end) {
				end = t
			}
		}
	}
	return start, end
}
