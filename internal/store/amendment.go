package store

import (
	"context"

	"stet"
)

// Amend publishes an article as an editor has amended it, with its record, in one
// transaction: the problem that led to it is settled, the comment credited.
// Conflict when the article has changed meanwhile, or the problem was settled.
func (s *Store) Amend(ctx context.Context, m stet.Amendment, a stet.Article, r stet.Record) error {
	if err := m.Validate(); err != nil {
		return err
	}
	return s.Update(ctx, func(tx *Tx) error {
		newest, _, lead, err := tx.Standing(ctx, a.ID)
		if err != nil {
			return err
		}
		if newest != a.Revision-1 || m.Revision != a.Revision || m.Article != a.ID {
			return stet.Errorf(stet.Conflict, "the article has changed meanwhile: look at its newest revision and decide again")
		}
		if err := tx.SaveRevision(ctx, a, lead, ArticleWords(a)); err != nil {
			return err
		}
		if err := tx.SaveRecord(ctx, r); err != nil {
			return err
		}
		if _, err := tx.db.exec(ctx, "INSERT INTO amendments (id, article, at, doc) VALUES ($1, $2, $3, $4)", string(m.ID), string(m.Article), ms(m.At), doc(m)); err != nil {
			return kinded(err)
		}
		return tx.thank(ctx, m)
	})
}

// thank settles the problem and credits the comment that an amendment is owed to.
func (tx *Tx) thank(ctx context.Context, m stet.Amendment) error {
	if m.Problem != "" {
		err := tx.settle(ctx, m.Problem, func(p *stet.Problem) {
			p.State, p.By, p.Answer, p.Settled, p.Revision = stet.ProblemCorrected, m.By, m.Why, m.At, m.Revision
		})
		if err != nil {
			return err
		}
	}
	if m.Comment == "" {
		return nil
	}
	c, err := tx.Comment(ctx, m.Comment)
	if err != nil {
		return err
	}
	c.Credit = m.Revision
	return tx.saveComment(ctx, *c)
}

// Amendments gives what editors decided about an article, oldest first.
func (q Queries) Amendments(ctx context.Context, article stet.ID) ([]stet.Amendment, error) {
	return collect(ctx, q.db, scanDoc[stet.Amendment], "SELECT doc FROM amendments WHERE article = $1 ORDER BY at, id", string(article))
}
