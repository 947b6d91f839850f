package store

import (
	"context"
	"time"
)

// DayCount is a day, in UTC, and how many articles were first published on it.
type DayCount struct {
	Day time.Time
	N   int
}

// dayMS is a day in milliseconds, as the query has it too.
const dayMS = 24 * 3600 * 1000

// ArchiveDays gives the days from one moment to before another on which articles
// were first published, newest first.
func (q Queries) ArchiveDays(ctx context.Context, from, to time.Time) ([]DayCount, error) {
	return collect(ctx, q.db, func(r row, d *DayCount) error {
		var day int64
		err := r.Scan(&day, &d.N)
		d.Day = fromMS(day * dayMS)
		return err
	}, `SELECT changed / 86400000 AS day, count(*) FROM revisions WHERE revision = 1 AND changed >= $1 AND changed < $2
		GROUP BY changed / 86400000 ORDER BY day DESC`, ms(from), ms(to))
}

// ArchiveSpan gives when the first and the newest article were first published;
// zero times when there is none.
func (q Queries) ArchiveSpan(ctx context.Context) (oldest, newest time.Time, err error) {
	var from, to int64
	err = q.db.row(ctx, "SELECT coalesce(min(changed), 0), coalesce(max(changed), 0) FROM revisions WHERE revision = 1").Scan(&from, &to)
	if err != nil || to == 0 {
		return oldest, newest, kinded(err)
	}
	return fromMS(from), fromMS(to), nil
}

// Archived lists the articles first published from one moment to before another,
// at most limit, newest first, as they are now.
func (q Queries) Archived(ctx context.Context, from, to time.Time, limit int) ([]ArticleRow, error) {
	return collect(ctx, q.db, scanArticle, `SELECT revisions.doc, status, evidence FROM revisions AS first JOIN articles ON articles.id = first.article
		JOIN revisions ON revisions.article = articles.id AND revisions.revision = articles.revision
		WHERE first.revision = 1 AND first.changed >= $1 AND first.changed < $2 ORDER BY first.changed DESC, first.article LIMIT $3`, ms(from), ms(to), limit)
}
