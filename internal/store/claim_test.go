package store_test

import (
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

// claimOf makes a claim of a story, first reported after so many days.
func claimOf(story, words string, days int) stet.Claim {
	at := day.AddDate(0, 0, days)
	return stet.Claim{ID: stet.NewID(at, "claim", story, words), Story: stet.NewID(day, story), Proposition: words, Since: at, Status: stet.Asserted}
}

// saveClaims makes a story and its ledger.
func saveClaims(t *testing.T, s *store.Store, story string, all ...stet.Claim) {
	t.Helper()
	id := stet.NewID(day, story)
	update(t, s, func(tx *store.Tx) error {
		if _, err := tx.TouchStory(ctx, id, day); err != nil {
			return err
		}
		return tx.SaveClaims(ctx, id, all)
	})
}

func propositions(all []stet.Claim) (out []string) {
	for _, c := range all {
		out = append(out, c.Proposition)
	}
	return out
}

func TestClaimThatLeavesTheLedgerIsRemembered(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		kept, merged := claimOf("ferry", "the ferry burned", 0), claimOf("ferry", "the ferry\x00 was on fire", 1)
		saveClaims(t, s, "ferry", kept, merged)
		saveClaims(t, s, "ferry", kept)
		if got, err := s.Claim(ctx, kept.ID); err != nil || got.Proposition != kept.Proposition {
			t.Errorf("the claim kept: %v (%v)", got, err)
		}
		if _, err := s.FormerClaim(ctx, kept.ID); stet.KindOf(err) != stet.NotFound {
			t.Errorf("the claim kept is called former (%v)", err)
		}
		if _, err := s.Claim(ctx, merged.ID); stet.KindOf(err) != stet.NotFound {
			t.Errorf("the merged claim is still in the ledger (%v)", err)
		}
		if got, err := s.FormerClaim(ctx, merged.ID); err != nil || got.Proposition != merged.Proposition {
			t.Errorf("the merged claim: %v (%v)", got, err)
		}
		saveClaims(t, s, "ferry", kept, merged)
		if _, err := s.FormerClaim(ctx, merged.ID); stet.KindOf(err) != stet.NotFound {
			t.Errorf("a claim that came back is called former (%v)", err)
		}
	})
}

func TestClaimsOfAnEmptyStoryAreRetired(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		c := claimOf("ferry", "the ferry burned", 0)
		saveClaims(t, s, "ferry", c)
		r := report("http://harbour-wire.example/1", day, "Fire.")
		place := func(story string) {
			update(t, s, func(tx *store.Tx) error {
				if _, err := tx.Place(ctx, stet.Placement{Report: r.ID, Origin: r.ID, Story: stet.NewID(day, story)}); err != nil {
					return err
				}
				return tx.RetireClaims(ctx, c.Story)
			})
		}
		update(t, s, func(tx *store.Tx) error { return tx.SaveReport(ctx, r) })
		place("ferry")
		if _, err := s.Claim(ctx, c.ID); err != nil {
			t.Errorf("a story with a report lost its claim: %v", err)
		}
		place("another")
		if _, err := s.FormerClaim(ctx, c.ID); err != nil {
			t.Errorf("a story without reports: %v, want its claim to be a former one", err)
		}
	})
}

func TestRecentClaims(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		saveClaims(t, s, "spring", claimOf("spring", "The Amarant's engine was repaired without an inspection", -20), claimOf("spring", "nobody was hurt", -20))
		saveClaims(t, s, "winter", claimOf("winter", "the Amarant was repaired", -200))
		saveClaims(t, s, "later", claimOf("later", "the Amarant was repaired in haste", 3))
		saveClaims(t, s, "other", claimOf("other", "an inspection of bridges is due", -1))
		now := claimOf("ferry", "the engine of the Amarant had been repaired without any inspection", 0)
		saveClaims(t, s, "ferry", now, claimOf("ferry", "the Amarant burned", -1))
		got, err := s.RecentClaims(ctx, now, 90*24*time.Hour, 10)
		want := []string{"The Amarant's engine was repaired without an inspection", "an inspection of bridges is due"}
		if diff := cmp.Diff(want, propositions(got)); diff != "" || err != nil {
			t.Error(diff, err)
		}
		if got, err := s.RecentClaims(ctx, now, 90*24*time.Hour, 1); err != nil || len(got) != 1 {
			t.Errorf("asked for one: %d (%v)", len(got), err)
		}
		// What no longer stands in a ledger is found no more.
		saveClaims(t, s, "spring")
		if got, err := s.RecentClaims(ctx, now, 90*24*time.Hour, 10); err != nil || len(got) != 1 {
			t.Errorf("after the ledger changed: %v (%v)", propositions(got), err)
		}
		for _, words := range []string{"", "a b c", `" OR NEAR(`, "'quoted' & !words | (stray", "\x00\xff inspection*"} {
			c := claimOf("odd", words, 1)
			saveClaims(t, s, "odd", c)
			if _, err := s.RecentClaims(ctx, c, 90*24*time.Hour, 10); err != nil {
				t.Errorf("%q: %v", words, err)
			}
		}
	})
}

