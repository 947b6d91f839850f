package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/feed"
	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

// changesLimit is how many changes a feed of a claim or a ledger carries: the
// latest.
const changesLimit = 100

// claimFeed answers with every change of a claim, so that it can be followed.
func (s *server) claimFeed(w http.ResponseWriter, r *http.Request) error {
	f, err := s.claimAsked(w, r)
	if f == nil || err != nil {
		return err
	}
	path := page.ClaimPath(f.ID)
	return s.sendFeed(w, r, s.changes(f.story, []stet.Claim{*f.Claim}, feed.Channel{
		Title: s.Words.Text("ledger.claim.title", "text", page.Line(f.Proposition, 160)), Link: s.Base + path, Self: s.Base + page.FeedOf(path),
		Description: s.Words.Text("ledger.feed.claim"),
	}), time.Time{})
}

// storyFeed answers with the changes of every claim of a story.
func (s *server) storyFeed(w http.ResponseWriter, r *http.Request) error {
	d, a, err := s.storyAsked(r)
	if err != nil {
		return err
	}
	path := page.StoryPath(d.Story.ID)
	return s.sendFeed(w, r, s.changes(d, d.Claims, feed.Channel{
		Title: s.Words.Text("ledger.title", "title", page.NewStory(d, a, nil).Title), Link: s.Base + path, Self: s.Base + page.FeedOf(path),
		Description: s.Words.Text("ledger.feed.story"),
	}), time.Time{})
}

// changed is a change with its claim.
type changed struct {
	stet.Change
	claim *stet.Claim
}

// changes fills a channel with the changes of claims, newest first. An entry is
// named by claim and report, so that it stays itself when the ledger is worked
// out again. The channel's date is its latest entry's, which does not tell when
// it last changed: a report may be read long after it was published.
func (s *server) changes(d *stet.Dossier, claims []stet.Claim, c feed.Channel) feed.Channel {
	ctx := messages.With(context.Background(), s.Words)
	var all []changed
	for i := range claims {
		for _, h := range claims[i].History {
			all = append(all, changed{h, &claims[i]})
		}
	}
	slices.SortStableFunc(all, func(a, b changed) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.claim.ID, b.claim.ID))
	})
	for _, h := range all[:min(len(all), changesLimit)] {
		link := s.Base + page.ChangePath(h.claim.ID, h.Change)
		e := feed.Entry{
			Title: strings.ToUpper(layout.Status(ctx, h.Status)) + ": " + page.Line(h.Reason, 200), Link: link, GUID: link, Published: h.At,
			Summary: s.Words.Text("ledger.feed.entry", "text", page.Line(h.claim.Proposition, 320), "evidence", layout.Evidence(ctx, h.Evidence)),
		}
		if r := d.Report(h.Report); r != nil {
			e.Author = page.Line(r.Outlet, 80)
			e.Summary += " " + s.Words.Text("ledger.feed.report", "outlet", e.Author, "headline", page.Line(r.Headline, 200))
		}
		if h.At.After(c.Updated) {
			c.Updated = h.At
		}
		c.Entries = append(c.Entries, e)
	}
	c.Lang = s.Words.Lang()
	return c
}
