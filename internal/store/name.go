package store

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/names"
)

// NameRow is a person, place or body across all stories.
type NameRow struct {
	ID      stet.ID
	Kind    string // names.Person, names.Place or names.Body: what most of its stories take it for
	Name    string // as most of its stories have it
	Letter  string // that it is listed under
	Stories int
	Said    int // positions that it takes on claims
	Latest  time.Time
}

const nameColumns = "SELECT id, kind, name, letter, stories, said, latest FROM names "

func scanName(r row, n *NameRow) error {
	var latest int64
	err := r.Scan(&n.ID, &n.Kind, &n.Name, &n.Letter, &n.Stories, &n.Said, &latest)
	n.Latest = fromMS(latest)
	return err
}

// NamedStory is a name as one story has it, with that story's article where there
// is one.
type NamedStory struct {
	Story   stet.ID
	Name    names.Name
	Article *stet.Article // nil: none was written
	Lead
}

// NameClaim is a claim with a stance that a name takes on it.
type NameClaim struct {
	Claim  stet.Claim
	Lang   string // of its words; "" when not known
	Stance stet.Stance
	Since  time.Time
}

// SaveNames keeps a story's names, read from its version, instead of those that
// were kept before, and what follows from them for the lists and for search.
func (q Queries) SaveNames(ctx context.Context, story stet.ID, version int, all []names.Name) error {
	if q.dialect == postgres { // two stories that count one name take turns
		if _, err := q.db.exec(ctx, "SELECT pg_advisory_xact_lock($1)", lockNames); err != nil {
			return kinded(err)
		}
	}
	before, err := q.namesOf(ctx, story)
	if err != nil {
		return err
	}
	var touched []stet.ID
	for _, n := range all {
		was, known := before[n.ID]
		delete(before, n.ID)
		if known && was == doc(n) {
			continue // most of a story's names stay when a report comes
		}
		if err := q.replaceName(ctx, story, n); err != nil {
			return err
		}
		touched = append(touched, n.ID)
	}
	for gone := range before {
		if err := q.removeName(ctx, story, gone); err != nil {
			return err
		}
		touched = append(touched, gone)
	}
	for _, id := range touched {
		if err := q.recountName(ctx, id); err != nil {
			return err
		}
	}
	if version == 0 {
		_, err = q.db.exec(ctx, "DELETE FROM named_stories WHERE story = $1", string(story))
		return kinded(err)
	}
	_, err = q.db.exec(ctx, `INSERT INTO named_stories (story, version) VALUES ($1, $2)
		ON CONFLICT (story) DO UPDATE SET version = excluded.version`, string(story), version)
	return kinded(err)
}

// RetireNames forgets the names of a story whose reports have all moved to others,
// or are no longer published; it does nothing to a story that has reports.
func (q Queries) RetireNames(ctx context.Context, story stet.ID) error {
	var reports int
	if err := q.db.row(ctx, "SELECT count(*) FROM current_reports WHERE story = $1", string(story)).Scan(&reports); err != nil || reports > 0 {
		return kinded(err)
	}
	return q.SaveNames(ctx, story, 0, nil)
}

// namesOf gives a story's names as they are stored, by ID.
func (q Queries) namesOf(ctx context.Context, story stet.ID) (map[stet.ID]string, error) {
	type stored struct {
		id  stet.ID
		doc string
	}
	rows, err := collect(ctx, q.db, func(r row, s *stored) error { return r.Scan(&s.id, &s.doc) }, "SELECT name, doc FROM story_names WHERE story = $1", string(story))
	byID := make(map[stet.ID]string, len(rows))
	for _, r := range rows {
		byID[r.id] = r.doc
	}
	return byID, err
}

func (q Queries) removeName(ctx context.Context, story, id stet.ID) error {
	for _, table := range []string{"story_names", "name_claims"} {
		if _, err := q.db.exec(ctx, "DELETE FROM "+table+" WHERE story = $1 AND name = $2", string(story), string(id)); err != nil {
			return kinded(err)
		}
	}
	return nil
}

