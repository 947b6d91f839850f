package store

import (
	"context"

	"stet"
)

// AddAccount keeps a new account under the key that its name is compared by;
// Conflict when name or address are another's.
func (s *Store) AddAccount(ctx context.Context, a stet.Account, key string) error {
	if err := a.Validate(); err != nil {
		return err
	}
	return s.Update(ctx, func(tx *Tx) error {
		n, err := tx.db.exec(ctx, "INSERT INTO accounts (id, name_key, email, role, doc) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
			string(a.ID), key, a.Email, string(a.Role), doc(a))
		if err == nil && n == 0 {
			return stet.Errorf(stet.Conflict, "somebody else has this name or address: choose another")
		}
		return kinded(err)
	})
}

// SaveAccount changes an account, but not its name; Conflict when its address is
// another's, or nobody would be administrator any more.
func (s *Store) SaveAccount(ctx context.Context, a stet.Account) error {
	if err := a.Validate(); err != nil {
		return err
	}
	return s.Update(ctx, func(tx *Tx) error {
		was, err := tx.Account(ctx, a.ID)
		if err != nil {
			return err
		}
		if was.Role == stet.RoleAdministrator && a.Role != stet.RoleAdministrator {
			if err := tx.notLast(ctx, a.ID); err != nil {
				return err
			}
		}
		var others int
		if err := tx.db.row(ctx, "SELECT count(*) FROM accounts WHERE email = $1 AND email <> '' AND id <> $2", a.Email, string(a.ID)).Scan(&others); err != nil {
			return kinded(err)
		}
		if others > 0 {
			return stet.Errorf(stet.Conflict, "another account has this address")
		}
		_, err = tx.db.exec(ctx, "UPDATE accounts SET email = $2, role = $3, doc = $4 WHERE id = $1", string(a.ID), a.Email, string(a.Role), doc(a))
		return kinded(err)
	})
}

// notLast refuses to take the newsroom's last administrator away.
func (q Queries) notLast(ctx context.Context, id stet.ID) error {
	var others int
	err := q.db.row(ctx, "SELECT count(*) FROM accounts WHERE role = $1 AND id <> $2", string(stet.RoleAdministrator), string(id)).Scan(&others)
	if err == nil && others == 0 {
		return stet.Errorf(stet.Conflict, "this is the last administrator: make somebody else one first")
	}
	return kinded(err)
}

// Removable reports, as an error of kind Conflict, that an account is the last
// administrator.
func (q Queries) Removable(ctx context.Context, id stet.ID) error {
	a, err := q.Account(ctx, id)
	if err != nil || a.Role != stet.RoleAdministrator {
		return err
	}
	return q.notLast(ctx, id)
}

// RemoveAccount deletes an account with all that it signs in by; Conflict when
// it is the last administrator.
func (s *Store) RemoveAccount(ctx context.Context, id stet.ID) error {
	return s.Update(ctx, func(tx *Tx) error {
		if err := tx.Removable(ctx, id); err != nil {
			return err
		}
		_, err := tx.db.exec(ctx, "DELETE FROM accounts WHERE id = $1", string(id)) // the rest goes with it
		return kinded(err)
	})
}

// Account gives an account.
func (q Queries) Account(ctx context.Context, id stet.ID) (*stet.Account, error) {
	return one[stet.Account](ctx, q.db, "account "+string(id), "SELECT doc FROM accounts WHERE id = $1", string(id))
}

// AccountByKey gives the account whose name has the key.
func (q Queries) AccountByKey(ctx context.Context, key string) (*stet.Account, error) {
	return one[stet.Account](ctx, q.db, "account of that name", "SELECT doc FROM accounts WHERE name_key = $1", key)
}

// AccountByEmail gives the account with the address.
func (q Queries) AccountByEmail(ctx context.Context, email string) (*stet.Account, error) {
	return one[stet.Account](ctx, q.db, "account with that address", "SELECT doc FROM accounts WHERE email = $1 AND email <> ''", email)
}

// AllAccounts gives every account, by when it was added.
func (q Queries) AllAccounts(ctx context.Context) ([]stet.Account, error) {
	return collect(ctx, q.db, scanDoc[stet.Account], "SELECT doc FROM accounts ORDER BY id")
}
