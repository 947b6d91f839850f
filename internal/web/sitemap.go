package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"stet"
	"stet/internal/feed"
	"stet/internal/page"
)

// Articulated lists every article there is, in an order that stays: by ID.
type Articulated interface {
	CountArticles(ctx context.Context) (int, error)
	// ArticlesChanged gives when articles last changed, from the given place on.
	ArticlesChanged(ctx context.Context, from, limit int) (map[stet.ID]time.Time, []stet.ID, error)
}

// Limits of sitemaps.
const (
	sitemapArticles = feed.MaxLocated - 10 // the first names pages of ours too
	newsAge         = 48 * time.Hour
	newsLimit       = 1000
)

// sitemaps is the table of what crawlers are given.
func (s *server) sitemaps() map[string]handler {
	if s.Sitemap == nil {
		return nil
	}
	return map[string]handler{"GET /sitemap.xml": s.sitemapIndex, "GET /sitemap/{file}": s.sitemap, "GET /news-sitemap.xml": s.newsSitemap}
}

// sitemapIndex answers with the addresses of the sitemaps.
func (s *server) sitemapIndex(w http.ResponseWriter, r *http.Request) error {
	n, err := s.Sitemap.CountArticles(r.Context())
	if err != nil {
		return err
	}
	var all []string
	for i := 0; i == 0 || i*sitemapArticles < n; i++ {
		all = append(all, fmt.Sprintf("%s/sitemap/%d.xml", s.Base, i+1))
	}
	var b bytes.Buffer
	if err := feed.WriteSitemapIndex(&b, all); err != nil {
		return err
	}
	return sendXML(w, b.Bytes())
}

// sitemap answers with one of them; the first names the site's own pages too.
func (s *server) sitemap(w http.ResponseWriter, r *http.Request) error {
	number, err := strconv.Atoi(strings.TrimSuffix(r.PathValue("file"), ".xml"))
	if err != nil || number < 1 || number > 10_000 {
		return stet.Errorf(stet.NotFound, "there is no such sitemap")
	}
	changed, ids, err := s.Sitemap.ArticlesChanged(r.Context(), (number-1)*sitemapArticles, sitemapArticles)
	if err != nil {
		return err
	}
	var pages []feed.Located
	if number == 1 {
		for _, path := range []string{page.FrontPath, page.SourcesPath, page.CorrectionsPath, page.CheckPath, page.AboutPath} {
			pages = append(pages, feed.Located{Address: s.Base + path})
		}
	} else if len(ids) == 0 {
		return stet.Errorf(stet.NotFound, "there is no such sitemap")
	}
	for _, id := range ids {
		pages = append(pages, feed.Located{Address: s.Base + page.ArticlePath(id), Changed: changed[id]})
	}
	var b bytes.Buffer
	if err := feed.WriteSitemap(&b, pages); err != nil {
		return err
	}
	return sendXML(w, b.Bytes())
}

// newsSitemap answers with what was written in the last two days.
func (s *server) newsSitemap(w http.ResponseWriter, r *http.Request) error {
	latest, err := s.Articles.Latest(r.Context(), newsLimit)
	if err != nil {
		return err
	}
	var pages []feed.Located
	for _, e := range latest {
		if a := e.Article; s.Now().Sub(a.Written) <= newsAge && !a.Withdrawn {
			pages = append(pages, feed.Located{Address: s.Base + page.ArticlePath(a.ID), Title: page.Line(a.Headline.Text, 240), Lang: page.Lang(a.Lang), Written: a.Written})
		}
	}
	var b bytes.Buffer
	if err := feed.WriteNewsSitemap(&b, s.Name, pages); err != nil {
		return err
	}
	return sendXML(w, b.Bytes())
}

func sendXML(w http.ResponseWriter, b []byte) error {
	w.Header().Set("Content-Type", "application/xml; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=600")
	_, err := w.Write(b)
	return gone(err)
}
