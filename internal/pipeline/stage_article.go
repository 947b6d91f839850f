package pipeline

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"stet"
	"stet/internal/store"
)

// article writes about a story, asks the gates about every sentence, and
// publishes what stands as the next revision, unless it says what the last one
// said.
func (p *Pipeline) article(ctx context.Context, t Task) (outcome, error) {
	d, err := p.current(ctx, t)
	if d == nil || err != nil {
		return outcome{}, err
	}
	before, err := p.o.Store.StoryArticle(ctx, t.ID)
	if err != nil && stet.KindOf(err) != stet.NotFound {
		return outcome{}, err
	}
	// The model, if there is one, is asked here, before any transaction.
	a, account, err := p.write(ctx, d)
	if err != nil {
		return outcome{}, err
	}
	if a.Headline.Text == "" || len(a.Sections) == 0 {
		// Parked, so that somebody sees it; a further report makes a new try.
		return outcome{}, stet.Errorf(stet.Invalid, "nothing that was written about this story stands: %d sentences were refused", len(a.Withheld))
	}
	if before != nil {
		if sameWords(*before, a) {
			return outcome{}, nil
		}
		a.Revision, a.Written, a.Corrections = before.Revision+1, before.Written, before.Corrections
	}
	a.Reason = reason(before, d) + note(account)
	published := false
	return outcome{
		save: func(ctx context.Context, tx *store.Tx) (_ []Task, err error) {
			if published, err = p.fits(ctx, tx, t, a); err != nil || !published {
				return nil, err
			}
			return nil, tx.SaveRevision(ctx, a, lead(d), words(a))
		},
		settled: func(committed bool) {
			if committed && published && p.o.Published != nil {
				p.o.Published(a, account)
			}
		},
	}, nil
}

// fits reports whether an article may still be published: its story is as it
// was. Where a model writes, which takes its time, it may also have got further
// reports meanwhile, which the next task tells of: else a story that gets
// reports faster than the model writes would never have an article.
func (p *Pipeline) fits(ctx context.Context, tx *store.Tx, t Task, a stet.Article) (bool, error) {
	version, err := tx.StoryVersion(ctx, t.ID)
	if err != nil || version == t.Version || p.o.Model == nil {
		return version == t.Version, err
	}
	for _, id := range a.Reports {
		at, err := tx.ReportPlace(ctx, id)
		if stet.KindOf(err) == stet.NotFound || err == nil && at.Story != t.ID {
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	newest, _, _, err := tx.Standing(ctx, a.ID)
	if stet.KindOf(err) == stet.NotFound {
		newest, err = 0, nil
	}
	return newest == a.Revision-1, err
}

// sameWords reports whether two revisions say the same from the same reports.
func sameWords(a, b stet.Article) bool {
	strip := func(a stet.Article) stet.Article {
		a.Revision, a.Written, a.Changed, a.Reason, a.Corrections = 0, b.Written, b.Written, "", nil
		return a
	}
	return reflect.DeepEqual(strip(a), strip(b))
}

// reason says in plain words why a revision was made.
func reason(before *stet.Article, d *stet.Dossier) string {
	if before == nil {
		return "First version."
	}
	var outlets []string
	added := 0
	for _, r := range d.Reports {
		if !slices.Contains(before.Reports, r.ID) {
			added++
			if !slices.Contains(outlets, r.Outlet) {
				outlets = append(outlets, r.Outlet)
			}
		}
	}
	switch {
	case added == 1:
		return fmt.Sprintf("A new report, by %s.", outlets[0])
	case added > 1:
		return fmt.Sprintf("%d new reports, by %s.", added, strings.Join(outlets, ", "))
	case len(d.Reports) < len(before.Reports):
		return "Reports about another event were moved to a story of their own."
	}
	return "The reports were read again."
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
