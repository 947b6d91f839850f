// Package backup writes a whole newsroom into one stream and fills an empty one
// from it, whatever engine either is on: so a backup is also the way from
// SQLite to PostgreSQL.
//
// The stream is a tar packed by zstd: backup.json (the format's number), then
// archive/SHA256 (the bytes of each original), then tables/NAME/NUMBER.jsonl (a
// row a line). It is one unchanging view, taken while the newsroom runs. Jobs
// are not in it: what was unfinished is found again from what is there.
//
// The package keeps nothing.
package backup
