package store

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"

	"stet"
)

func openPostgres(ctx context.Context, address string) (*Store, error) {
	pool, err := pgxpool.New(ctx, address)
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "the PostgreSQL address is wrong: %w", err)
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, stet.Errorf(stet.Unavailable, "PostgreSQL does not answer: is it running, and may this user reach it? %w", err)
	}
	return &Store{Queries: Queries{db: pgxQuerier{pool}, dialect: postgres}, dialect: postgres, pool: pool}, nil
}
