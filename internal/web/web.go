package web

import (
	"net/http"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzhttp"
	"golang.org/x/sync/singleflight"

	"stet"
	"stet/internal/discuss"
	"stet/internal/page"
)

// server is the site.
type server struct {
	Options
	site      page.Site
	cache     *cache
	standings *standings
	metrics   *metrics
	renders   singleflight.Group // of articles' pages and cards
	drawing   sync.Mutex         // of cards
	markup    *discuss.Markup

	ownForms *http.CrossOriginProtection
	checks   chan struct{} // holds one for each text that is being checked
}

// New makes the site's handler. Errors are of kind Invalid when an address in
// the options cannot work.
func New(o Options) (http.Handler, error) {
	if err := o.complete(); err != nil {
		return nil, err
	}
	s := &server{
		Options: o, cache: newCache(cacheBytes), standings: newStandings(o.Articles.Standing, o.Now), metrics: newMetrics(), markup: discuss.NewMarkup(),
		site: page.Site{
			Name: o.Name, Base: o.Base, Example: o.Example, Contact: o.Contact, Version: o.Version, Disclosure: o.Disclosure,
			Logo: logoOf(o.Theme), Accounts: o.Accounts != nil,
		},
	}
	s.ownForms, s.checks = http.NewCrossOriginProtection(), make(chan struct{}, checksAtOnce)
	if err := s.ownForms.AddTrustedOrigin(s.Base); err != nil { // that a proxy hides from us
		return nil, stet.Errorf(stet.Invalid, "%q cannot be the site's address: %w", s.Base, err)
	}
	mux, err := s.routes()
	if err != nil {
		return nil, err
	}
	return s.observe(s.rescue(s.secure(mux))), nil
}

// routes joins the tables of addresses, a table to each part of the site.
func (s *server) routes() (*http.ServeMux, error) {
	// Small answers gain nothing from compression.
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024))
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle(articlePattern, s.page(s.article)) // which is compressed already
	for _, table := range []map[string]handler{
		s.reading(), s.checking(), s.naming(), s.topical(), s.archival(), s.signing(), s.discussing(), s.reporting(), s.subscribing(), s.theming(), s.feeds(), s.sitemaps(), s.housekeeping(),
	} {
		for pattern, h := range table {
			if !strings.HasPrefix(pattern, http.MethodGet) && !strings.HasPrefix(pattern, "/") {
				h = s.own(h)
			}
			mux.Handle(pattern, compress(s.page(h)))
		}
	}
	mux.Handle("GET /metrics", compress(s.metrics.handler()))
	return mux, nil
}

// articlePattern is the address of what is asked for most.
const articlePattern = "GET /article/{id}"

// reading is the table of what there is to read.
func (s *server) reading() map[string]handler {
	return map[string]handler{
		"GET /{$}":         s.front,
		"GET /story/{id}":  s.story,
		"GET /claim/{id}":  s.claim,
		"GET /report/{id}": s.report,
		"GET /sources":     s.sources,
		"GET /source/{id}": s.source,
		"GET /search":      s.search,

		"GET /opensearch.xml": s.openSearch,

		"GET /corrections": s.corrections,
		"GET /about":       s.about,

		"GET /article/{id}/card.png":    s.card,
		"GET /article/{id}/compare":     s.compare,
		"GET /article/{id}/record":      s.record,
		"GET /article/{id}/record.json": s.record,
	}
}

// checking is the table of checking a text.
func (s *server) checking() map[string]handler {
	return map[string]handler{"GET /check": s.checkForm, "POST /check": s.check}
}

// housekeeping is the table of what browsers, crawlers and operators ask for.
func (s *server) housekeeping() map[string]handler {
	return map[string]handler{
		"GET /robots.txt":  s.robots,
		"GET /favicon.svg": s.icon,
		"GET /favicon.ico": s.oldIcon,
		"GET /healthz":     s.healthz,
		"GET /readyz":      s.readyz,
		"/":                s.elsewhere,
	}
}
