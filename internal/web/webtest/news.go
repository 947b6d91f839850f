package webtest

import (
	"context"
	"time"

	"stet"
	"stet/internal/follow"
	"stet/internal/page"
)

// News tells of an article's newest revision, and of a claim's first change.
func (n *Newsroom) News(_ context.Context, f stet.Follow, since time.Time, limit int) (h follow.Heard, err error) {
	switch f.Kind {
	case stet.FollowStory:
		if a, err := n.StoryArticle(context.Background(), f.Target); err == nil {
			h = follow.Heard{Title: a.Headline.Text, Lang: "en", Path: page.ArticlePath(a.ID), News: []follow.News{{At: a.Changed, Text: a.Reason, Path: page.ArticlePath(a.ID)}}}
		} else if d, known := n.Dossiers[f.Target]; known {
			h = follow.Heard{Title: d.Reports[0].Headline, Path: page.StoryPath(f.Target)}
		}
	case stet.FollowName:
		if e, err := n.Name(context.Background(), f.Target); err == nil {
			h = follow.Heard{Title: e.Name, Path: page.NamePath(e.ID)}
		}
	case stet.FollowClaim:
		if c, err := n.Claim(context.Background(), f.Target); err == nil {
			h = follow.Heard{Title: c.Proposition, Path: page.ClaimPath(c.ID), News: []follow.News{{At: c.History[0].At, Text: c.History[0].Reason, Path: page.ClaimPath(c.ID)}}}
		}
	}
	var news []follow.News
	for _, one := range h.News {
		if one.At.After(since) && len(news) < limit {
			news = append(news, one)
		}
	}
	h.News = news
	return h, n.Err
}
