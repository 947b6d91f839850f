package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"time"

	"stet"
)

// Ticket is something that can be used once, and not for long.
type Ticket struct {
	Kind    string
	Hash    string // of its token, in hex
	Expires time.Time
	Body    string // JSON, by kind
}

// Kinds of tickets.
const (
	ticketLink     = "link"     // a one-time link; body Link
	ticketJoin     = "join"     // somebody known who has no account yet; body Joining
	ticketRegister = "register" // a passkey that is being made; body ceremony
	ticketAssert   = "assert"   // a passkey that is asked for; body ceremony
	ticketProvider = "provider" // a visit to another site; body visit
)

// newToken gives 256 random bits and their hash as it is kept.
func newToken() (token, hash string) {
	var raw [32]byte
	_, _ = rand.Read(raw[:]) // never fails (crypto/rand)
	token = base64.RawURLEncoding.EncodeToString(raw[:])
	return token, hashOf(token)
}

func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// issue makes a ticket and gives its token.
func (s *Service) issue(ctx context.Context, kind string, life time.Duration, body any) (token string, err error) {
	text, err := json.Marshal(body)
	if err != nil {
		return "", err
	}
	token, hash := newToken()
	now := s.Now()
	return token, s.Store.AddTicket(ctx, Ticket{Kind: kind, Hash: hash, Expires: now.Add(life), Body: string(text)}, now)
}

// errTicket is the one answer for a ticket that never was, was used or is out of
// date: which of them it is helps only who guesses.
func errTicket() error {
	return stet.Errorf(stet.Forbidden, "this was used already or is out of date: begin again")
}

// redeem takes a ticket; the error is of kind Forbidden when there is none.
func (s *Service) redeem(ctx context.Context, kind, token string, body any) error {
	t, err := s.Store.TakeTicket(ctx, kind, hashOf(token), s.Now())
	return readTicket(t, err, body)
}

// look reads a ticket and leaves it.
func (s *Service) look(ctx context.Context, kind, token string, body any) error {
	t, err := s.Store.SeeTicket(ctx, kind, hashOf(token), s.Now())
	return readTicket(t, err, body)
}

func readTicket(t *Ticket, err error, body any) error {
	if stet.KindOf(err) == stet.NotFound {
		return errTicket()
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(t.Body), body); err != nil {
		return stet.Errorf(stet.Corrupt, "a stored ticket does not parse: %w", err)
	}
	return nil
}
