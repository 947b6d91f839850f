package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"stet"
)

// querier is what the SQL needs of a database, a pool or a transaction of
// either engine. It exists because database/sql and pgx share the idea but not
// the types.
type querier interface {
	exec(ctx context.Context, query string, args ...any) (affected int64, err error)
	query(ctx context.Context, query string, args ...any) (rows, error)
	row(ctx context.Context, query string, args ...any) row
}

type row interface{ Scan(dest ...any) error }

type rows interface {
	row
	Next() bool
	Err() error
	Close()
}

// sqlHandle is what *sql.DB and *sql.Tx share.
type sqlHandle interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

type sqlQuerier struct{ h sqlHandle }

func (q sqlQuerier) exec(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := q.h.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (q sqlQuerier) query(ctx context.Context, query string, args ...any) (rows, error) {
	r, err := q.h.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return sqlRows{r}, nil
}

func (q sqlQuerier) row(ctx context.Context, query string, args ...any) row {
	return q.h.QueryRowContext(ctx, query, args...)
}

type sqlRows struct{ *sql.Rows }

// Close drops the error: Err has been asked before.
func (r sqlRows) Close() { _ = r.Rows.Close() }

// pgxHandle is what a pool and a transaction share.
type pgxHandle interface {
	Exec(ctx context.Context, query string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, query string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, query string, args ...any) pgx.Row
}

type pgxQuerier struct{ h pgxHandle }

func (q pgxQuerier) exec(ctx context.Context, query string, args ...any) (int64, error) {
	tag, err := q.h.Exec(ctx, query, args...)
	return tag.RowsAffected(), err
}

func (q pgxQuerier) query(ctx context.Context, query string, args ...any) (rows, error) {
	return q.h.Query(ctx, query, args...)
}

func (q pgxQuerier) row(ctx context.Context, query string, args ...any) row {
	return q.h.QueryRow(ctx, query, args...)
}

// collect reads every row with scan.
func collect[T any](ctx context.Context, db querier, scan func(row, *T) error, query string, args ...any) ([]T, error) {
	r, err := db.query(ctx, query, args...)
	if err != nil {
		return nil, kinded(err)
	}
	defer r.Close()
	var all []T
	for r.Next() {
		var one T
		if err := scan(r, &one); err != nil {
			return nil, kinded(err)
		}
		all = append(all, one)
	}
	return all, kinded(r.Err())
}

// scanDoc reads a row whose only column is a noun as JSON.
func scanDoc[T any](r row, v *T) error {
	var doc string
	if err := r.Scan(&doc); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(doc), v); err != nil {
		return stet.Errorf(stet.Corrupt, "a stored %T does not parse: %w", *v, err)
	}
	return nil
}

// one reads a single noun; the error is of kind NotFound, in these words, when
// there is none.
func one[T any](ctx context.Context, db querier, missing, query string, args ...any) (*T, error) {
	var v T
	err := scanDoc(db.row(ctx, query, args...), &v)
	if none(err) {
		return nil, stet.Errorf(stet.NotFound, "there is no %s", missing)
	}
	if err != nil {
		return nil, kinded(err)
	}
	return &v, nil
}

// doc gives a noun as it is stored. Nouns hold nothing that JSON refuses.
func doc(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("store: a noun does not marshal: " + err.Error())
	}
	return string(b)
}

// kinded gives a database's error its kind: out of reach, locked or full is
// Unavailable; what has a kind keeps it.
func kinded(err error) error {
	var known *stet.Error
	var network net.Error
	var pg *pgconn.PgError
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.As(err, &network), errors.As(err, &pg) && (pg.Code[:2] == "08" || pg.Code[:2] == "53" || pg.Code[:2] == "57"):
		return stet.Errorf(stet.Unavailable, "the database does not answer: %w", err)
	case strings.Contains(err.Error(), "SQLITE_FULL"), strings.Contains(err.Error(), "disk is full"):
		return stet.Errorf(stet.Unavailable, "the disk is full: free some space; work goes on by itself: %w", err)
	case strings.Contains(err.Error(), "SQLITE_BUSY"):
		return stet.Errorf(stet.Unavailable, "another process is writing to the database: %w", err)
	case strings.Contains(err.Error(), "malformed"), strings.Contains(err.Error(), "SQLITE_NOTADB"):
		return stet.Errorf(stet.Corrupt, "the database file is damaged: restore a backup (stet restore): %w", err)
	}
	return err
}

// none reports whether the error says that a query found no row.
func none(err error) bool { return errors.Is(err, sql.ErrNoRows) || errors.Is(err, pgx.ErrNoRows) }
