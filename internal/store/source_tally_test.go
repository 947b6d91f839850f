package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestSourceTally(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		origin, wire, daily := stet.NewID(day, "origin"), stet.NewID(day, "wire"), stet.NewID(day, "daily")
		file := func(url string, source stet.ID, minutes int, origin stet.ID) stet.Report {
			r := report(url, day.Add(time.Duration(minutes)*time.Minute), "The ferry burned.")
			r.Source, r.Lang = source, "en-GB"
			update(t, s, func(tx *store.Tx) error {
				if err := tx.SaveReport(ctx, r); err != nil {
					return err
				}
				_, err := tx.Place(ctx, stet.Placement{Report: r.ID, Origin: origin, Story: stet.NewID(day, "story")})
				return err
			})
			return r
		}
		file("http://wire.example/1", wire, 0, origin)
		file("http://daily.example/1", daily, 5, origin)
		file("http://daily.example/2", daily, 6, origin)
		gone := file("http://wire.example/2", wire, 1, "own")
		was := file("http://wire.example/3", wire, 2, "own3")
		is := file("http://wire.example/3?", wire, 3, "own3")
		update(t, s, func(tx *store.Tx) error {
			if err := tx.Depart(ctx, stet.Departure{Report: gone.ID, At: day}); err != nil {
				return err
			}
			return tx.Depart(ctx, stet.Departure{Report: was.ID, Later: is.ID, At: day.Add(time.Hour)})
		})
		for source, want := range map[stet.ID]store.SourceTally{
			wire:  {Changed: 1, Removed: 1, CopiesOf: 2, Langs: []store.LangCount{{Lang: "en", N: 2}}},
			daily: {CopiesBy: 2, Langs: []store.LangCount{{Lang: "en", N: 2}}},
			"no":  {},
		} {
			got, err := s.SourceTally(ctx, source)
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("%s: %s %v", source, diff, err)
			}
		}
		left, err := s.SourceLeft(ctx, wire, 10)
		if err != nil || len(left) != 2 || left[0].Report.ID != was.ID || left[0].Departure.Later != is.ID || left[1].Departure.Later != "" {
			t.Errorf("%+v (%v)", left, err)
		}
	})
}
