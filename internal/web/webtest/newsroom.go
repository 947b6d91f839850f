package webtest

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/page"
)

// Now is the moment at which the newsroom is looked at.
var Now = at(46)

// Newsroom is everything that the site reads, in memory. Tests may change its
// fields before they start.
type Newsroom struct {
	Entries  []page.Entry // the front page, best first
	Written  map[stet.ID][]stet.Article
	Dossiers map[stet.ID]*stet.Dossier
	Filed    map[stet.ID]*stet.Report
	Read     []page.SourceEntry
	Former   []stet.Claim               // that no ledger holds any more
	Left     map[stet.ID]stet.Departure // reports that are no longer published as they are here
	Err      error                      // given by every method when set
}

// New gives the invented newsroom.
func New() *Newsroom {
	d, revisions := Dossier(), Revisions()
	n := &Newsroom{
		Entries:  append([]page.Entry{{Article: revisions[len(revisions)-1], Status: stet.Disputed, Evidence: stet.EvidenceNone}}, others()...),
		Written:  map[stet.ID][]stet.Article{ArticleID: revisions},
		Dossiers: map[stet.ID]*stet.Dossier{Story: d},
		Filed:    map[stet.ID]*stet.Report{},
	}
	for _, e := range n.Entries[1:] {
		n.Written[e.Article.ID] = []stet.Article{e.Article}
	}
	earlier := Earlier()
	n.Dossiers[earlier.Story.ID], n.Filed[earlier.Reports[0].ID] = earlier, earlier.Reports[0]
	for i, r := range d.Reports {
		n.Filed[r.ID] = r
		host := strings.TrimSuffix(strings.TrimPrefix(r.URL, "https://"), ".example/2031/03/veyra")
		n.Read = append(n.Read, page.SourceEntry{
			Source: stet.NewSource(stet.Source{
				Name: r.Outlet, Owner: r.Owner, URL: "https://" + host + ".example/feed", Home: "https://" + host + ".example/",
				Lang: r.Lang, Terms: []string{"short excerpts with a link", ""}[i%2], Added: at(-200),
			}),
			Reports: 1, Polled: at(45), Failing: i == 3,
		})
	}
	return n
}

func missing(what string) error { return stet.Errorf(stet.NotFound, "there is no such %s", what) }

// Front gives the entries in their order.
func (n *Newsroom) Front(_ context.Context, _ time.Time, limit int) ([]page.Entry, error) {
	return n.Entries[:min(limit, len(n.Entries))], n.Err
}

// Latest gives the entries by time of change.
func (n *Newsroom) Latest(_ context.Context, limit int) ([]page.Entry, error) {
	all := slices.Clone(n.Entries)
	slices.SortStableFunc(all, func(a, b page.Entry) int { return b.Article.Changed.Compare(a.Article.Changed) })
	return all[:min(limit, len(all))], n.Err
}

// Record gives how a revision of an article was made.
func (n *Newsroom) Record(_ context.Context, id stet.ID, revision int) (*stet.Record, error) {
	for _, a := range n.Written[id] {
		if a.Revision == revision {
			return record(a), n.Err
		}
	}
	return nil, missing("record")
}

// Standing gives what is newest of an article.
func (n *Newsroom) Standing(_ context.Context, id stet.ID) (page.Standing, error) {
	for _, e := range n.Entries {
		if e.Article.ID == id {
			s := page.Standing{Revision: e.Article.Revision, Status: e.Status, Evidence: e.Evidence}
			if d := n.Dossiers[e.Article.Story]; d != nil {
				s.Version = d.Story.Version
			}
			return s, n.Err
		}
	}
	return page.Standing{}, missing("article")
}

// Revisions gives an article's revisions.
func (n *Newsroom) Revisions(_ context.Context, id stet.ID) ([]stet.Article, error) {
	if len(n.Written[id]) == 0 {
		return nil, missing("article")
	}
	return slices.Clone(n.Written[id]), n.Err
}

