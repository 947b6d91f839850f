package store

import (
	"context"
	"time"

	"stet"
)

// Delivery is one message to one webhook.
type Delivery struct {
	ID        stet.ID
	Message   stet.ID // the same for every address
	URL       string
	Made      time.Time
	Delivered time.Time // zero while it is not
	Body      string    // as it is sent; "" once delivered
}

// AddDelivery keeps a delivery that is to be made; false when it is known
// already, delivered or not.
func (q Queries) AddDelivery(ctx context.Context, d Delivery) (added bool, err error) {
	n, err := q.db.exec(ctx, "INSERT INTO deliveries (id, message, url, made, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
		string(d.ID), string(d.Message), d.URL, ms(d.Made), d.Body)
	return n > 0, kinded(err)
}

// Delivery gives a delivery; NotFound when there is none.
func (q Queries) Delivery(ctx context.Context, id stet.ID) (*Delivery, error) {
	d := Delivery{ID: id}
	var made, delivered int64
	err := q.db.row(ctx, "SELECT message, url, made, delivered, body FROM deliveries WHERE id = $1", string(id)).
		Scan(&d.Message, &d.URL, &made, &delivered, &d.Body)
	if none(err) {
		return nil, stet.Errorf(stet.NotFound, "there is no delivery %s", id)
	}
	d.Made, d.Delivered = fromMS(made), fromMS(delivered)
	return &d, kinded(err)
}

// SetDelivered notes that a delivery was made. The row stays, without its body,
// so that the same is not told again.
func (q Queries) SetDelivered(ctx context.Context, id stet.ID, at time.Time) error {
	_, err := q.db.exec(ctx, "UPDATE deliveries SET delivered = $2, body = '' WHERE id = $1", string(id), ms(at))
	return kinded(err)
}
