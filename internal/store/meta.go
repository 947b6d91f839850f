package store

import (
	"context"
	"time"
)

// Meta gives a value that the program keeps about itself, "" when there is none.
func (q Queries) Meta(ctx context.Context, key string) (string, error) {
	var v string
	err := q.db.row(ctx, "SELECT value FROM meta WHERE key = $1", key).Scan(&v)
	if none(err) {
		return "", nil
	}
	return v, kinded(err)
}

// SetMeta keeps a value.
func (q Queries) SetMeta(ctx context.Context, key, value string) error {
	_, err := q.db.exec(ctx, `INSERT INTO meta (key, value) VALUES ($1, $2)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return kinded(err)
}

// ms is a time as it is stored; the zero time is 0.
func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// fromMS is ms undone, in UTC.
func fromMS(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).UTC()
}
