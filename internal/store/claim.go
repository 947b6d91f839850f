package store

import (
	"context"
	"encoding/json"
	"strings"

	"stet"
)

// Claims gives a story's claims, most important first.
func (q Queries) Claims(ctx context.Context, story stet.ID) ([]stet.Claim, error) {
	return collect(ctx, q.db, scanDoc[stet.Claim], "SELECT doc FROM claims WHERE story = $1 ORDER BY place", string(story))
}

// Claim gives a claim as its story's ledger has it; NotFound when no ledger does.
func (q Queries) Claim(ctx context.Context, id stet.ID) (*stet.Claim, error) {
	return one[stet.Claim](ctx, q.db, "claim "+string(id), "SELECT doc FROM claims WHERE id = $1", string(id))
}

// FormerClaim gives a claim that its story's ledger no longer holds, as it last
// was; NotFound when there never was one, or when a ledger holds it.
func (q Queries) FormerClaim(ctx context.Context, id stet.ID) (*stet.Claim, error) {
	return one[stet.Claim](ctx, q.db, "former claim "+string(id), "SELECT doc FROM former_claims WHERE id = $1", string(id))
}

// LaterClaims gives the claims of other stories whose earlier life is the one
// with the ID, oldest first, at most limit.
func (q Queries) LaterClaims(ctx context.Context, id stet.ID, limit int) ([]stet.Claim, error) {
	if id == "" {
		return nil, nil // of every claim without an earlier life
	}
	return collect(ctx, q.db, scanDoc[stet.Claim], "SELECT doc FROM claims WHERE earlier = $1 AND earlier <> '' ORDER BY id LIMIT $2", string(id), limit)
}

// SaveClaims keeps a story's claims, in order, instead of what was kept before.
// Those that are no longer among them become former claims.
func (q Queries) SaveClaims(ctx context.Context, story stet.ID, all []stet.Claim) error {
	if err := q.retire(ctx, story); err != nil {
		return err
	}
	for i, c := range all {
		if err := q.addClaim(ctx, i, c, doc(c)); err != nil {
			return err
		}
	}
	if _, err := q.db.exec(ctx, "DELETE FROM former_claims WHERE id IN (SELECT id FROM claims WHERE story = $1)", string(story)); err != nil {
		return kinded(err)
	}
	return q.indexClaims(ctx, story, all)
}

// retire makes every claim of a story a former one.
func (q Queries) retire(ctx context.Context, story stet.ID) error {
	_, err := q.db.exec(ctx, `INSERT INTO former_claims (id, doc) SELECT id, doc FROM claims WHERE story = $1
		ON CONFLICT (id) DO UPDATE SET doc = excluded.doc`, string(story))
	if err != nil {
		return kinded(err)
	}
	if _, err = q.db.exec(ctx, "DELETE FROM claims WHERE story = $1", string(story)); err != nil {
		return kinded(err)
	}
	return q.indexClaims(ctx, story, nil)
}

// RetireClaims makes the claims of a story whose reports have all moved to
// others, or are no longer published, former ones; it does nothing to a story that has reports.
func (q Queries) RetireClaims(ctx context.Context, story stet.ID) error {
	var reports int
	if err := q.db.row(ctx, "SELECT count(*) FROM current_reports WHERE story = $1", string(story)).Scan(&reports); err != nil || reports > 0 {
		return kinded(err)
	}
	return q.retire(ctx, story)
}

// indexedMax is how much of a proposition is looked through, in bytes.
const indexedMax = 4000

func (q Queries) addClaim(ctx context.Context, place int, c stet.Claim, doc string) error {
	// PostgreSQL takes no NUL; a cut character is no text.
	words := strings.ReplaceAll(c.Proposition, "\x00", " ")
	words = strings.ToValidUTF8(words[:min(len(words), indexedMax)], "")
	_, err := q.db.exec(ctx, "INSERT INTO claims (id, story, place, doc, proposition, earlier) VALUES ($1, $2, $3, $4, $5, $6)",
		string(c.ID), string(c.Story), place, doc, words, string(c.Earlier))
	return kinded(err)
}

// fillClaim restores a row of a backup, which holds the document only.
func (tx *Tx) fillClaim(ctx context.Context, row []any) error {
	place, counted := row[2].(int64)
	text, _ := row[3].(string)
	var c stet.Claim
	if err := json.Unmarshal([]byte(text), &c); err != nil || !counted {
		return stet.Errorf(stet.Corrupt, "a row of claims does not parse")
	}
	return tx.addClaim(ctx, int(place), c, text)
}
