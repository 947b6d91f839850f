package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"stet"
)

// Table is a table as a backup holds it: only text and whole numbers, the same
// on both engines, so that a backup of one restores on the other. Jobs are left
// out: Unfinished tells what is to be done from what is there.
type Table struct {
	Name    string
	Columns []string // nil: nothing of it is kept any more
	order   string
}

// Tables lists the tables of a backup in an order in which they can be filled.
func Tables() []Table {
	return []Table{
		{"meta", []string{"key", "value"}, "key"},
		{"sources", []string{"id", "url", "name", "doc", "etag", "modified", "polled", "next_poll", "failures", "last_error", "note"}, "id"},
		{"items", []string{"id", "source", "url", "seen", "doc"}, "id"},
		{"snapshots", []string{"id", "item", "sha256", "fetched", "doc"}, "id"},
		{"reports", []string{"id", "item", "source", "published", "doc", "heard", "origin", "story"}, "id"},
		{"statements", []string{"id", "report", "place", "doc"}, "id"},
		{"placements", []string{"report", "origin", "story"}, "seq"},
		{"stories", []string{"id", "version", "updated"}, "id"},
		{"claims", []string{"id", "story", "place", "doc"}, "id"},
		{"former_claims", []string{"id", "doc"}, "id"},
		{"deliveries", []string{"id", "message", "url", "made", "delivered", "body"}, "id"},
		{"revisions", []string{"article", "revision", "story", "changed", "doc"}, "article, revision"},
		{"records", []string{"article", "revision", "doc"}, "article, revision"},
		{"departures", []string{"report", "later", "at"}, "report"},
		{"checks", []string{"item", "due", "looked", "unchanged", "missing", "last_error"}, "item"},
		{"articles", []string{"id", "story", "revision", "origins", "changed", "status", "evidence"}, "id"},
		{"accounts", []string{"id", "name_key", "email", "role", "doc"}, "id"},
		{"passkeys", []string{"id", "account", "doc"}, "id"},
		{"identities", []string{"issuer", "subject", "account"}, "issuer, subject"},
		{"comments", []string{"id", "article", "account", "written", "state", "doc"}, "id"},
		{"objections", []string{"comment", "account", "at", "reason", "settled"}, "comment, account"},
		{"mutes", []string{"account", "muted"}, "account, muted"},
		{"thoughts", []string{"article", "version"}, "article"},
		{"problems", []string{"id", "article", "account", "sent", "state", "doc"}, "id"},
		{"amendments", []string{"id", "article", "at", "doc"}, "id"},
		{"follows", []string{"account", "kind", "target", "since"}, "account, kind, target"},
		{"digests", []string{"account", "every", "token", "told", "due"}, "account"},
		{"named_stories", []string{"story", "version"}, "story"},
		{"story_names", []string{"story", "name", "kind", "label", "reports", "latest", "doc"}, "story, name"},
		{"name_claims", []string{"story", "name", "claim", "stance", "since"}, "name, claim, stance"},
		{"names", []string{"id", "kind", "name", "letter", "sort", "stories", "said", "latest"}, "id"},
		{"search", nil, ""}, // of older backups: the index is filled anew
	}
}

// View runs f on one unchanging view of the database.
func (s *Store) View(ctx context.Context, f func(Queries) error) error {
	if s.pool != nil {
		tx, err := s.pool.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
		if err != nil {
			return kinded(err)
		}
		defer tx.Rollback(context.WithoutCancel(ctx))
		return kinded(f(Queries{db: pgxQuerier{tx}, dialect: postgres}))
	}
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return kinded(err)
	}
	defer tx.Rollback()
	return kinded(f(Queries{db: sqlQuerier{tx}, dialect: sqlite}))
}

// Dump calls f for each row of a table: a string, a number or nil for each
// column.
func (q Queries) Dump(ctx context.Context, t Table, f func(row []any) error) error {
	if t.Columns == nil {
		return nil
	}
	r, err := q.db.query(ctx, fmt.Sprintf("SELECT %s FROM %s ORDER BY %s", strings.Join(t.Columns, ", "), t.Name, t.order))
	if err != nil {
		return kinded(err)
	}
	defer r.Close()
	for r.Next() {
		values := make([]any, len(t.Columns))
		into := make([]any, len(values))
		for i := range values {
			into[i] = &values[i]
		}
		if err := r.Scan(into...); err != nil {
			return kinded(err)
		}
		if err := f(values); err != nil {
			return err
		}
	}
	return kinded(r.Err())
}

