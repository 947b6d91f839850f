package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"

	"stet"
	"stet/internal/page"
	"stet/internal/web/article"
)

// relatedLimit is how many related articles a page names.
const relatedLimit = 4

// article answers with an article's newest revision, or the one asked for by
// ?revision=N.
func (s *server) article(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	revision, err := revisionAsked(r)
	if err != nil {
		return err
	}
	standing, err := s.standings.of(r.Context(), id)
	if err != nil {
		return err
	}
	if revision == 0 {
		revision = standing.Revision
	}
	p, err := s.articlePage(r.Context(), pageKey{article: id, revision: revision, now: standing})
	if err != nil {
		return err
	}
	sendRendered(w, r, p)
	return nil
}

// revisionAsked gives the revision in the address; 0 when none is asked for.
func revisionAsked(r *http.Request) (int, error) {
	if r.URL.RawQuery == "" {
		return 0, nil
	}
	asked := r.URL.Query().Get("revision")
	if asked == "" {
		return 0, nil
	}
	revision, err := strconv.Atoi(asked)
	if err != nil || revision < 1 {
		return 0, stet.Errorf(stet.NotFound, "revisions are numbered from 1")
	}
	return revision, nil
}

// articlePage gives the page from the cache, or renders and keeps it: once,
// however many ask. Where only comments are new, the page without them is given
// while it is rendered anew, so that nobody waits for what others write.
func (s *server) articlePage(ctx context.Context, key pageKey) (*rendered, error) {
	thoughts := key.now.Thoughts
	key.now.Thoughts = 0
	p := s.cache.get(key, s.Now())
	if p != nil && p.thoughts == thoughts {
		s.metrics.cache.WithLabelValues("cache").Inc()
		return p, nil
	}
	// It is rendered for all who wait, and does not end when one of them leaves.
	ctx = context.WithoutCancel(ctx)
	coming := s.renders.DoChan(fmt.Sprint(key), func() (any, error) { return s.renderArticle(ctx, key, thoughts) })
	if p != nil {
		go func() {
			if done := <-coming; done.Err != nil {
				s.Access.LogAttrs(ctx, slog.LevelError, "cannot render anew", slog.String("article", string(key.article)), slog.String("error", done.Err.Error()))
			}
		}()
		return p, nil
	}
	done := <-coming
	if done.Err != nil {
		return nil, done.Err
	}
	return done.Val.(*rendered), nil
}

// renderArticle renders an article's page with its comments and keeps it.
func (s *server) renderArticle(ctx context.Context, key pageKey, thoughts int) (p *rendered, err error) {
	defer func() { // it runs where rescue does not reach
		if v := recover(); v != nil {
			err = stet.Errorf(stet.Internal, "panic: %v\n%s", v, debug.Stack())
		}
	}()
	now := s.Now()
	m, err := s.material(ctx, key)
	if err != nil {
		return nil, err
	}
	talk, err := s.talk(ctx, m.Article)
	if err != nil {
		return nil, err
	}
	doc := s.dress(article.Page(s.site, page.NewArticle(*m), page.NewNewsArticle(s.site, *m), talk))
	html, err := s.render(ctx, doc)
	if err != nil {
		return nil, err
	}
	p, err = newRendered(key, now, pagePolicy(doc), html)
	if err != nil {
		return nil, err
	}
	p.thoughts = thoughts
	s.cache.put(p)
	s.metrics.cache.WithLabelValues("rendered").Inc()
	return p, nil
}

// material reads what an article's page is made from.
func (s *server) material(ctx context.Context, key pageKey) (m *page.Material, err error) {
	defer stet.Wrap(&err, "article %s, revision %d", key.article, key.revision)
	m = &page.Material{Standing: key.now, Live: s.Live, Problems: s.Desk != nil, Words: s.Words}
	if m.Revisions, err = s.Articles.Revisions(ctx, key.article); err != nil {
		return nil, err
	}
	for i := range m.Revisions {
		if m.Revisions[i].Revision == key.revision {
			m.Article = &m.Revisions[i]
		}
	}
	if m.Article == nil {
		return nil, stet.Errorf(stet.NotFound, "there is no such revision")
	}
	if m.Dossier, err = s.dossier(ctx, m.Article.Story); err != nil {
		return nil, err
	}
	if m.Extra, err = s.moved(ctx, m.Article, m.Dossier); err != nil {
		return nil, err
	}
	m.Related, err = s.Stories.Related(ctx, m.Article.Story, relatedLimit)
	return m, err
}

// dossier reads a story, empty when its reports have all moved to another: what
// was written about it stays readable.
func (s *server) dossier(ctx context.Context, story stet.ID) (*stet.Dossier, error) {
	d, err := s.Stories.Dossier(ctx, story)
	if stet.KindOf(err) == stet.NotFound {
		return &stet.Dossier{Story: stet.Story{ID: story}}, nil
	}
	return d, err
}

// moved reads the reports that the article cites though they have left its
// story. One that is no longer kept at all is left out: the citation's own words
// then stand for it.
func (s *server) moved(ctx context.Context, a *stet.Article, d *stet.Dossier) ([]*stet.Report, error) {
	known := map[stet.ID]bool{}
	for _, r := range d.Reports {
		known[r.ID] = true
	}
	var out []*stet.Report
	for _, c := range page.Citations(a) {
		if known[c.Report] || c.Report.Validate() != nil {
			continue
		}
		known[c.Report] = true
		r, err := s.Reports.Report(ctx, c.Report)
		switch {
		case err == nil:
			out = append(out, r)
		case stet.KindOf(err) != stet.NotFound:
			return nil, err
		}
	}
	return out, nil
}

// sendRendered answers with a page in the form that the browser takes, or with
// 304 when it has it already.
func sendRendered(w http.ResponseWriter, r *http.Request, p *rendered) {
	f := &p.plain
	if acceptsGzip(r.Header.Get("Accept-Encoding")) {
		f = &p.gzip
	}
	h := w.Header()
	// These are assigned and not set because setting makes a slice of each, and
	// nothing is asked for as often as an article.
	h["Vary"], h["Cache-Control"], h["Content-Security-Policy"], h["Etag"] = varyByEncoding, askEachTime, p.policy, f.etag
	if matches(r.Header.Get("If-None-Match"), f.etag[0]) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h["Content-Type"], h["Content-Length"] = htmlType, f.length
	if f.encoding != nil {
		h["Content-Encoding"] = f.encoding
	}
	if r.Method != http.MethodHead {
		inOne(r, func() {
			_, err := w.Write(f.body)
			_ = gone(err)
		})
	}
}

// Headers of every article's page, shared by all answers: they are not changed.
var (
	varyByEncoding = []string{"Accept-Encoding"}
	askEachTime    = []string{"no-cache"} // a correction must reach readers at once
	htmlType       = []string{"text/html; charset=utf-8"}
	gzipCoding     = []string{"gzip"}
)

// matches reports whether an If-None-Match header names the tag, compared
// weakly (RFC 9110, section 13.1.2).
func matches(header, tag string) bool {
	for one := range strings.SplitSeq(header, ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
			return true
		}
	}
	return false
}
