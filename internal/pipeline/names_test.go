package pipeline_test

import (
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/names"
	"stet/internal/pipeline"
	"stet/internal/query"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

// finds counts what a search finds.
func (d *press) finds(typed string) int {
	d.t.Helper()
	found, err := d.db.Search(d.t.Context(), store.SearchAsk{Query: query.Parse(typed), Limit: 100})
	if err != nil {
		d.t.Fatal(err)
	}
	return len(found)
}

func TestNamesAndSearchFollowTheStory(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, both())
		id := names.ID("Mara Lind")
		n, err := db.Name(t.Context(), id)
		if err != nil || n.Kind != names.Person || n.Stories != 1 || n.Said == 0 {
			t.Fatalf("%+v (%v)", n, err)
		}
		for typed, want := range map[string]int{
			`kind:person lind`: 1, `kind:claim speaker:"Mara Lind"`: n.Said, `kind:article speaker:"mara lind"`: 1, "kind:report lind": 1, `source:"Harbour Wire" kind:report`: 2,
		} {
			if got := d.finds(typed); got != want {
				t.Errorf("%s finds %d, want %d", typed, got, want)
			}
		}
		// The outlet finds that the harbour master has another name.
		edited := make([]string, len(ferryText))
		for i, p := range ferryText {
			edited[i] = strings.NewReplacer("Mara Lind", "Marta Sund", "Lind said", "Sund said").Replace(p)
		}
		d.edit(ferryURL, piece("Ferry burns off Lindholm", edited))
		if _, err := db.Name(t.Context(), id); stet.KindOf(err) != stet.NotFound || d.finds("kind:person lind") != 0 || d.finds("kind:claim speaker:lind") != 0 {
			t.Errorf("a name that no report has any more is still there (%v)", err)
		}
		if n, err := db.Name(t.Context(), names.ID("Marta Sund")); err != nil || n.Said == 0 || d.finds("kind:person sund") != 1 {
			t.Errorf("%+v (%v)", n, err)
		}
		// Both pages are taken down.
		d.web.set(ferryURL, gone)
		d.web.set(tugURL, gone)
		for range 4 {
			d.c.ahead.Add(int64(24 * time.Hour))
			d.later(t, &d.c)
			d.settled()
		}
		if top, err := db.TopNames(t.Context(), "", 0, 10); err != nil || len(top) != 0 || d.finds("kind:claim OR kind:report OR kind:person OR kind:place") != 0 {
			t.Errorf("of a story that is gone there are %+v (%v)", top, err)
		}
	})
}

func TestNamesOfAnOlderNewsroomAreReadAtStart(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d := published(t, db, both())
		before, err := db.TopNames(t.Context(), "", 0, 100)
		if err != nil || len(before) == 0 {
			t.Fatal(err)
		}
		stories, err := db.Stories(t.Context(), 10)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
		err = db.Update(t.Context(), func(tx *store.Tx) error { return tx.SaveNames(t.Context(), stories[0].ID, 0, nil) })
		if err != nil {
			t.Fatal(err)
		}
		again := start(t, db, openArchive(t), d.web, func(o *pipeline.Options) { o.PollEvery = 24 * time.Hour })
		again.settle(t)
		if after, err := db.TopNames(t.Context(), "", 0, 100); err != nil || len(after) != len(before) {
			t.Errorf("%d names are read at start (%v), want %d", len(after), err, len(before))
		}
	})
}
