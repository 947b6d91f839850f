package webtest

import (
	"context"
	"slices"
	"time"

	"stet/internal/page"
)

// ArchiveSpan spans all entries.
func (n *Newsroom) ArchiveSpan(context.Context) (oldest, newest time.Time, err error) {
	for _, e := range n.Entries {
		at := e.Article.Written
		if oldest.IsZero() || at.Before(oldest) {
			oldest = at
		}
		if at.After(newest) {
			newest = at
		}
	}
	return oldest, newest, n.Err
}

// ArchiveDays counts the entries of each day.
func (n *Newsroom) ArchiveDays(ctx context.Context, from, to time.Time) (days []page.DayCount, err error) {
	all, err := n.Archived(ctx, from, to, len(n.Entries))
	for _, e := range all {
		day := e.Article.Written.UTC().Truncate(24 * time.Hour)
		if k := len(days); k > 0 && days[k-1].Day.Equal(day) {
			days[k-1].N++
			continue
		}
		days = append(days, page.DayCount{Day: day, N: 1})
	}
	return days, err
}

// Archived gives the entries between two moments, newest first.
func (n *Newsroom) Archived(_ context.Context, from, to time.Time, limit int) (all []page.Entry, err error) {
	for _, e := range n.Entries {
		if at := e.Article.Written; !at.Before(from) && at.Before(to) {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b page.Entry) int { return b.Article.Written.Compare(a.Article.Written) })
	return all[:min(limit, len(all))], n.Err
}
