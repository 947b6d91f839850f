package claim

import (
	"context"
	"strings"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

// drawn is the drawing for those who do not see it.
func drawn(ctx context.Context, d *page.Drawing) string {
	var said []string
	for _, s := range d.Said {
		said = append(said, layout.Speaker(ctx, s.Speaker)+" "+layout.Verb(ctx, s.Stance)+", "+layout.When(ctx, s.Since)+" UTC")
	}
	text := messages.Text(ctx, "ledger.claim.drawn", "list", strings.Join(said, ". "))
	if d.Unsaid > 0 {
		text += " " + messages.Count(ctx, "ledger.claim.drawn_more", d.Unsaid)
	}
	return text
}

// meaning says what a kind of sign stands for.
func meaning(ctx context.Context, s page.Stance) string {
	if s.Kind != page.SignOther {
		return messages.Text(ctx, "site.sign."+string(s.Kind))
	}
	var verbs []string
	for _, one := range s.Stances {
		verbs = append(verbs, layout.Verb(ctx, one))
	}
	return strings.Join(verbs, ", ")
}
