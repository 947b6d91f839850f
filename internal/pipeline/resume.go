package pipeline

import (
	"context"

	"stet/internal/store"
)

// Resume makes the tasks that are to be done, from what is there, and gives
// their number: after a restore, which brings no tasks along. Doing it twice,
// or beside running work, makes no task a second time.
func (p *Pipeline) Resume(ctx context.Context) (int, error) {
	undone, err := p.o.Store.Unfinished(ctx)
	if err != nil {
		return 0, err
	}
	var tasks []Task
	for _, u := range undone {
		t := Task{Stage: u.Stage, ID: u.ID}
		if u.Stage == "claims" {
			if t.Version, err = p.o.Store.StoryVersion(ctx, u.ID); err != nil {
				return 0, err
			}
		}
		tasks = append(tasks, t)
	}
	return len(tasks), p.o.Store.Update(ctx, func(tx *store.Tx) error { return p.queue.insert(ctx, tx, tasks) })
}
