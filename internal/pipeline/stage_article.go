package pipeline

import (
	"context"
	"slices"
	"strings"

	"stet"
	"stet/internal/compose/extractive"
	"stet/internal/store"
	"stet/internal/verify"
)

// article writes about a story, asks the gates about every sentence, and
// publishes what stands as the next revision, unless it says what the last one
// said.
func (p *Pipeline) article(ctx context.Context, t Task) (outcome, error) {
	began := p.o.Now().UTC()
	d, err := p.current(ctx, t, p.o.Store.Dossier)
	if err != nil {
		return outcome{}, err
	}
	if d == nil {
		return p.withdraw(ctx, t, began)
	}
	before, err := p.o.Store.StoryArticle(ctx, t.ID)
	if err != nil && stet.KindOf(err) != stet.NotFound {
		return outcome{}, err
	}
	a, r := p.write(d)
	r.Began = began
	if before != nil {
		return p.revise(ctx, t, before, a, r, d)
	}
	if a.Headline.Text == "" || len(a.Sections) == 0 {
		// Parked, so that somebody sees it; a further report makes a new try.
		return outcome{}, stet.Errorf(stet.Invalid, "nothing that was written about this story stands: %d sentences were refused", len(a.Withheld))
	}
	a.Reason = "First version."
	return p.publish(t, a, r, d), nil
}

// write makes revision 1 of the article about a story, draft, then gates, and
// what its record says of the writer and the gates.
func (p *Pipeline) write(d *stet.Dossier) (stet.Article, stet.Record) {
	now := p.o.Now().UTC()
	o := p.o.Compose
	o.Now = now
	sitting := p.o.Gates.Over(d)
	o.Stands = sitting.Stands
	a, verdicts := sitting.Review(extractive.Write(d, o), func(s stet.Sentence, r verify.Refusal) (stet.Sentence, bool) {
		return extractive.Repair(d, s, r.Gate, r.Reason)
	})
	a.ID = stet.NewID(d.Story.ID.Time(), "article", string(d.Story.ID))
	a.Story, a.Revision, a.Written, a.Changed = d.Story.ID, 1, now, now
	a.Reports, a.Origins, a.Writer = slices.Clone(d.Story.Reports), d.OriginCount(), "extractive"
	return a, stet.Record{Writer: a.Writer, Given: whole(d), Verdicts: verdicts}
}

// lead gives what lists show of a story: the standing of its first claim.
func lead(d *stet.Dossier) store.Lead {
	if len(d.Claims) == 0 {
		return store.Lead{}
	}
	return store.Lead{Status: d.Claims[0].Status, Evidence: d.Claims[0].Evidence}
}

// words gives an article's text for search.
func words(a stet.Article) string {
	var b strings.Builder
	b.WriteString(a.Deck.Text)
	for _, section := range a.Sections {
		b.WriteString("\n" + section.Heading)
		for _, s := range section.Sentences {
			b.WriteString("\n" + s.Text)
		}
	}
	return b.String()
}
