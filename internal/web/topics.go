package web

import (
	"net/http"

	"stet"
	"stet/internal/page"
	"stet/internal/query"
	"stet/internal/web/topic"
)

// frequent is how many of the most frequent names of each kind the list of topics
// shows.
const frequent = 12

// topical is the table of topics.
func (s *server) topical() map[string]handler {
	return map[string]handler{"GET " + page.TopicsPath: s.topics, "GET /topic/{slug}": s.topic}
}

// topics answers with the operator's topics and the most frequent names.
func (s *server) topics(w http.ResponseWriter, r *http.Request) error {
	var rows []page.NameRow
	if s.Names != nil {
		for _, kind := range []string{"person", "place", "body"} {
			top, err := s.Names.Names(r.Context(), page.NamesAsk{Kind: kind, Limit: frequent})
			if err != nil {
				return err
			}
			rows = append(rows, page.NameRows(top)...)
		}
	}
	return s.send(w, r, http.StatusOK, topic.List(s.Words, s.Topics, rows))
}

// topic answers with what a topic's search finds, newest first.
func (s *server) topic(w http.ResponseWriter, r *http.Request) error {
	for _, t := range s.Topics {
		if t.Slug != r.PathValue("slug") {
			continue
		}
		asked := topicAsk(t, page.SearchHits)
		asked.Offset = (page.SearchPageNumber(r.URL.Query().Get("page")) - 1) * asked.Limit
		found, err := s.Searcher.Search(r.Context(), asked)
		if err != nil {
			return err
		}
		counts, err := s.Searcher.SearchCounts(r.Context(), asked.Query)
		if err != nil {
			return err
		}
		total := 0
		for _, n := range counts {
			total += n
		}
		return s.send(w, r, http.StatusOK, topic.Page(s.Words, page.NewTopicPage(t, asked, found, total)))
	}
	return stet.Errorf(stet.NotFound, "there is no such topic")
}

// topicAsk is a topic's search.
func topicAsk(t page.Topic, limit int) page.SearchAsk {
	return page.SearchAsk{Query: query.Parse(t.Query), Newest: true, Limit: limit}
}
