package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"stet"
	"stet/internal/account"
	"stet/internal/check"
	"stet/internal/discuss"
	"stet/internal/follow"
	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/query"
	"stet/internal/theme"
)

// Options is what the site is made of. Articles, Records, Stories, Claims, Reports,
// Sources, Searcher, Checker, News and Base are required.
type Options struct {
	Articles Articles
	Records  Records
	Stories  Stories
	Claims   Claims
	Reports  Reports
	Sources  Sources
	Searcher Searcher
	Checker  Checker

	Accounts   *account.Service // signing in; nil: nobody can
	Visitors   Visitors         // who is signed in; nil: Accounts knows
	Belongings []Belongings     // what accounts have here, for those who leave

	Archive  Archive      // what was published when; nil: there is no archive
	Names    Names        // people, places and bodies; nil: there are no pages of them
	Mentions Mentions     // who is named in a story; nil: ledgers link to nobody
	Topics   []page.Topic // the operator's; with none, the page of topics lists names
	Tallies  Tallies      // what became of sources' reports; nil: their pages do not say

	Name    string // of the site; "" means Stet
	Base    string // its address as readers type it, http or https, without a path
	Example bool   // say on every page that outlets are invented
	Contact string // where readers report a problem: a mailto: or https: address; "" for none
	Version string // of the program; "" for none

	Thoughts   Thoughts // what readers say; nil: nothing, and Moderation and Discuss are not asked
	Moderation Moderation
	Discuss    discuss.Rules
	Desk       Desk     // corrects articles, where Accounts lets editors sign in; nil: nobody does, and Problems is not asked
	Problems   Problems // what readers find wrong

	News      follow.Source // what is new about things; required
	Following Following     // what accounts follow; nil: nothing

	Hub     string      // WebSub hub that the feeds name; "" for none
	Sitemap Articulated // every article there is, for crawlers; nil: no sitemaps

	Theme theme.Theme // the operator's; the zero theme: our own look

	Words *messages.Words // the interface's, in the site's language; nil: English

	Disclosure string // how articles tell that they are AI-generated (page.Making.Disclosed); "" for our own words

	Live   func(original string) string // maps an original's address to one that a browser can open; nil: it is that
	Now    func() time.Time             // nil: time.Now
	Ready  func(context.Context) error  // whether the site can serve; nil: always
	Access *slog.Logger                 // one line a request, and failures of ours; nil: none
}

// Articles reads what was published. It is an interface so that pages can be
// tested without a database. Errors are of kind NotFound where there is no such
// article or revision.
type Articles interface {
	// Front gives the articles that the front page shows, best first, by
	// independent origins and freshness.
	Front(ctx context.Context, now time.Time, limit int) ([]page.Entry, error)
	// Latest gives the articles changed last, newest first.
	Latest(ctx context.Context, limit int) ([]page.Entry, error)
	// Standing is asked for on every request of an article's page, before its
	// cache: it should be one lookup by key.
	Standing(ctx context.Context, article stet.ID) (page.Standing, error)
	// Revisions gives every revision of an article, oldest first; at least one.
	Revisions(ctx context.Context, article stet.ID) ([]stet.Article, error)
	// Corrected gives the newest revisions of articles that carry corrections,
	// latest correction first.
	Corrected(ctx context.Context, limit int) ([]stet.Article, error)
}

// Records reads how articles were made. Errors are of kind NotFound where no
// record of the revision is kept.
type Records interface {
	Record(ctx context.Context, article stet.ID, revision int) (*stet.Record, error)
}

// Stories reads a story as a whole: for ledgers, and for what stands round an
// article's text. Errors are of kind NotFound where there is no such story.
type Stories interface {
	Dossier(ctx context.Context, story stet.ID) (*stet.Dossier, error)
	// StoryArticle gives the newest revision of the story's article.
	StoryArticle(ctx context.Context, story stet.ID) (*stet.Article, error)
	// Related gives articles about other stories that a reader of this one's
	// may want next, best first.
	Related(ctx context.Context, story stet.ID, limit int) ([]page.Entry, error)
}

