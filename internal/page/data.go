package page

import (
	"time"

	"stet"
)

// LedgerData is a story's ledger for programs: the nouns under their own names.
// Spans count code points, as everything does that leaves the program.
type LedgerData struct {
	Story     stet.Story          `json:"story"`
	URL       string              `json:"url"` // of the page for readers
	Claims    []stet.Claim        `json:"claims"`
	Reports   []ReportData        `json:"reports"`
	Origins   map[stet.ID]stet.ID `json:"origins"` // report → origin
	Citations []stet.Citation     `json:"citations"`
}

// ClaimData is one claim for programs.
type ClaimData struct {
	Claim     stet.Claim          `json:"claim"`
	URL       string              `json:"url"`
	Later     []stet.ID           `json:"later,omitempty"` // claims of other stories whose earlier life this is
	Reports   []ReportData        `json:"reports"`         // that the claim rests on
	Origins   map[stet.ID]stet.ID `json:"origins"`
	Citations []stet.Citation     `json:"citations"`
}

// ReportData is a report without its text, which is its outlet's.
type ReportData struct {
	ID        stet.ID   `json:"id"`
	Snapshot  string    `json:"snapshot"`
	URL       string    `json:"url"`
	Outlet    string    `json:"outlet"`
	Owner     string    `json:"owner,omitempty"`
	Headline  string    `json:"headline"`
	Byline    string    `json:"byline,omitempty"`
	Lang      string    `json:"lang,omitempty"`
	Published time.Time `json:"published"`
}

// NewLedgerData makes the data of a story's ledger, in the ledger's own order.
func NewLedgerData(site Site, d *stet.Dossier) LedgerData {
	x := newExtract(d)
	out := LedgerData{Story: d.Story, URL: site.Base + StoryPath(d.Story.ID), Claims: []stet.Claim{}, Origins: d.Origins, Reports: []ReportData{}}
	for _, c := range d.Claims {
		out.Claims = append(out.Claims, x.claim(c))
	}
	for _, r := range d.Reports {
		out.Reports = append(out.Reports, reportData(r))
	}
	out.Citations = x.citations
	return out
}

// NewClaimData makes the data of one claim.
func NewClaimData(site Site, c *stet.Claim, d *stet.Dossier, later []stet.Claim) ClaimData {
	x := newExtract(d)
	out := ClaimData{Claim: x.claim(*c), URL: site.Base + ClaimPath(c.ID), Origins: map[stet.ID]stet.ID{}, Reports: []ReportData{}, Citations: x.citations}
	for _, l := range later {
		out.Later = append(out.Later, l.ID)
	}
	for _, h := range c.History {
		x.used[h.Report] = true
	}
	for _, r := range d.Reports {
		if x.used[r.ID] {
			out.Reports, out.Origins[r.ID] = append(out.Reports, reportData(r)), d.Origins[r.ID]
		}
	}
	return out
}

func reportData(r *stet.Report) ReportData {
	return ReportData{
		ID: r.ID, Snapshot: r.Snapshot, URL: r.URL, Outlet: r.Outlet, Owner: r.Owner, Headline: r.Headline, Byline: r.Byline,
		Lang: r.Lang, Published: r.Published,
	}
}

// extract turns claims from bytes into code points, and collects what they cite.
type extract struct {
	reports   map[stet.ID]*stet.Report
	points    map[stet.Passage]stet.Passage
	used      map[stet.ID]bool
	citations []stet.Citation
}

func newExtract(d *stet.Dossier) *extract {
	x := &extract{
		reports: map[stet.ID]*stet.Report{}, points: map[stet.Passage]stet.Passage{}, used: map[stet.ID]bool{},
		citations: []stet.Citation{},
	}
	for _, r := range d.Reports {
		x.reports[r.ID] = r
	}
	return x
}

// claim gives a copy of a claim in code points.
func (x *extract) claim(c stet.Claim) stet.Claim {
	if p := x.passages([]stet.Passage{c.Passage}); len(p) == 1 {
		c.Passage = p[0]
	}
	c.Basis = x.passages(c.Basis)
	positions, figures := make([]stet.Position, len(c.Positions)), make([]stet.Figure, len(c.Figures))
	for i, p := range c.Positions {
		p.Passages, p.Words = x.passages(p.Passages), x.passages(p.Words)
		positions[i] = p
	}
	for i, f := range c.Figures {
		f.Passages = x.passages(f.Passages)
		figures[i] = f
	}
	c.Positions, c.Figures = positions, figures
	return c
}

// passages gives passages in code points, and cites each once. One whose report
// has left the story since the ledger was made is left out.
func (x *extract) passages(all []stet.Passage) []stet.Passage {
	out := make([]stet.Passage, 0, len(all))
	for _, p := range all {
		r := x.reports[p.Report]
		if r == nil || p.Span.In(r.Text) == "" {
			continue
		}
		q, known := x.points[p]
		if !known {
			cited := stet.Cite(r, p.Span)
			cited.Span = stet.CodePoints(r.Text, p.Span)
			q = stet.Passage{Report: p.Report, Span: cited.Span}
			x.points[p] = q
			x.used[p.Report] = true
			x.citations = append(x.citations, cited)
		}
		out = append(out, q)
	}
	return out
}
