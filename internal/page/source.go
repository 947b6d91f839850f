package page

import (
	"time"

	"stet"
)

// SourceEntry is a source as a list is given it.
type SourceEntry struct {
	Source  stet.Source
	Reports int
	Polled  time.Time // when its list was last asked for; zero: never
	Failing bool      // the last attempt did not work
}

// Source is a source in the list of sources, or at the head of its own page.
type Source struct {
	Name    string
	Owner   string // "not known" is for the template to say
	Href    string
	Home    string // address of the outlet; "" when not to be linked
	List    string // address of the feed or sitemap; "" when not to be linked
	Kind    string
	Lang    string
	Terms   string
	Added   Clock
	Polled  Clock // no Text: never
	Failing bool
	Reports int
	Latest  []Filed       // on its own page
	Record  *SourceRecord // what became of its reports, there; nil when nobody counts
}

// NewSources makes the list of sources, in the order given.
func NewSources(all []SourceEntry, live func(string) string) []Source {
	out := make([]Source, 0, len(all))
	for _, e := range all {
		out = append(out, source(e, live))
	}
	return out
}

// NewSource makes a source's own page, with its newest reports.
func NewSource(e SourceEntry, latest []stet.Report, live func(string) string) Source {
	s := source(e, live)
	for i := range latest {
		s.Latest = append(s.Latest, filed(&latest[i], time.Time{}, live))
	}
	return s
}

func source(e SourceEntry, live func(string) string) Source {
	s := Source{
		Name: Line(e.Source.Name, 120), Owner: Line(e.Source.Owner, 120), Href: SourcePath(e.Source.ID),
		Home: liveAddress(e.Source.Home, live), List: liveAddress(e.Source.URL, live), Kind: string(e.Source.Kind),
		Lang: Lang(e.Source.Lang), Terms: Line(e.Source.Terms, 600), Added: clock(e.Source.Added, time.Time{}),
		Failing: e.Failing, Reports: e.Reports,
	}
	if !e.Polled.IsZero() {
		s.Polled = clock(e.Polled, time.Time{})
	}
	return s
}
