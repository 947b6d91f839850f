package storetest

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"stet/internal/store"
)

// Each runs f once on each engine, on an empty database.
func Each(t *testing.T, f func(t *testing.T, s *store.Store)) {
	t.Helper()
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) { f(t, Open(t, Address(t, engine))) })
	}
}

// Open opens the database at the address and closes it when the test ends.
func Open(t testing.TB, address string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Address gives the address of an empty database on the engine.
func Address(t testing.TB, engine string) string {
	t.Helper()
	if engine == "sqlite" {
		return "sqlite:" + filepath.Join(t.TempDir(), "stet.db")
	}
	if testing.Short() {
		t.Skip("PostgreSQL is left out with -short")
	}
	base, err := cluster()
	if err != nil {
		t.Fatalf("PostgreSQL is needed (or -short): %v", err)
	}
	return newSchema(t, base)
}

var schemas atomic.Int64

// newSchema makes a schema, drops it when the test ends, and gives the address
// that leads to it.
func newSchema(t testing.TB, base string) string {
	t.Helper()
	ctx := context.Background()
	name := fmt.Sprintf("t%d", schemas.Add(1))
	admin := func(query string) {
		conn, err := pgx.Connect(ctx, base)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(ctx)
		if _, err := conn.Exec(ctx, query); err != nil {
			t.Error(err)
		}
	}
	admin("CREATE SCHEMA " + name)
	t.Cleanup(func() { admin("DROP SCHEMA " + name + " CASCADE") })
	sep := "?"
	if strings.Contains(base, "?") {
		sep = "&"
	}
	return base + sep + "search_path=" + name
}
