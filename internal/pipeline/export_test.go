package pipeline

import (
	"context"

	"stet/internal/store"
)

// Work runs one task as a worker would, for tests that choose the order.
func (p *Pipeline) Work(ctx context.Context, t Task, complete func(*store.Tx) error) error {
	return p.work(ctx, t, complete)
}
