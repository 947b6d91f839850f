package store

import (
	"context"
	"strings"
	"time"

	"stet"
	"stet/internal/query"
)

// Found is a document that a search found.
type Found struct {
	Kind     string // one of query.Kinds
	ID       stet.ID
	Story    stet.ID // of an article or a claim
	At       time.Time
	Status   stet.Status // of a claim, or of an article's leading claim
	Lang     string      // its two- or three-letter code; "" when not known
	Title    string
	Speakers []string // of a claim: who takes a position
	Sources  []string // the outlets that report it
	Body     string   // its text; "" for claims
}

// SearchAsk is what a search is asked for.
type SearchAsk struct {
	Query         query.Query
	Newest        bool // newest first, instead of best
	Offset, Limit int
}

// Search finds documents. Nothing asked finds nothing.
func (q Queries) Search(ctx context.Context, a SearchAsk) ([]Found, error) {
	if a.Query.Empty() {
		return nil, nil
	}
	from, until := bounds(a.Query)
	return collect(ctx, q.db, scanFound, q.searchSQL(a.Newest), q.expression(a.Query.Root), from, until, a.Limit, a.Offset)
}

// SearchCounts gives how many documents of each kind a query finds.
func (q Queries) SearchCounts(ctx context.Context, asked query.Query) (map[string]int, error) {
	counts := map[string]int{}
	if asked.Empty() {
		return counts, nil
	}
	from, until := bounds(asked)
	type row2 struct {
		kind string
		n    int
	}
	rows, err := collect(ctx, q.db, func(r row, c *row2) error { return r.Scan(&c.kind, &c.n) },
		"SELECT s.kind, count(*) FROM "+q.foundSQL()+" GROUP BY s.kind", q.expression(asked.Root), from, until)
	for _, c := range rows {
		counts[c.kind] = c.n
	}
	return counts, err
}

// bounds are a query's, in milliseconds.
func bounds(q query.Query) (from, until int64) {
	const always = int64(1) << 60
	from, until = -always, always
	if !q.From.IsZero() {
		from = q.From.UnixMilli()
	}
	if !q.Until.IsZero() {
		until = q.Until.UnixMilli()
	}
	return from, until
}

const foundColumns = "s.kind, s.id, s.story, s.at, s.status, s.lang, s.title, s.speakers, s.sources, s.body"

func scanFound(r row, f *Found) error {
	var at int64
	var speakers, sources string
	if err := r.Scan(&f.Kind, &f.ID, &f.Story, &at, &f.Status, &f.Lang, &f.Title, &speakers, &sources, &f.Body); err != nil {
		return err
	}
	f.At, f.Speakers, f.Sources = fromMS(at), lines(speakers), lines(sources)
	return nil
}

// lines parts what is kept one to a line.
func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// Limits of what of a document is looked through. PostgreSQL counts a word's
// places to 16383, and takes a megabyte of words.
const (
	titleWords = 300
	sideWords  = 600 // of speakers, and of sources
	bodyWords  = 14_000
	bodyBytes  = 120_000 // of text; and, folded, four times as many
)

// index makes a document findable, instead of what was there under its ID.
func (q Queries) index(ctx context.Context, f Found) error {
	f.Title, f.Body = plain(f.Title), plain(f.Body)
	for _, list := range [][]string{f.Speakers, f.Sources} {
		for i, s := range list {
			list[i] = strings.ReplaceAll(plain(s), "\n", " ")
		}
	}
	args := []any{
		f.Kind, string(f.ID), string(f.Story), ms(f.At), string(f.Status), f.Lang, f.Title,
		strings.Join(f.Speakers, "\n"), strings.Join(f.Sources, "\n"), f.Body,
	}
	if q.dialect == postgres {
		_, err := q.db.exec(ctx, `INSERT INTO search (kind, id, story, at, status, lang, title, speakers, sources, body, words)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::tsvector)
			ON CONFLICT (kind, id) DO UPDATE SET story = excluded.story, at = excluded.at, status = excluded.status, lang = excluded.lang,
				title = excluded.title, speakers = excluded.speakers, sources = excluded.sources, body = excluded.body, words = excluded.words`,
			append(args, vector(f))...)
		return kinded(err)
	}
	var place int64
	err := q.db.row(ctx, `INSERT INTO search (kind, id, story, at, status, lang, title, speakers, sources, body)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
			ON CONFLICT (kind, id) DO UPDATE SET story = excluded.story, at = excluded.at, status = excluded.status, lang = excluded.lang,
				title = excluded.title, speakers = excluded.speakers, sources = excluded.sources, body = excluded.body RETURNING place`, args...).Scan(&place)
	if err != nil {
		return kinded(err)
	}
	_, err = q.db.exec(ctx, "INSERT OR REPLACE INTO search_words (rowid, title, body, speakers, sources, tags) VALUES ($1, $2, $3, $4, $5, $6)",
		place, join(query.Folded(f.Title, titleWords)), join(body(f)), join(listed(f.Speakers)), join(listed(f.Sources)), join(tags(f)))
	return kinded(err)
}

// plain is text that both engines take.
func plain(s string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", " "), "\ufffd")
}

func join(words []string) string { return strings.Join(words, " ") }

// body gives the words of a document's text.
func body(f Found) []string {
	words := query.Folded(f.Body[:min(len(f.Body), bodyBytes)], bodyWords)
	room := 4 * bodyBytes
	for i, w := range words {
		if room -= len(w); room < 0 {
			return words[:i]
		}
	}
	return words
}

// border stands between names, so that no phrase goes over two of them and a
// whole name can be asked for.
const border = ":"

// listed gives the words of names, each name between borders.
func listed(names []string) []string {
	out := []string{border}
	for _, n := range names {
		words := query.Folded(n, 20)
		if len(out)+len(words) >= sideWords {
			break
		}
		out = append(append(out, words...), border)
	}
	return out
}

// everything is the tag of every document.
const everything = ":all"

// tags gives a document's properties, which cannot be mistaken for words.
func tags(f Found) []string {
	out := []string{everything, tag(query.Kind, f.Kind)}
	if f.Status != "" {
		out = append(out, tag(query.Status, string(f.Status)))
	}
	if f.Lang != "" {
		out = append(out, tag(query.Lang, f.Lang))
	}
	return out
}

func tag(name query.TagName, value string) string { return string(name) + ":" + value }

// unindex makes a document findable no more.
func (q Queries) unindex(ctx context.Context, kind string, id stet.ID) error {
	return q.unindexWhere(ctx, "kind = $1 AND id = $2", kind, string(id))
}

// unindexWhere makes documents findable no more; the condition is ours.
func (q Queries) unindexWhere(ctx context.Context, condition string, args ...any) error {
	if q.dialect == sqlite {
		if _, err := q.db.exec(ctx, "DELETE FROM search_words WHERE rowid IN (SELECT place FROM search WHERE "+condition+")", args...); err != nil {
			return kinded(err)
		}
	}
	_, err := q.db.exec(ctx, "DELETE FROM search WHERE "+condition, args...)
	return kinded(err)
}
