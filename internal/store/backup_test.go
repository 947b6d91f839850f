package store_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

// dump gives every row of every table as text.
func dump(t *testing.T, s *store.Store) (lines []string) {
	t.Helper()
	err := s.View(ctx, func(q store.Queries) error {
		for _, table := range store.Tables() {
			err := q.Dump(ctx, table, func(row []any) error {
				b, err := json.Marshal(row)
				lines = append(lines, table.Name+" "+string(b))
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestBackupOfOneEngineRestoresOnTheOther(t *testing.T) {
	storetest.Each(t, func(t *testing.T, from *store.Store) {
		r := report("http://harbour-wire.example/1", day, "Fire on the strait.")
		update(t, from, func(tx *store.Tx) error {
			if err := tx.AddSource(ctx, wire); err != nil {
				return err
			}
			if _, err := tx.AddItem(ctx, ferry); err != nil {
				return err
			}
			if err := tx.SaveReport(ctx, r); err != nil {
				return err
			}
			return tx.SaveRevision(ctx, stet.Article{ID: stet.NewID(day, "a"), Story: stet.NewID(day, "s"), Revision: 1}, store.Lead{}, "Fire")
		})
		other := map[string]string{"sqlite": "postgres", "postgres": "sqlite"}[from.Engine()]
		to := storetest.Open(t, storetest.Address(t, other))
		want := dump(t, from)
		if len(want) < 5 {
			t.Fatalf("only %d rows to restore", len(want))
		}
		update(t, to, func(tx *store.Tx) error {
			for _, table := range store.Tables() {
				err := error(nil)
				for _, line := range want {
					text, ok := strings.CutPrefix(line, table.Name+" ")
					if !ok || err != nil {
						continue
					}
					var row []any
					if row, err = store.ParseRow([]byte(text)); err == nil {
						err = tx.Fill(ctx, table, row)
					}
				}
				if err != nil {
					return err
				}
			}
			return tx.FillSearch(ctx)
		})
		if diff := cmp.Diff(want, dump(t, to)); diff != "" {
			t.Error(diff)
		}
		if found := search(t, to, "strait"); len(found) != 1 {
			t.Errorf("after a restore, search finds %v", found)
		}
		undone, err := to.Unfinished(ctx)
		want2 := []store.Undone{{Stage: "fetch", ID: ferry.ID}, {Stage: "statements", ID: r.ID}}
		if diff := cmp.Diff(want2, undone); diff != "" || err != nil {
			t.Error(diff, err)
		}
	})
}
