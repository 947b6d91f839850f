package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"stet"
)

// Store is an open database. Its own methods read; writing happens in
// transactions (Update). Safe for concurrent use.
type Store struct {
	Queries // outside any transaction: reading

	dialect dialect
	writer  *sql.DB       // SQLite: the one connection that writes
	reader  *sql.DB       // SQLite: connections that read
	pool    *pgxpool.Pool // PostgreSQL
}

// Queries are the reads and writes of the nouns, in or outside a transaction.
type Queries struct {
	db querier
	dialect
}

// Tx is a transaction: everything of Queries, to be committed at once.
type Tx struct {
	Queries
	sqlite   *sql.Tx
	postgres pgx.Tx
}

// SQLite gives the transaction as the job queue needs it; nil on PostgreSQL.
func (tx *Tx) SQLite() *sql.Tx { return tx.sqlite }

// Postgres gives the transaction as the job queue needs it; nil on SQLite.
func (tx *Tx) Postgres() pgx.Tx { return tx.postgres }

// Open opens the database at the address, "sqlite:PATH" or "postgres://…", and
// brings its tables up to date. It creates an SQLite file that does not exist.
// Errors are of kind Invalid (address) or Unavailable (no answer).
func Open(ctx context.Context, address string) (s *Store, err error) {
	defer stet.Wrap(&err, "open the database")
	switch {
	case strings.HasPrefix(address, "sqlite:"):
		s, err = openSQLite(ctx, strings.TrimPrefix(address, "sqlite:"))
	case strings.HasPrefix(address, "postgres://"), strings.HasPrefix(address, "postgresql://"):
		s, err = openPostgres(ctx, address)
	default:
		return nil, stet.Errorf(stet.Invalid, "%q is no database address: use sqlite:PATH or postgres://USER@HOST/NAME", address)
	}
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close closes every connection. Calling it twice is safe.
func (s *Store) Close() error {
	if s.pool != nil {
		s.pool.Close()
		return nil
	}
	s.reader.Close()
	return s.writer.Close()
}

// Writer gives SQLite's one writing connection to the job queue; nil on
// PostgreSQL.
func (s *Store) Writer() *sql.DB { return s.writer }

// Pool gives PostgreSQL's connections to the job queue; nil on SQLite.
func (s *Store) Pool() *pgxpool.Pool { return s.pool }

// Engine is "sqlite" or "postgres".
func (s *Store) Engine() string { return string(s.dialect) }

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	var one int
	return kinded(s.db.row(ctx, "SELECT 1").Scan(&one))
}

// Update runs f in a transaction that writes, and commits it when f returns
// nil. f may be run only once; it must not use s itself, which on SQLite would
// wait for the connection that f holds.
func (s *Store) Update(ctx context.Context, f func(*Tx) error) error {
	if s.pool != nil {
		return kinded(pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
			return f(&Tx{Queries: Queries{db: pgxQuerier{tx}, dialect: postgres}, postgres: tx})
		}))
	}
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return kinded(err)
	}
	defer tx.Rollback() // does nothing after a commit
	if err := f(&Tx{Queries: Queries{db: sqlQuerier{tx}, dialect: sqlite}, sqlite: tx}); err != nil {
		return kinded(err)
	}
	return kinded(tx.Commit())
}

func (s *Store) String() string { return fmt.Sprintf("store(%s)", s.dialect) }
