package page

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"stet"
)

// Note is one passage of one report, numbered as the page's marks name it.
type Note struct {
	N          int    // from 1
	Outlet     string // "" when Missing
	Published  Clock
	Lang       string // when not English
	Before     string // a little of what stands before, with "…" where it is cut
	Exact      string // the passage, letter for letter
	After      string
	Shortened  bool   // Exact is longer than a note shows
	Archived   string // the report's page with the passage highlighted
	Live       string // the original, at the passage; "" when not to be linked
	Copies     int    // how many other reports of the same origin there are
	Same       []Link // those of them that are named
	Missing    bool   // the report is no longer at hand: only the citation's own words are
	Unfaithful bool   // the citation does not fit the report that it names
	Problem    string // where a problem with the sentence that rests on it is reported; "" for nowhere
}

// ID is the note's id on the page.
func (n Note) ID() string { return fmt.Sprintf("p%d", n.N) }

// Mark is a sentence's tie to a note.
type Mark struct {
	N      int
	Outlet string // "" when the report is no longer at hand
}

// Note is the id of the note that the mark opens.
func (m Mark) Note() string { return fmt.Sprintf("p%d", m.N) }

// Link is a named address.
type Link struct{ Text, Href string }

// Limits of a note, in characters, and of the copies it names.
const (
	noteContext = 110
	noteTight   = 45 // of the later notes of a page that has many
	noteMany    = 24
	notePassage = 700
	noteCopies  = 6
)

// notebook numbers the passages of a page in the order in which they are first
// cited: the same passage has one note, however often it is cited.
type notebook struct {
	reports map[stet.ID]*stet.Report
	origins map[stet.ID]stet.ID
	copies  map[stet.ID][]*stet.Report // by origin
	live    func(string) string
	number  map[stet.Passage]int
	notes   []Note
	limits  limits
}

// limits bound what a page tells of a story, and so what it weighs.
type limits struct {
	notes    int // from which on claims add no further notes; sentences always do
	stand    int // marks of one position
	stands   int // positions on one side of a claim
	figures  int // of one claim
	history  int // steps of one claim, the newest
	reports  int // named in all
	speakers int // in the box of who says what
}

// An article's page must arrive in one round trip on a slow phone; a ledger is
// there to be complete, and a claim's own page more so.
var (
	articleLimits = limits{notes: 40, stand: 2, stands: 3, figures: 3, history: 3, reports: 24, speakers: 8}
	ledgerLimits  = limits{notes: 400, stand: 3, stands: 40, figures: 20, history: 50, reports: 200, speakers: 0}
	claimLimits   = limits{notes: 400, stand: 12, stands: 60, figures: 40, history: 200, reports: 0, speakers: 0}
)

// newNotebook reads the reports of d, and those of extra that an article cites
// though they have left the story. live may be nil.
func newNotebook(d *stet.Dossier, extra []*stet.Report, live func(string) string, l limits) *notebook {
	b := &notebook{
		reports: map[stet.ID]*stet.Report{}, origins: d.Origins, copies: map[stet.ID][]*stet.Report{},
		live: live, number: map[stet.Passage]int{}, limits: l,
	}
	for _, r := range append(d.Reports[:len(d.Reports):len(d.Reports)], extra...) {
		if b.reports[r.ID] != nil {
			continue
		}
		b.reports[r.ID] = r
		if o := d.Origins[r.ID]; o != "" {
			b.copies[o] = append(b.copies[o], r)
		}
	}
	return b
}

