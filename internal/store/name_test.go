package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet"
	"stet/internal/names"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

// named gives a name as a story has it.
func named(kind, label string, at time.Time, said ...names.Said) names.Name {
	return names.Name{ID: names.ID(label), Kind: kind, Label: label, Reports: []stet.ID{"r"}, Latest: at, Said: said}
}

func TestNames(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		stocked(t, s)
		ferry, dam := stet.NewID(day, "story", "ferry"), stet.NewID(day, "story", "dam")
		claim := search(t, s, "kind:claim status:disputed")[0].ID
		said := names.Said{Claim: claim, Stance: stet.Denies, Since: day}
		save := func(story stet.ID, version int, all ...names.Name) {
			t.Helper()
			update(t, s, func(tx *store.Tx) error { return tx.SaveNames(ctx, story, version, all) })
		}
		if unnamed, err := s.Unnamed(ctx); err != nil || len(unnamed) != 1 || unnamed[0] != ferry {
			t.Errorf("%v (%v)", unnamed, err)
		}
		save(ferry, 1, named(names.Person, "Mara Lind", day, said), named(names.Place, "Skerry", day))
		save(dam, 1, named(names.Person, "Mara Lind", day.Add(time.Hour)), named(names.Person, "Åsa Øde", day))
		if unnamed, err := s.Unnamed(ctx); err != nil || len(unnamed) != 0 {
			t.Errorf("%v (%v)", unnamed, err)
		}

		top, err := s.TopNames(ctx, names.Person, 0, 10)
		want := []store.NameRow{
			{ID: names.ID("Mara Lind"), Kind: names.Person, Name: "Mara Lind", Letter: "L", Stories: 2, Said: 1, Latest: day.Add(time.Hour)},
			{ID: names.ID("Åsa Øde"), Kind: names.Person, Name: "Åsa Øde", Letter: "O", Stories: 1, Latest: day},
		}
		if diff := cmp.Diff(want, top); diff != "" || err != nil {
			t.Error(diff, err)
		}
		letters, err := s.NameLetters(ctx, names.Person)
		if diff := cmp.Diff(map[string]int{"L": 1, "O": 1}, letters); diff != "" || err != nil {
			t.Error(diff, err)
		}
		if under, err := s.NamesUnder(ctx, names.Person, "O", 0, 10); err != nil || len(under) != 1 || under[0].Name != "Åsa Øde" {
			t.Errorf("%+v (%v)", under, err)
		}
		stories, err := s.NameStories(ctx, names.ID("Mara Lind"), 0, 10)
		if err != nil || len(stories) != 2 || stories[0].Story != dam || stories[0].Article != nil || stories[1].Article == nil || stories[1].Status != stet.Disputed {
			t.Errorf("%+v (%v)", stories, err)
		}
		claims, err := s.NameClaims(ctx, names.ID("Mara Lind"), 0, 10)
		if err != nil || len(claims) != 1 || claims[0].Claim.ID != claim || claims[0].Stance != stet.Denies || claims[0].Lang != "en" {
			t.Errorf("%+v (%v)", claims, err)
		}
		if found := search(t, s, "lind kind:person"); len(found) != 1 || found[0].ID != names.ID("Mara Lind") {
			t.Errorf("%+v", found)
		}

		// A story that changes has other names; one that is gone has none.
		save(ferry, 2, named(names.Body, "Mara Lind", day))
		if n, err := s.Name(ctx, names.ID("Mara Lind")); err != nil || n.Stories != 2 || n.Said != 0 || n.Kind != names.Person {
			t.Errorf("%+v (%v)", n, err)
		}
		if _, err := s.Name(ctx, names.ID("Skerry")); stet.KindOf(err) != stet.NotFound || len(search(t, s, "kind:place")) != 0 {
			t.Errorf("a name of no story is still there (%v)", err)
		}
		update(t, s, func(tx *store.Tx) error { return tx.RetireNames(ctx, dam) })
		if n, err := s.Name(ctx, names.ID("Mara Lind")); err != nil || n.Kind != names.Body || len(search(t, s, "kind:person")) != 0 {
			t.Errorf("%+v (%v)", n, err)
		}
		update(t, s, func(tx *store.Tx) error { return tx.RetireNames(ctx, ferry) })
		if all, err := s.StoryNames(ctx, ferry); err != nil || len(all) != 1 {
			t.Errorf("the names of a story that has reports are gone: %v (%v)", all, err)
		}
		update(t, s, func(tx *store.Tx) error { return tx.FillSearch(ctx) })
		if len(search(t, s, "kind:body lind")) != 1 {
			t.Error("a filled index has no names")
		}
	})
}