// ParseRow reads a row that was marshalled as a JSON array; the error is of kind
// Corrupt.
func ParseRow(text []byte) ([]any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var row []any
	if err := d.Decode(&row); err != nil {
		return nil, stet.Errorf(stet.Corrupt, "a row does not parse: %w", err)
	}
	for i, v := range row {
		switch v := v.(type) {
		case nil, string:
		case json.Number:
			n, err := v.Int64()
			if err != nil {
				return nil, stet.Errorf(stet.Corrupt, "a row holds %s, which is no whole number", v)
			}
			row[i] = n
		default:
			return nil, stet.Errorf(stet.Corrupt, "a row holds a %T", v)
		}
	}
	return row, nil
}

// Fill adds a row that Dump gave.
func (tx *Tx) Fill(ctx context.Context, t Table, row []any) error {
	if t.Columns == nil {
		return nil
	}
	if len(row) != len(t.Columns) {
		return stet.Errorf(stet.Corrupt, "a row of %s has %d values, want %d", t.Name, len(row), len(t.Columns))
	}
	if t.Name == "claims" {
		return tx.fillClaim(ctx, row)
	}
	marks := make([]string, len(row))
	for i := range marks {
		marks[i] = fmt.Sprintf("$%d", i+1)
	}
	_, err := tx.db.exec(ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", t.Name, strings.Join(t.Columns, ", "), strings.Join(marks, ", ")), row...)
	return kinded(err)
}

// Empty reports whether the database holds no newsroom yet.
func (s *Store) Empty(ctx context.Context) (bool, error) {
	var n int
	err := s.db.row(ctx, "SELECT (SELECT count(*) FROM sources) + (SELECT count(*) FROM reports) + (SELECT count(*) FROM revisions)").Scan(&n)
	return n == 0, kinded(err)
}

// Undone is a thing that has not been through the stage that follows it.
type Undone struct {
	Stage string // that is to run
	ID    stet.ID
}

// Unfinished lists what is to be done, from what is there: after a restore,
// which brings no jobs along.
func (q Queries) Unfinished(ctx context.Context) ([]Undone, error) {
	return collect(ctx, q.db, func(r row, u *Undone) error { return r.Scan(&u.Stage, &u.ID) }, `
		SELECT 'fetch', i.id FROM items i WHERE NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.item = i.id)
		UNION ALL SELECT 'extract', s.id FROM snapshots s WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.item = s.item)
		UNION ALL SELECT 'statements', r.id FROM reports r WHERE r.heard = 0
		UNION ALL SELECT 'group', r.id FROM reports r WHERE r.heard = 1 AND r.story IS NULL
		UNION ALL SELECT 'claims', t.id FROM stories t
			WHERE EXISTS (SELECT 1 FROM current_reports r WHERE r.story = t.id) AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.story = t.id)
		UNION ALL SELECT 'notify', d.id FROM deliveries d WHERE d.delivered = 0`)
}

// Digests lists the SHA-256 of every snapshot's body, each once, sorted.
func (q Queries) Digests(ctx context.Context) ([]string, error) {
	return collect(ctx, q.db, func(r row, s *string) error { return r.Scan(s) }, "SELECT DISTINCT sha256 FROM snapshots ORDER BY sha256")
}

// Counts gives how many of each noun are kept, by the noun's plural.
func (q Queries) Counts(ctx context.Context) (map[string]int, error) {
	counts := map[string]int{}
	for noun, query := range map[string]string{
		"sources": "sources", "items": "items", "snapshots": "snapshots", "reports": "reports", "statements": "statements",
		"claims": "claims", "articles": "articles", "revisions": "revisions",
		"origins": "(SELECT DISTINCT origin FROM current_reports WHERE origin IS NOT NULL) o",
		"stories": "(SELECT DISTINCT story FROM current_reports WHERE story IS NOT NULL) s",
	} {
		var n int
		if err := q.db.row(ctx, "SELECT count(*) FROM "+query).Scan(&n); err != nil {
			return nil, kinded(err)
		}
		counts[noun] = n
	}
	return counts, nil
}
