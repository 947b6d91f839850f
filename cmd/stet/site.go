package main

import (
	"context"
	"net/http"
	"strings"
	"time"

	"stet"
	"stet/internal/check"
	"stet/internal/page"
	"stet/internal/related"
	"stet/internal/store"
	"stet/internal/web"
)

// site makes the web server of a newsroom, which answers at the address base
// where none is configured. That is [siteAddress] of what it listens on.
func site(n *newsroom, base string, o web.Options) (http.Handler, error) {
	if err := dress(n.cfg.Site, &o); err != nil {
		return nil, err
	}
	s := shelf{n.store}
	o.Articles, o.Records, o.Stories, o.Claims, o.Reports, o.Sources, o.Archive = s, s, s, s, s, s, s
	find(s, n.cfg.Topics, &o)
	o.Checker = check.New(gates())
	o.Name, o.Base, o.Version = n.cfg.Site.Title, n.cfg.Site.URL, version()
	if o.Base == "" {
		o.Base = base
	}
	o.Example, o.Hub, o.Sitemap = n.cfg.Site.Example, n.cfg.Site.Hub, n.store
	o.Contact, o.Disclosure = contact(n.cfg.Site.Contact), n.cfg.Site.Disclosure
	o.Ready = n.store.Ping
	if err := signingIn(n, &o); err != nil {
		return nil, err
	}
	correcting(n, &o)
	following(n, &o)
	if err := discussing(n, &o); err != nil {
		return nil, err
	}
	return web.New(o)
}

// shelf is the store as the site reads it.
type shelf struct{ *store.Store }

// frontAge is how old an article on the front page may be.
const frontAge = 30 * 24 * time.Hour

// Front is asked for by the front page.
func (s shelf) Front(ctx context.Context, now time.Time, limit int) ([]page.Entry, error) {
	return entries(s.Store.Front(ctx, now, now.Add(-frontAge), limit))
}

// Latest is asked for by the front page and the feed.
func (s shelf) Latest(ctx context.Context, limit int) ([]page.Entry, error) {
	return entries(s.Store.Latest(ctx, limit))
}

// ArchiveDays is asked for by the archive.
func (s shelf) ArchiveDays(ctx context.Context, from, to time.Time) ([]page.DayCount, error) {
	rows, err := s.Store.ArchiveDays(ctx, from, to)
	days := make([]page.DayCount, len(rows))
	for i, r := range rows {
		days[i] = page.DayCount(r)
	}
	return days, err
}

// Archived is asked for by the archive.
func (s shelf) Archived(ctx context.Context, from, to time.Time, limit int) ([]page.Entry, error) {
	return entries(s.Store.Archived(ctx, from, to, limit))
}

// Standing is asked for by every article page.
func (s shelf) Standing(ctx context.Context, id stet.ID) (page.Standing, error) {
	revision, version, lead, err := s.Store.Standing(ctx, id)
	if err != nil {
		return page.Standing{}, err
	}
	thoughts, err := s.ThoughtsVersion(ctx, id)
	return page.Standing{Revision: revision, Version: version, Status: lead.Status, Evidence: lead.Evidence, Thoughts: thoughts}, err
}

// Corrected is asked for by the page of corrections.
func (s shelf) Corrected(ctx context.Context, limit int) ([]stet.Article, error) {
	rows, err := s.Store.Corrected(ctx, limit)
	return articles(rows), err
}

// relatedAmong is how many of the latest articles are looked through for
// related ones.
const relatedAmong = 200

// Related is asked for by article and story pages, whose answer is cached.
func (s shelf) Related(ctx context.Context, story stet.ID, limit int) ([]page.Entry, error) {
	a, err := s.StoryArticle(ctx, story)
	if err != nil {
		return nil, err
	}
	rows, err := s.Store.Latest(ctx, relatedAmong)
	if err != nil {
		return nil, err
	}
	byID := map[stet.ID]store.Lead{}
	for _, r := range rows {
		byID[r.ID] = r.Lead
	}
	var found []store.ArticleRow
	for _, one := range related.Rank(a, articles(rows), limit) {
		found = append(found, store.ArticleRow{Article: one, Lead: byID[one.ID]})
	}
	return entries(found, nil)
}

// ReportStory is asked for by report pages.
func (s shelf) ReportStory(ctx context.Context, id stet.ID) (stet.ID, error) {
	p, err := s.ReportPlace(ctx, id)
	return p.Story, err
}

// Sources is asked for by the page of sources.
func (s shelf) Sources(ctx context.Context) ([]page.SourceEntry, error) {
	all, err := s.Store.Sources(ctx)
	list := make([]page.SourceEntry, len(all))
	for i, one := range all {
		list[i] = sourceEntry(one)
	}
	return list, err
}

// Source is asked for by a source's page.
func (s shelf) Source(ctx context.Context, id stet.ID) (page.SourceEntry, error) {
	one, err := s.Store.Source(ctx, id)
	if err != nil {
		return page.SourceEntry{}, err
	}
	return sourceEntry(*one), nil
}

func sourceEntry(s store.SourceState) page.SourceEntry {
	return page.SourceEntry{Source: s.Source, Reports: s.Reports, Polled: s.Poll.Polled, Failing: s.Poll.Failures > 0}
}

func entries(rows []store.ArticleRow, err error) ([]page.Entry, error) {
	list := make([]page.Entry, len(rows))
	for i, r := range rows {
		list[i] = page.Entry{Article: r.Article, Status: r.Status, Evidence: r.Evidence}
	}
	return list, err
}

func articles(rows []store.ArticleRow) []stet.Article {
	all := make([]stet.Article, len(rows))
	for i, r := range rows {
		all[i] = r.Article
	}
	return all
}

// contact is the operator's address as a link.
func contact(address string) string {
	if address == "" || strings.Contains(address, "://") {
		return address
	}
	return "mailto:" + address
}
