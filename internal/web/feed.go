package web

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"stet/internal/feed"
	"stet/internal/page"
)

// feedLimit is how many articles the feed carries.
const feedLimit = 40

// feed answers with the articles changed last. A title begins with the
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
	return s.sendFeed(w, r, c, c.Updated)
}

// feeds is the table of feeds: of what has one, in every format.
func (s *server) feeds() map[string]handler {
	of := map[string]handler{
		"": s.feed, page.CorrectionsPath: s.correctionsFeed, "/story/{id}": s.storyFeed, "/claim/{id}": s.claimFeed, "/source/{id}": s.sourceFeed,
		page.SearchPath: s.searchFeed,
	}
	if s.Names != nil {
		of["/name/{id}"] = s.nameFeed
	}
	if len(s.Topics) > 0 {
		of["/topic/{slug}"] = s.topicFeed
	}
	if s.Thoughts != nil {
		of["/article/{id}/thoughts"] = s.thoughtsFeed
	}
	table := map[string]handler{}
	for base, h := range of {
		for ending := range feedEndings {
			table["GET "+base+"/feed"+ending] = h
		}
	}
	return table
}

// correctionsFeed answers with the corrections made last.
func (s *server) correctionsFeed(w http.ResponseWriter, r *http.Request) error {
	articles, err := s.Articles.Corrected(r.Context(), feedLimit)
	if err != nil {
		return err
	}
	c := feed.Channel{
		Title: s.Words.Text("follow.corrections", "site", s.Name), Link: s.Base + page.CorrectionsPath, Self: s.Base + page.FeedOf(page.CorrectionsPath), Lang: s.Words.Lang(),
	}
	for _, a := range articles {
		for i, one := range a.Corrections {
			link := s.Base + page.ArticlePath(a.ID)
			c.Entries = append(c.Entries, feed.Entry{
				Title: page.Line(a.Headline.Text, 240), Link: link + "#corrections", GUID: fmt.Sprintf("%s#correction-%d-%d", link, one.Revision, len(a.Corrections)-i),
				Summary: page.Line(one.Was+" → "+one.Is+" ("+one.Why+")", 900), Published: one.At,
			})
		}
	}
	slices.SortStableFunc(c.Entries, func(a, b feed.Entry) int { return b.Published.Compare(a.Published) })
	c.Entries = c.Entries[:min(feedLimit, len(c.Entries))]
	if len(c.Entries) > 0 {
		c.Updated = c.Entries[0].Published
	}
	return s.sendFeed(w, r, c, c.Updated)
}

// sourceFeed answers with a source's newest reports: headlines, and links to the
// outlet's own pages.
func (s *server) sourceFeed(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	found, err := s.Sources.Source(r.Context(), id)
	if err != nil {
		return err
	}
	latest, err := s.Reports.SourceReports(r.Context(), id, feedLimit)
	if err != nil {
		return err
	}
	name := page.Line(found.Source.Name, 120)
	c := feed.Channel{
		Title: s.Words.Text("follow.source", "source", name, "site", s.Name), Link: s.Base + page.SourcePath(id), Self: s.Base + page.FeedOf(page.SourcePath(id)), Lang: found.Source.Lang,
	}
	for _, report := range latest {
		link := page.SafeURL(report.URL)
		if link == "" {
			link = s.Base + page.ReportPath(report.ID)
		}
		if report.Published.After(c.Updated) {
			c.Updated = report.Published
		}
		c.Entries = append(c.Entries, feed.Entry{Title: page.Line(report.Headline, 240), Link: link, GUID: s.Base + page.ReportPath(report.ID), Author: name, Published: report.Published})
	}
	return s.sendFeed(w, r, c, c.Updated)
}

// feedEndings are the formats of every feed, by the ending of its address.
var feedEndings = map[string]feed.Format{".xml": feed.RSS, ".atom": feed.Atom, ".json": feed.JSON}

func formatOf(address string) feed.Format { return feedEndings[path.Ext(address)] }

// sendFeed answers with a feed in the format that the address ends in, or with 304 when the reader has it. The zero time
// says that none tells when it last changed.
func (s *server) sendFeed(w http.ResponseWriter, r *http.Request, c feed.Channel, modified time.Time) error {
	format := formatOf(r.URL.Path)
	self, query, asked := strings.Cut(c.Self, "?")
	c.Self, c.Hub = strings.TrimSuffix(self, ".xml")+path.Ext(r.URL.Path), s.Hub
	if asked {
		c.Self += "?" + query
	}
	var b bytes.Buffer
	if err := feed.Write(&b, format, c); err != nil {
		return err
	}
	w.Header().Set("Content-Type", format.Type())
	if c.Hub != "" { // WebSub, section 4
		w.Header().Set("Link", fmt.Sprintf(`<%s>; rel="hub", <%s>; rel="self"`, c.Hub, c.Self))
	}
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
