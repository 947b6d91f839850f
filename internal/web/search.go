package web

import (
	"net/http"

	"stet/internal/page"
	"stet/internal/web/search"
)

// searchLimit is how many documents a search shows.
const searchLimit = 50

// search answers with what holds the words of ?q=.
func (s *server) search(w http.ResponseWriter, r *http.Request) error {
	typed := page.Line(r.URL.Query().Get("q"), page.QueryMax)
	var found []page.Found
	if typed != "" {
		var err error
		if found, err = s.Searcher.Search(r.Context(), typed, searchLimit); err != nil {
			return err
		}
	}
	return s.send(w, r, http.StatusOK, search.Page(page.NewSearch(typed, found, searchLimit)))
}