func (q Queries) replaceName(ctx context.Context, story stet.ID, n names.Name) error {
	if err := q.removeName(ctx, story, n.ID); err != nil {
		return err
	}
	_, err := q.db.exec(ctx, "INSERT INTO story_names (story, name, kind, label, reports, latest, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)",
		string(story), string(n.ID), n.Kind, plain(n.Label), len(n.Reports), ms(n.Latest), doc(n))
	for _, s := range n.Said {
		if err != nil {
			break
		}
		_, err = q.db.exec(ctx, "INSERT INTO name_claims (story, name, claim, stance, since) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name, claim, stance) DO NOTHING",
			string(story), string(n.ID), string(s.Claim), string(s.Stance), ms(s.Since))
	}
	return kinded(err)
}

// recountName works out a name's row in the lists from its stories, and makes it
// findable; without a story it is in neither.
func (q Queries) recountName(ctx context.Context, id stet.ID) error {
	docs, err := collect(ctx, q.db, scanDoc[names.Name], "SELECT doc FROM story_names WHERE name = $1 ORDER BY latest DESC, story LIMIT 200", string(id))
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		if _, err := q.db.exec(ctx, "DELETE FROM names WHERE id = $1", string(id)); err != nil {
			return kinded(err)
		}
		for _, kind := range []string{names.Person, names.Place, names.Body} {
			if err := q.unindex(ctx, kind, id); err != nil {
				return err
			}
		}
		return nil
	}
	n := NameRow{ID: id, Kind: oftenest(docs, func(n names.Name) string { return n.Kind }), Name: plain(oftenest(docs, func(n names.Name) string { return n.Label })), Latest: docs[0].Latest}
	sortKey := names.SortKey(n.Name, n.Kind)
	_, err = q.db.exec(ctx, `INSERT INTO names (id, kind, name, letter, sort, stories, said, latest)
		VALUES ($1, $2, $3, $4, $5, (SELECT count(*) FROM story_names WHERE name = $1), (SELECT count(*) FROM name_claims WHERE name = $1), $6)
		ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, letter = excluded.letter, sort = excluded.sort,
			stories = excluded.stories, said = excluded.said, latest = excluded.latest`,
		string(id), n.Kind, n.Name, names.Letter(sortKey), sortKey, ms(n.Latest))
	if err != nil {
		return kinded(err)
	}
	return q.indexName(ctx, n, docs)
}

// indexName makes a name findable by its spellings and titles.
func (q Queries) indexName(ctx context.Context, n NameRow, docs []names.Name) error {
	for _, kind := range []string{names.Person, names.Place, names.Body} {
		if kind != n.Kind {
			if err := q.unindex(ctx, kind, n.ID); err != nil {
				return err
			}
		}
	}
	var also []string
	for _, d := range docs {
		for _, s := range append(append([]string{d.Label}, d.Titles...), d.Forms...) {
			if s = plain(s); s != n.Name && !slices.Contains(also, s) && len(also) < 20 {
				also = append(also, s)
			}
		}
	}
	return q.index(ctx, Found{Kind: n.Kind, ID: n.ID, At: n.Latest, Title: n.Name, Body: strings.Join(also, ", ")})
}

// oftenest gives what most of a name's stories say of it; of equals what the latest
// does.
func oftenest(docs []names.Name, of func(names.Name) string) (best string) {
	count := map[string]int{}
	for _, d := range docs {
		count[of(d)]++
	}
	for _, d := range docs {
		if s := of(d); count[s] > count[best] {
			best = s
		}
	}
	return best
}

// StoryNames gives a story's names, those in most of its reports first.
func (q Queries) StoryNames(ctx context.Context, story stet.ID) ([]names.Name, error) {
	return collect(ctx, q.db, scanDoc[names.Name], "SELECT doc FROM story_names WHERE story = $1 ORDER BY reports DESC, name", string(story))
}

// Name gives a name; NotFound when no story has it.
func (q Queries) Name(ctx context.Context, id stet.ID) (*NameRow, error) {
	found, err := collect(ctx, q.db, scanName, nameColumns+"WHERE id = $1", string(id))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, stet.Errorf(stet.NotFound, "no story has a name %s", id)
	}
	return &found[0], nil
}

