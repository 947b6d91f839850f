package web

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"stet"
	"stet/internal/page"
	"stet/internal/web/record"
)

// record answers with how the newest revision of an article was made, or the
// one asked for by ?revision=N; asked for .json, with its data.
func (s *server) record(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	revision, err := revisionAsked(r)
	if err != nil {
		return err
	}
	m, err := s.recordMaterial(r.Context(), id, revision)
	if err != nil {
		return err
	}
	if strings.HasSuffix(r.URL.Path, jsonSuffix) {
		return sendJSON(w, page.NewRecordData(s.site, *m))
	}
	return s.send(w, r, http.StatusOK, record.Page(s.Words, page.NewRecord(*m)))
}

// recordMaterial reads what the page of a record is made from.
func (s *server) recordMaterial(ctx context.Context, id stet.ID, revision int) (m *page.RecordMaterial, err error) {
	defer stet.Wrap(&err, "record of article %s", id)
	m = &page.RecordMaterial{}
	if m.Revisions, err = s.Articles.Revisions(ctx, id); err != nil {
		return nil, err
	}
	if len(m.Revisions) == 0 {
		return nil, stet.Errorf(stet.NotFound, "there is no such article")
	}
	if revision == 0 {
		revision = m.Revisions[len(m.Revisions)-1].Revision
	}
	if m.Record, err = s.Records.Record(ctx, id, revision); err != nil {
		return nil, err
	}
	known := map[stet.ID]bool{}
	for _, report := range reportsOf(m.Record) {
		if known[report] || report.Validate() != nil {
			continue
		}
		known[report] = true
		r, err := s.Reports.Report(ctx, report)
		switch {
		case err == nil:
			m.Reports = append(m.Reports, r)
		case absent(err) != nil:
			return nil, err
		}
	}
	return m, nil
}

// reportsOf names the reports that a record speaks of, some of them twice.
func reportsOf(r *stet.Record) []stet.ID {
	var all []stet.ID
	for _, g := range r.Given {
		all = append(all, g.Report)
	}
	for _, v := range r.Verdicts {
		for _, p := range slices.Concat(v.Passages, v.Instead) {
			all = append(all, p.Report)
		}
	}
	return all
}
