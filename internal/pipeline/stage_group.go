package pipeline

import (
	"context"
	"slices"
	"time"

	"stet"
	"stet/internal/copies"
	"stet/internal/store"
	"stet/internal/stories"
)

const (
	// batch bounds how many reports one transaction places.
	batch = 500
	// patience is how long a report waits at most for the intake to be quiet:
	// on a busy stream it never is.
	patience = 30 * time.Second
)

// index is grouping's state in memory: a cache of the placement log up to seq.
// Only the grouping queue's single worker touches it.
type index struct {
	copies  *copies.Index
	stories *stories.Index
	seq     int64
}

// group places the reports that wait, this task's among them, in order of
// publication. Its transaction holds the placing lock while it decides, which
// is the exception to opening a transaction only to save: what is decided
// depends on what the other processes have placed.
func (p *Pipeline) group(ctx context.Context, t Task) (outcome, error) {
	placed, err := p.o.Store.IsPlaced(ctx, t.ID)
	if err != nil || placed {
		return outcome{}, err
	}
	waited, err := p.o.Store.LongestWait(ctx, grouping)
	if err != nil {
		return outcome{}, err
	}
	n, err := p.o.Store.Waiting(ctx, intake)
	if err != nil {
		return outcome{}, err
	}
	if n > 0 && waited < patience {
		return outcome{}, errBusy
	}
	// Most of a long log is read here, before the lock is taken.
	if err := p.index.catchUp(ctx, p.o.Store.Queries); err != nil {
		p.index = index{}
		return outcome{}, err
	}
	return outcome{save: p.place, settled: func(committed bool) {
		if !committed {
			p.index = index{} // it may hold what was rolled back
		}
	}}, nil
}

// place decides and saves where the waiting reports go.
func (p *Pipeline) place(ctx context.Context, tx *store.Tx) ([]Task, error) {
	if err := tx.LockPlacing(ctx); err != nil {
		return nil, err
	}
	if err := p.index.catchUp(ctx, tx.Queries); err != nil {
		return nil, err
	}
	waiting, err := tx.Unplaced(ctx, batch)
	if err != nil {
		return nil, err
	}
	changed := map[stet.ID]bool{}
	for _, r := range waiting {
		replaced, err := p.replace(ctx, tx, r, changed)
		if err != nil {
			return nil, err
		}
		if replaced {
			continue
		}
		origin := p.index.copies.Place(r.ID, r.Published, r.Text)
		for _, m := range p.index.stories.Place(storyDoc(r)) {
			if err := p.move(ctx, tx, m, r.ID, origin, changed); err != nil {
				return nil, err
			}
		}
	}
	touched := make([]stet.ID, 0, len(changed))
	for story := range changed {
		touched = append(touched, story)
	}
	slices.Sort(touched)
	var next []Task
	for _, story := range touched {
		version, err := tx.TouchStory(ctx, story, p.o.Now())
		if err != nil {
			return nil, err
		}
		next = append(next, Task{Stage: "claims", ID: story, Version: version})
	}
	return next, nil
}

// replace puts a later reading of a page that was read before into the place of
// the earlier one: an edit leaves a report where it is. False when the page was
// not read before.
func (p *Pipeline) replace(ctx context.Context, tx *store.Tx, r stet.Report, changed map[stet.ID]bool) (bool, error) {
	earlier, err := tx.LatestReading(ctx, r.Item)
	if stet.KindOf(err) == stet.NotFound {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	to, err := tx.ReportPlace(ctx, earlier.ID)
	if err != nil {
		return false, err
	}
	to.Report = r.ID
	if p.index.seq, err = tx.Place(ctx, to); err != nil {
		return false, err
	}
	p.index.copies.Restore(r.ID, r.Published, r.Text, to.Origin)
	p.index.stories.Restore(storyDoc(r), to.Story)
	changed[to.Story] = true
	return true, tx.Depart(ctx, stet.Departure{Report: earlier.ID, Later: r.ID, At: r.Fetched})
}

// move saves one move: of the report that is being placed, or of one that a
// split takes along, which keeps its origin.
func (p *Pipeline) move(ctx context.Context, tx *store.Tx, m stories.Move, placing, origin stet.ID, changed map[stet.ID]bool) (err error) {
	to := stet.Placement{Report: m.Report, Origin: origin, Story: m.Story}
	if m.Report != placing {
		from, err := tx.ReportPlace(ctx, m.Report)
		if err != nil {
			return err
		}
		changed[from.Story] = true
		to.Origin = from.Origin
	}
	changed[m.Story] = true
	p.index.seq, err = tx.Place(ctx, to)
	return err
}

// catchUp brings the index up to date with the log.
func (x *index) catchUp(ctx context.Context, q store.Queries) error {
	if x.copies == nil {
		*x = index{copies: copies.New(copies.Options{}), stories: stories.New(stories.Options{})}
	}
	for {
		entries, err := q.PlacedAfter(ctx, x.seq, 1000)
		if err != nil || len(entries) == 0 {
			return err
		}
		for _, e := range entries {
			x.copies.Restore(e.Report, e.Doc.Published, e.Doc.Text, e.Origin)
			x.stories.Restore(storyDoc(e.Doc), e.Story)
			x.seq = e.Seq
		}
	}
}

func storyDoc(r stet.Report) stories.Doc {
	return stories.Doc{ID: r.ID, Lang: r.Lang, Headline: r.Headline, Text: r.Text, Published: r.Published}
}
