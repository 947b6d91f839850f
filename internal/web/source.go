package web

import (
	"net/http"

	"stet/internal/page"
	"stet/internal/web/source"
)

// sourceLimit is how many reports a source's page lists.
const sourceLimit = 50

// sources answers with the list of sources.
func (s *server) sources(w http.ResponseWriter, r *http.Request) error {
	all, err := s.Sources.Sources(r.Context())
	if err != nil {
		return err
	}
	return s.send(w, r, http.StatusOK, source.List(s.Words, page.NewSources(all, s.Live)))
}

// source answers with the page of one source.
func (s *server) source(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	found, err := s.Sources.Source(r.Context(), id)
	if err != nil {
		return err
	}
	latest, err := s.Reports.SourceReports(r.Context(), id, sourceLimit)
	if err != nil {
		return err
	}
	p := page.NewSource(found, latest, s.Live)
	if p.Record, err = s.sourceRecord(r.Context(), found.Source); err != nil {
		return err
	}
	return s.send(w, r, http.StatusOK, source.Page(s.Words, p))
}
