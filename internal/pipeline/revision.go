package pipeline

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"stet"
	"stet/internal/draft"
	"stet/internal/revise"
	"stet/internal/store"
)

// publish makes a piece's article the one that readers see: revision, record and
// the task's completion in one transaction.
func (p *Pipeline) publish(t Task, piece *draft.Piece, d *stet.Dossier) outcome {
	a, r := &piece.Article, &piece.Record
	r.Article, r.Revision, r.Writer, r.Finished = a.ID, a.Revision, a.Writer, p.o.Now().UTC()
	if r.Finished.Before(r.Began) {
		r.Finished = r.Began // the clock was set back
	}
	published := false
	return outcome{
		save: func(ctx context.Context, tx *store.Tx) (_ []Task, err error) {
			if published, err = p.fits(ctx, tx, t, *a); err != nil || !published {
				return nil, err
			}
			if err := tx.SaveRevision(ctx, *a, lead(d), store.ArticleWords(*a)); err != nil {
				return nil, err
			}
			return nil, tx.SaveRecord(ctx, *r)
		},
		settled: func(committed bool) {
			if committed && published && p.o.Published != nil {
				p.o.Published(piece)
			}
		},
	}
}

// fits reports whether an article may still be published: its story is as it
// was. Where a model writes, which takes its time, the story may also have got
// further reports meanwhile, which the next task tells of, as long as each report
// that the article was written from is still published and in the story: else a
// story that gets reports faster than the model writes would never have an
// article.
func (p *Pipeline) fits(ctx context.Context, tx *store.Tx, t Task, a stet.Article) (bool, error) {
	version, err := tx.StoryVersion(ctx, t.ID)
	if err != nil || version == t.Version || p.o.Model == nil || a.Withdrawn {
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
		if _, err := tx.Departure(ctx, id); stet.KindOf(err) != stet.NotFound {
			return false, err
		}
	}
	newest, _, _, err := tx.Standing(ctx, a.ID)
	if stet.KindOf(err) == stet.NotFound {
		newest, err = 0, nil
	}
	return newest == a.Revision-1, err
}

// revise publishes a piece, whose sentences stand, as the revision after
// before: with what did not change in the words that readers know, and with
// corrections where a report that was changed or taken down bears a sentence out
// no longer. It publishes nothing when nothing changed.
func (p *Pipeline) revise(ctx context.Context, t Task, before *stet.Article, piece *draft.Piece, d *stet.Dossier) (outcome, error) {
	departed, err := p.departed(ctx, before, d)
	if err != nil {
		return outcome{}, err
	}
	proposed := piece.Article
	base := revise.NewBase(*before, proposed, d, departed)
	verdicts, err := piece.Again(ctx, *before, base.Now)
	if err != nil {
		return outcome{}, err
	}
	base.Judge(verdicts)
	a := base.Merge(proposed, d, p.o.Compose.Filled().MaxWordsPerReport)
	if a.Headline.Text == "" || len(a.Sections) == 0 {
		a = base.Withdrawn(proposed.Changed)
	}
	if base.Same(a) {
		return outcome{}, nil
	}
	a.Revision, a.Written = before.Revision+1, before.Written
	a.Reason = reason(before, d, departed) + piece.Note()
	a.Corrections = base.Corrections(a, a.Changed)
	piece.Record.Verdicts = append(piece.Record.Verdicts, base.Taken(verdicts, proposed, a)...)
	piece.Article = a
	return p.publish(t, piece, d), nil
}

// withdraw publishes, for a story whose outlets publish none of its reports any
// more, that nothing of the article stands. It does nothing for a story whose
// reports have moved to others, or that has changed since.
func (p *Pipeline) withdraw(ctx context.Context, t Task) (outcome, error) {
	left, err := p.o.Store.StoryLeft(ctx, t.ID)
	if err != nil || !left {
		return outcome{}, err
	}
	before, err := p.o.Store.StoryArticle(ctx, t.ID)
	if stet.KindOf(err) == stet.NotFound || err == nil && before.Withdrawn {
		return outcome{}, nil
	}
	if err != nil {
		return outcome{}, err
	}
	d := &stet.Dossier{Story: stet.Story{ID: t.ID, Version: t.Version}}
	piece := p.desk.Piece(d)
	piece.Article = stet.Article{ID: before.ID, Story: t.ID, Writer: before.Writer, Lang: before.Lang, Changed: p.o.Now().UTC()}
	return p.revise(ctx, t, before, piece, d)
}

