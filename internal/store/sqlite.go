package store

import (
	"context"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"runtime"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"stet"
)

// openSQLite opens one pool that writes, through a single connection, and one
// that reads. The pragmas stand in the address so that every connection of a
// pool has them. synchronous=FULL: what was acknowledged survives a power cut.
func openSQLite(ctx context.Context, path string) (*Store, error) {
	if path == "" {
		return nil, stet.Errorf(stet.Invalid, "sqlite: needs a path, such as sqlite:/var/lib/stet/stet.db")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return nil, stet.Errorf(stet.Unavailable, "%w", err)
	}
	pragmas := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"}}
	reading := "file:" + path + "?" + pragmas.Encode()
	pragmas.Set("_txlock", "immediate")
	writing := "file:" + path + "?" + pragmas.Encode()

	writer, err := sql.Open("sqlite", writing)
	if err != nil {
		return nil, kinded(err)
	}
	writer.SetMaxOpenConns(1)
	if err := writer.PingContext(ctx); err != nil {
		writer.Close()
		return nil, kinded(err)
	}
	reader, err := sql.Open("sqlite", reading)
	if err != nil {
		writer.Close()
		return nil, kinded(err)
	}
	reader.SetMaxOpenConns(max(4, runtime.NumCPU()))
	return &Store{Queries: Queries{db: sqlQuerier{reader}, dialect: sqlite}, dialect: sqlite, writer: writer, reader: reader}, nil
}

// openLock opens the file whose only use is to be locked: no WAL, under which
// an exclusive transaction would let others in, and no waiting.
func openLock(path string) (*sql.DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return nil, stet.Errorf(stet.Unavailable, "%w", err)
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(0)")
	return db, kinded(err)
}
