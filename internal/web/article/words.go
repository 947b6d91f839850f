package article

import (
	"context"
	"fmt"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

// checkedWords says how many sentences were checked, and how many of those
// proposed had to be withheld.
func checkedWords(ctx context.Context, k page.Making) string {
	held := messages.Text(ctx, "article.made.held_none")
	if k.Withheld > 0 {
		held = messages.Count(ctx, "article.made.held", k.Withheld)
	}
	return messages.Count(ctx, "article.made.sentences", k.Sentences) + ", " + held + "."
}

// drawn is the timeline in a sentence.
func drawn(ctx context.Context, t *page.Timeline) string {
	return messages.Text(ctx, "article.time.drawn", "start", layout.When(ctx, t.Start), "end", layout.When(ctx, t.End),
		"reports", messages.Count(ctx, "site.reports", t.Reports), "origins", messages.Count(ctx, "article.made.origins", t.Origins))
}

// event is what an entry of the timeline says in our own words; "" when a report's
// headline says it all.
func event(ctx context.Context, e page.Event) string {
	own := ""
	switch {
	case e.Kind == page.EventClaim:
		own = layout.Status(ctx, e.Status)
	case e.Kind == page.EventArticle && e.Revision > 1:
		own = messages.Text(ctx, "article.time.revision", "n", e.Revision)
	case e.Kind == page.EventArticle:
		own = messages.Text(ctx, "article.time.written")
	}
	if own != "" && e.Text != "" {
		return own + messages.Text(ctx, "site.colon") + " "
	}
	return own
}

// height is where a sign stands: reports above the axis, what they led to below.
func height(p page.Point) string {
	const axis, near, step = 44, 11, 12
	if p.Kind == page.EventClaim || p.Kind == page.EventArticle {
		return fmt.Sprint(axis + near + step*p.Level)
	}
	return fmt.Sprint(axis - near - step*p.Level)
}
