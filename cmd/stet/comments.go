package main

import (
	"context"
	"time"

	"stet"
	"stet/internal/discuss"
	"stet/internal/web"
)

// discussing joins what readers say to the site, where they can sign in.
func discussing(n *newsroom, o *web.Options) error {
	c := n.cfg.Comments
	if !c.On || o.Accounts == nil {
		return nil
	}
	o.Discuss = discuss.Rules{
		Premoderate: discuss.Premoderate(c.Premoderate), Trusted: c.Trusted, Held: c.Held, Refused: c.Refused, Links: c.Links,
		Longest: c.Longest, Edit: time.Duration(c.Edit), Hourly: c.Hourly,
	}
	if err := o.Discuss.Validate(); err != nil {
		return err
	}
	s := shelf{n.store}
	o.Thoughts, o.Moderation = s, s
	o.Belongings = append(o.Belongings, said{s})
	return nil
}

// Bar is asked for by moderators.
func (s shelf) Bar(ctx context.Context, account stet.ID, reason string) error {
	a, err := s.Account(ctx, account)
	if stet.KindOf(err) == stet.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	a.Barred = reason
	return s.SaveAccount(ctx, *a)
}

// said is what an account has said, for its owner when they leave.
type said struct{ shelf }

// Name is what the export calls it.
func (said) Name() string { return "comments" }

// Export gives the account's comments and whom it has muted.
func (s said) Export(ctx context.Context, id stet.ID) (any, error) {
	comments, err := s.CommentsBy(ctx, id)
	if err != nil {
		return nil, err
	}
	muted, err := s.Muted(ctx, id)
	return map[string]any{"comments": comments, "muted": muted}, err
}

// Erase takes the account's name off its comments.
func (s said) Erase(ctx context.Context, id stet.ID) error { return s.ForgetWriter(ctx, id) }
