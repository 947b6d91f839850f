package store_test

import (
	"fmt"
	"testing"
	"time"

	"stet"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestProblemsFromReportToCorrection(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		stocked(t, s)
		article := stet.NewID(day, "article")
		report := func(text string, by stet.ID) stet.Problem {
			p := stet.NewProblem(stet.Problem{Article: article, About: stet.Anchor{Revision: 1, Sentence: "Zelenśky’s tug came first."}, Text: text, Account: by, Sent: day})
			for range 2 { // a form that is sent twice is one problem
				if err := s.AddProblem(ctx, p); err != nil {
					t.Fatal(err)
				}
			}
			return p
		}
		ada := stet.NewID(day, "ada")
		wrong, rude := report("It came second.", ada), report("Rubbish!", "")
		if open, err := s.OpenProblems(ctx, 10); err != nil || len(open) != 2 {
			t.Fatalf("%+v, %v", open, err)
		}
		if err := s.DismissProblem(ctx, rude.ID, "Edith", "The passage says so.", day); err != nil {
			t.Fatal(err)
		}
		if err := s.DismissProblem(ctx, rude.ID, "Egon", "", day); stet.KindOf(err) != stet.Conflict {
			t.Errorf("settled twice: %v", err)
		}

		comment := stet.NewComment(stet.Comment{Article: article, Account: ada, Name: "Ada", Text: "Second!", Written: day, State: stet.CommentShown})
		if err := s.SaveComment(ctx, comment); err != nil {
			t.Fatal(err)
		}
		before, err := s.Article(ctx, article, 0)
		if err != nil {
			t.Fatal(err)
		}
		after := *before
		after.Revision, after.Deck.Text = 2, "Zelenśky’s tug came second."
		m := stet.NewAmendment(stet.Amendment{
			Article: article, Was: before.Deck.Text, Is: after.Deck.Text, Citations: []stet.Citation{{Report: "r"}}, Why: "It did.", By: "Edith", At: day.Add(time.Hour), Revision: 2, Problem: wrong.ID, Comment: comment.ID,
		})
		r := stet.Record{Article: article, Revision: 2, Writer: stet.Extractive, Began: day, Finished: day}
		if err := s.Amend(ctx, m, after, r); err != nil {
			t.Fatal(err)
		}
		if err := s.Amend(ctx, m, after, r); stet.KindOf(err) != stet.Conflict {
			t.Errorf("amended twice: %v", err)
		}
		if all, err := s.Amendments(ctx, article); err != nil || len(all) != 1 || all[0].Is != after.Deck.Text {
			t.Errorf("%+v, %v", all, err)
		}
		if p, err := s.Problem(ctx, wrong.ID); err != nil || p.State != stet.ProblemCorrected || p.Revision != 2 || p.By != "Edith" {
			t.Errorf("%+v, %v", p, err)
		}
		if c, err := s.Comment(ctx, comment.ID); err != nil || c.Credit != 2 {
			t.Errorf("%+v, %v", c, err)
		}
		if err := s.ForgetReporter(ctx, ada); err != nil {
			t.Fatal(err)
		}
		if p, err := s.Problem(ctx, wrong.ID); err != nil || p.Account != "" || p.Text == "" {
			t.Errorf("%+v, %v", p, err)
		}
		var full error
		for i := 0; full == nil && i < 300; i++ {
			full = s.AddProblem(ctx, stet.NewProblem(stet.Problem{Article: article, Text: fmt.Sprint(i), Sent: day}))
		}
		if stet.KindOf(full) != stet.TooMany {
			t.Errorf("an article's queue is never full: %v", full)
		}
	})
}
