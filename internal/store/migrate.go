package store

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"

	"stet"
)

//go:embed migrations
var migrations embed.FS

// migrate brings our tables and the job queue's up to date. Running it twice
// does nothing; two processes that run it at once wait for one another on
// PostgreSQL (goose's session lock is not needed: the whole is under ours).
func (s *Store) migrate(ctx context.Context) (err error) {
	defer stet.Wrap(&err, "migrate")
	folder, err := fs.Sub(migrations, "migrations/"+string(s.dialect))
	if err != nil {
		return err
	}
	if s.pool == nil {
		if err := gooseUp(ctx, goose.DialectSQLite3, s.writer, folder); err != nil {
			return err
		}
		if err := riverUp(ctx, riversqlite.New(s.writer)); err != nil {
			return err
		}
		return s.fillStale(ctx)
	}
	// One process migrates at a time; the lock ends with the connection.
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return kinded(err)
	}
	defer conn.Release()
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", lockMigrate); err != nil {
		return kinded(err)
	}
	defer conn.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", lockMigrate)
	db := stdlib.OpenDBFromPool(s.pool)
	defer db.Close()
	if err := gooseUp(ctx, goose.DialectPostgres, db, folder); err != nil {
		return err
	}
	if err := riverUp(ctx, riverpgxv5.New(s.pool)); err != nil {
		return err
	}
	return s.fillStale(ctx)
}

func gooseUp(ctx context.Context, dialect goose.Dialect, db *sql.DB, folder fs.FS) error {
	provider, err := goose.NewProvider(dialect, db, folder)
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return kinded(err)
}

func riverUp[T any](ctx context.Context, driver riverdriver.Driver[T]) error {
	m, err := rivermigrate.New(driver, nil)
	if err != nil {
		return err
	}
	_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
	return kinded(err)
}
