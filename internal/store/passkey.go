package store

import (
	"context"

	"stet"
	"stet/internal/account"
)

// SavePasskey adds a passkey, or changes the one with its ID; Conflict when that
// is another account's.
func (s *Store) SavePasskey(ctx context.Context, p account.Passkey) error {
	return s.Update(ctx, func(tx *Tx) error {
		n, err := tx.db.exec(ctx, `INSERT INTO passkeys (id, account, doc) VALUES ($1, $2, $3)
			ON CONFLICT (id) DO UPDATE SET doc = excluded.doc WHERE passkeys.account = excluded.account`, p.ID, string(p.Account), doc(p))
		if err == nil && n == 0 {
			return stet.Errorf(stet.Conflict, "the passkey is another account's")
		}
		return kinded(err)
	})
}

// Passkey gives the passkey with the ID.
func (q Queries) Passkey(ctx context.Context, id string) (*account.Passkey, error) {
	return one[account.Passkey](ctx, q.db, "such passkey", "SELECT doc FROM passkeys WHERE id = $1", id)
}

// PasskeysOf gives an account's passkeys, by their IDs.
func (q Queries) PasskeysOf(ctx context.Context, of stet.ID) ([]account.Passkey, error) {
	return collect(ctx, q.db, scanDoc[account.Passkey], "SELECT doc FROM passkeys WHERE account = $1 ORDER BY id", string(of))
}

// RemovePasskey removes a passkey of the account; nothing when it has none such.
func (s *Store) RemovePasskey(ctx context.Context, of stet.ID, id string) error {
	return s.Update(ctx, func(tx *Tx) error {
		_, err := tx.db.exec(ctx, "DELETE FROM passkeys WHERE account = $1 AND id = $2", string(of), id)
		return kinded(err)
	})
}

// AddIdentity notes that an account is what issuer calls subject; Conflict when
// another is.
func (s *Store) AddIdentity(ctx context.Context, issuer, subject string, of stet.ID) error {
	return s.Update(ctx, func(tx *Tx) error {
		n, err := tx.db.exec(ctx, "INSERT INTO identities (issuer, subject, account) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", issuer, subject, string(of))
		if err == nil && n == 0 {
			return stet.Errorf(stet.Conflict, "this identity is another account's")
		}
		return kinded(err)
	})
}

// Identity gives the account that issuer calls subject.
func (q Queries) Identity(ctx context.Context, issuer, subject string) (stet.ID, error) {
	var id stet.ID
	err := q.db.row(ctx, "SELECT account FROM identities WHERE issuer = $1 AND subject = $2", issuer, subject).Scan(&id)
	if none(err) {
		return "", stet.Errorf(stet.NotFound, "there is no such identity")
	}
	return id, kinded(err)
}
