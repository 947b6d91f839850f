package store

import (
	"context"
	"time"

	"stet"
)

// Placed is an entry of the placement log.
type Placed struct {
	Seq int64
	stet.Placement
	Doc stet.Report // the report as it was placed
}

// PlacedAfter gives the log's entries after seq, in order, at most limit; with
// them grouping's state is brought up to date.
func (q Queries) PlacedAfter(ctx context.Context, seq int64, limit int) ([]Placed, error) {
	return collect(ctx, q.db, func(r row, p *Placed) error {
		var text string
		if err := r.Scan(&p.Seq, &p.Report, &p.Origin, &p.Story, &text); err != nil {
			return err
		}
		return scanDoc(scanned(text), &p.Doc)
	}, `SELECT seq, report, placements.origin, placements.story, reports.doc
		FROM placements JOIN reports ON reports.id = placements.report WHERE seq > $1 ORDER BY seq LIMIT $2`, seq, limit)
}

// scanned is a row of one text column that has been read already.
type scanned string

func (s scanned) Scan(dest ...any) error {
	*dest[0].(*string) = string(s)
	return nil
}

// Unplaced gives the reports that wait for grouping, their statements known,
// in the order in which they are to be placed.
func (q Queries) Unplaced(ctx context.Context, limit int) ([]stet.Report, error) {
	return collect(ctx, q.db, scanDoc[stet.Report],
		"SELECT doc FROM reports WHERE story IS NULL AND heard = 1 ORDER BY published, id LIMIT $1", limit)
}

// IsPlaced reports whether a report has its story.
func (q Queries) IsPlaced(ctx context.Context, report stet.ID) (bool, error) {
	var n int
	err := q.db.row(ctx, "SELECT count(*) FROM reports WHERE id = $1 AND story IS NOT NULL", string(report)).Scan(&n)
	return n > 0, kinded(err)
}

// Place appends to the log and puts the report where it says. It gives the
// entry's number in the log.
func (q Queries) Place(ctx context.Context, p stet.Placement) (seq int64, err error) {
	err = q.db.row(ctx, "INSERT INTO placements (report, origin, story) VALUES ($1, $2, $3) RETURNING seq",
		string(p.Report), string(p.Origin), string(p.Story)).Scan(&seq)
	if err != nil {
		return 0, kinded(err)
	}
	_, err = q.db.exec(ctx, "UPDATE reports SET origin = $2, story = $3 WHERE id = $1", string(p.Report), string(p.Origin), string(p.Story))
	return seq, kinded(err)
}

// ReportPlace gives where a report is; zero IDs when it waits, NotFound when
// there is no such report.
func (q Queries) ReportPlace(ctx context.Context, report stet.ID) (p stet.Placement, err error) {
	p.Report = report
	err = q.db.row(ctx, "SELECT coalesce(origin, ''), coalesce(story, '') FROM reports WHERE id = $1", string(report)).Scan(&p.Origin, &p.Story)
	if none(err) {
		return p, stet.Errorf(stet.NotFound, "there is no report %s", report)
	}
	return p, kinded(err)
}

// TouchStory makes a story that does not exist, or counts its version up, and
// gives the version.
func (q Queries) TouchStory(ctx context.Context, story stet.ID, at time.Time) (version int, err error) {
	err = q.db.row(ctx, `INSERT INTO stories (id, version, updated) VALUES ($1, 1, $2)
		ON CONFLICT (id) DO UPDATE SET version = stories.version + 1, updated = excluded.updated RETURNING version`,
		string(story), ms(at)).Scan(&version)
	return version, kinded(err)
}
