package store

import (
	"context"
	"time"

	"stet"
	"stet/internal/account"
)

// AddSession keeps a session.
func (s *Store) AddSession(ctx context.Context, one account.Session) error {
	return s.Update(ctx, func(tx *Tx) error {
		_, err := tx.db.exec(ctx, "INSERT INTO sessions (hash, id, account, made, used, agent) VALUES ($1, $2, $3, $4, $5, $6)",
			one.Hash, string(one.ID), string(one.Account), ms(one.Made), ms(one.Used), one.Agent)
		return kinded(err)
	})
}

const sessionColumns = "SELECT hash, id, account, made, used, agent FROM sessions "

func scanSession(r row, s *account.Session) error {
	var made, used int64
	if err := r.Scan(&s.Hash, &s.ID, &s.Account, &made, &used, &s.Agent); err != nil {
		return err
	}
	s.Made, s.Used = fromMS(made), fromMS(used)
	return nil
}

// Session gives the session whose token has the hash.
func (q Queries) Session(ctx context.Context, hash string) (*account.Session, error) {
	var s account.Session
	err := scanSession(q.db.row(ctx, sessionColumns+"WHERE hash = $1", hash), &s)
	if none(err) {
		return nil, stet.Errorf(stet.NotFound, "there is no such session")
	}
	return &s, kinded(err)
}

// SessionsOf gives an account's sessions, used last first.
func (q Queries) SessionsOf(ctx context.Context, id stet.ID) ([]account.Session, error) {
	return collect(ctx, q.db, scanSession, sessionColumns+"WHERE account = $1 ORDER BY used DESC, id", string(id))
}

// UseSession notes that a session was used.
func (s *Store) UseSession(ctx context.Context, hash string, at time.Time) error {
	return s.Update(ctx, func(tx *Tx) error {
		_, err := tx.db.exec(ctx, "UPDATE sessions SET used = $2 WHERE hash = $1", hash, ms(at))
		return kinded(err)
	})
}

// EndSession ends one session of the account; all when id is "".
func (s *Store) EndSession(ctx context.Context, of, id stet.ID) error {
	return s.Update(ctx, func(tx *Tx) error {
		_, err := tx.db.exec(ctx, "DELETE FROM sessions WHERE account = $1 AND ($2 = '' OR id = $2)", string(of), string(id))
		return kinded(err)
	})
}

// AddTicket keeps a ticket, and forgets those that are out of date.
func (s *Store) AddTicket(ctx context.Context, t account.Ticket, now time.Time) error {
	return s.Update(ctx, func(tx *Tx) error {
		if _, err := tx.db.exec(ctx, "DELETE FROM tickets WHERE expires < $1", ms(now)); err != nil {
			return kinded(err)
		}
		_, err := tx.db.exec(ctx, "INSERT INTO tickets (hash, kind, expires, body) VALUES ($1, $2, $3, $4)", t.Hash, t.Kind, ms(t.Expires), t.Body)
		return kinded(err)
	})
}

// TakeTicket gives a ticket that is not out of date and forgets it: of two that
// ask at once, one gets it.
func (s *Store) TakeTicket(ctx context.Context, kind, hash string, now time.Time) (t *account.Ticket, err error) {
	err = s.Update(ctx, func(tx *Tx) error {
		if t, err = tx.SeeTicket(ctx, kind, hash, now); err != nil {
			return err
		}
		n, err := tx.db.exec(ctx, "DELETE FROM tickets WHERE hash = $1", hash)
		if err == nil && n == 0 {
			return stet.Errorf(stet.NotFound, "there is no such ticket")
		}
		return kinded(err)
	})
	return t, err
}

// SeeTicket gives a ticket that is not out of date, and leaves it.
func (q Queries) SeeTicket(ctx context.Context, kind, hash string, now time.Time) (*account.Ticket, error) {
	t := account.Ticket{Kind: kind, Hash: hash}
	var expires int64
	err := q.db.row(ctx, "SELECT expires, body FROM tickets WHERE hash = $1 AND kind = $2 AND expires >= $3", hash, kind, ms(now)).Scan(&expires, &t.Body)
	if none(err) {
		return nil, stet.Errorf(stet.NotFound, "there is no such ticket")
	}
	t.Expires = fromMS(expires)
	return &t, kinded(err)
}
