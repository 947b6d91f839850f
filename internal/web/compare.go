package web

import (
	"net/http"

	"stet"
	"stet/internal/page"
	"stet/internal/web/compare"
)

// compare answers with two revisions of an article, side by side: ?from= and ?to=,
// by default the newest beside the one before it.
func (s *server) compare(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	all, err := s.Articles.Revisions(r.Context(), id)
	if err != nil {
		return err
	}
	to := chosen(all, r.URL.Query().Get("to"), len(all)-1)
	from := chosen(all, r.URL.Query().Get("from"), max(0, to-1))
	if to < 0 || from < 0 {
		return stet.Errorf(stet.NotFound, "there is no such revision")
	}
	return s.send(w, r, http.StatusOK, compare.Page(s.Words, page.NewCompare(all, &all[min(from, to)], &all[max(from, to)])))
}

// chosen gives the place of the revision with the number: otherwise when none is
// named, and -1 when there is no such one.
func chosen(all []stet.Article, asked string, otherwise int) int {
	if asked == "" {
		return otherwise
	}
	for i := range all {
		if n := number(asked); n > 0 && all[i].Revision == n {
			return i
		}
	}
	return -1
}
