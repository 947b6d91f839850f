package store

import (
	"context"

	"stet"
)

// SourceTally counts what became of a source's reports. Nothing in it is a score.
type SourceTally struct {
	Changed  int // reports whose page reads otherwise now
	Removed  int // reports whose page is gone
	CopiesOf int // other sources' reports that are copies of its texts
	CopiesBy int // its reports that are copies of other sources' texts
	Langs    []LangCount
}

// LangCount is how many reports are in a language.
type LangCount struct {
	Lang string // "" when not known
	N    int
}

// SourceTally counts for one source; one that does not exist has none of anything.
func (q Queries) SourceTally(ctx context.Context, source stet.ID) (t SourceTally, err error) {
	const earlier = "(e.published < f.published OR e.published = f.published AND e.id < f.id)"
	for query, into := range map[string]*int{
		"SELECT count(*) FROM departures d JOIN reports r ON r.id = d.report WHERE r.source = $1 AND d.later <> ''": &t.Changed,
		"SELECT count(*) FROM departures d JOIN reports r ON r.id = d.report WHERE r.source = $1 AND d.later = ''":  &t.Removed,
		`SELECT count(*) FROM current_reports f JOIN current_reports r ON r.origin = f.origin AND r.source <> f.source
			WHERE f.source = $1 AND NOT EXISTS (SELECT 1 FROM current_reports e WHERE e.origin = f.origin AND ` + earlier + ")": &t.CopiesOf,
		`SELECT count(*) FROM current_reports f WHERE f.source = $1
			AND EXISTS (SELECT 1 FROM current_reports e WHERE e.origin = f.origin AND e.source <> f.source AND ` + earlier + ")": &t.CopiesBy,
	} {
		if err := q.db.row(ctx, query, string(source)).Scan(into); err != nil {
			return t, kinded(err)
		}
	}
	t.Langs, err = collect(ctx, q.db, func(r row, l *LangCount) error { return r.Scan(&l.Lang, &l.N) },
		`SELECT s.lang, count(*) FROM reports r JOIN search s ON s.kind = 'report' AND s.id = r.id
			WHERE r.source = $1 GROUP BY s.lang ORDER BY count(*) DESC, s.lang`, string(source))
	return t, err
}

// LeftReport is a report that its outlet no longer publishes as it was.
type LeftReport struct {
	Report    stet.Report
	Departure stet.Departure
}

// SourceLeft gives a source's reports that were changed or removed, last noticed
// first.
func (q Queries) SourceLeft(ctx context.Context, source stet.ID, limit int) ([]LeftReport, error) {
	return collect(ctx, q.db, func(r row, l *LeftReport) error {
		var text string
		var at int64
		if err := r.Scan(&text, &l.Departure.Later, &at); err != nil {
			return err
		}
		l.Departure.At = fromMS(at)
		err := scanDoc(scanned(text), &l.Report)
		l.Departure.Report = l.Report.ID
		return err
	}, `SELECT r.doc, d.later, d.at FROM departures d JOIN reports r ON r.id = d.report
		WHERE r.source = $1 ORDER BY d.at DESC, r.id LIMIT $2`, string(source), limit)
}
