package web

import (
	"net/http"

	"stet/internal/web/about"
)

// about answers with how the newsroom works.
func (s *server) about(w http.ResponseWriter, r *http.Request) error {
	return s.send(w, r, http.StatusOK, about.Page(s.Words, s.site))
}