// Corrected gives the articles with corrections.
func (n *Newsroom) Corrected(_ context.Context, limit int) ([]stet.Article, error) {
	var out []stet.Article
	for _, e := range n.Entries {
		if len(e.Article.Corrections) > 0 && len(out) < limit {
			out = append(out, e.Article)
		}
	}
	return out, n.Err
}

// Dossier gives a story.
func (n *Newsroom) Dossier(_ context.Context, id stet.ID) (*stet.Dossier, error) {
	if d := n.Dossiers[id]; d != nil {
		return d, n.Err
	}
	return nil, missing("story")
}

// Claim gives a claim.
func (n *Newsroom) Claim(_ context.Context, id stet.ID) (*stet.Claim, error) {
	for _, d := range n.Dossiers {
		for i := range d.Claims {
			if d.Claims[i].ID == id {
				return &d.Claims[i], n.Err
			}
		}
	}
	return nil, missing("claim")
}

// FormerClaim gives a claim that no ledger holds any more.
func (n *Newsroom) FormerClaim(_ context.Context, id stet.ID) (*stet.Claim, error) {
	for i := range n.Former {
		if n.Former[i].ID == id {
			return &n.Former[i], n.Err
		}
	}
	return nil, missing("claim")
}

// LaterClaims gives the claims whose earlier life has the ID.
func (n *Newsroom) LaterClaims(_ context.Context, id stet.ID, limit int) ([]stet.Claim, error) {
	var out []stet.Claim
	for _, d := range n.Dossiers {
		for _, c := range d.Claims {
			if c.Earlier == id && len(out) < limit {
				out = append(out, c)
			}
		}
	}
	return out, n.Err
}

// StoryArticle gives a story's article.
func (n *Newsroom) StoryArticle(_ context.Context, id stet.ID) (*stet.Article, error) {
	for _, e := range n.Entries {
		if e.Article.Story == id {
			return &e.Article, n.Err
		}
	}
	return nil, missing("article")
}

// Related gives the entries of other stories.
func (n *Newsroom) Related(_ context.Context, id stet.ID, limit int) ([]page.Entry, error) {
	var out []page.Entry
	for _, e := range n.Entries {
		if e.Article.Story != id && len(out) < limit {
			out = append(out, e)
		}
	}
	return out, n.Err
}

// Report gives a report.
func (n *Newsroom) Report(_ context.Context, id stet.ID) (*stet.Report, error) {
	if r := n.Filed[id]; r != nil {
		return r, n.Err
	}
	return nil, missing("report")
}

// ReportStory gives the story that a report is in.
func (n *Newsroom) ReportStory(_ context.Context, id stet.ID) (stet.ID, error) {
	for story, d := range n.Dossiers {
		if d.Report(id) != nil {
			return story, n.Err
		}
	}
	return "", n.Err
}

// Departure gives what became of a report's page.
func (n *Newsroom) Departure(_ context.Context, id stet.ID) (*stet.Departure, error) {
	if d, left := n.Left[id]; left {
		return &d, n.Err
	}
	return nil, missing("departure")
}

// SourceReports gives a source's reports.
func (n *Newsroom) SourceReports(_ context.Context, source stet.ID, limit int) ([]stet.Report, error) {
	var out []stet.Report
	for _, d := range n.Dossiers {
		for _, r := range d.Reports {
			if r.Source == source {
				out = append(out, *r)
			}
		}
	}
	slices.SortFunc(out, func(a, b stet.Report) int { return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.ID, b.ID)) })
	return out[:min(limit, len(out))], n.Err
}

// Sources gives the outlets.
func (n *Newsroom) Sources(context.Context) ([]page.SourceEntry, error) { return n.Read, n.Err }

// Source gives an outlet.
func (n *Newsroom) Source(_ context.Context, id stet.ID) (page.SourceEntry, error) {
	for _, s := range n.Read {
		if s.Source.ID == id {
			return s, n.Err
		}
	}
	return page.SourceEntry{}, missing("source")
}