// passages gives the marks of the passages, at most limit, those of different
// origins first: what a reader wants to see of a position is who bears it out.
func (b *notebook) passages(all []stet.Passage, limit int) []Mark {
	var first, rest []stet.Passage
	seen := map[stet.ID]bool{}
	for _, p := range all {
		r := b.reports[p.Report]
		if r == nil || p.Span.In(r.Text) == "" {
			continue
		}
		if o := b.origins[p.Report]; !seen[o] {
			seen[o] = true
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	var marks []Mark
	for _, p := range append(first, rest...)[:min(limit, len(first)+len(rest))] {
		if b.number[p] > 0 || len(b.notes) < b.limits.notes {
			marks = append(marks, b.cite(stet.Cite(b.reports[p.Report], p.Span)))
		}
	}
	return marks
}

// citations gives the marks of a sentence's citations.
func (b *notebook) citations(all []stet.Citation) []Mark {
	var marks []Mark
	seen := map[int]bool{}
	for _, c := range all {
		if m := b.cite(c); !seen[m.N] {
			seen[m.N] = true
			marks = append(marks, m)
		}
	}
	return marks
}

// cite gives the mark of one citation, making its note when it is new.
func (b *notebook) cite(c stet.Citation) Mark {
	key := stet.Passage{Report: c.Report, Span: c.Span}
	n, known := b.number[key]
	if !known {
		n = len(b.notes) + 1
		b.number[key] = n
		b.notes = append(b.notes, b.note(n, c))
	}
	return Mark{N: n, Outlet: b.notes[n-1].Outlet}
}

func (b *notebook) note(n int, c stet.Citation) Note {
	r := b.reports[c.Report]
	note := Note{N: n, Exact: Clean(cut(c.Exact, notePassage)), Archived: ReportPath(c.Report)}
	note.Shortened = utf8.RuneCountInString(c.Exact) > notePassage
	if r == nil {
		note.Missing = true
		note.Before, note.After = Clean("…"+c.Prefix), Clean(c.Suffix+"…")
		return note
	}
	note.Outlet, note.Published, note.Lang = outlet(r), clock(r.Published, r.Published), Foreign(r.Lang)
	note.Live = TextFragment(liveAddress(r.URL, b.live), c)
	same := b.same(r)
	note.Copies, note.Same = len(same), same[:min(noteCopies, len(same))]
	if c.Validate(r) != nil {
		note.Unfaithful = true
		return note
	}
	room := noteContext
	if n > noteMany {
		room = noteTight
	}
	note.Before, note.After = around(r.Text, c.Span, room)
	note.Archived = PassagePath(r, c.Span)
	return note
}

// same names the other reports of r's origin.
func (b *notebook) same(r *stet.Report) []Link {
	var links []Link
	for _, other := range b.copies[b.origins[r.ID]] {
		if other.ID != r.ID {
			links = append(links, Link{Text: outlet(other), Href: ReportPath(other.ID)})
		}
	}
	return links
}

// PassagePath is the address of a report's page with a passage highlighted. The
// span stands in it in code points, as everything does that leaves the program.
func PassagePath(r *stet.Report, span stet.Span) string {
	if span.Validate(r.Text) != nil || span.Empty() {
		return ReportPath(r.ID)
	}
	p := stet.CodePoints(r.Text, span)
	return fmt.Sprintf("%s?from=%d&to=%d#passage", ReportPath(r.ID), p.Start, p.End)
}

// around gives a little of what surrounds the span, within its paragraphs: room
// characters on each side.
func around(text string, span stet.Span, room int) (before, after string) {
	before, after = text[:span.Start], text[span.End:]
	if at := strings.LastIndexByte(before, '\n'); at >= 0 {
		before = before[at+1:]
	}
	if at := strings.IndexByte(after, '\n'); at >= 0 {
		after = after[:at]
	}
	if utf8.RuneCountInString(before) > room {
		before = "…" + lastWords(before, room)
	}
	return Clean(before), Clean(cut(after, room))
}

// lastWords gives the last room characters of s, from a word's start.
func lastWords(s string, room int) string {
	at := len(s)
	for range room {
		_, n := utf8.DecodeLastRuneInString(s[:at])
		at -= n
	}
	if space := strings.IndexByte(s[at:], ' '); space >= 0 && space < room/2 {
		at += space
	}
	return s[at:]
}

// outlet names a report's outlet: by its host when nobody gave it a name.
func outlet(r *stet.Report) string {
	if name := Line(r.Outlet, 80); name != "" {
		return name
	}
	if u, err := url.Parse(r.URL); err == nil && u.Host != "" {
		return Line(u.Host, 80)
	}
	return "?"
}

// liveAddress maps an original's address to one that a browser can open.
func liveAddress(address string, live func(string) string) string {
	if live != nil {
		address = live(address)
	}
	return SafeURL(address)
}
