package web

import (
	"net/http"

	"stet/internal/page"
	"stet/internal/web/front"
)

// Limits of the front page.
const (
	frontLimit  = 30
	latestLimit = 6
)

// front answers with the front page.
func (s *server) front(w http.ResponseWriter, r *http.Request) error {
	now := s.Now()
	ranked, err := s.Articles.Front(r.Context(), now, frontLimit)
	if err != nil {
		return err
	}
	latest, err := s.Articles.Latest(r.Context(), latestLimit)
	if err != nil {
		return err
	}
	return s.send(w, r, http.StatusOK, front.Page(s.Words, s.site, page.NewFront(ranked, latest, now)))
}
