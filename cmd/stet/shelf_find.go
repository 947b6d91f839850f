package main

import (
	"context"

	"stet/internal/page"
	"stet/internal/query"
	"stet/internal/store"
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
