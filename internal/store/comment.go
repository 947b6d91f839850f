package store

import (
	"context"
	"time"

	"stet"
	"stet/internal/discuss"
)

// commentsMax bounds how many comments of one article are read at once.
const commentsMax = 5000

// SaveComment keeps a comment, or changes the one with its ID. Keeping the same
// one twice does nothing more.
func (s *Store) SaveComment(ctx context.Context, c stet.Comment) error {
	if err := c.Validate(); err != nil {
		return err
	}
	return s.Update(ctx, func(tx *Tx) error { return tx.saveComment(ctx, c) })
}

func (tx *Tx) saveComment(ctx context.Context, c stet.Comment) error {
	_, err := tx.db.exec(ctx, `INSERT INTO comments (id, article, account, written, state, doc) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (id) DO UPDATE SET account = excluded.account, state = excluded.state, doc = excluded.doc`,
		string(c.ID), string(c.Article), string(c.Account), ms(c.Written), string(c.State), doc(c))
	if err != nil {
		return kinded(err)
	}
	_, err = tx.db.exec(ctx, "INSERT INTO thoughts (article, version) VALUES ($1, 1) ON CONFLICT (article) DO UPDATE SET version = thoughts.version + 1", string(c.Article))
	return kinded(err)
}

// Comment gives a comment.
func (q Queries) Comment(ctx context.Context, id stet.ID) (*stet.Comment, error) {
	return one[stet.Comment](ctx, q.db, "comment "+string(id), "SELECT doc FROM comments WHERE id = $1", string(id))
}

// Comments gives an article's comments in every state, oldest first, of very many
// the newest.
func (q Queries) Comments(ctx context.Context, article stet.ID) ([]stet.Comment, error) {
	return collect(ctx, q.db, scanDoc[stet.Comment], `SELECT doc FROM
		(SELECT doc, written, id FROM comments WHERE article = $1 ORDER BY written DESC, id DESC LIMIT $2) newest ORDER BY written, id`, string(article), commentsMax)
}

// AllComments calls f for every comment, by ID.
func (q Queries) AllComments(ctx context.Context, f func(stet.Comment) error) error {
	after := ""
	for {
		some, err := collect(ctx, q.db, scanDoc[stet.Comment], "SELECT doc FROM comments WHERE id > $1 ORDER BY id LIMIT 500", after)
		if err != nil {
			return err
		}
		for _, c := range some {
			if err := f(c); err != nil {
				return err
			}
			after = string(c.ID)
		}
		if len(some) < 500 {
			return nil
		}
	}
}

// Written counts an account's comments that are shown, and those that it wrote
// since, in whatever state.
func (q Queries) Written(ctx context.Context, by stet.ID, since time.Time) (shown, recent int, err error) {
	err = q.db.row(ctx, `SELECT (SELECT count(*) FROM comments WHERE account = $1 AND state = 'shown'),
		(SELECT count(*) FROM comments WHERE account = $1 AND written >= $2)`, string(by), ms(since)).Scan(&shown, &recent)
	return shown, recent, kinded(err)
}

// CommentsBy gives an account's comments, oldest first.
func (q Queries) CommentsBy(ctx context.Context, by stet.ID) ([]stet.Comment, error) {
	return collect(ctx, q.db, scanDoc[stet.Comment], "SELECT doc FROM comments WHERE account = $1 AND account <> '' ORDER BY written, id", string(by))
}

// Object notes that an account finds a comment amiss; once is enough.
func (s *Store) Object(ctx context.Context, comment, by stet.ID, reason string, at time.Time) error {
	return s.Update(ctx, func(tx *Tx) error {
		_, err := tx.db.exec(ctx, "INSERT INTO objections (comment, account, at, reason) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
			string(comment), string(by), ms(at), reason)
		return kinded(err)
	})
}

// Moderate changes a comment and settles what was found amiss with it.
func (s *Store) Moderate(ctx context.Context, c stet.Comment, at time.Time) error {
	if err := c.Validate(); err != nil {
		return err
	}
	return s.Update(ctx, func(tx *Tx) error {
		if _, err := tx.db.exec(ctx, "UPDATE objections SET settled = $2 WHERE comment = $1 AND settled = 0", string(c.ID), ms(at)); err != nil {
			return kinded(err)
		}
		return tx.saveComment(ctx, c)
	})
}

// Unmoderated gives the comments that wait for a moderator, held or found amiss,
// oldest first.
func (q Queries) Unmoderated(ctx context.Context, limit int) ([]discuss.Waiting, error) {
	all, err := collect(ctx, q.db, scanDoc[stet.Comment], `SELECT doc FROM comments WHERE state = 'held'
		OR state = 'shown' AND id IN (SELECT comment FROM objections WHERE settled = 0) ORDER BY written, id LIMIT $1`, limit)
	if err != nil {
		return nil, err
	}
	out := make([]discuss.Waiting, len(all))
	for i, c := range all {
		out[i].Comment = c
		out[i].Objections, err = collect(ctx, q.db, func(r row, s *string) error { return r.Scan(s) },
			"SELECT reason FROM objections WHERE comment = $1 AND settled = 0 ORDER BY at, account LIMIT 20", string(c.ID))
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Mute hides another account's comments from an account, or shows them again.
func (s *Store) Mute(ctx context.Context, by, whom stet.ID, hide bool) error {
	return s.Update(ctx, func(tx *Tx) error {
		query := "DELETE FROM mutes WHERE account = $1 AND muted = $2"
		if hide {
			query = "INSERT INTO mutes (account, muted) VALUES ($1, $2) ON CONFLICT DO NOTHING"
		}
		_, err := tx.db.exec(ctx, query, string(by), string(whom))
		return kinded(err)
	})
}

// Muted gives the accounts that an account does not want to hear.
func (q Queries) Muted(ctx context.Context, by stet.ID) ([]stet.ID, error) {
	return collect(ctx, q.db, func(r row, id *stet.ID) error { return r.Scan(id) }, "SELECT muted FROM mutes WHERE account = $1 ORDER BY muted", string(by))
}

// ForgetWriter takes an account's name off its comments and its objections away:
// what was said stays, as nobody's.
func (s *Store) ForgetWriter(ctx context.Context, account stet.ID) error {
	return s.Update(ctx, func(tx *Tx) error {
		all, err := tx.CommentsBy(ctx, account)
		if err != nil {
			return err
		}
		for _, c := range all {
			c.Account, c.Name = "", ""
			if err := tx.saveComment(ctx, c); err != nil {
				return err
			}
		}
		_, err = tx.db.exec(ctx, "DELETE FROM objections WHERE account = $1", string(account))
		return kinded(err)
	})
}

// ThoughtsVersion counts up whenever what readers see of an article's comments
// changes.
func (q Queries) ThoughtsVersion(ctx context.Context, article stet.ID) (int, error) {
	var version int
	err := q.db.row(ctx, "SELECT coalesce(max(version), 0) FROM thoughts WHERE article = $1", string(article)).Scan(&version)
	return version, kinded(err)
}
