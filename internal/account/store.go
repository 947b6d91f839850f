package account

import (
	"context"
	"time"

	"stet"
)

// Store keeps accounts and what they sign in by. It is an interface so that this
// package knows no SQL; every method is one transaction. Errors are of kind
// NotFound where there is no such row.
type Store interface {
	Accounts
	Sessions
	Passkeys
	Identities
	Tickets
}

// Accounts keeps accounts.
type Accounts interface {
	// AddAccount keeps a new account under its key, see [Key]; Conflict when
	// name or address are another's.
	AddAccount(ctx context.Context, a stet.Account, key string) error
	// SaveAccount changes an account, but not its name; Conflict when its address
	// is another's, or nobody would be administrator any more.
	SaveAccount(ctx context.Context, a stet.Account) error
	Account(ctx context.Context, id stet.ID) (*stet.Account, error)
	AccountByKey(ctx context.Context, key string) (*stet.Account, error)
	AccountByEmail(ctx context.Context, email string) (*stet.Account, error)
	// Removable reports, as an error of kind Conflict, that an account is the last
	// administrator.
	Removable(ctx context.Context, id stet.ID) error
	// RemoveAccount deletes an account with all that it signs in by; Conflict
	// when it is the last administrator.
	RemoveAccount(ctx context.Context, id stet.ID) error
}

// Session is a browser that is signed in.
type Session struct {
	ID      stet.ID   `json:"id"`   // by which its owner ends it
	Hash    string    `json:"-"`    // of the token, in hex
	Account stet.ID   `json:"-"`    // whose it is
	Made    time.Time `json:"made"` // at sign-in
	Used    time.Time `json:"used"` // last seen, to the hour
	Agent   string    `json:"agent"`
}

// Sessions keeps sessions.
type Sessions interface {
	AddSession(ctx context.Context, s Session) error
	Session(ctx context.Context, hash string) (*Session, error)
	SessionsOf(ctx context.Context, account stet.ID) ([]Session, error) // used last first
	UseSession(ctx context.Context, hash string, at time.Time) error
	// EndSession ends one session of the account; all when id is "".
	EndSession(ctx context.Context, account, id stet.ID) error
}

// Passkey is a key pair on somebody's device, of which we know the public half.
type Passkey struct {
	ID      string    `json:"id"` // base64url
	Account stet.ID   `json:"account"`
	Name    string    `json:"name"` // for its owner: the browser that it was made in
	Added   time.Time `json:"added"`
	Used    time.Time `json:"used"`
	Data    []byte    `json:"data"` // webauthn.Credential as JSON
}

// Passkeys keeps passkeys.
type Passkeys interface {
	SavePasskey(ctx context.Context, p Passkey) error // adds it, or changes the one with its ID
	Passkey(ctx context.Context, id string) (*Passkey, error)
	PasskeysOf(ctx context.Context, account stet.ID) ([]Passkey, error) // by their IDs
	RemovePasskey(ctx context.Context, account stet.ID, id string) error
}

// Identities keeps what other sites call people.
type Identities interface {
	AddIdentity(ctx context.Context, issuer, subject string, account stet.ID) error
	Identity(ctx context.Context, issuer, subject string) (stet.ID, error)
}

// Tickets keeps what can be used once.
type Tickets interface {
	// AddTicket keeps a ticket, and forgets those that are out of date.
	AddTicket(ctx context.Context, t Ticket, now time.Time) error
	// TakeTicket gives a ticket that is not out of date and forgets it: of two
	// that ask at once, one gets it.
	TakeTicket(ctx context.Context, kind, hash string, now time.Time) (*Ticket, error)
	// SeeTicket gives it and leaves it.
	SeeTicket(ctx context.Context, kind, hash string, now time.Time) (*Ticket, error)
}
