package store

import "context"

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
	lockNames   int64 = 0x53746574_0007
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
