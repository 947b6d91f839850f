package store

import (
	"context"

	"stet"
)

// AddItem keeps an item that a source lists, and reports whether it is new.
func (q Queries) AddItem(ctx context.Context, i stet.Item) (added bool, err error) {
	if err := i.Validate(); err != nil {
		return false, err
	}
	n, err := q.db.exec(ctx, `INSERT INTO items (id, source, url, seen, doc) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`,
		string(i.ID), string(i.Source), i.URL, ms(i.Seen), doc(i))
	return n > 0, kinded(err)
}

// Item gives one item; NotFound when there is none.
func (q Queries) Item(ctx context.Context, id stet.ID) (*stet.Item, error) {
	return one[stet.Item](ctx, q.db, "item "+string(id), "SELECT doc FROM items WHERE id = $1", string(id))
}
