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

// Snapshot gives one snapshot; NotFound when there is none.
func (q Queries) Snapshot(ctx context.Context, id stet.ID) (*stet.Snapshot, error) {
	return one[stet.Snapshot](ctx, q.db, "snapshot "+string(id), "SELECT doc FROM snapshots WHERE id = $1", string(id))
}
