package web

import (
	"net/http"

	"github.com/a-h/templ"

	"stet/internal/page"
	"stet/internal/web/corrections"
	"stet/internal/web/search"
)

// Limits of the page of corrections: how many a page lists, and of how many
// articles.
const (
	correctionsToPage  = 50
	correctionsAmong   = 2000
	correctionsCounted = 20_000
)

// corrections answers with the corrections of all articles, newest first; ?page=
// with earlier ones.
func (s *server) corrections(w http.ResponseWriter, r *http.Request) error {
	articles, err := s.Articles.Corrected(r.Context(), correctionsAmong)
	if err != nil {
		return err
	}
	all := page.NewCorrections(articles, correctionsCounted)
	number := page.SearchPageNumber(r.URL.Query().Get("page"))
	from := min((number-1)*correctionsToPage, len(all))
	to := min(from+correctionsToPage, len(all))
	d := corrections.Page(s.Words, all[from:to])
	d.Main = templ.Join(d.Main, search.Pager(page.Around(page.CorrectionsPath, number, to < len(all))))
	return s.send(w, r, http.StatusOK, d)
}
