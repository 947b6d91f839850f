package store

import (
	"context"
	"time"

	"stet"
)

// problemsMax is how many problems with one article may be open. Somebody who
// sends more of them helps nobody; an editor who settles some makes room.
const problemsMax = 200

// AddProblem keeps what a reader finds wrong; TooMany when very much about the
// article waits already. The same one twice is once.
func (s *Store) AddProblem(ctx context.Context, p stet.Problem) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return s.Update(ctx, func(tx *Tx) error {
		var open int
		if err := tx.db.row(ctx, "SELECT count(*) FROM problems WHERE article = $1 AND state = 'open'", string(p.Article)).Scan(&open); err != nil {
			return kinded(err)
		}
		if open >= problemsMax {
			return stet.Errorf(stet.TooMany, "%d reports about this article wait for an editor already: try again when some are settled", open)
		}
		_, err := tx.db.exec(ctx, "INSERT INTO problems (id, article, account, sent, state, doc) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
			string(p.ID), string(p.Article), string(p.Account), ms(p.Sent), string(p.State), doc(p))
		return kinded(err)
	})
}

func (tx *Tx) saveProblem(ctx context.Context, p stet.Problem) error {
	if err := p.Validate(); err != nil {
		return err
	}
	_, err := tx.db.exec(ctx, "UPDATE problems SET account = $2, state = $3, doc = $4 WHERE id = $1", string(p.ID), string(p.Account), string(p.State), doc(p))
	return kinded(err)
}

// Problem gives a problem.
func (q Queries) Problem(ctx context.Context, id stet.ID) (*stet.Problem, error) {
	return one[stet.Problem](ctx, q.db, "report of a problem "+string(id), "SELECT doc FROM problems WHERE id = $1", string(id))
}

// OpenProblems gives those that wait for an editor, oldest first.
func (q Queries) OpenProblems(ctx context.Context, limit int) ([]stet.Problem, error) {
	return collect(ctx, q.db, scanDoc[stet.Problem], "SELECT doc FROM problems WHERE state = 'open' ORDER BY sent, id LIMIT $1", limit)
}

// ProblemsBy gives what an account has reported, oldest first.
func (q Queries) ProblemsBy(ctx context.Context, by stet.ID) ([]stet.Problem, error) {
	return collect(ctx, q.db, scanDoc[stet.Problem], "SELECT doc FROM problems WHERE account = $1 AND account <> '' ORDER BY sent, id", string(by))
}

// ForgetReporter takes an account off what it has reported.
func (s *Store) ForgetReporter(ctx context.Context, account stet.ID) error {
	return s.Update(ctx, func(tx *Tx) error {
		all, err := tx.ProblemsBy(ctx, account)
		if err != nil {
			return err
		}
		for _, p := range all {
			p.Account = ""
			if err := tx.saveProblem(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// DismissProblem settles an open problem without a correction; Conflict when
// somebody has settled it already.
func (s *Store) DismissProblem(ctx context.Context, id stet.ID, by, answer string, at time.Time) error {
	return s.Update(ctx, func(tx *Tx) error {
		return tx.settle(ctx, id, func(p *stet.Problem) {
			p.State, p.By, p.Answer, p.Settled = stet.ProblemDismissed, by, answer, at
		})
	})
}

// settle changes a problem that is open.
func (tx *Tx) settle(ctx context.Context, id stet.ID, change func(*stet.Problem)) error {
	p, err := tx.Problem(ctx, id)
	if err != nil {
		return err
	}
	if p.State != stet.ProblemOpen {
		return stet.Errorf(stet.Conflict, "%s has settled this already", p.By)
	}
	change(p)
	return tx.saveProblem(ctx, *p)
}
