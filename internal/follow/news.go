package follow

import (
	"context"
	"slices"
	"time"

	"stet"
)

// News is one thing that is new.
type News struct {
	At   time.Time
	Text string // in a line: "Revision 3: a new report, by Harbour Wire."
	Path string // where to read it
}

// Heard is what is new about one thing that is followed.
type Heard struct {
	stet.Follow
	Title string // "" when it is no longer there
	Lang  string // of the title
	Path  string
	News  []News // newest first
}

// Source knows what is new. It is an interface so that this package knows no
// database. What is no longer there has no title and is no error.
type Source interface {
	// News gives what is new about a thing since then, newest first, at most
	// limit.
	News(ctx context.Context, f stet.Follow, since time.Time, limit int) (Heard, error)
}

// NewsMax is how much of one thing is told at once.
const NewsMax = 5

// All gives what is new about all that is followed since then: what has news
// first, the newest first; then, in their order, what has none.
func All(ctx context.Context, s Source, follows []stet.Follow, since time.Time) ([]Heard, error) {
	var all []Heard
	for _, f := range follows {
		from := since
		if f.Since.After(from) {
			from = f.Since // what was there when it was first followed is not new
		}
		h, err := s.News(ctx, f, from, NewsMax)
		if err != nil {
			return nil, err
		}
		h.Follow = f
		all = append(all, h)
	}
	newest := func(h Heard) time.Time {
		if len(h.News) == 0 {
			return time.Time{}
		}
		return h.News[0].At
	}
	slices.SortStableFunc(all, func(a, b Heard) int { return newest(b).Compare(newest(a)) })
	return all, nil
}
