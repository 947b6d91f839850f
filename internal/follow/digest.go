package follow

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"stet"
	"stet/internal/mail"
	"stet/internal/messages"
)

// Store keeps who is to be told when. It is an interface so that this package
// knows no SQL. Errors are of kind NotFound where there is no such row.
type Store interface {
	Account(ctx context.Context, id stet.ID) (*stet.Account, error)
	FollowsOf(ctx context.Context, account stet.ID) ([]stet.Follow, error)
	DueDigests(ctx context.Context, now time.Time, limit int) ([]stet.Digest, error)
	// TakeDigest puts off a digest that is due; false when another process has.
	TakeDigest(ctx context.Context, account stet.ID, now, until time.Time) (bool, error)
	DigestTold(ctx context.Context, account stet.ID, told, due time.Time) error
}

// Mailer sends messages. It is an interface so that tests need no mail server.
type Mailer interface {
	Deliver(ctx context.Context, m mail.Message) error
}

// Post sends digests. All of it is required. Safe for concurrent use, and by
// several processes on one database.
type Post struct {
	Store  Store
	Source Source
	Mailer Mailer
	Words  *messages.Words
	Base   string // the site's address
	Site   string // its name
	Now    func() time.Time
}

const (
	// dueBatch bounds how many digests are sent in one round.
	dueBatch = 100
	// againAfter is when a digest that could not be sent is tried again, and how
	// long a process has to send one before another takes it for dead.
	againAfter = 15 * time.Minute
)

// UnsubscribePath is where a link in a digest leads, with ?t= the token.
const UnsubscribePath = "/unsubscribe"

// SendDue sends the digests that are due, and gives their number. Where nothing is
// new none is sent. One that cannot be sent is tried again later, and does not
// keep the others; the error tells of all. A digest may come twice when the
// process ends between sending it and noting so.
func (p *Post) SendDue(ctx context.Context) (sent int, err error) {
	now := p.Now().UTC()
	due, err := p.Store.DueDigests(ctx, now, dueBatch)
	if err != nil {
		return 0, err
	}
	var failed []error
	for _, d := range due {
		taken, err := p.Store.TakeDigest(ctx, d.Account, now, now.Add(againAfter))
		if err == nil && taken {
			var did bool
			if did, err = p.send(ctx, d, now); did {
				sent++
			}
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("digest for account %s: %w", d.Account, err))
		}
	}
	return sent, errors.Join(failed...)
}

// send sends one digest, unless there is nothing to tell or nobody to tell it to.
func (p *Post) send(ctx context.Context, d stet.Digest, now time.Time) (sent bool, err error) {
	a, err := p.Store.Account(ctx, d.Account)
	if err != nil {
		return false, err
	}
	follows, err := p.Store.FollowsOf(ctx, d.Account)
	if err != nil {
		return false, err
	}
	all, err := All(ctx, p.Source, follows, d.Told)
	if err != nil {
		return false, err
	}
	if text, ok := p.text(all); ok && a.Email != "" {
		m := mail.Message{
			To: a.Email, Subject: p.Words.Text("follow.subject", "site", p.Site), Text: text + p.foot(d), Unsubscribe: p.Base + UnsubscribePath + "?t=" + d.Token,
		}
		if err := p.Mailer.Deliver(ctx, m); err != nil {
			return false, err
		}
		sent = true
	}
	return sent, p.Store.DigestTold(ctx, d.Account, now, now.Add(d.Every.Pause()))
}

// text is what a digest tells; false when nothing is new.
func (p *Post) text(all []Heard) (string, bool) {
	var b strings.Builder
	for _, h := range all {
		if len(h.News) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s\n%s\n", h.Title, p.Base+h.Path)
		for _, n := range h.News {
			fmt.Fprintf(&b, "  - %s: %s\n", n.At.UTC().Format("2006-01-02 15:04"), n.Text)
			if n.Path != h.Path {
				fmt.Fprintf(&b, "    %s\n", p.Base+n.Path)
			}
		}
		b.WriteString("\n")
	}
	return b.String(), b.Len() > 0
}

// foot says how to change or end the digests.
func (p *Post) foot(d stet.Digest) string {
	return "-- \n" + p.Words.Text("follow.mail_foot", "site", p.Site) + "\n" + p.Base + "/following\n" +
		p.Words.Text("follow.mail_end") + "\n" + p.Base + UnsubscribePath + "?t=" + d.Token + "\n"
}

// Run sends what is due every minute until the context ends. Errors are told to
// failed, there being nobody to return them to; the next round tries again.
func (p *Post) Run(ctx context.Context, failed func(error)) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		if _, err := p.SendDue(ctx); err != nil && ctx.Err() == nil {
			failed(err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
