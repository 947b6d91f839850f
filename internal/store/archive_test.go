package store_test

import (
	"fmt"
	"testing"
	"time"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestArchive(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		if oldest, newest, err := s.ArchiveSpan(ctx); err != nil || !oldest.IsZero() || !newest.IsZero() {
			t.Errorf("an empty archive spans %v to %v (%v)", oldest, newest, err)
		}
		midnight := day.Truncate(24 * time.Hour)
		at := []time.Time{midnight, midnight.Add(24*time.Hour - time.Millisecond), midnight.Add(24 * time.Hour), midnight.AddDate(0, 2, 0)}
		for i, when := range at {
			a := stet.Article{ID: stet.NewID(when, fmt.Sprint(i)), Story: stet.NewID(when, "story", fmt.Sprint(i)), Revision: 1, Written: when, Changed: when, Headline: stet.Sentence{Text: fmt.Sprint(i)}}
			update(t, s, func(tx *store.Tx) error { return tx.SaveRevision(ctx, a, store.Lead{}, "") })
			a.Revision, a.Changed = 2, when.AddDate(1, 0, 0) // a later revision does not move it
			a.Headline.Text += " again"
			update(t, s, func(tx *store.Tx) error { return tx.SaveRevision(ctx, a, store.Lead{}, "") })
		}
		days, err := s.ArchiveDays(ctx, midnight, midnight.AddDate(1, 0, 0))
		if err != nil || len(days) != 3 || days[2].N != 2 || !days[2].Day.Equal(midnight) || !days[0].Day.Equal(midnight.AddDate(0, 2, 0)) {
			t.Errorf("%+v, %v", days, err)
		}
		rows, err := s.Archived(ctx, midnight, midnight.Add(24*time.Hour), 10)
		if err != nil || len(rows) != 2 || rows[0].Headline.Text != "1 again" || rows[1].Headline.Text != "0 again" {
			t.Errorf("%+v, %v", rows, err)
		}
		if rows, err := s.Archived(ctx, midnight, midnight.AddDate(1, 0, 0), 3); err != nil || len(rows) != 3 {
			t.Errorf("%d rows, %v", len(rows), err)
		}
		if oldest, newest, err := s.ArchiveSpan(ctx); err != nil || !oldest.Equal(at[0]) || !newest.Equal(at[3]) {
			t.Errorf("it spans %v to %v (%v)", oldest, newest, err)
		}
	})
}
