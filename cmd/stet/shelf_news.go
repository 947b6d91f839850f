package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/follow"
	"stet/internal/page"
)

// News is asked for by who follows something.
func (s shelf) News(ctx context.Context, f stet.Follow, since time.Time, limit int) (h follow.Heard, err error) {
	switch f.Kind {
	case stet.FollowStory:
		h, err = s.storyNews(ctx, f.Target, since)
	case stet.FollowClaim:
		h, err = s.claimNews(ctx, f.Target, since)
	case stet.FollowName:
		h, err = s.nameNews(ctx, f.Target, since, limit)
	}
	if stet.KindOf(err) == stet.NotFound {
		return follow.Heard{}, nil
	}
	h.News = h.News[:min(limit, len(h.News))]
	return h, err
}

// storyNews are the revisions of a story's article.
func (s shelf) storyNews(ctx context.Context, story stet.ID, since time.Time) (h follow.Heard, err error) {
	a, err := s.StoryArticle(ctx, story)
	if stet.KindOf(err) == stet.NotFound { // none is written yet
		d, err := s.Dossier(ctx, story)
		if err != nil {
			return h, err
		}
		return follow.Heard{Title: page.Line(d.Reports[0].Headline, 200), Lang: page.Lang(d.Reports[0].Lang), Path: page.StoryPath(story)}, nil
	}
	if err != nil {
		return h, err
	}
	all, err := s.Revisions(ctx, a.ID)
	if err != nil {
		return h, err
	}
	h = follow.Heard{Title: page.Line(a.Headline.Text, 200), Lang: page.Lang(a.Lang), Path: page.ArticlePath(a.ID)}
	for i := len(all) - 1; i >= 0; i-- {
		if r := all[i]; r.Changed.After(since) {
			n := follow.News{At: r.Changed, Text: page.Line(r.Reason, 300), Path: h.Path}
			if i > 0 {
				n.Path = page.ComparePath(a.ID, all[i-1].Revision, r.Revision)
			}
			h.News = append(h.News, n)
		}
	}
	return h, nil
}

// claimNews are the changes of a claim.
func (s shelf) claimNews(ctx context.Context, id stet.ID, since time.Time) (h follow.Heard, err error) {
	c, err := s.Claim(ctx, id)
	if stet.KindOf(err) == stet.NotFound {
		c, err = s.FormerClaim(ctx, id)
	}
	if err != nil {
		return h, err
	}
	h = follow.Heard{Title: page.Line(c.Proposition, 200), Path: page.ClaimPath(c.ID)}
	for i := len(c.History) - 1; i >= 0; i-- {
		if x := c.History[i]; x.At.After(since) {
			h.News = append(h.News, follow.News{At: x.At, Text: page.Line(strings.ToUpper(string(x.Status))+": "+x.Reason, 300), Path: page.ChangePath(c.ID, x)})
		}
	}
	return h, nil
}

// nameNews are the positions that somebody takes, and the stories that they
// appear in.
func (s shelf) nameNews(ctx context.Context, id stet.ID, since time.Time, limit int) (h follow.Heard, err error) {
	n, err := s.Store.Name(ctx, id)
	if err != nil {
		return h, err
	}
	h = follow.Heard{Title: page.Line(n.Name, 120), Path: page.NamePath(id)}
	said, err := s.Store.NameClaims(ctx, id, 0, limit)
	if err != nil {
		return h, err
	}
	for _, c := range said {
		if c.Since.After(since) {
			h.News = append(h.News, follow.News{At: c.Since, Text: fmt.Sprintf("%s: %s", c.Stance, page.Line(c.Claim.Proposition, 200)), Path: page.ClaimPath(c.Claim.ID)})
		}
	}
	told, err := s.Store.NameStories(ctx, id, 0, limit)
	if err != nil {
		return h, err
	}
	for _, t := range told {
		if t.Name.Latest.After(since) && t.Article != nil {
			h.News = append(h.News, follow.News{At: t.Name.Latest, Text: page.Line(t.Article.Headline.Text, 200), Path: page.ArticlePath(t.Article.ID)})
		}
	}
	slices.SortStableFunc(h.News, func(a, b follow.News) int { return b.At.Compare(a.At) })
	return h, nil
}
