package store

import (
	"context"

	"stet/internal/query"
)

// SearchPlan gives SQLite's plan of a search.
func (s *Store) SearchPlan(ctx context.Context, asked query.Query, newest bool) []string {
	from, until := bounds(asked)
	lines, err := collect(ctx, s.db, func(r row, line *string) error {
		var id, parent, unused int
		return r.Scan(&id, &parent, &unused, line)
	}, "EXPLAIN QUERY PLAN "+s.searchSQL(newest), s.expression(asked.Root), from, until, 20, 0)
	if err != nil {
		panic(err)
	}
	return lines
}
