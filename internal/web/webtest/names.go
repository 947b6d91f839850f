package webtest

import (
	"cmp"
	"context"
	"slices"

	"stet"
	"stet/internal/names"
	"stet/internal/page"
)

// StoryNames gives a story's names.
func (n *Newsroom) StoryNames(_ context.Context, story stet.ID) ([]names.Name, error) {
	if d := n.Dossiers[story]; d != nil {
		return names.Of(d), n.Err
	}
	return nil, n.Err
}

// Names lists names by their label, of a kind and under a letter if one is given.
func (n *Newsroom) Names(ctx context.Context, asked page.NamesAsk) ([]page.NameEntry, error) {
	var out []page.NameEntry
	for id := range n.Dossiers {
		all, err := n.StoryNames(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, one := range all {
			known := slices.IndexFunc(out, func(e page.NameEntry) bool { return e.ID == one.ID })
			switch {
			case asked.Kind != "" && one.Kind != asked.Kind || asked.Letter != "" && asked.Letter != names.Letter(names.SortKey(one.Label, one.Kind)):
			case known >= 0:
				out[known].Stories++
				out[known].Said += len(one.Said)
			default:
				out = append(out, page.NameEntry{ID: one.ID, Kind: one.Kind, Name: one.Label, Stories: 1, Said: len(one.Said), Latest: one.Latest})
			}
		}
	}
	slices.SortFunc(out, func(a, b page.NameEntry) int { return cmp.Compare(a.Name, b.Name) })
	out = out[min(asked.Offset, len(out)):]
	return out[:min(asked.Limit, len(out))], n.Err
}

// NameLetters counts the names of a kind under each letter.
func (n *Newsroom) NameLetters(ctx context.Context, kind string) (map[string]int, error) {
	all, err := n.Names(ctx, page.NamesAsk{Kind: kind, Limit: 1000})
	counts := map[string]int{}
	for _, e := range all {
		counts[names.Letter(names.SortKey(e.Name, e.Kind))]++
	}
	return counts, err
}

// Name gives a name.
func (n *Newsroom) Name(ctx context.Context, id stet.ID) (page.NameEntry, error) {
	all, err := n.Names(ctx, page.NamesAsk{Limit: 1000})
	for _, e := range all {
		if e.ID == id {
			return e, err
		}
	}
	return page.NameEntry{}, missing("name")
}

// NameStories gives the stories that a name appears in.
func (n *Newsroom) NameStories(ctx context.Context, id stet.ID, offset, limit int) ([]page.NamedStory, error) {
	var out []page.NamedStory
	for story := range n.Dossiers {
		all, _ := n.StoryNames(ctx, story)
		for _, one := range all {
			if one.ID != id {
				continue
			}
			s := page.NamedStory{Story: story, Latest: one.Latest, Reports: len(one.Reports), Titles: one.Titles, Forms: one.Forms}
			for i := range n.Entries {
				if n.Entries[i].Article.Story == story {
					s.Entry = &n.Entries[i]
				}
			}
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b page.NamedStory) int { return b.Latest.Compare(a.Latest) })
	out = out[min(offset, len(out)):]
	return out[:min(limit, len(out))], n.Err
}

// NameClaims gives the positions that a name takes.
func (n *Newsroom) NameClaims(ctx context.Context, id stet.ID, offset, limit int) ([]page.NameClaim, error) {
	var out []page.NameClaim
	for story, d := range n.Dossiers {
		all, _ := n.StoryNames(ctx, story)
		for _, one := range all {
			for _, s := range one.Said {
				at := slices.IndexFunc(d.Claims, func(c stet.Claim) bool { return c.ID == s.Claim })
				if one.ID == id {
					out = append(out, page.NameClaim{Claim: d.Claims[at], Stance: s.Stance, Since: s.Since})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b page.NameClaim) int { return b.Since.Compare(a.Since) })
	out = out[min(offset, len(out)):]
	return out[:min(limit, len(out))], n.Err
}

// SourceTally counts reports that left.
func (n *Newsroom) SourceTally(ctx context.Context, source stet.ID) (page.Tally, error) {
	left, err := n.SourceLeft(ctx, source, 1000)
	t := page.Tally{CopiesOf: 1, Langs: []page.LangCount{{Lang: "en", N: 1}}}
	for _, l := range left {
		if l.Departure.Later != "" {
			t.Changed++
		} else {
			t.Removed++
		}
	}
	return t, err
}

// SourceLeft gives the reports of a source that left.
func (n *Newsroom) SourceLeft(_ context.Context, source stet.ID, limit int) ([]page.LeftReport, error) {
	var out []page.LeftReport
	for id, d := range n.Left {
		if r := n.Filed[id]; r != nil && r.Source == source && len(out) < limit {
			out = append(out, page.LeftReport{Report: *r, Departure: d})
		}
	}
	return out, n.Err
}
