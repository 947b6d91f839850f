package store_test

import (
	"slices"
	"testing"
	"time"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestCommentsFromWritingToForgetting(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		article := stet.NewID(day, "article")
		ada := stet.NewAccount(stet.Account{Name: "Ada", Added: day})
		eve := stet.NewAccount(stet.Account{Name: "Eve", Added: day})
		for _, a := range []stet.Account{ada, eve} {
			if err := s.AddAccount(ctx, a, a.Name); err != nil {
				t.Fatal(err)
			}
		}
		write := func(by stet.Account, text string, minute int, state stet.CommentState) stet.Comment {
			c := stet.NewComment(stet.Comment{Article: article, Account: by.ID, Name: by.Name, Text: text, Written: day.Add(time.Duration(minute) * time.Minute), State: state})
			for range 2 { // a form that is sent twice is one comment
				if err := s.SaveComment(ctx, c); err != nil {
					t.Fatal(err)
				}
			}
			return c
		}
		second := write(ada, "Second.", 2, stet.CommentHeld)
		first := write(eve, "First.", 1, stet.CommentShown)
		all, err := s.Comments(ctx, article)
		if err != nil || len(all) != 2 || all[0].ID != first.ID || all[1].Text != "Second." {
			t.Fatalf("%+v, %v", all, err)
		}
		if shown, recent, err := s.Written(ctx, ada.ID, day); err != nil || shown != 0 || recent != 1 {
			t.Errorf("%d shown, %d recent, %v", shown, recent, err)
		}
		for range 2 {
			if err := s.Object(ctx, first.ID, ada.ID, "rude", day); err != nil {
				t.Fatal(err)
			}
		}
		waiting, err := s.Unmoderated(ctx, 10)
		if err != nil || len(waiting) != 2 || waiting[0].ID != first.ID || !slices.Equal(waiting[0].Objections, []string{"rude"}) || waiting[1].ID != second.ID {
			t.Fatalf("%+v, %v", waiting, err)
		}
		first.State, first.Reason = stet.CommentRemoved, "rude"
		second.State = stet.CommentShown
		for _, c := range []stet.Comment{first, second} {
			if err := s.Moderate(ctx, c, day); err != nil {
				t.Fatal(err)
			}
		}
		if waiting, err := s.Unmoderated(ctx, 10); err != nil || len(waiting) != 0 {
			t.Errorf("still waiting: %+v, %v", waiting, err)
		}
		if err := s.Mute(ctx, ada.ID, eve.ID, true); err != nil {
			t.Fatal(err)
		}
		if muted, err := s.Muted(ctx, ada.ID); err != nil || !slices.Equal(muted, []stet.ID{eve.ID}) {
			t.Errorf("muted %v, %v", muted, err)
		}
		if err := s.ForgetWriter(ctx, ada.ID); err != nil {
			t.Fatal(err)
		}
		c, err := s.Comment(ctx, second.ID)
		if err != nil || c.Account != "" || c.Name != "" || c.Text != "Second." {
			t.Errorf("forgotten: %+v, %v", c, err)
		}
	})
}
