package main

import (
	"context"
	"time"

	"stet"
	"stet/internal/follow"
	"stet/internal/web"
)

// following joins what readers follow to the site.
func following(n *newsroom, o *web.Options) {
	s := shelf{n.store}
	o.News = s
	if o.Accounts != nil {
		o.Following = s
		o.Belongings = append(o.Belongings, followed{s})
	}
}

// digests gives who sends digests; nil where no mail can be sent, or the site's
// address, which they lead to, is not set.
func digests(n *newsroom) (*follow.Post, error) {
	if n.cfg.Mail.Host == "" || n.cfg.Site.URL == "" || n.cfg.Account.Registration == "off" {
		return nil, nil
	}
	server := mailServer(n.cfg.Mail)
	if err := server.Validate(); err != nil {
		return nil, err
	}
	o := web.Options{}
	if err := dress(n.cfg.Site, &o); err != nil {
		return nil, err
	}
	s := shelf{n.store}
	return &follow.Post{Store: s, Source: s, Mailer: server, Words: o.Words, Base: n.cfg.Site.URL, Site: n.cfg.Site.Title, Now: time.Now}, nil
}

// followed is what an account follows, for its owner when they leave.
type followed struct{ shelf }

// Name is what the export calls it.
func (followed) Name() string { return "follows" }

// Export gives what the account follows, and how often it is told.
func (s followed) Export(ctx context.Context, id stet.ID) (any, error) {
	all, err := s.FollowsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	d, err := s.Digest(ctx, id)
	if stet.KindOf(err) == stet.NotFound {
		return map[string]any{"follows": all}, nil
	}
	return map[string]any{"follows": all, "digests": d}, err
}

// Erase has nothing to do: what an account follows goes with its row.
func (followed) Erase(context.Context, stet.ID) error { return nil }
