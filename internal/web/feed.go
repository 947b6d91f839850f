package web

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net/http"
	"strings"
	"time"

	"stet/internal/feed"
	"stet/internal/page"
)

// feedLimit is how many articles the feed carries.
const feedLimit = 40

// feed answers with the articles changed last, as RSS. A title begins with the
// standing of what it tells, as everywhere else.
func (s *server) feed(w http.ResponseWriter, r *http.Request) error {
	latest, err := s.Articles.Latest(r.Context(), feedLimit)
	if err != nil {
		return err
	}
	c := feed.Channel{
		Title: s.Name, Link: s.Base + page.FrontPath, Self: s.Base + page.FeedPath, Lang: s.Words.Lang(),
		Description: s.Words.Text("problem.feed"),
	}
	for _, e := range latest {
		a := e.Article
		if a.Changed.After(c.Updated) {
			c.Updated = a.Changed
		}
		c.Entries = append(c.Entries, feed.Entry{
			Title: s.feedTitle(e), Link: s.Base + page.ArticlePath(a.ID), GUID: s.Base + page.ArticlePath(a.ID),
			Summary: page.Line(a.Deck.Text, 600), Published: a.Changed,
		})
	}
	return sendFeed(w, r, c, c.Updated)
}

// sendFeed answers with a feed, or with 304 when the reader has it. The zero time
// says that none tells when it last changed.
func sendFeed(w http.ResponseWriter, r *http.Request, c feed.Channel, modified time.Time) error {
	var b bytes.Buffer
	if err := feed.WriteRSS(&b, c); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=300")
	w.Header().Set("ETag", fmt.Sprintf(`W/"%x"`, sha256.Sum256(b.Bytes()))) // weak: it may be sent compressed
	http.ServeContent(w, r, "", modified, bytes.NewReader(b.Bytes()))
	return nil
}

func (s *server) feedTitle(e page.Entry) string {
	title := page.Line(e.Article.Headline.Text, 240)
	if e.Status == "" {
		return title
	}
	return strings.ToUpper(s.Words.Text("site.status."+string(e.Status))) + ": " + title
}
