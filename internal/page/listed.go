package page

import (
	"time"

	"stet"
)

// Listed is one thing of a page that lists things, as a feed of it would carry it.
type Listed struct {
	ID    stet.ID
	Title string
	Path  string
	At    time.Time
}

// ListedFound are the documents of a search or a topic.
func ListedFound(all []Found) []Listed {
	out := make([]Listed, 0, len(all))
	for _, f := range all {
		out = append(out, Listed{ID: f.ID, Title: Line(f.Title, hitTitle), Path: foundPath(f), At: f.At})
	}
	return out
}

// ListedNames are the names of a list.
func ListedNames(all []NameEntry) []Listed {
	out := make([]Listed, 0, len(all))
	for _, n := range all {
		out = append(out, Listed{ID: n.ID, Title: Line(n.Name, nameAt), Path: NamePath(n.ID), At: n.Latest})
	}
	return out
}

// ListedSaid are the claims that a name takes a position on.
func ListedSaid(all []NameClaim) []Listed {
	out := make([]Listed, 0, len(all))
	for _, c := range all {
		out = append(out, Listed{ID: c.Claim.ID, Title: proposition(c.Claim.Proposition, propositionAt), Path: ClaimPath(c.Claim.ID), At: c.Since})
	}
	return out
}

// ListedStories are the stories that a name appears in: their articles, or ledgers
// where none is written.
func ListedStories(all []NamedStory) []Listed {
	out := make([]Listed, 0, len(all))
	for _, s := range all {
		one := Listed{ID: s.Story, Path: StoryPath(s.Story), At: s.Latest}
		if s.Entry != nil {
			one.ID, one.Path, one.Title = s.Entry.Article.ID, ArticlePath(s.Entry.Article.ID), Line(s.Entry.Article.Headline.Text, hitTitle)
		}
		out = append(out, one)
	}
	return out
}

// ListedReports are a source's reports.
func ListedReports(all []stet.Report) []Listed {
	out := make([]Listed, 0, len(all))
	for _, r := range all {
		out = append(out, Listed{ID: r.ID, Title: Line(r.Headline, hitTitle), Path: ReportPath(r.ID), At: r.Published})
	}
	return out
}

func foundPath(f Found) string {
	switch f.Kind {
	case "article":
		return ArticlePath(f.ID)
	case "claim":
		return ClaimPath(f.ID)
	case "report":
		return ReportPath(f.ID)
	}
	return NamePath(f.ID)
}
