package pipeline

import (
	"cmp"
	"context"
	"strings"
	"time"

	"stet"
	"stet/internal/extract"
	"stet/internal/lang"
	"stet/internal/statements"
	"stet/internal/store"
)

// extract reads the report out of a snapshot.
func (p *Pipeline) extract(ctx context.Context, t Task) (outcome, error) {
	shot, err := p.o.Store.Snapshot(ctx, t.ID)
	if err != nil {
		return outcome{}, err
	}
	i, err := p.o.Store.Item(ctx, shot.Item)
	if err != nil {
		return outcome{}, err
	}
	source, err := p.o.Store.Source(ctx, i.Source)
	if err != nil {
		return outcome{}, err
	}
	body, err := p.o.Archive.Get(shot.SHA256)
	if err != nil {
		return outcome{}, err
	}
	page, err := extract.Read(body, strings.Join(shot.Header["Content-Type"], ""), shot.Final)
	if err != nil {
		return outcome{}, err
	}
	r := NewReport(page, *shot, *i, source.Source)
	if err := r.Validate(); err != nil {
		return outcome{}, err
	}
	return outcome{save: func(ctx context.Context, tx *store.Tx) ([]Task, error) {
		if err := tx.AddCheck(ctx, i.ID, shot.Fetched.Add(p.o.Recheck)); err != nil {
			return nil, err
		}
		return []Task{{Stage: "statements", ID: r.ID}}, tx.SaveReport(ctx, r)
	}}, nil
}

// NewReport joins what a page, its snapshot, its entry in the source's list and
// the source say. What the page says of itself comes first, except for the time
// of publication: lists give it to the second, pages often only the day.
func NewReport(page *extract.Page, shot stet.Snapshot, i stet.Item, s stet.Source) stet.Report {
	published := i.Published
	if published.IsZero() {
		published = page.Published
	}
	return stet.NewReport(stet.Report{
		Item: i.ID, Source: s.ID, Snapshot: shot.SHA256, URL: shot.URL, Outlet: cmp.Or(s.Name, page.Site), Owner: s.Owner,
		Headline: cmp.Or(page.Headline, i.Title), Byline: cmp.Or(page.Byline, i.Author),
		Lang:      cmp.Or(lang.Detect(page.Text), page.Lang, i.Lang, s.Lang),
		Published: published.UTC().Truncate(time.Second), Fetched: shot.Fetched, Text: page.Text,
	})
}

// statements finds who says what in a report.
func (p *Pipeline) statements(ctx context.Context, t Task) (outcome, error) {
	r, err := p.o.Store.Report(ctx, t.ID)
	if err != nil {
		return outcome{}, err
	}
	found := statements.Extract(r)
	for _, s := range found {
		if err := s.Validate(r.Text); err != nil {
			return outcome{}, err
		}
	}
	return outcome{save: func(ctx context.Context, tx *store.Tx) ([]Task, error) {
		return []Task{{Stage: "group", ID: r.ID}}, tx.SaveStatements(ctx, r.ID, found)
	}}, nil
}
