package main

import (
	"context"
	"time"

	"stet"
	"stet/internal/desk"
	"stet/internal/web"
)

// correcting joins the editors' desk to the site, where editors can sign in.
func correcting(n *newsroom, o *web.Options) {
	if o.Accounts == nil {
		return
	}
	now := o.Now
	if now == nil {
		now = time.Now
	}
	s := shelf{n.store}
	o.Desk, o.Problems = &desk.Service{Store: s, Gates: gates(), Now: now}, s
	o.Belongings = append(o.Belongings, reported{s})
}

// reported is what an account has reported, for its owner when they leave.
type reported struct{ shelf }

// Name is what the export calls it.
func (reported) Name() string { return "problems" }

// Export gives what the account has reported, with editors' answers.
func (s reported) Export(ctx context.Context, id stet.ID) (any, error) {
	return s.ProblemsBy(ctx, id)
}

// Erase takes the account off what it has reported.
func (s reported) Erase(ctx context.Context, id stet.ID) error { return s.ForgetReporter(ctx, id) }
