package web

import (
	"context"

	"stet"
	"stet/internal/page"
)

// Tallies counts what became of sources' reports.
type Tallies interface {
	SourceTally(ctx context.Context, source stet.ID) (page.Tally, error)
	// SourceLeft gives a source's reports that were changed or removed, last noticed
	// first.
	SourceLeft(ctx context.Context, source stet.ID, limit int) ([]page.LeftReport, error)
}

// leftLimit is how many reports that were changed or removed a source's page lists.
const leftLimit = 20

// sourceRecord gives what a source's page tells of its reports; nil when nobody
// counts.
func (s *server) sourceRecord(ctx context.Context, of stet.Source) (*page.SourceRecord, error) {
	if s.Tallies == nil {
		return nil, nil
	}
	tally, err := s.Tallies.SourceTally(ctx, of.ID)
	if err != nil {
		return nil, err
	}
	left, err := s.Tallies.SourceLeft(ctx, of.ID, leftLimit)
	if err != nil {
		return nil, err
	}
	var counts []int
	for _, status := range page.ClaimStatuses {
		n, err := s.Searcher.SearchCounts(ctx, page.SourceClaims(of.Name, status))
		if err != nil {
			return nil, err
		}
		counts = append(counts, n["claim"])
	}
	return page.NewSourceRecord(of.Name, tally, counts, left, s.Live), nil
}
