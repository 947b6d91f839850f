package store

import (
	"context"
	"strings"
	"time"

	"stet"
)

// Found is a document that a search found.
type Found struct {
	Kind    string // "article" or "report"
	ID      stet.ID
	Story   stet.ID // of an article
	At      time.Time
	Title   string
	Snippet string // plain text around the words
}

// index makes a document findable, instead of what was there under its ID.
func (q Queries) index(ctx context.Context, f Found, body string) error {
	if q.dialect == postgres {
		_, err := q.db.exec(ctx, `INSERT INTO search (kind, id, story, at, title, body) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (kind, id) DO UPDATE SET story = excluded.story, at = excluded.at, title = excluded.title, body = excluded.body`,
			f.Kind, string(f.ID), string(f.Story), ms(f.At), f.Title, body)
		return kinded(err)
	}
	var place int64
	err := q.db.row(ctx, `INSERT INTO search_keys (kind, id) VALUES ($1, $2) ON CONFLICT (kind, id) DO UPDATE SET id = excluded.id RETURNING place`,
		f.Kind, string(f.ID)).Scan(&place)
	if err != nil {
		return kinded(err)
	}
	if _, err := q.db.exec(ctx, "DELETE FROM search WHERE rowid = $1", place); err != nil {
		return kinded(err)
	}
	_, err = q.db.exec(ctx, "INSERT INTO search (rowid, kind, id, story, at, title, body) VALUES ($1, $2, $3, $4, $5, $6, $7)",
		place, f.Kind, string(f.ID), string(f.Story), ms(f.At), f.Title, body)
	return kinded(err)
}

// unindex makes a document findable no more.
func (q Queries) unindex(ctx context.Context, kind string, id stet.ID) error {
	if q.dialect == sqlite {
		if _, err := q.db.exec(ctx, "DELETE FROM search WHERE rowid = (SELECT place FROM search_keys WHERE kind = $1 AND id = $2)", kind, string(id)); err != nil {
			return kinded(err)
		}
		_, err := q.db.exec(ctx, "DELETE FROM search_keys WHERE kind = $1 AND id = $2", kind, string(id))
		return kinded(err)
	}
	_, err := q.db.exec(ctx, "DELETE FROM search WHERE kind = $1 AND id = $2", kind, string(id))
	return kinded(err)
}

// Search finds articles and reports that hold every word typed, best first.
// Nothing typed finds nothing.
func (q Queries) Search(ctx context.Context, typed string, limit int) ([]Found, error) {
	typed = strings.ToValidUTF8(strings.ReplaceAll(typed, "\x00", " "), " ")
	if strings.TrimSpace(typed) == "" {
		return nil, nil
	}
	return collect(ctx, q.db, func(r row, f *Found) error {
		var at int64
		if err := r.Scan(&f.Kind, &f.ID, &f.Story, &at, &f.Title, &f.Snippet); err != nil {
			return err
		}
		f.At = fromMS(at)
		return nil
	}, q.matchSQL(), q.matchTerm(typed), limit)
}