// TopNames lists the names of a kind, those in most stories first; of any kind for
// "".
func (q Queries) TopNames(ctx context.Context, kind string, offset, limit int) ([]NameRow, error) {
	if kind == "" {
		return collect(ctx, q.db, scanName, nameColumns+"ORDER BY stories DESC, said DESC, latest DESC, id LIMIT $1 OFFSET $2", limit, offset)
	}
	return collect(ctx, q.db, scanName, nameColumns+"WHERE kind = $1 ORDER BY stories DESC, said DESC, latest DESC, id LIMIT $2 OFFSET $3", kind, limit, offset)
}

// NamesUnder lists the names of a kind under a letter, by name.
func (q Queries) NamesUnder(ctx context.Context, kind, letter string, offset, limit int) ([]NameRow, error) {
	return collect(ctx, q.db, scanName, nameColumns+"WHERE kind = $1 AND letter = $2 ORDER BY sort, id LIMIT $3 OFFSET $4", kind, letter, limit, offset)
}

// NameLetters gives how many names of a kind stand under each letter.
func (q Queries) NameLetters(ctx context.Context, kind string) (map[string]int, error) {
	counts := map[string]int{}
	rows, err := collect(ctx, q.db, func(r row, n *NameRow) error { return r.Scan(&n.Letter, &n.Stories) },
		"SELECT letter, count(*) FROM names WHERE kind = $1 GROUP BY letter", kind)
	for _, r := range rows {
		counts[r.Letter] = r.Stories
	}
	return counts, err
}

// NameStories gives the stories that a name appears in, latest first.
func (q Queries) NameStories(ctx context.Context, id stet.ID, offset, limit int) ([]NamedStory, error) {
	return collect(ctx, q.db, func(r row, s *NamedStory) error {
		var name, article string
		if err := r.Scan(&s.Story, &name, &article, &s.Status, &s.Evidence); err != nil {
			return err
		}
		if article != "" {
			s.Article = &stet.Article{}
			if err := scanDoc(scanned(article), s.Article); err != nil {
				return err
			}
		}
		return json.Unmarshal([]byte(name), &s.Name)
	}, `SELECT n.story, n.doc, coalesce(v.doc, ''), coalesce(a.status, ''), coalesce(a.evidence, '') FROM story_names n
		LEFT JOIN articles a ON a.story = n.story LEFT JOIN revisions v ON v.article = a.id AND v.revision = a.revision
		WHERE n.name = $1 ORDER BY n.latest DESC, n.story LIMIT $2 OFFSET $3`, string(id), limit, offset)
}

// NameClaims gives the claims that a name takes a position on, latest first.
func (q Queries) NameClaims(ctx context.Context, id stet.ID, offset, limit int) ([]NameClaim, error) {
	return collect(ctx, q.db, func(r row, c *NameClaim) error {
		var text string
		var since int64
		if err := r.Scan(&text, &c.Stance, &since, &c.Lang); err != nil {
			return err
		}
		c.Since = fromMS(since)
		return scanDoc(scanned(text), &c.Claim)
	}, `SELECT claims.doc, n.stance, n.since, coalesce(s.lang, '') FROM name_claims n JOIN claims ON claims.id = n.claim
		LEFT JOIN search s ON s.kind = 'claim' AND s.id = n.claim
		WHERE n.name = $1 ORDER BY n.since DESC, n.claim, n.stance LIMIT $2 OFFSET $3`, string(id), limit, offset)
}

// Unnamed lists stories with claims whose names were never read: those of a
// newsroom that an older program kept.
func (q Queries) Unnamed(ctx context.Context) ([]stet.ID, error) {
	return collect(ctx, q.db, func(r row, id *stet.ID) error { return r.Scan(id) },
		`SELECT DISTINCT story FROM claims WHERE NOT EXISTS (SELECT 1 FROM named_stories n WHERE n.story = claims.story) ORDER BY story`)
}

// fillNames makes every name findable.
func (tx *Tx) fillNames(ctx context.Context) error {
	all, err := collect(ctx, tx.db, func(r row, id *stet.ID) error { return r.Scan(id) }, "SELECT id FROM names ORDER BY id")
	if err != nil {
		return err
	}
	for _, id := range all {
		if err := tx.recountName(ctx, id); err != nil {
			return err
		}
	}
	return nil
}