func TestLaterClaims(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		first, second := claimOf("spring", "the engine was repaired", -20), claimOf("ferry", "the engine had been repaired", 0)
		second.Earlier = first.ID
		saveClaims(t, s, "spring", first)
		saveClaims(t, s, "ferry", second, claimOf("ferry", "nobody was hurt", 0))
		if got, err := s.LaterClaims(ctx, first.ID, 10); err != nil || len(got) != 1 || got[0].ID != second.ID {
			t.Errorf("later: %v (%v)", propositions(got), err)
		}
		for _, id := range []stet.ID{"", second.ID} {
			if got, err := s.LaterClaims(ctx, id, 10); err != nil || len(got) != 0 {
				t.Errorf("later than %q: %v (%v), want none", id, propositions(got), err)
			}
		}
	})
}

func TestDeliveriesAreKeptOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		d := store.Delivery{ID: stet.NewID(day, "delivery"), Message: stet.NewID(day, "message"), URL: "http://desk.example/hook", Made: day, Body: `{"a":1}`}
		add := func(want bool) {
			update(t, s, func(tx *store.Tx) error {
				added, err := tx.AddDelivery(ctx, d)
				if added != want {
					t.Errorf("added = %v, want %v", added, want)
				}
				return err
			})
		}
		add(true)
		add(false)
		undone, err := s.Unfinished(ctx)
		if diff := cmp.Diff([]store.Undone{{Stage: "notify", ID: d.ID}}, undone); diff != "" || err != nil {
			t.Error(diff, err)
		}
		update(t, s, func(tx *store.Tx) error { return tx.SetDelivered(ctx, d.ID, day.Add(time.Minute)) })
		add(false)
		got, err := s.Delivery(ctx, d.ID)
		want := d
		want.Body, want.Delivered = "", day.Add(time.Minute)
		if diff := cmp.Diff(&want, got); diff != "" || err != nil {
			t.Error(diff, err)
		}
		if undone, err := s.Unfinished(ctx); err != nil || len(undone) > 0 {
			t.Errorf("delivered, and still to do: %v (%v)", undone, err)
		}
	})
}

// TestClaimsOfABackupAreFound fills the claims of one engine's backup into the
// other, where they must be found by word and by earlier life as before.
func TestClaimsOfABackupAreFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, from *store.Store) {
		first, second := claimOf("spring", "the Amarant was repaired", -20), claimOf("ferry", "the Amarant had been repaired", 0)
		second.Earlier = first.ID
		saveClaims(t, from, "spring", first)
		saveClaims(t, from, "ferry", second)
		other := map[string]string{"sqlite": "postgres", "postgres": "sqlite"}[from.Engine()]
		to := storetest.Open(t, storetest.Address(t, other))
		update(t, to, func(tx *store.Tx) error {
			for _, table := range store.Tables() {
				err := from.View(ctx, func(q store.Queries) error {
					return q.Dump(ctx, table, func(row []any) error { return tx.Fill(ctx, table, row) })
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if got, err := to.RecentClaims(ctx, second, 90*24*time.Hour, 10); err != nil || !slices.Equal(propositions(got), []string{first.Proposition}) {
			t.Errorf("by word: %v (%v)", propositions(got), err)
		}
		if got, err := to.LaterClaims(ctx, first.ID, 10); err != nil || len(got) != 1 {
			t.Errorf("by earlier life: %v (%v)", propositions(got), err)
		}
	})
}

// TestClaimsOfTheFirstSchemaAreFound takes a database back to before claims could
// be looked up by their words, and opens it again.
func TestClaimsOfTheFirstSchemaAreFound(t *testing.T) {
	for engine, dialect := range map[string]goose.Dialect{"sqlite": goose.DialectSQLite3, "postgres": goose.DialectPostgres} {
		t.Run(engine, func(t *testing.T) {
			address := storetest.Address(t, engine)
			s := storetest.Open(t, address)
			first := claimOf("spring", "the Amarant was repaired", -20)
			saveClaims(t, s, "spring", first)
			db := s.Writer()
			if db == nil {
				db = stdlib.OpenDBFromPool(s.Pool())
				defer db.Close()
			}
			p, err := goose.NewProvider(dialect, db, os.DirFS("migrations/"+engine))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := p.DownTo(ctx, 1); err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = storetest.Open(t, address)
			if got, err := s.RecentClaims(ctx, claimOf("ferry", "the Amarant had been repaired", 0), 90*24*time.Hour, 10); err != nil || len(got) != 1 {
				t.Errorf("%v (%v), want the claim kept before", propositions(got), err)
			}
			if got, err := s.Claims(ctx, first.Story); err != nil || len(got) != 1 || got[0].ID != first.ID {
				t.Errorf("the ledger: %v (%v)", propositions(got), err)
			}
		})
	}
}
