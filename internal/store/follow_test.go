package store_test

import (
	"fmt"
	"testing"
	"time"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestFollowsAndDigests(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ada := stet.NewAccount(stet.Account{Name: "Ada", Added: day})
		if err := s.AddAccount(ctx, ada, "ada"); err != nil {
			t.Fatal(err)
		}
		story := stet.NewID(day, "story")
		for range 2 {
			if err := s.Follow(ctx, stet.Follow{Account: ada.ID, Kind: stet.FollowStory, Target: story, Since: day}); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Follow(ctx, stet.Follow{Account: ada.ID, Kind: "weather", Target: story}); stet.KindOf(err) != stet.Invalid {
			t.Errorf("followed the weather: %v", err)
		}
		all, err := s.FollowsOf(ctx, ada.ID)
		if err != nil || len(all) != 1 || all[0].Target != story || !all[0].Since.Equal(day) {
			t.Fatalf("%+v, %v", all, err)
		}

		d := stet.Digest{Account: ada.ID, Every: stet.Daily, Token: "first", Told: day, Due: day.Add(24 * time.Hour)}
		if err := s.SaveDigest(ctx, d); err != nil {
			t.Fatal(err)
		}
		if err := s.SaveDigest(ctx, stet.Digest{Account: ada.ID, Every: "hourly", Token: "x"}); stet.KindOf(err) != stet.Invalid {
			t.Errorf("hourly: %v", err)
		}
		d.Every, d.Token, d.Told = stet.Weekly, "second", day.Add(time.Hour)
		if err := s.SaveDigest(ctx, d); err != nil {
			t.Fatal(err)
		}
		// A link in an old digest works still, and nothing is told twice or skipped.
		if kept, err := s.DigestByToken(ctx, "first"); err != nil || kept.Every != stet.Weekly || !kept.Told.Equal(day) {
			t.Errorf("%+v, %v", kept, err)
		}
		for _, token := range []string{"second", ""} {
			if _, err := s.DigestByToken(ctx, token); stet.KindOf(err) != stet.NotFound {
				t.Errorf("token %q: %v", token, err)
			}
		}

		// Who wants digests again is told what is new from then on.
		d.Every = stet.Never
		again := d
		again.Every, again.Told = stet.Weekly, day.Add(2*time.Hour)
		for _, one := range []stet.Digest{d, again} {
			if err := s.SaveDigest(ctx, one); err != nil {
				t.Fatal(err)
			}
		}
		if kept, err := s.Digest(ctx, ada.ID); err != nil || !kept.Told.Equal(again.Told) {
			t.Errorf("%+v, %v", kept, err)
		}

		if due, err := s.DueDigests(ctx, day, 10); err != nil || len(due) != 0 {
			t.Errorf("due before its time: %+v, %v", due, err)
		}
		later := day.Add(25 * time.Hour)
		if due, err := s.DueDigests(ctx, later, 10); err != nil || len(due) != 1 {
			t.Errorf("%+v, %v", due, err)
		}
		for i, want := range []bool{true, false} {
			if taken, err := s.TakeDigest(ctx, ada.ID, later, later.Add(time.Minute)); err != nil || taken != want {
				t.Errorf("process %d: %v, %v", i, taken, err)
			}
		}
		if err := s.DigestTold(ctx, ada.ID, later, later.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		if kept, err := s.Digest(ctx, ada.ID); err != nil || !kept.Told.Equal(later) || !kept.Due.Equal(later.Add(time.Hour)) {
			t.Errorf("%+v, %v", kept, err)
		}

		var full error
		for i := 0; full == nil && i < 600; i++ {
			full = s.Follow(ctx, stet.Follow{Account: ada.ID, Kind: stet.FollowClaim, Target: stet.NewID(day, fmt.Sprint(i)), Since: day})
		}
		if stet.KindOf(full) != stet.TooLarge {
			t.Errorf("an account can follow without end: %v", full)
		}
		if err := s.Unfollow(ctx, ada.ID, stet.FollowStory, story); err != nil {
			t.Fatal(err)
		}
		admin := stet.NewAccount(stet.Account{Name: "Root", Added: day, Role: stet.RoleAdministrator})
		if err := s.AddAccount(ctx, admin, "root"); err != nil {
			t.Fatal(err)
		}
		if err := s.RemoveAccount(ctx, ada.ID); err != nil {
			t.Fatal(err)
		}
		if all, err := s.FollowsOf(ctx, ada.ID); err != nil || len(all) != 0 {
			t.Errorf("what a deleted account followed is kept: %d, %v", len(all), err)
		}
		if _, err := s.Digest(ctx, ada.ID); stet.KindOf(err) != stet.NotFound {
			t.Errorf("its digests are kept: %v", err)
		}
	})
}
