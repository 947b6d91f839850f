package page

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stet"
)

// Origin is one independent text: the report that had it first, and its copies.
type Origin struct {
	First  Filed
	Copies []Filed
	More   int // copies left out
}

// Filed is a report in a list.
type Filed struct {
	Outlet    string
	Owner     string // when it has another name than the outlet
	Source    string // address of the source's page
	Headline  string // "" when it has none
	Lang      string // when not English
	Published Clock
	Archived  string
	Live      string // "" when not to be linked
	Trimmed   bool   // a copy that leaves out a good part of its origin
	Quotes    []Link // outlets that it credits for what it tells
}

// trimmedBelow is the share of its origin's length under which a copy is called
// trimmed; a lead or a by-line of its own does not make it so.
const trimmedBelow = 0.85

// origins folds a story's reports under the texts that they are copies of, in
// order of publication, and counts those that the page does not name.
func (b *notebook) originsOf(d *stet.Dossier, near time.Time) (out []Origin, unnamed int) {
	via := credits(d)
	place := map[stet.ID]int{}
	first := map[stet.ID]*stet.Report{}
	named := 0
	for _, r := range d.Reports {
		o := d.Origins[r.ID]
		at, known := place[o]
		if named == b.limits.reports {
			if unnamed++; known && o != "" {
				unnamed--
				out[at].More++
			}
			continue
		}
		named++
		filed := b.filed(r, near)
		filed.Quotes = via[r.ID]
		switch {
		case !known || o == "":
			place[o], first[o] = len(out), r
			out = append(out, Origin{First: filed})
		default:
			filed.Trimmed = float64(utf8.RuneCountInString(r.Text)) < trimmedBelow*float64(utf8.RuneCountInString(first[o].Text))
			out[at].Copies = append(out[at].Copies, filed)
		}
	}
	return out, unnamed
}

// credits gives, for each report, the outlets whose reporting it passes on.
func credits(d *stet.Dossier) map[stet.ID][]Link {
	out := map[stet.ID][]Link{}
	for _, s := range d.Statements {
		name := Link{Text: Line(s.Via, speakerAt)}
		if name.Text != "" && !slices.Contains(out[s.Report], name) && len(out[s.Report]) < 4 {
			out[s.Report] = append(out[s.Report], name)
		}
	}
	return out
}

func (b *notebook) filed(r *stet.Report, near time.Time) Filed { return filed(r, near, b.live) }

func filed(r *stet.Report, near time.Time, live func(string) string) Filed {
	f := Filed{
		Outlet: outlet(r), Owner: Line(r.Owner, 80), Headline: Line(r.Headline, 200), Lang: Foreign(r.Lang),
		Published: clock(r.Published, near), Archived: ReportPath(r.ID), Live: liveAddress(r.URL, live),
	}
	if r.Source != "" {
		f.Source = SourcePath(r.Source)
	}
	if strings.EqualFold(f.Owner, f.Outlet) {
		f.Owner = ""
	}
	return f
}
