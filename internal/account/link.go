package account

import (
	"context"
	"net/mail"
	"net/url"
	"strings"
	"time"

	"stet"
)

// How long links work.
const (
	mailLife   = 15 * time.Minute
	inviteLife = 24 * time.Hour
	joinLife   = 30 * time.Minute
)

// LinkPath is the page that a one-time link leads to. It only asks whether to go
// on, because mail servers follow links to look at them.
const LinkPath = "/sign-in/link"

// Mailer sends a message. It is an interface because how mail is sent is not
// this package's; a nil one sends none.
type Mailer interface {
	Send(ctx context.Context, to, subject, text string) error
}

// Link is what a one-time link stands for.
type Link struct {
	Account stet.ID `json:"account,omitempty"` // who is signed in by it; "" for whoever reads the mailbox
	Email   string  `json:"email,omitempty"`   // a mailbox that its user reads, or ""
	Next    string  `json:"next,omitempty"`
}

// Invite gives the address of a one-time link that signs the account in, for an
// administrator to hand over. It works for a day.
func (s *Service) Invite(ctx context.Context, account stet.ID) (string, error) {
	return s.link(ctx, Link{Account: account}, inviteLife)
}

func (s *Service) link(ctx context.Context, l Link, life time.Duration) (string, error) {
	token, err := s.issue(ctx, ticketLink, life, l)
	return s.Base + LinkPath + "?" + url.Values{"t": {token}}.Encode(), err
}

// Address gives a mailbox's address in the form that it is kept in; Invalid when
// it is none. Letter case is dropped: no mail service of note tells apart by it.
func Address(typed string) (string, error) {
	typed = strings.TrimSpace(typed)
	a, err := mail.ParseAddress(typed)
	if err != nil || a.Address != typed || len(typed) > 254 || strings.ContainsAny(typed, "\r\n\"") {
		return "", stet.Errorf(stet.Invalid, "this is not an e-mail address: it should read like name@example.org")
	}
	return strings.ToLower(typed), nil
}

// Letter is a message with a link in it, in the site's language.
type Letter struct{ Subject, Before, After string }

// Mail sends a sign-in link to a mailbox, if whoever reads it may sign in. Its
// answer is the same for any mailbox: whether it has an account here is nobody
// else's business. Sending goes on after the answer, so that its time tells as
// little; failed gets what went wrong.
func (s *Service) Mail(ctx context.Context, typed, next string, words Letter, failed func(error)) error {
	if s.Mailer == nil {
		return stet.Errorf(stet.NotFound, "no e-mail is sent from here")
	}
	address, err := Address(typed)
	if err != nil {
		return err
	}
	if !s.limits.allow("to " + address) {
		return stet.Errorf(stet.TooMany, "too many links were asked for: wait a minute and try again")
	}
	ctx = context.WithoutCancel(ctx)
	go func() {
		if err := s.mail(ctx, address, next, words); err != nil {
			failed(err)
		}
	}()
	return nil
}

func (s *Service) mail(ctx context.Context, address, next string, words Letter) error {
	_, err := s.Store.AccountByEmail(ctx, address)
	if stet.KindOf(err) == stet.NotFound && s.Registration != Open {
		return nil
	}
	if err != nil && stet.KindOf(err) != stet.NotFound {
		return err
	}
	link, err := s.link(ctx, Link{Email: address, Next: Next(next)}, mailLife)
	if err != nil {
		return err
	}
	return s.send(ctx, address, words, link)
}

// MailNew sends a link to an address that is to be the account's: it is, once the
// link was followed.
func (s *Service) MailNew(ctx context.Context, a stet.Account, typed string, words Letter, failed func(error)) error {
	if s.Mailer == nil {
		return stet.Errorf(stet.NotFound, "no e-mail is sent from here")
	}
	address, err := Address(typed)
	if err != nil {
		return err
	}
	if !s.limits.allow("to " + address) {
		return stet.Errorf(stet.TooMany, "too many links were asked for: wait a minute and try again")
	}
	link, err := s.link(ctx, Link{Account: a.ID, Email: address}, mailLife)
	if err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	go func() {
		if err := s.send(ctx, address, words, link); err != nil {
			failed(err)
		}
	}()
	return nil
}

func (s *Service) send(ctx context.Context, address string, words Letter, link string) error {
	return s.Mailer.Send(ctx, address, words.Subject, words.Before+"\n\n"+link+"\n\n"+words.After+"\n")
}

// SeeLink reports whether a link still works, without using it up.
func (s *Service) SeeLink(ctx context.Context, token string) error {
	var l Link
	return s.look(ctx, ticketLink, token, &l)
}

// Arrival is somebody who has shown who they are: an account, or what is needed
// to make one.
type Arrival struct {
	Account *stet.Account
	Joining string // the token to give [Service.Finish] with a name, when Account is nil
	Suggest string // a name
	Next    string
}

// FollowLink uses a link up.
func (s *Service) FollowLink(ctx context.Context, token string) (*Arrival, error) {
	var l Link
	if err := s.redeem(ctx, ticketLink, token, &l); err != nil {
		return nil, err
	}
	if l.Account != "" {
		a, err := s.Store.Account(ctx, l.Account)
		if stet.KindOf(err) == stet.NotFound {
			return nil, errTicket()
		}
		if err == nil && l.Email != "" {
			a.Email = l.Email
			err = s.Store.SaveAccount(ctx, *a)
		}
		return &Arrival{Account: a, Next: Next(l.Next)}, err
	}
	a, err := s.Store.AccountByEmail(ctx, l.Email)
	if stet.KindOf(err) != stet.NotFound {
		return &Arrival{Account: a, Next: Next(l.Next)}, err
	}
	return s.arrive(ctx, Joining{Email: l.Email, Next: l.Next})
}

// Joining is somebody who has no account yet.
type Joining struct {
	Email   string `json:"email,omitempty"`
	Issuer  string `json:"issuer,omitempty"` // of the identity that they came with; "" for none
	Subject string `json:"subject,omitempty"`
	Suggest string `json:"suggest,omitempty"`
	Next    string `json:"next,omitempty"`
}

func (s *Service) arrive(ctx context.Context, j Joining) (*Arrival, error) {
	if s.Registration != Open {
		return nil, stet.Errorf(stet.Forbidden, "new accounts are made by invitation here: ask the newsroom for one")
	}
	token, err := s.issue(ctx, ticketJoin, joinLife, j)
	return &Arrival{Joining: token, Suggest: suggest(j.Suggest), Next: Next(j.Next)}, err
}

// Finish makes the account of somebody who arrived without one, under a name. A
// name that cannot be had uses nothing up.
func (s *Service) Finish(ctx context.Context, token, name string) (*Arrival, error) {
	var j Joining
	if err := s.look(ctx, ticketJoin, token, &j); err != nil {
		return nil, err
	}
	a, err := s.Join(ctx, name, j.Email, stet.RoleReader)
	if err != nil {
		return nil, err
	}
	if err := s.redeem(ctx, ticketJoin, token, &j); err != nil { // somebody else was faster with the same token
		return nil, s.undo(ctx, a, err)
	}
	if j.Issuer != "" {
		if err := s.Store.AddIdentity(ctx, j.Issuer, j.Subject, a.ID); err != nil {
			return nil, s.undo(ctx, a, err)
		}
	}
	return &Arrival{Account: a, Next: Next(j.Next)}, nil
}

// undo removes an account that could not be finished.
func (s *Service) undo(ctx context.Context, a *stet.Account, err error) error {
	if e := s.Store.RemoveAccount(ctx, a.ID); e != nil {
		return e
	}
	return err
}
