// Package store keeps the nouns in a database: SQLite by default, PostgreSQL
// when one machine is outgrown. One file a noun; the same SQL for both engines
// (numbered parameters, ON CONFLICT, RETURNING); what differs stands in
// dialect.go and migrations/.
//
// It holds no policy: what may be read, published or retried is decided by its
// callers. It keeps everything but the bytes of originals (internal/archive)
// and runs no jobs (internal/pipeline), though the job queue's tables live in
// the same database so that a job's completion and its outputs are one
// transaction.
//
// Each noun is a row with the columns that are searched or sorted by, and a doc
// column that holds the noun as JSON. Times are milliseconds since 1970.
package store
