package store

import (
	"context"

	"stet"
)

// SaveReport keeps a report. One that is known already stays as it was.
func (q Queries) SaveReport(ctx context.Context, r stet.Report) error {
	if err := r.Validate(); err != nil {
		return err
	}
	_, err := q.db.exec(ctx, `INSERT INTO reports (id, item, source, published, doc) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`,
		string(r.ID), string(r.Item), string(r.Source), ms(r.Published), doc(r))
	if err != nil {
		return kinded(err)
	}
	return q.indexReport(ctx, r)
}

// Report gives one report; NotFound when there is none.
func (q Queries) Report(ctx context.Context, id stet.ID) (*stet.Report, error) {
	return one[stet.Report](ctx, q.db, "report "+string(id), "SELECT doc FROM reports WHERE id = $1", string(id))
}

// SourceReports gives a source's newest reports that it still publishes, newest
// first.
func (q Queries) SourceReports(ctx context.Context, source stet.ID, limit int) ([]stet.Report, error) {
	return collect(ctx, q.db, scanDoc[stet.Report],
		"SELECT doc FROM current_reports WHERE source = $1 ORDER BY published DESC, id LIMIT $2", string(source), limit)
}

// SaveStatements keeps what a report's statements are, in order, instead of
// what was kept before.
func (q Queries) SaveStatements(ctx context.Context, report stet.ID, all []stet.Statement) error {
	if _, err := q.db.exec(ctx, "DELETE FROM statements WHERE report = $1", string(report)); err != nil {
		return kinded(err)
	}
	for i, s := range all {
		if _, err := q.db.exec(ctx, "INSERT INTO statements (id, report, place, doc) VALUES ($1, $2, $3, $4)",
			string(s.ID), string(report), i, doc(s)); err != nil {
			return kinded(err)
		}
	}
	_, err := q.db.exec(ctx, "UPDATE reports SET heard = 1 WHERE id = $1", string(report))
	return kinded(err)
}
