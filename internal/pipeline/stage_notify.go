package pipeline

import (
	"context"

	"stet/internal/store"
)

// notify delivers one message to one webhook. It is delivered at least once: a
// process killed between the answer and the transaction delivers it again, under
// the same webhook-id. What is for an address that the operator has since taken
// out is nobody's to be told.
func (p *Pipeline) notify(ctx context.Context, t Task) (outcome, error) {
	d, err := p.o.Store.Delivery(ctx, t.ID)
	if err != nil {
		return outcome{}, err
	}
	if !d.Delivered.IsZero() || p.o.Webhooks == nil || !p.o.Webhooks.Tells(d.URL) {
		return outcome{}, nil
	}
	if err := p.o.Webhooks.Send(ctx, d.URL, d.Message, d.Body); err != nil {
		return outcome{}, err
	}
	return outcome{save: func(ctx context.Context, tx *store.Tx) ([]Task, error) {
		return nil, tx.SetDelivered(ctx, t.ID, p.o.Now())
	}}, nil
}
