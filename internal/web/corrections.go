package web

import (
	"net/http"

	"stet/internal/page"
	"stet/internal/web/corrections"
)

// correctionsLimit is how many corrections their page lists.
const correctionsLimit = 100

// corrections answers with the corrections of all articles.
func (s *server) corrections(w http.ResponseWriter, r *http.Request) error {
	articles, err := s.Articles.Corrected(r.Context(), correctionsLimit)
	if err != nil {
		return err
	}
	return s.send(w, r, http.StatusOK, corrections.Page(s.Words, page.NewCorrections(articles, correctionsLimit)))
}
