package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"stet"
	"stet/internal/page"
	"stet/internal/web/report"
)

// report answers with an archived report; ?from= and ?to=, in code points of its
// text, name a passage to highlight.
func (s *server) report(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	found, err := s.Reports.Report(r.Context(), id)
	if err != nil {
		return err
	}
	d, a, err := s.reportStory(r.Context(), id)
	if err != nil {
		return err
	}
	left, err := s.Reports.Departure(r.Context(), id)
	if absent(err) != nil {
		return err
	}
	w.Header().Set("X-Robots-Tag", "noindex")
	return s.send(w, r, http.StatusOK, report.Page(page.NewReport(found, left, passageOf(r.URL.Query()), d, a, s.Live)))
}

// reportStory reads the story that a report went into, and its article; nil
// where there is none.
func (s *server) reportStory(ctx context.Context, id stet.ID) (*stet.Dossier, *stet.Article, error) {
	story, err := s.Reports.ReportStory(ctx, id)
	if err != nil || story == "" {
		return nil, nil, absent(err)
	}
	d, err := s.Stories.Dossier(ctx, story)
	if err != nil {
		return nil, nil, absent(err)
	}
	a, err := s.Stories.StoryArticle(ctx, story)
	return d, a, absent(err)
}

// absent forgets that something is not there.
func absent(err error) error {
	if stet.KindOf(err) == stet.NotFound {
		return nil
	}
	return err
}

// passageOf reads the passage asked for. What is no number asks for a passage
// that lies nowhere, and the page says so.
func passageOf(q url.Values) stet.Span {
	if !q.Has("from") && !q.Has("to") {
		return stet.Span{}
	}
	from, errFrom := strconv.Atoi(q.Get("from"))
	to, errTo := strconv.Atoi(q.Get("to"))
	if errFrom != nil || errTo != nil {
		return stet.Span{Start: -1, End: -1}
	}
	return stet.Span{Start: from, End: to}
}
