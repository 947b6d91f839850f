package web

import (
	"context"
	"net/http"
	"slices"

	"stet"
	"stet/internal/feed"
	"stet/internal/page"
	"stet/internal/query"
)

// nameFeed answers with the positions that somebody has taken and the stories that
// they appear in.
func (s *server) nameFeed(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	n, err := s.Names.Name(r.Context(), id)
	if err != nil {
		return err
	}
	said, err := s.Names.NameClaims(r.Context(), id, 0, feedLimit/2)
	if err != nil {
		return err
	}
	told, err := s.Names.NameStories(r.Context(), id, 0, feedLimit/2)
	if err != nil {
		return err
	}
	return s.sendListed(w, r, page.Line(n.Name, 120), page.NamePath(id), page.FeedOf(page.NamePath(id)), append(page.ListedSaid(said), page.ListedStories(told)...))
}

// topicFeed answers with what a topic's search finds, newest first.
func (s *server) topicFeed(w http.ResponseWriter, r *http.Request) error {
	for _, t := range s.Topics {
		if t.Slug != r.PathValue("slug") {
			continue
		}
		found, err := s.Searcher.Search(r.Context(), topicAsk(t, feedLimit))
		if err != nil {
			return err
		}
		return s.sendListed(w, r, t.Name, t.Href(), page.FeedOf(t.Href()), page.ListedFound(found))
	}
	return stet.Errorf(stet.NotFound, "there is no such topic")
}

// searchFeed answers with what a search finds, newest first: ?q= as in the search.
func (s *server) searchFeed(w http.ResponseWriter, r *http.Request) error {
	typed := page.Line(r.URL.Query().Get("q"), page.QueryMax)
	asked := page.SearchAsk{Query: query.Parse(typed), Newest: true, Limit: feedLimit}
	var found []page.Found
	if !asked.Query.Empty() {
		ctx, cancel := context.WithTimeout(r.Context(), searchTime)
		defer cancel()
		var err error
		if found, err = s.Searcher.Search(ctx, asked); err != nil {
			return err
		}
	}
	title := s.Words.Text("search.titled", "query", typed)
	return s.sendListed(w, r, title, page.SearchAddress(typed, "", "newest", 1), page.SearchFeed(typed), page.ListedFound(found))
}

// sendListed answers with a feed, at the path self, of things that the page at the
// path lists.
func (s *server) sendListed(w http.ResponseWriter, r *http.Request, title, path, self string, all []page.Listed) error {
	slices.SortStableFunc(all, func(a, b page.Listed) int { return b.At.Compare(a.At) })
	c := feed.Channel{Title: title + " · " + s.Name, Link: s.Base + path, Self: s.Base + self, Lang: s.Words.Lang()}
	for _, one := range all {
		link := s.Base + one.Path
		if one.Title == "" {
			one.Title = title
		}
		if one.At.After(c.Updated) {
			c.Updated = one.At
		}
		c.Entries = append(c.Entries, feed.Entry{Title: one.Title, Link: link, GUID: link, Published: one.At})
	}
	return s.sendFeed(w, r, c, c.Updated)
}
