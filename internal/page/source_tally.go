package page

import (
	"slices"
	"time"

	"stet"
	"stet/internal/query"
)

// Tally counts what became of a source's reports. Nothing in it is a score.
type Tally struct {
	Changed  int // reports whose page reads otherwise now
	Removed  int // reports whose page is gone
	CopiesOf int // other sources' reports that are copies of its texts
	CopiesBy int // its reports that are copies of other sources' texts
	Langs    []LangCount
}

// LangCount is how many of a source's reports are in a language.
type LangCount struct {
	Lang string // "" when not known
	N    int
}

// LeftReport is a report that its outlet no longer publishes as it was.
type LeftReport struct {
	Report    stet.Report
	Departure stet.Departure
}

// SourceRecord is what a source's page tells of its reports.
type SourceRecord struct {
	Tally
	Claims []ClaimCount // that its reports carry: all, then by status
	Left   []LeftRow    // the last that were changed or removed
}

// ClaimCount is how many claims an outlet's reports carry, with the search for
// them.
type ClaimCount struct {
	Status stet.Status // "" for all
	N      int
	Href   string
}

// LeftRow is a report that was changed or removed.
type LeftRow struct {
	Filed
	At    Clock  // when we found it so
	Later string // address of the reading that took its place; "" when it is gone
}

// ClaimStatuses are those that a source's page counts claims of.
var ClaimStatuses = []stet.Status{"", stet.Disputed, stet.Withdrawn, stet.Confirmed}

// SourceClaims is the search for claims that an outlet's reports carry, with a
// status if it is not "". Owners give outlets their names, so that it is the name
// as a whole that is looked for.
func SourceClaims(outlet string, status stet.Status) query.Query {
	all := query.And{query.Tag{Name: query.Kind, Value: "claim"}}
	if slices.Contains(query.Statuses, string(status)) {
		all = append(all, query.Tag{Name: query.Status, Value: string(status)})
	}
	words := query.Folded(outlet, 16)
	if len(words) == 0 {
		return query.Query{}
	}
	return query.Query{Root: append(all, query.Text{Field: query.Source, Words: words, Whole: true})}
}

// NewSourceRecord makes what a source's page tells of its reports; counts are of the
// claims by ClaimStatuses.
func NewSourceRecord(outlet string, t Tally, counts []int, left []LeftReport, live func(string) string) *SourceRecord {
	r := &SourceRecord{Tally: t}
	for i, n := range counts {
		q := SourceClaims(outlet, ClaimStatuses[i])
		r.Claims = append(r.Claims, ClaimCount{Status: ClaimStatuses[i], N: n, Href: SearchAddress(q.String(), "", newest, 1)})
	}
	for i := range left {
		row := LeftRow{Filed: filed(&left[i].Report, time.Time{}, live), At: clock(left[i].Departure.At, time.Time{})}
		if later := left[i].Departure.Later; later != "" {
			row.Later = ReportPath(later)
		}
		r.Left = append(r.Left, row)
	}
	for i := range r.Langs {
		r.Langs[i].Lang = Lang(r.Langs[i].Lang)
	}
	return r
}
