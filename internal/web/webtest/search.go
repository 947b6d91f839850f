package webtest

import (
	"cmp"
	"context"
	"slices"

	"stet/internal/page"
	"stet/internal/query"
)

// Search finds what holds a word or phrase that was asked for, of the kind asked
// for if there is one. It knows no other operator.
func (n *Newsroom) Search(_ context.Context, asked page.SearchAsk) ([]page.Found, error) {
	all := n.found(asked.Query)
	if asked.Newest {
		slices.SortStableFunc(all, func(a, b page.Found) int { return b.At.Compare(a.At) })
	}
	all = all[min(asked.Offset, len(all)):]
	return all[:min(asked.Limit, len(all))], n.Err
}

// SearchCounts counts what Search finds.
func (n *Newsroom) SearchCounts(_ context.Context, asked query.Query) (map[string]int, error) {
	counts := map[string]int{}
	for _, f := range n.found(asked) {
		counts[f.Kind]++
	}
	return counts, n.Err
}

func (n *Newsroom) found(asked query.Query) (out []page.Found) {
	kind := ""
	if parts, ok := asked.Root.(query.And); ok {
		for _, part := range parts {
			if tag, ok := part.(query.Tag); ok && tag.Name == query.Kind {
				kind = tag.Value
			}
		}
	}
	add := func(f page.Found) {
		if (kind == "" || kind == f.Kind) && len(asked.Marks(query.Words(f.Title+" "+f.Body, 5000))) > 0 {
			out = append(out, f)
		}
	}
	for _, e := range n.Entries {
		a := e.Article
		add(page.Found{Kind: "article", ID: a.ID, At: a.Changed, Status: e.Status, Lang: a.Lang, Title: a.Headline.Text, Body: a.Deck.Text})
	}
	for _, d := range n.Dossiers {
		for _, c := range d.Claims {
			f := page.Found{Kind: "claim", ID: c.ID, At: c.Since, Status: c.Status, Title: c.Proposition}
			for _, p := range c.Positions {
				f.Speakers = append(f.Speakers, p.Speaker)
			}
			add(f)
		}
		for _, r := range d.Reports {
			add(page.Found{Kind: "report", ID: r.ID, At: r.Published, Lang: r.Lang, Title: r.Headline, Sources: []string{r.Outlet}, Body: r.Text})
		}
	}
	slices.SortFunc(out, func(a, b page.Found) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	return out
}
