package store_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

var (
	ctx   = context.Background()
	day   = time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC)
	sum   = strings.Repeat("ab", 32)
	wire  = stet.NewSource(stet.Source{Name: "Harbour Wire", URL: "http://harbour-wire.example/feed.xml", Added: day})
	ferry = stet.NewItem(stet.Item{Source: wire.ID, URL: "http://harbour-wire.example/ferry", Title: "Ferry burns", Seen: day})
)

func report(url string, at time.Time, text string) stet.Report {
	return stet.NewReport(stet.Report{
		Item: ferry.ID, Source: wire.ID, Snapshot: sum, URL: url, Outlet: "Harbour Wire",
		Headline: "Ferry burns", Published: at, Fetched: at, Text: text,
	})
}

func update(t testing.TB, s *store.Store, f func(tx *store.Tx) error) {
	t.Helper()
	if err := s.Update(ctx, f); err != nil {
		t.Fatal(err)
	}
}

func TestSources(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		update(t, s, func(tx *store.Tx) error { return tx.AddSource(ctx, wire) })
		err := s.Update(ctx, func(tx *store.Tx) error { return tx.AddSource(ctx, wire) })
		if stet.KindOf(err) != stet.Conflict {
			t.Errorf("adding a source twice: %v, want a conflict", err)
		}
		poll := store.PollState{ETag: `"x"`, Polled: day, Next: day.Add(time.Hour), Failures: 2, LastError: "timed out", Note: "1 entry left out"}
		update(t, s, func(tx *store.Tx) error { return tx.SavePoll(ctx, wire.ID, poll) })
		got, err := s.Source(ctx, wire.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&store.SourceState{Source: wire, Poll: poll}, got); diff != "" {
			t.Error(diff)
		}
		for _, c := range []struct {
			now  time.Time
			want int
		}{{day, 0}, {day.Add(time.Hour), 1}} {
			if due, err := s.DueSources(ctx, c.now); err != nil || len(due) != c.want {
				t.Errorf("due at %v: %d sources (%v), want %d", c.now, len(due), err, c.want)
			}
		}
		update(t, s, func(tx *store.Tx) error { return tx.RemoveSource(ctx, wire.ID) })
		if _, err := s.Source(ctx, wire.ID); stet.KindOf(err) != stet.NotFound {
			t.Errorf("a removed source: %v, want not found", err)
		}
	})
}

func TestItemsAreKeptOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		update(t, s, func(tx *store.Tx) error { return tx.AddSource(ctx, wire) })
		for i, want := range []bool{true, false} {
			update(t, s, func(tx *store.Tx) error {
				added, err := tx.AddItem(ctx, ferry)
				if added != want {
					t.Errorf("time %d: added = %v", i+1, added)
				}
				return err
			})
		}
		got, err := s.Item(ctx, ferry.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&ferry, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestFailedUpdateLeavesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		broken := errors.New("broken")
		err := s.Update(ctx, func(tx *store.Tx) error {
			if err := tx.AddSource(ctx, wire); err != nil {
				return err
			}
			return broken
		})
		if !errors.Is(err, broken) {
			t.Fatalf("got %v", err)
		}
		if all, err := s.Sources(ctx); err != nil || len(all) != 0 {
			t.Errorf("%d sources left (%v)", len(all), err)
		}
	})
}

func TestDossier(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		first := report("http://harbour-wire.example/1", day, "The ferry burned, Mara Lind said.")
		later := report("http://harbour-wire.example/2", day.Add(time.Hour), "Nobody was hurt, Mara Lind said.")
		said := stet.NewStatement(day, stet.Statement{Report: first.ID, Content: []stet.Span{{Start: 0, End: 16}}, Stance: stet.Asserts})
		story, origin := stet.NewID(day, "story"), stet.NewID(day, "origin")
		claim := stet.Claim{ID: stet.NewID(day, "claim"), Story: story, Proposition: "The ferry burned", Status: stet.Asserted}
		update(t, s, func(tx *store.Tx) error {
			for _, r := range []stet.Report{later, first} {
				if err := tx.SaveReport(ctx, r); err != nil {
					return err
				}
			}
			return tx.SaveStatements(ctx, first.ID, []stet.Statement{said})
		})
		waiting, err := s.Unplaced(ctx, 10)
		if err != nil || len(waiting) != 1 || waiting[0].ID != first.ID {
			t.Fatalf("waiting for grouping: %v (%v), want only the report whose statements are known", waiting, err)
		}
		update(t, s, func(tx *store.Tx) error {
			if err := tx.LockPlacing(ctx); err != nil {
				return err
			}
			for i, r := range []stet.Report{first, later} {
				if _, err := tx.Place(ctx, stet.Placement{Report: r.ID, Origin: origin, Story: story}); err != nil {
					return err
				}
				if v, err := tx.TouchStory(ctx, story, day); err != nil || v != i+1 {
					t.Errorf("version %d (%v), want %d", v, err, i+1)
				}
			}
			return tx.SaveClaims(ctx, story, []stet.Claim{claim})
		})
		got, err := s.Dossier(ctx, story)
		if err != nil {
			t.Fatal(err)
		}
		want := &stet.Dossier{
			Story:   stet.Story{ID: story, Version: 2, Reports: []stet.ID{first.ID, later.ID}},
			Reports: []*stet.Report{&first, &later}, Origins: map[stet.ID]stet.ID{first.ID: origin, later.ID: origin},
			Statements: []stet.Statement{said}, Claims: []stet.Claim{claim},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		log, err := s.PlacedAfter(ctx, 0, 10)
		if err != nil || len(log) != 2 || log[1].Doc.Text != later.Text || log[0].Seq >= log[1].Seq {
			t.Errorf("log %v (%v)", log, err)
		}
		rows, err := s.Stories(ctx, 10)
		if err != nil || len(rows) != 1 || rows[0].Reports != 2 || rows[0].Origins != 1 || rows[0].Headline != "Ferry burns" {
			t.Errorf("stories %+v (%v)", rows, err)
		}
	})
}

func TestRevisionsArePublishedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		a := stet.Article{ID: stet.NewID(day, "article"), Story: stet.NewID(day, "story"), Revision: 1, Headline: stet.Sentence{Text: "Ferry burns"}, Changed: day, Origins: 2}
		lead := store.Lead{Status: stet.Disputed, Evidence: stet.EvidenceNone}
		save := func(a stet.Article) error {
			return s.Update(ctx, func(tx *store.Tx) error { return tx.SaveRevision(ctx, a, lead, "Flames over the strait") })
		}
		if err := save(a); err != nil {
			t.Fatal(err)
		}
		if err := save(a); stet.KindOf(err) != stet.Conflict {
			t.Errorf("publishing revision 1 twice: %v, want a conflict", err)
		}
		b := a
		b.Revision, b.Headline.Text, b.Changed = 2, "Ferry burned out", day.Add(time.Hour)
		if err := save(b); err != nil {
			t.Fatal(err)
		}
		for revision, want := range map[int]string{0: b.Headline.Text, 1: a.Headline.Text, 2: b.Headline.Text} {
			if got, err := s.Article(ctx, a.ID, revision); err != nil || got.Headline.Text != want {
				t.Errorf("revision %d: %v (%v)", revision, got, err)
			}
		}
		front, err := s.Front(ctx, day.Add(2*time.Hour), day, 10)
		if err != nil || len(front) != 1 || front[0].Revision != 2 || front[0].Status != stet.Disputed {
			t.Errorf("front %+v (%v)", front, err)
		}
		found := search(t, s, "burned strait")
		if len(found) != 1 || found[0].ID != a.ID || !strings.Contains(found[0].Body, "Flames") {
			t.Errorf("found %+v", found)
		}
	})
}

func TestFrontRanksByOriginsAndFreshness(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for _, a := range []struct {
			name    string
			origins int
			age     time.Duration
		}{{"old, many", 4, 72 * time.Hour}, {"new, few", 2, time.Hour}, {"new, many", 4, time.Hour}} {
			update(t, s, func(tx *store.Tx) error {
				return tx.SaveRevision(ctx, stet.Article{
					ID: stet.NewID(day, a.name), Story: stet.NewID(day, a.name, "story"), Revision: 1,
					Headline: stet.Sentence{Text: a.name}, Origins: a.origins, Changed: day.Add(-a.age),
				}, store.Lead{}, "")
			})
		}
		rows, err := s.Front(ctx, day, day.AddDate(0, 0, -30), 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows {
			got = append(got, r.Headline.Text)
		}
		if diff := cmp.Diff([]string{"new, many", "new, few", "old, many"}, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestMeta(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for _, want := range []string{"", "1", "2"} {
			if want != "" {
				update(t, s, func(tx *store.Tx) error { return tx.SetMeta(ctx, "wave", want) })
			}
			if got, err := s.Meta(ctx, "wave"); err != nil || got != want {
				t.Errorf("%q (%v), want %q", got, err, want)
			}
		}
	})
}

// TestFullDiskIsToldApart bounds the size of the database as a full disk would.
func TestFullDiskIsToldApart(t *testing.T) {
	s := storetest.Open(t, storetest.Address(t, "sqlite"))
	if _, err := s.Writer().Exec("PRAGMA max_page_count = 1"); err != nil { // as many as there are
		t.Fatal(err)
	}
	long := report("http://harbour-wire.example/long", day, strings.Repeat("The ferry burned on and on. ", 100_000))
	err := s.Update(ctx, func(tx *store.Tx) error { return tx.SaveReport(ctx, long) })
	if stet.KindOf(err) != stet.Unavailable || !strings.Contains(err.Error(), "disk is full") {
		t.Errorf("on a full disk: %v", err)
	}
	if _, err := s.Report(ctx, long.ID); stet.KindOf(err) != stet.NotFound {
		t.Errorf("half of it is there: %v", err)
	}
	if _, err := s.Writer().Exec("PRAGMA max_page_count = 1073741823"); err != nil {
		t.Fatal(err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.SaveReport(ctx, long) })
}
