package store

import (
	"context"
	"time"

	"stet"
)

// Lead is what is known of an article before its text: how a list shows it.
type Lead struct {
	Status   stet.Status   // of its leading claim; "" when it has none
	Evidence stet.Evidence // likewise
}

// ArticleRow is an article in a list.
type ArticleRow struct {
	stet.Article
	Lead
}

// SaveRevision keeps a revision of an article and makes it the one that readers
// see. It refuses, with kind Conflict, a revision that is not the next one: so
// that nothing is published twice.
func (q Queries) SaveRevision(ctx context.Context, a stet.Article, lead Lead, body string) error {
	n, err := q.db.exec(ctx, `INSERT INTO articles (id, story, revision, origins, changed, status, evidence) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, origins = excluded.origins, changed = excluded.changed,
			status = excluded.status, evidence = excluded.evidence WHERE articles.revision = excluded.revision - 1`,
		string(a.ID), string(a.Story), a.Revision, a.Origins, ms(a.Changed), string(lead.Status), string(lead.Evidence))
	if err != nil {
		return kinded(err)
	}
	if n == 0 {
		return stet.Errorf(stet.Conflict, "article %s has a revision %d already", a.ID, a.Revision)
	}
	if _, err := q.db.exec(ctx, "INSERT INTO revisions (article, revision, story, changed, doc) VALUES ($1, $2, $3, $4, $5)",
		string(a.ID), a.Revision, string(a.Story), ms(a.Changed), doc(a)); err != nil {
		return kinded(err)
	}
	return q.indexArticle(ctx, a, lead, body)
}

// Article gives a revision of an article, the newest for revision 0; NotFound
// when there is none.
func (q Queries) Article(ctx context.Context, id stet.ID, revision int) (*stet.Article, error) {
	if revision > 0 {
		return one[stet.Article](ctx, q.db, "such revision", "SELECT doc FROM revisions WHERE article = $1 AND revision = $2", string(id), revision)
	}
	return one[stet.Article](ctx, q.db, "article "+string(id),
		"SELECT doc FROM revisions WHERE article = $1 ORDER BY revision DESC LIMIT 1", string(id))
}

// StoryArticle gives the newest revision of a story's article; NotFound when
// there is none.
func (q Queries) StoryArticle(ctx context.Context, story stet.ID) (*stet.Article, error) {
	return one[stet.Article](ctx, q.db, "article about story "+string(story),
		"SELECT doc FROM revisions WHERE story = $1 ORDER BY revision DESC LIMIT 1", string(story))
}

const articleColumns = `SELECT doc, status, evidence FROM articles JOIN revisions
	ON revisions.article = articles.id AND revisions.revision = articles.revision `

func scanArticle(r row, a *ArticleRow) error {
	var text string
	if err := r.Scan(&text, &a.Status, &a.Evidence); err != nil {
		return err
	}
	return scanDoc(scanned(text), &a.Article)
}

// halfLife is the time in which an article's weight on the front page halves,
// in milliseconds: 36 hours, so that a day-old story with four origins stands
// beside a fresh one with three.
const halfLife = 36 * 3600 * 1000

// Front lists articles by independent origins and freshness: origins halved for
// every half-life since the last change, at most limit, changed not before
// since. One that was withdrawn has no origin, and is not among them.
func (q Queries) Front(ctx context.Context, now, since time.Time, limit int) ([]ArticleRow, error) {
	// 1/(1+age/halfLife) instead of a power, which SQLite may lack.
	return collect(ctx, q.db, scanArticle, articleColumns+`WHERE articles.changed >= $1 AND articles.origins > 0
		ORDER BY articles.origins * 1.0 / (1.0 + ($2 - articles.changed) * 1.0 / $3) DESC, articles.changed DESC, articles.id LIMIT $4`,
		ms(since), ms(now), halfLife, limit)
}

// Latest lists articles, latest changed first.
func (q Queries) Latest(ctx context.Context, limit int) ([]ArticleRow, error) {
	return collect(ctx, q.db, scanArticle, articleColumns+"ORDER BY articles.changed DESC, articles.id LIMIT $1", limit)
}

// Revisions gives every revision of an article, oldest first.
func (q Queries) Revisions(ctx context.Context, id stet.ID) ([]stet.Article, error) {
	return collect(ctx, q.db, scanDoc[stet.Article], "SELECT doc FROM revisions WHERE article = $1 ORDER BY revision", string(id))
}

// Standing gives an article's newest revision, its story's version and how its
// leading claim stands: one look-up by key. NotFound when there is no article.
func (q Queries) Standing(ctx context.Context, id stet.ID) (revision, version int, lead Lead, err error) {
	err = q.db.row(ctx, `SELECT a.revision, coalesce(s.version, 0), a.status, a.evidence
		FROM articles a LEFT JOIN stories s ON s.id = a.story WHERE a.id = $1`, string(id)).
		Scan(&revision, &version, &lead.Status, &lead.Evidence)
	if none(err) {
		return 0, 0, Lead{}, stet.Errorf(stet.NotFound, "there is no article %s", id)
	}
	return revision, version, lead, kinded(err)
}

// Corrected gives the newest revisions of articles that carry corrections,
// latest changed first.
func (q Queries) Corrected(ctx context.Context, limit int) ([]ArticleRow, error) {
	// Articles without corrections have no such key: the noun leaves it out.
	return collect(ctx, q.db, scanArticle, articleColumns+`WHERE revisions.doc LIKE '%"corrections":[%'
		ORDER BY articles.changed DESC, articles.id LIMIT $1`, limit)
}

// CountArticles counts the articles.
func (q Queries) CountArticles(ctx context.Context) (n int, err error) {
	err = q.db.row(ctx, "SELECT count(*) FROM articles").Scan(&n)
	return n, kinded(err)
}

// ArticlesChanged gives when articles last changed, by ID, from the given place
// on, at most limit; and their IDs in order.
func (q Queries) ArticlesChanged(ctx context.Context, from, limit int) (map[stet.ID]time.Time, []stet.ID, error) {
	changed := map[stet.ID]time.Time{}
	ids, err := collect(ctx, q.db, func(r row, id *stet.ID) error {
		var at int64
		err := r.Scan(id, &at)
		changed[*id] = fromMS(at)
		return err
	}, "SELECT id, changed FROM articles ORDER BY id LIMIT $1 OFFSET $2", limit, from)
	return changed, ids, err
}
