package store_test

import (
	"path/filepath"
	"testing"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestQuietQueue(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		if n, err := s.Waiting(ctx, "intake"); err != nil || n != 0 {
			t.Errorf("%d waiting (%v)", n, err)
		}
		if n, err := s.Unsettled(ctx); err != nil || n != 0 {
			t.Errorf("%d unsettled (%v)", n, err)
		}
		if d, err := s.LongestWait(ctx, "grouping"); err != nil || d != 0 {
			t.Errorf("%v waited (%v)", d, err)
		}
	})
}

func TestOnlyOneWorkerOnSQLite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "worker.lock")
	release, err := store.OnlyWorker(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.OnlyWorker(ctx, path); stet.KindOf(err) != stet.Conflict {
		t.Errorf("a second worker: %v, want a conflict", err)
	}
	release()
	again, err := store.OnlyWorker(ctx, path)
	if err != nil {
		t.Fatalf("after the first has gone: %v", err)
	}
	again()
}
