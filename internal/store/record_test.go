package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestRecordIsKeptOncePerRevision(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		r := stet.Record{
			Article: stet.NewID(day, "a"), Revision: 2, Writer: "extractive", Began: day, Finished: day.Add(time.Second),
			Given:    []stet.Given{{Report: stet.NewID(day, "r"), Snapshot: sum}},
			Verdicts: []stet.Verdict{{Place: "deck", Text: "It burned.", Passages: []stet.Passage{}, Outcome: stet.Stands}},
		}
		update(t, s, func(tx *store.Tx) error { return tx.SaveRecord(ctx, r) })
		again := r
		again.Writer = "another"
		update(t, s, func(tx *store.Tx) error { return tx.SaveRecord(ctx, again) })
		got, err := s.Record(ctx, r.Article, 2)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&r, got); diff != "" {
			t.Error(diff)
		}
		if _, err := s.Record(ctx, r.Article, 1); stet.KindOf(err) != stet.NotFound {
			t.Errorf("a revision without a record: %v, want not found", err)
		}
		r.Revision = 0
		if err := s.Update(ctx, func(tx *store.Tx) error { return tx.SaveRecord(ctx, r) }); stet.KindOf(err) != stet.Invalid {
			t.Errorf("a record of no revision: %v, want invalid", err)
		}
	})
}

func TestDepartedReportLeavesItsStory(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		story := stet.NewID(day, "story")
		first := report("http://harbour-wire.example/1", day, "The ferry burned.")
		other := report("http://harbour-wire.example/2", day, "Nobody was hurt.")
		other.Item = stet.NewID(day, "another item")
		update(t, s, func(tx *store.Tx) error {
			for _, r := range []stet.Report{first, other} {
				if err := tx.SaveReport(ctx, r); err != nil {
					return err
				}
				if _, err := tx.Place(ctx, stet.Placement{Report: r.ID, Origin: r.ID, Story: story}); err != nil {
					return err
				}
			}
			_, err := tx.TouchStory(ctx, story, day)
			return err
		})
		reports := func() int {
			d, err := s.Dossier(ctx, story)
			if err != nil && stet.KindOf(err) != stet.NotFound {
				t.Fatal(err)
			}
			if d == nil {
				return 0
			}
			return len(d.Reports)
		}
		depart := func(r stet.Report) {
			update(t, s, func(tx *store.Tx) error { return tx.Depart(ctx, stet.Departure{Report: r.ID, At: day}) })
		}
		found := func() int {
			return len(search(t, s, "burned"))
		}
		depart(first)
		if found() != 0 {
			t.Error("a search finds what its outlet no longer publishes")
		}
		if left, err := s.StoryLeft(ctx, story); left || err != nil || reports() != 1 {
			t.Errorf("of two reports one is gone: left %v (%v), %d reports", left, err, reports())
		}
		if d, err := s.Departure(ctx, first.ID); err != nil || !d.At.Equal(day) || d.Later != "" {
			t.Errorf("%+v (%v)", d, err)
		}
		depart(other)
		if left, err := s.StoryLeft(ctx, story); !left || err != nil || reports() != 0 {
			t.Errorf("both are gone: left %v (%v), %d reports", left, err, reports())
		}
		if r, err := s.LatestReading(ctx, first.Item); err != nil || r.ID != first.ID {
			t.Errorf("the page's last reading: %v (%v)", r, err)
		}
		update(t, s, func(tx *store.Tx) error { return tx.Reinstate(ctx, first.ID) })
		if found() != 1 {
			t.Error("no search finds the report that came back")
		}
		if reports() != 1 {
			t.Error("the report that came back is not in its story")
		}
	})
}

func TestChecksComeDue(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		item := ferry.ID
		due := func(at time.Time) int {
			all, err := s.DueChecks(ctx, at, 10)
			if err != nil {
				t.Fatal(err)
			}
			return len(all)
		}
		update(t, s, func(tx *store.Tx) error {
			if err := tx.AddSource(ctx, wire); err != nil {
				return err
			}
			_, err := tx.AddItem(ctx, ferry)
			return err
		})
		update(t, s, func(tx *store.Tx) error { return tx.AddCheck(ctx, item, day.Add(time.Hour)) })
		update(t, s, func(tx *store.Tx) error { return tx.AddCheck(ctx, item, day) })
		if due(day) != 0 || due(day.Add(time.Hour)) != 1 {
			t.Error("want it due after an hour, and not changed by adding it again")
		}
		c := store.Check{Item: item, Due: day.Add(5 * time.Hour), Looked: day.Add(2 * time.Hour), Missing: 1, LastError: "404"}
		update(t, s, func(tx *store.Tx) error { return tx.SaveCheck(ctx, c) })
		if got, err := s.Check(ctx, item); err != nil || *got != c {
			t.Errorf("%+v (%v), want %+v", got, err, c)
		}
		hasten := func(updated time.Time, pause time.Duration) {
			update(t, s, func(tx *store.Tx) error { return tx.HastenCheck(ctx, item, updated, day.Add(3*time.Hour), pause) })
		}
		hasten(day.Add(150*time.Minute), 2*time.Hour)
		if due(day.Add(3*time.Hour)) != 0 {
			t.Error("an update hastened the next look although the last is not long past")
		}
		hasten(day.Add(time.Hour), time.Hour)
		if due(day.Add(3*time.Hour)) != 0 {
			t.Error("an update from before the last look hastened the next")
		}
		hasten(day.Add(2*time.Hour+time.Minute), time.Hour)
		if due(day.Add(3*time.Hour)) != 1 {
			t.Error("an update since the last look did not hasten the next")
		}
		update(t, s, func(tx *store.Tx) error { return tx.RemoveSource(ctx, wire.ID) })
		if due(day.Add(100*time.Hour)) != 0 {
			t.Error("a page of a source that is no longer read is to be looked at again")
		}
	})
}
