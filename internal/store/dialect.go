package store

import (
	"context"
	"strings"
)

// dialect is what differs between the engines: full text, and locks.
type dialect string

const (
	sqlite   dialect = "sqlite"
	postgres dialect = "postgres"
)

// Keys of PostgreSQL's advisory locks. SQLite needs none: it has one writer.
const (
	lockMigrate int64 = 0x53746574_0001 // "Stet", then a number
	lockPlace   int64 = 0x53746574_0002
)

// LockPlacing makes transactions that place reports take turns, over all
// processes. It is held to the end of the transaction.
func (tx *Tx) LockPlacing(ctx context.Context) error {
	if tx.dialect == sqlite {
		return nil // the transaction began with the write lock
	}
	_, err := tx.db.exec(ctx, "SELECT pg_advisory_xact_lock($1)", lockPlace)
	return kinded(err)
}

// matchSQL is the query for documents that match $1, best first; $2 bounds
// their number.
func (d dialect) matchSQL() string {
	if d == sqlite {
		return `SELECT kind, id, story, at, title, snippet(search, 5, '', '', ' … ', 30)
			FROM search WHERE search MATCH $1 ORDER BY bm25(search, 0, 0, 0, 0, 4.0, 1.0), id LIMIT $2`
	}
	return `SELECT kind, id, story, at, title, ts_headline('simple', body, q, 'StartSel="", StopSel="", MaxWords=30, MinWords=15')
		FROM (SELECT kind, id, story, at, title, body, q FROM search, websearch_to_tsquery('simple', $1) q
			WHERE terms @@ q ORDER BY ts_rank(terms, q) DESC, id LIMIT $2) found`
}

// matchTerm turns what a reader typed into the engine's query. FTS5 has an
// operator language of its own, so each word is quoted; PostgreSQL's websearch
// form takes anything.
func (d dialect) matchTerm(typed string) string {
	if d == postgres {
		return typed
	}
	var quoted []string
	for _, word := range strings.Fields(typed) {
		quoted = append(quoted, `"`+strings.ReplaceAll(word, `"`, `""`)+`"`)
	}
	return strings.Join(quoted, " ")
}
