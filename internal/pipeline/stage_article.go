package pipeline

import (
	"context"

	"stet"
	"stet/internal/draft"
	"stet/internal/revise"
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
		if err := p.amend(ctx, before, piece, d); err != nil {
			return outcome{}, err
		}
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

// amend gives a draft the words that editors have decided on.
func (p *Pipeline) amend(ctx context.Context, before *stet.Article, piece *draft.Piece, d *stet.Dossier) error {
	decided, err := p.o.Store.Amendments(ctx, before.ID)
	if err != nil || len(decided) == 0 {
		return err
	}
	sitting := p.o.Gates.Over(d, piece.Article.Lang)
	piece.Article, piece.Record.Decisions = revise.Amend(piece.Article, decided, func(s stet.Sentence) []stet.Refusal {
		_, verdicts := sitting.Review(stet.Article{Headline: s}, nil)
		if len(verdicts) == 0 {
			return []stet.Refusal{{Gate: stet.GateCitation, Reason: "it says nothing"}}
		}
		return verdicts[0].Refused
	})
	return nil
}

// lead gives what lists show of a story: the standing of its first claim.
func lead(d *stet.Dossier) store.Lead {
	if len(d.Claims) == 0 {
		return store.Lead{}
	}
	return store.Lead{Status: d.Claims[0].Status, Evidence: d.Claims[0].Evidence}
}
