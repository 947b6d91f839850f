package pipeline

import (
	"context"

	"stet/internal/names"
	"stet/internal/store"
)

// followLedger are the tasks that follow a story's ledger, the same for all.
func followLedger(t Task) []Task {
	return []Task{{Stage: "names", ID: t.ID, Version: t.Version}, {Stage: "article", ID: t.ID, Version: t.Version}}
}

// names lists the people, places and bodies of a story, instead of those that an
// earlier version of it had.
func (p *Pipeline) names(ctx context.Context, t Task) (outcome, error) {
	d, err := p.current(ctx, t, p.o.Store.Dossier)
	if err != nil {
		return outcome{}, err
	}
	if d == nil {
		return outcome{save: func(ctx context.Context, tx *store.Tx) ([]Task, error) {
			return nil, tx.RetireNames(ctx, t.ID) // unless it still has reports
		}}, nil
	}
	found := names.Of(d)
	return p.ifCurrent(t, func(ctx context.Context, tx *store.Tx) ([]Task, error) {
		return nil, tx.SaveNames(ctx, t.ID, t.Version, found)
	}), nil
}

// nameOlder makes a task for each story of a newsroom that a program kept which
// knew no names.
func (p *Pipeline) nameOlder(ctx context.Context) error {
	stories, err := p.o.Store.Unnamed(ctx)
	if err != nil || len(stories) == 0 {
		return err
	}
	var tasks []Task
	for _, id := range stories {
		version, err := p.o.Store.StoryVersion(ctx, id)
		if err != nil {
			return err
		}
		tasks = append(tasks, Task{Stage: "names", ID: id, Version: version})
	}
	return p.o.Store.Update(ctx, func(tx *store.Tx) error { return p.queue.insert(ctx, tx, tasks) })
}
