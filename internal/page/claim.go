package page

import (
	"slices"
	"strings"
	"time"

	"stet"
)

// Claim is a row of the ledger: a proposition with who says what of it.
type Claim struct {
	Anchor   string // its id in the ledger
	Href     string // its own page
	Text     string // the proposition, as the earliest statement of it has it
	Lang     string // when not English
	Marks    []Mark // where it stands
	Status   Badge
	Since    Clock
	For      []Stand // who says so
	Against  []Stand // who denies, doubts or takes it back
	Others   []Stand // who does something else: declines to comment, asks
	More     int     // positions left out
	Evidence stet.Evidence
	Basis    []Mark // the passages that tell of evidence
	Figures  []Figure
	Ties     []Tie // on a ledger and a claim's own page
	History  []Change
}

// Stand is one speaker's position.
type Stand struct {
	Speaker string // "" when the reports do not name one
	Href    string // address of the speaker's page; "" for none
	Stance  stet.Stance
	Since   Clock
	Origins int // the independent origins that report it
	Marks   []Mark
}

// Figure is a number that somebody gives.
type Figure struct {
	Text    string // "at least 33 people"
	Speaker string // as in Stand
	Origins int
	Marks   []Mark
}

// Change is a step of a claim's history.
type Change struct {
	Anchor   string // its id on the claim's page
	At       Clock
	Status   stet.Status
	Evidence stet.Evidence
	Reason   string // in English, as the ledger keeps it
	Report   Link   // the report that caused it; no Href when it has left the story
}

// Limits of a claim's row, in characters.
const (
	propositionAt = 320
	speakerAt     = 60
)

// claim makes a row; near is the moment whose year need not be repeated.
func (b *notebook) claim(c stet.Claim, near time.Time) Claim {
	row := Claim{
		Anchor: ClaimAnchor(c.ID), Href: ClaimPath(c.ID), Text: proposition(c.Proposition, propositionAt),
		Status: badge(c.Status, c.Evidence), Since: clock(c.Since, near), Evidence: c.Evidence,
	}
	if r := b.reports[c.Passage.Report]; r != nil {
		row.Lang = Foreign(r.Lang)
	}
	row.Marks = b.passages([]stet.Passage{c.Passage}, 1)
	for _, p := range c.Positions {
		to := &row.Others
		switch side(p.Stance) {
		case pro:
			to = &row.For
		case contra:
			to = &row.Against
		}
		if len(*to) == b.limits.stands {
			row.More++
			continue
		}
		*to = append(*to, Stand{
			Speaker: speaker(p.Speaker), Stance: p.Stance, Since: clock(p.Since, near),
			Origins: len(p.Origins), Marks: b.passages(p.Passages, b.limits.stand),
		})
	}
	row.Basis = b.passages(c.Basis, b.limits.stand)
	row.Figures = b.figures(c.Figures)
	for _, h := range c.History[max(0, len(c.History)-b.limits.history):] {
		row.History = append(row.History, b.change(h, near))
	}
	return row
}

// proposition is a claim's words on one line. A page sets them in quotation marks;
// those that stand round the whole of them already are left out.
func proposition(words string, limit int) string {
	const marks = "\"“”„«»"
	s := Line(words, limit)
	inner := strings.Trim(s, marks+",")
	if len(inner) < len(s) && strings.ContainsRune(marks, []rune(s)[0]) && !strings.ContainsAny(inner, marks) {
		return inner
	}
	return s
}

func (b *notebook) change(h stet.Change, near time.Time) Change {
	c := Change{
		Anchor: changeAnchor(h), At: clock(h.At, near), Status: h.Status, Evidence: h.Evidence, Reason: Line(h.Reason, 200),
	}
	if r := b.reports[h.Report]; r != nil {
		c.Report = Link{Text: outlet(r), Href: ReportPath(r.ID)}
	}
	return c
}

// changeAnchor names a step by the report that caused it: a ledger takes a report
// as a whole, so that none causes two.
func changeAnchor(h stet.Change) string { return "h-" + string(h.Report) }

func (b *notebook) figures(all []stet.Figure) []Figure {
	var out []Figure
	for _, f := range all[:min(b.limits.figures, len(all))] {
		out = append(out, Figure{
			Text: Line(figureText(f), speakerAt), Speaker: figureSpeaker(b, f),
			Origins: b.originCount(f.Passages), Marks: b.passages(f.Passages, b.limits.stand),
		})
	}
	return out
}

// figureText adds the unit when the words as written lack it ("91").
func figureText(f stet.Figure) string {
	if f.Unit == "" || strings.ContainsFunc(f.Text, func(r rune) bool { return r > '9' && r != '–' && r != '—' }) {
		return f.Text
	}
	unit := f.Unit
	switch {
	case f.Value == 1, len(unit) <= 3, strings.HasSuffix(unit, "s"): // %, km, €: no plural
	case irregular[unit] != "":
		unit = irregular[unit]
	default:
		unit += "s"
	}
	return f.Text + " " + unit
}

// irregular are the plurals that news counts most and that take no s.
var irregular = map[string]string{"person": "people", "child": "children", "man": "men", "woman": "women"}

// figureSpeaker names who gives a figure: the outlet when nobody else does.
func figureSpeaker(b *notebook, f stet.Figure) string {
	if f.Speaker != "" {
		return speaker(f.Speaker)
	}
	for _, p := range f.Passages {
		if r := b.reports[p.Report]; r != nil {
			return outlet(r)
		}
	}
	return ""
}

func (b *notebook) originCount(all []stet.Passage) int {
	seen := map[stet.ID]bool{}
	for _, p := range all {
		if o := b.origins[p.Report]; o != "" {
			seen[o] = true
		}
	}
	return len(seen)
}

func speaker(name string) string { return Line(name, speakerAt) }

// The sides that a stance may take towards a claim.
const (
	neither = iota
	pro
	contra
)

// stances is every stance with its side, in the order of the columns in the box of
// who says what.
var stances = []struct {
	stance stet.Stance
	side   int
}{
	{stet.Asserts, pro},
	{stet.Confirms, pro},
	{stet.Denies, contra},
	{stet.Doubts, contra},
	{stet.Retracts, contra},
	{stet.Declines, neither},
	{stet.Plans, pro},
	{stet.Orders, pro},
	{stet.Asks, neither},
}

func side(s stet.Stance) int {
	for _, known := range stances {
		if known.stance == s {
			return known.side
		}
	}
	return neither
}

// leading is the claim that a page is about first: the first one disputed, else
// the first; nil when there is none.
func leading(claims []stet.Claim) *stet.Claim {
	at := slices.IndexFunc(claims, func(c stet.Claim) bool { return c.Status == stet.Disputed })
	if at < 0 && len(claims) > 0 {
		at = 0
	}
	if at < 0 {
		return nil
	}
	return &claims[at]
}
