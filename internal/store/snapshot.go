package store

import (
	"context"

	"stet"
)

// SaveSnapshot keeps a snapshot's row; its bytes must be in the archive by then.
// A snapshot that is known already stays as it was.
func (q Queries) SaveSnapshot(ctx context.Context, s stet.Snapshot) error {
	if err := s.Validate(); err != nil {
		return err
	}
	_, err := q.db.exec(ctx, `INSERT INTO snapshots (id, item, sha256, fetched, doc) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`,
		string(s.ID), string(s.Item), s.SHA256, ms(s.Fetched), doc(s))
	return kinded(err)
}

// ReportSnapshot gives the snapshot that a report was read from.
func (q Queries) ReportSnapshot(ctx context.Context, r *stet.Report) (*stet.Snapshot, error) {
	return one[stet.Snapshot](ctx, q.db, "snapshot of report "+string(r.ID),
		"SELECT doc FROM snapshots WHERE item = $1 AND sha256 = $2 ORDER BY fetched LIMIT 1", string(r.Item), r.Snapshot)
}

// Snapshot gives one snapshot; NotFound when there is none.
func (q Queries) Snapshot(ctx context.Context, id stet.ID) (*stet.Snapshot, error) {
	return one[stet.Snapshot](ctx, q.db, "snapshot "+string(id), "SELECT doc FROM snapshots WHERE id = $1", string(id))
}