// departed gives those of the last revision's reports that their outlets do not
// publish any more as they were, each with the reading of its page that the
// story has now, if it has one.
func (p *Pipeline) departed(ctx context.Context, before *stet.Article, d *stet.Dossier) (all []revise.Departed, err error) {
	for _, id := range before.Reports {
		if d.Report(id) != nil {
			continue
		}
		x, err := p.departure(ctx, id, d)
		if stet.KindOf(err) == stet.NotFound {
			continue // it has moved to another story
		}
		if err != nil {
			return nil, err
		}
		r, err := p.o.Store.Report(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, revise.Departed{Departure: *x, Was: r})
	}
	return all, nil
}

// maxReadings bounds how many readings of one page are followed from one
// revision to the next.
const maxReadings = 100

// departure gives a report's departure, its Later followed to the reading that
// the story has now.
func (p *Pipeline) departure(ctx context.Context, id stet.ID, d *stet.Dossier) (*stet.Departure, error) {
	first, err := p.o.Store.Departure(ctx, id)
	if err != nil {
		return nil, err
	}
	for range maxReadings {
		if first.Later == "" || d.Report(first.Later) != nil {
			return first, nil
		}
		next, err := p.o.Store.Departure(ctx, first.Later)
		if stet.KindOf(err) == stet.NotFound {
			break // published, but in another story
		}
		if err != nil {
			return nil, err
		}
		first.Later, first.At = next.Later, next.At
	}
	first.Later = ""
	return first, nil
}

// reason says in plain words why a revision was made.
func reason(before *stet.Article, d *stet.Dossier, departed []revise.Departed) string {
	known := map[stet.ID]bool{}
	for _, id := range before.Reports {
		known[id] = true
	}
	var changed, gone, added []string
	for _, x := range departed {
		if known[x.Later] = true; x.Later != "" {
			changed = append(changed, x.Was.Outlet)
		} else {
			gone = append(gone, x.Was.Outlet)
		}
	}
	for _, r := range d.Reports {
		if !known[r.ID] {
			added = append(added, r.Outlet)
		}
	}
	var said []string
	if len(added) == 1 {
		said = append(said, fmt.Sprintf("A new report, by %s.", added[0]))
	} else if len(added) > 1 {
		said = append(said, fmt.Sprintf("%d new reports, by %s.", len(added), outlets(added)))
	}
	if len(changed) > 0 {
		said = append(said, fmt.Sprintf("%s changed %s.", outlets(changed), their(changed)))
	}
	if len(gone) > 0 {
		said = append(said, fmt.Sprintf("%s took down %s.", outlets(gone), their(gone)))
	}
	switch {
	case len(said) > 0:
		return strings.Join(said, " ")
	case len(d.Reports) < len(before.Reports):
		return "Reports about another event were moved to a story of their own."
	}
	return "The reports were read again."
}

// outletsNamed is how many outlets a reason names.
const outletsNamed = 6

// outlets names the outlets of reports, each once.
func outlets(all []string) string {
	var names []string
	for _, o := range all {
		if !slices.Contains(names, o) {
			names = append(names, o)
		}
	}
	if len(names) > outletsNamed {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:outletsNamed], ", "), len(names)-outletsNamed)
	}
	return strings.Join(names, ", ")
}

// their is what one or several outlets have changed.
func their(reports []string) string {
	switch {
	case len(reports) == 1:
		return "its report"
	case slices.IndexFunc(reports, func(o string) bool { return o != reports[0] }) < 0:
		return "its reports"
	}
	return "their reports"
}
