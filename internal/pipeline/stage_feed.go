package pipeline

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"stet"
	"stet/internal/feed"
	"stet/internal/fetch"
	"stet/internal/store"
)

// maxItems bounds how many entries of one list are taken at once: the newest.
// What a feed repeats is known already; a first reading of a long archive would
// otherwise flood its host.
const maxItems = 200

// maxChildren bounds how many sitemaps of an index are read at one poll.
const maxChildren = 3

// feed reads a source's list and notes what is new on it. A list that cannot be
// read is no failed task: the source keeps the error and is asked again later,
// more rarely each time.
func (p *Pipeline) feed(ctx context.Context, t Task) (outcome, error) {
	s, err := p.o.Store.Source(ctx, t.ID)
	if err != nil {
		return outcome{}, err
	}
	poll := s.Poll
	poll.Polled = p.o.Now()
	items, err := p.list(ctx, s, &poll)
	poll.Failures++
	poll.LastError = ""
	if err != nil {
		poll.LastError = err.Error()
		poll.Next = poll.Polled.Add(min(p.o.PollEvery<<min(poll.Failures, 10), max(p.o.PollEvery, 24*3600e9)))
	} else {
		poll.Failures = 0
		poll.Next = poll.Polled.Add(p.o.PollEvery)
	}
	return outcome{save: func(ctx context.Context, tx *store.Tx) (next []Task, err error) {
		for _, i := range items {
			added, err := tx.AddItem(ctx, i)
			if err != nil {
				return nil, err
			}
			if added {
				next = append(next, Task{Stage: "fetch", ID: i.ID})
			} else if i.Updated.After(i.Published) {
				if err := tx.HastenCheck(ctx, i.ID, i.Updated, poll.Polled, p.o.Recheck); err != nil {
					return nil, err
				}
			}
		}
		return next, tx.SavePoll(ctx, s.ID, poll)
	}}, nil
}

// list fetches and parses a source's list; it notes in poll what the next
// conditional request needs. A list that has not changed has no items.
func (p *Pipeline) list(ctx context.Context, s *store.SourceState, poll *store.PollState) ([]stet.Item, error) {
	res, err := p.o.Fetcher.Fetch(ctx, fetch.Request{URL: s.URL, ETag: poll.ETag, LastModified: poll.Modified})
	if err != nil || res.NotModified {
		return nil, err
	}
	found, skipped, err := p.entries(ctx, s, res)
	if err != nil {
		return nil, err
	}
	poll.Note = leftOut(skipped)
	poll.ETag, poll.Modified = res.ETag, res.LastModified
	slices.SortStableFunc(found, func(a, b stet.Item) int { return b.Published.Compare(a.Published) })
	found = found[:min(len(found), maxItems)]
	for i := range found {
		found[i].Source, found[i].Seen = s.ID, poll.Polled
		found[i] = stet.NewItem(found[i])
	}
	return found, nil
}

// entries parses a list. A sitemap index is followed one step, to the sitemaps
// changed last: older ones hold what was published before we came.
func (p *Pipeline) entries(ctx context.Context, s *store.SourceState, res *fetch.Response) ([]stet.Item, []feed.Skip, error) {
	if s.Kind != stet.SourceSitemap {
		f, err := feed.Parse(res.Body, res.Header.Get("Content-Type"), res.URL)
		if err != nil {
			return nil, nil, err
		}
		return f.Items, f.Skipped, nil
	}
	m, err := feed.ParseSitemap(res.Body, res.URL)
	if err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(m.Children, func(a, b feed.Child) int { return b.Updated.Compare(a.Updated) })
	for _, c := range m.Children[:min(len(m.Children), maxChildren)] {
		res, err := p.o.Fetcher.Fetch(ctx, fetch.Request{URL: c.URL})
		if err != nil {
			return nil, nil, err
		}
		child, err := feed.ParseSitemap(res.Body, res.URL)
		if err != nil {
			return nil, nil, err
		}
		m.Items, m.Skipped = append(m.Items, child.Items...), append(m.Skipped, child.Skipped...)
	}
	return m.Items, m.Skipped, nil
}

// leftOut says which entries of a list had to be left out, the first three by
// name; "" for none.
func leftOut(skipped []feed.Skip) string {
	if len(skipped) == 0 {
		return ""
	}
	var said []string
	for _, s := range skipped[:min(len(skipped), 3)] {
		said = append(said, fmt.Sprintf("%q: %s", s.Entry, s.Reason))
	}
	return fmt.Sprintf("%d entries left out (%s)", len(skipped), strings.Join(said, "; "))
}
