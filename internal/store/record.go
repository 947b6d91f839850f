package store

import (
	"context"

	"stet"
)

// SaveRecord keeps how a revision was made, in the transaction that publishes
// it. A record that is known already stays as it was.
func (q Queries) SaveRecord(ctx context.Context, r stet.Record) error {
	r = r.Bounded()
	if err := r.Validate(); err != nil {
		return err
	}
	_, err := q.db.exec(ctx, "INSERT INTO records (article, revision, doc) VALUES ($1, $2, $3) ON CONFLICT (article, revision) DO NOTHING",
		string(r.Article), r.Revision, doc(r))
	return kinded(err)
}

// Record gives how a revision was made; NotFound when there is no such
// revision, or when it was published before records were kept.
func (q Queries) Record(ctx context.Context, article stet.ID, revision int) (*stet.Record, error) {
	return one[stet.Record](ctx, q.db, "record of this revision", "SELECT doc FROM records WHERE article = $1 AND revision = $2", string(article), revision)
}
