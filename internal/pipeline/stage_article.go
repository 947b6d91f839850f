package pipeline

import (
	"context"

	"stet"
	"stet/internal/store"
)

// article writes about a story, asks the gates about every sentence, and
// publishes what stands as the next revision, unless it says what the last one
// said.
func (p *Pipeline) article(ctx context.Context, t Task) (outcome, error) {
	d, err := p.current(ctx, t, p.o.Store.Dossier)
	if err != nil {
		return outcome{}, err
	}
	if d == nil {
		return p.withdraw(ctx, t)
	}
	before, err := p.o.Store.StoryArticle(ctx, t.ID)
	if err != nil && stet.KindOf(err) != stet.NotFound {
		return outcome{}, err
	}
	// The model, if there is one, is asked here, before any transaction.
	piece, err := p.desk.Write(ctx, d)
	if err != nil {
		return outcome{}, err
	}
	if before != nil {
		return p.revise(ctx, t, before, piece, d)
	}
	a := &piece.Article
	if a.Headline.Text == "" || len(a.Sections) == 0 {
		// Parked, so that somebody sees it; a further report makes a new try.
		return outcome{}, stet.Errorf(stet.Invalid, "nothing that was written about this story stands: %d sentences were refused", len(a.Withheld))
	}
	a.Reason = "First version." + piece.Note()
	return p.publish(t, piece, d), nil
}

// lead gives what lists show of a story: the standing of its first claim.
func lead(d *stet.Dossier) store.Lead {
	if len(d.Claims) == 0 {
		return store.Lead{}
	}
	return store.Lead{Status: d.Claims[0].Status, Evidence: d.Claims[0].Evidence}
}
