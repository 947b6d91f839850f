package store

import (
	"context"
	"time"

	"stet"
)

// followsMax is how many things one account can follow: what a digest can tell of.
const followsMax = 500

// Follow notes that an account wants to hear of something; once is enough.
// TooLarge when it follows very much already.
func (s *Store) Follow(ctx context.Context, f stet.Follow) error {
	if err := f.Validate(); err != nil {
		return err
	}
	return s.Update(ctx, func(tx *Tx) error {
		var all int
		if err := tx.db.row(ctx, "SELECT count(*) FROM follows WHERE account = $1", string(f.Account)).Scan(&all); err != nil {
			return kinded(err)
		}
		if all >= followsMax {
			return stet.Errorf(stet.TooLarge, "you follow %d things already: stop following some first", all)
		}
		_, err := tx.db.exec(ctx, "INSERT INTO follows (account, kind, target, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
			string(f.Account), string(f.Kind), string(f.Target), ms(f.Since))
		return kinded(err)
	})
}

// Unfollow ends it. Twice is as once.
func (s *Store) Unfollow(ctx context.Context, account stet.ID, kind stet.Followed, target stet.ID) error {
	return s.Update(ctx, func(tx *Tx) error {
		_, err := tx.db.exec(ctx, "DELETE FROM follows WHERE account = $1 AND kind = $2 AND target = $3", string(account), string(kind), string(target))
		return kinded(err)
	})
}

// FollowsOf gives what an account follows, the newest first.
func (q Queries) FollowsOf(ctx context.Context, account stet.ID) ([]stet.Follow, error) {
	return collect(ctx, q.db, func(r row, f *stet.Follow) error {
		var since int64
		err := r.Scan(&f.Account, &f.Kind, &f.Target, &since)
		f.Since = fromMS(since)
		return err
	}, "SELECT account, kind, target, since FROM follows WHERE account = $1 ORDER BY since DESC, kind, target", string(account))
}

// SaveDigest sets how often an account is told by mail. The token is kept from
// the first time on; what it was told of, too, unless it wanted no digests until
// now.
func (s *Store) SaveDigest(ctx context.Context, d stet.Digest) error {
	if d.Every != stet.Never && d.Every.Pause() == 0 || d.Token == "" || d.Account.Validate() != nil {
		return stet.Errorf(stet.Invalid, "%q is no rhythm of digests: use never, daily or weekly", d.Every)
	}
	return s.Update(ctx, func(tx *Tx) error {
		_, err := tx.db.exec(ctx, `INSERT INTO digests (account, every, token, told, due) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (account) DO UPDATE SET every = excluded.every, due = excluded.due,
				told = CASE WHEN digests.every = 'never' THEN excluded.told ELSE digests.told END`,
			string(d.Account), string(d.Every), d.Token, ms(d.Told), ms(d.Due))
		return kinded(err)
	})
}

const digestColumns = "SELECT account, every, token, told, due FROM digests "

func scanDigest(r row, d *stet.Digest) error {
	var told, due int64
	err := r.Scan(&d.Account, &d.Every, &d.Token, &told, &due)
	d.Told, d.Due = fromMS(told), fromMS(due)
	return err
}

// Digest gives how an account is told by mail; NotFound when it never said.
func (q Queries) Digest(ctx context.Context, account stet.ID) (*stet.Digest, error) {
	return q.digest(ctx, "account = $1", string(account))
}

// DigestByToken gives the digests that a link in one of them names.
func (q Queries) DigestByToken(ctx context.Context, token string) (*stet.Digest, error) {
	return q.digest(ctx, "token = $1 AND token <> ''", token)
}

func (q Queries) digest(ctx context.Context, where, value string) (*stet.Digest, error) {
	all, err := collect(ctx, q.db, scanDigest, digestColumns+"WHERE "+where, value)
	if err == nil && len(all) == 0 {
		return nil, stet.Errorf(stet.NotFound, "there are no such digests")
	}
	if err != nil {
		return nil, err
	}
	return &all[0], nil
}

// DueDigests gives those that are to be looked at, the longest due first.
func (q Queries) DueDigests(ctx context.Context, now time.Time, limit int) ([]stet.Digest, error) {
	return collect(ctx, q.db, scanDigest, digestColumns+"WHERE every <> 'never' AND due <= $1 ORDER BY due, account LIMIT $2", ms(now), limit)
}

// TakeDigest puts off a digest that is due until then, so that of several
// processes one sends it; false when another was first.
func (s *Store) TakeDigest(ctx context.Context, account stet.ID, now, until time.Time) (taken bool, err error) {
	err = s.Update(ctx, func(tx *Tx) error {
		n, err := tx.db.exec(ctx, "UPDATE digests SET due = $3 WHERE account = $1 AND every <> 'never' AND due <= $2", string(account), ms(now), ms(until))
		taken = n == 1
		return kinded(err)
	})
	return taken, err
}

// DigestTold notes that an account was told of all that was new at a time, and
// when it is looked at next.
func (s *Store) DigestTold(ctx context.Context, account stet.ID, told, due time.Time) error {
	return s.Update(ctx, func(tx *Tx) error {
		_, err := tx.db.exec(ctx, "UPDATE digests SET told = $2, due = $3 WHERE account = $1", string(account), ms(told), ms(due))
		return kinded(err)
	})
}
