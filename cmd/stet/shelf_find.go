package main

import (
	"context"

	"stet"
	"stet/internal/config"
	"stet/internal/page"
	"stet/internal/query"
	"stet/internal/store"
	"stet/internal/web"
)

// Search is asked for by the search page.
func (s shelf) Search(ctx context.Context, asked page.SearchAsk) ([]page.Found, error) {
	all, err := s.Store.Search(ctx, store.SearchAsk(asked))
	found := make([]page.Found, len(all))
	for i, f := range all {
		found[i] = page.Found{Kind: f.Kind, ID: f.ID, At: f.At, Status: f.Status, Lang: f.Lang, Title: f.Title, Speakers: f.Speakers, Sources: f.Sources, Body: f.Body}
	}
	return found, err
}

// SearchCounts is asked for by the search page and by pages of sources.
func (s shelf) SearchCounts(ctx context.Context, asked query.Query) (map[string]int, error) {
	return s.Store.SearchCounts(ctx, asked)
}

// Names is asked for by the lists of people, places and bodies, and of topics.
func (s shelf) Names(ctx context.Context, asked page.NamesAsk) (list []page.NameEntry, err error) {
	var rows []store.NameRow
	if asked.Letter == "" {
		rows, err = s.TopNames(ctx, asked.Kind, asked.Offset, asked.Limit)
	} else {
		rows, err = s.NamesUnder(ctx, asked.Kind, asked.Letter, asked.Offset, asked.Limit)
	}
	for _, r := range rows {
		list = append(list, nameEntry(r))
	}
	return list, err
}

func nameEntry(r store.NameRow) page.NameEntry {
	return page.NameEntry{ID: r.ID, Kind: r.Kind, Name: r.Name, Stories: r.Stories, Said: r.Said, Latest: r.Latest}
}

// Name is asked for by a name's page.
func (s shelf) Name(ctx context.Context, id stet.ID) (page.NameEntry, error) {
	r, err := s.Store.Name(ctx, id)
	if err != nil {
		return page.NameEntry{}, err
	}
	return nameEntry(*r), nil
}

// NameStories is asked for by a name's page.
func (s shelf) NameStories(ctx context.Context, id stet.ID, offset, limit int) ([]page.NamedStory, error) {
	rows, err := s.Store.NameStories(ctx, id, offset, limit)
	list := make([]page.NamedStory, len(rows))
	for i, r := range rows {
		list[i] = page.NamedStory{Story: r.Story, Latest: r.Name.Latest, Reports: len(r.Name.Reports), Titles: r.Name.Titles, Forms: append([]string{r.Name.Label}, r.Name.Forms...)}
		if r.Article != nil {
			list[i].Entry = &page.Entry{Article: *r.Article, Status: r.Status, Evidence: r.Evidence}
		}
	}
	return list, err
}

// NameClaims is asked for by a name's page.
func (s shelf) NameClaims(ctx context.Context, id stet.ID, offset, limit int) ([]page.NameClaim, error) {
	rows, err := s.Store.NameClaims(ctx, id, offset, limit)
	list := make([]page.NameClaim, len(rows))
	for i, r := range rows {
		list[i] = page.NameClaim(r)
	}
	return list, err
}

// SourceTally is asked for by a source's page.
func (s shelf) SourceTally(ctx context.Context, source stet.ID) (page.Tally, error) {
	t, err := s.Store.SourceTally(ctx, source)
	p := page.Tally{Changed: t.Changed, Removed: t.Removed, CopiesOf: t.CopiesOf, CopiesBy: t.CopiesBy}
	for _, l := range t.Langs {
		p.Langs = append(p.Langs, page.LangCount(l))
	}
	return p, err
}

// SourceLeft is asked for by a source's page.
func (s shelf) SourceLeft(ctx context.Context, source stet.ID, limit int) ([]page.LeftReport, error) {
	rows, err := s.Store.SourceLeft(ctx, source, limit)
	list := make([]page.LeftReport, len(rows))
	for i, r := range rows {
		list[i] = page.LeftReport(r)
	}
	return list, err
}

// find gives the site what its pages for finding things are made from.
func find(s shelf, topics config.Topics, o *web.Options) {
	o.Searcher, o.Names, o.Mentions, o.Tallies = s, s, s, s
	for _, t := range topics {
		o.Topics = append(o.Topics, page.NewTopic(t.Name, t.Query, o.Topics))
	}
}