// Claims reads claims one by one, for their own pages. Errors are of kind
// NotFound where there is no such claim.
type Claims interface {
	Claim(ctx context.Context, id stet.ID) (*stet.Claim, error)
	// FormerClaim gives a claim that no ledger holds any more, as it last was.
	FormerClaim(ctx context.Context, id stet.ID) (*stet.Claim, error)
	// LaterClaims gives the claims whose earlier life is the one with the ID.
	LaterClaims(ctx context.Context, id stet.ID, limit int) ([]stet.Claim, error)
}

// Reports reads archived reports: for their own pages, and for citations of
// reports that have left their story.
type Reports interface {
	Report(ctx context.Context, id stet.ID) (*stet.Report, error)
	// ReportStory gives the story that the report was placed in; "" while it
	// was not.
	ReportStory(ctx context.Context, id stet.ID) (stet.ID, error)
	// Departure gives what became of the page that the report was read from;
	// NotFound while it is as it was.
	Departure(ctx context.Context, id stet.ID) (*stet.Departure, error)
	// SourceReports gives a source's newest reports, newest first.
	SourceReports(ctx context.Context, source stet.ID, limit int) ([]stet.Report, error)
}

// Sources reads the outlets, so that readers see whom the newsroom reads.
type Sources interface {
	Sources(ctx context.Context) ([]page.SourceEntry, error) // by name
	Source(ctx context.Context, id stet.ID) (page.SourceEntry, error)
}

// Searcher finds articles, claims, names and reports by what a reader typed, which
// is anything at all.
type Searcher interface {
	Search(ctx context.Context, asked page.SearchAsk) ([]page.Found, error)
	// SearchCounts gives how many of each kind a query finds.
	SearchCounts(ctx context.Context, asked query.Query) (map[string]int, error)
}

// Checker checks readers' texts. It is an interface so that the site knows no
// gate. Check is a function of its input, and is called by several goroutines.
type Checker interface {
	Check(text string, against []*stet.Report) []check.Verdict
}

// Visitors knows who is signed in. It is an interface so that pages can be
// tested without sessions.
type Visitors interface {
	// Visitor gives the account that sends the request; nil, and no error, when
	// it comes from nobody who is signed in.
	Visitor(r *http.Request) (*stet.Account, error)
}

// complete fills in what was left out and refuses what cannot work.
func (o *Options) complete() error {
	if o.Articles == nil || o.Records == nil || o.Stories == nil || o.Claims == nil || o.Reports == nil || o.Sources == nil || o.Searcher == nil || o.Checker == nil || o.News == nil {
		return stet.Errorf(stet.Internal, "web.Options needs Articles, Records, Stories, Claims, Reports, Sources, Searcher, Checker and News")
	}
	base, err := url.Parse(o.Base)
	if err != nil || base.Host == "" || (base.Scheme != "http" && base.Scheme != "https") || strings.Trim(base.Path, "/") != "" {
		return stet.Errorf(stet.Invalid, "%q cannot be the site's address: give one such as https://news.example, without a path", o.Base)
	}
	o.Base = base.Scheme + "://" + base.Host
	if o.Contact != "" && page.SafeURL(o.Contact) == "" && !strings.HasPrefix(o.Contact, "mailto:") {
		return stet.Errorf(stet.Invalid, "%q cannot be the contact: give a mailto: or https: address", o.Contact)
	}
	if o.Name == "" {
		o.Name = "Stet"
	}
	if o.Visitors == nil && o.Accounts != nil {
		o.Visitors = o.Accounts
	}
	if o.Words == nil {
		o.Words = messages.From(context.Background())
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Ready == nil {
		o.Ready = func(context.Context) error { return nil }
	}
	if o.Access == nil {
		o.Access = slog.New(slog.DiscardHandler)
	}
	return nil
}
