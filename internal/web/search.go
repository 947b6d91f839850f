package web

import (
	"context"
	"encoding/xml"
	"net/http"
	"slices"
	"time"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/query"
	"stet/internal/web/search"
)

// searchTime bounds a search: a reader may ask for every word that begins with any
// letter.
const searchTime = 5 * time.Second

// search answers with what ?q= finds; ?kind= shows one kind of it alone, ?order=
// newest its newest first, ?page= more of it.
func (s *server) search(w http.ResponseWriter, r *http.Request) error {
	asked := r.URL.Query()
	results := page.Results{Typed: page.Line(asked.Get("q"), page.QueryMax), Kind: asked.Get("kind")}
	if !slices.Contains(query.Kinds, results.Kind) {
		results.Kind = ""
	}
	results.Asked = page.SearchAsk{
		Query: query.Parse(results.Typed), Newest: asked.Get("order") == "newest",
		Offset: (page.SearchPageNumber(asked.Get("page")) - 1) * page.SearchHits, Limit: page.SearchHits,
	}
	if !results.Asked.Query.Empty() {
		ctx, cancel := context.WithTimeout(r.Context(), searchTime)
		defer cancel()
		var err error
		if results.Counts, err = s.Searcher.SearchCounts(ctx, results.Asked.Query); err != nil {
			return err
		}
		ask := results.Asked
		if results.Kind != "" {
			ask.Query = ask.Query.With(query.Tag{Name: query.Kind, Value: results.Kind})
		}
		if results.Found, err = s.Searcher.Search(ctx, ask); err != nil {
			return err
		}
	}
	return s.send(w, r, http.StatusOK, search.Page(s.Words, page.NewSearch(results)))
}

// openSearch is a description by which browsers can search here from their
// address bar (OpenSearch 1.1, draft 6, "The OpenSearch description document").
type openSearch struct {
	XMLName     xml.Name      `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string        `xml:"ShortName"` // at most 16 characters
	Description string        `xml:"Description"`
	Encoding    string        `xml:"InputEncoding"`
	Image       openSearchPic `xml:"Image"`
	URL         openSearchURL `xml:"Url"`
}

type openSearchPic struct {
	Type string `xml:"type,attr"`
	Href string `xml:",chardata"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// openSearch answers with the site's description for browsers.
func (s *server) openSearch(w http.ResponseWriter, r *http.Request) error {
	d := openSearch{
		ShortName: page.Line(s.Name, 15), Description: messages.Text(messages.With(r.Context(), s.Words), "search.describe", "site", page.Line(s.Name, 200)),
		Encoding: "UTF-8", Image: openSearchPic{"image/svg+xml", s.Base + "/favicon.svg"},
		URL: openSearchURL{"text/html", s.Base + page.SearchPath + "?q={searchTerms}"},
	}
	body, err := xml.Marshal(d)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/opensearchdescription+xml; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	_, err = w.Write(append([]byte(xml.Header), body...))
	return gone(err)
}
