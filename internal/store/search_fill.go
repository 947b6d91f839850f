package store

import (
	"context"
	"strings"

	"stet"
)

// searchVersion is that of what is indexed and how; a newsroom whose index is of
// another is indexed anew when it is opened.
const searchVersion = 1

// fillStale fills the search index where it is not of this version: after an
// update of the program. It takes about a second for two thousand reports.
func (s *Store) fillStale(ctx context.Context) error {
	var version int
	err := s.db.row(ctx, "SELECT coalesce(max(version), 0) FROM search_state").Scan(&version)
	if err != nil || version == searchVersion {
		return kinded(err)
	}
	return s.Update(ctx, func(tx *Tx) error { return tx.FillSearch(ctx) })
}

// FillSearch works the search index out anew from the nouns: after an update, and
// after a restore, since a backup does not hold it.
func (tx *Tx) FillSearch(ctx context.Context) (err error) {
	defer stet.Wrap(&err, "fill the search index")
	statements := []string{"DELETE FROM search", "DELETE FROM search_state"}
	if tx.dialect == sqlite {
		statements = append(statements, "DELETE FROM search_words")
	}
	for _, query := range statements {
		if _, err := tx.db.exec(ctx, query); err != nil {
			return kinded(err)
		}
	}
	if err := fillEach(ctx, tx, "SELECT doc FROM current_reports WHERE id > $1 ORDER BY id LIMIT $2", func(r stet.Report) (stet.ID, error) {
		return r.ID, tx.indexReport(ctx, r)
	}); err != nil {
		return err
	}
	stories, err := collect(ctx, tx.db, func(r row, id *stet.ID) error { return r.Scan(id) }, "SELECT DISTINCT story FROM claims ORDER BY story")
	if err != nil {
		return err
	}
	for _, story := range stories {
		all, err := tx.Claims(ctx, story)
		if err != nil {
			return err
		}
		if err := tx.indexClaims(ctx, story, all); err != nil {
			return err
		}
	}
	if err := tx.fillArticles(ctx); err != nil {
		return err
	}
	if err := tx.fillNames(ctx); err != nil {
		return err
	}
	_, err = tx.db.exec(ctx, "INSERT INTO search_state (version) VALUES ($1)", searchVersion)
	return kinded(err)
}

// fillBatch is how many documents are read at once.
const fillBatch = 200

// fillEach calls f for each noun of a query that goes by ID.
func fillEach[T any](ctx context.Context, tx *Tx, query string, f func(T) (stet.ID, error)) error {
	last := stet.ID("")
	for {
		batch, err := collect(ctx, tx.db, scanDoc[T], query, string(last), fillBatch)
		if err != nil || len(batch) == 0 {
			return err
		}
		for _, one := range batch {
			if last, err = f(one); err != nil {
				return err
			}
		}
	}
}

func (tx *Tx) fillArticles(ctx context.Context) error {
	last := stet.ID("")
	for {
		batch, err := collect(ctx, tx.db, scanArticle, articleColumns+"WHERE articles.id > $1 ORDER BY articles.id LIMIT $2", string(last), fillBatch)
		if err != nil || len(batch) == 0 {
			return err
		}
		for _, a := range batch {
			last = a.ID
			if err := tx.indexArticle(ctx, a.Article, a.Lead, ArticleWords(a.Article)); err != nil {
				return err
			}
		}
	}
}

// ArticleWords gives an article's text as search looks through it.
func ArticleWords(a stet.Article) string {
	var b strings.Builder
	b.WriteString(a.Deck.Text)
	for _, section := range a.Sections {
		b.WriteString("\n" + section.Heading)
		for _, s := range section.Sentences {
			b.WriteString("\n" + s.Text)
		}
	}
	return b.String()
}

func (q Queries) indexReport(ctx context.Context, r stet.Report) error {
	return q.index(ctx, Found{Kind: "report", ID: r.ID, At: r.Published, Lang: baseLang(r.Lang), Title: r.Headline, Sources: []string{r.Outlet}, Body: r.Text})
}

// baseLang is a language's code without its region and script.
func baseLang(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base
}

// outletsOf gives the outlet and language of each of a story's reports that can be
// found.
func (q Queries) outletsOf(ctx context.Context, story stet.ID) (map[stet.ID]Found, error) {
	rows, err := collect(ctx, q.db, func(r row, f *Found) error {
		var source string
		err := r.Scan(&f.ID, &source, &f.Lang)
		f.Sources = lines(source)
		return err
	}, "SELECT s.id, s.sources, s.lang FROM reports r JOIN search s ON s.kind = 'report' AND s.id = r.id WHERE r.story = $1", string(story))
	byID := make(map[stet.ID]Found, len(rows))
	for _, f := range rows {
		byID[f.ID] = f
	}
	return byID, err
}

// indexClaims makes a story's claims findable, instead of those that were.
func (q Queries) indexClaims(ctx context.Context, story stet.ID, all []stet.Claim) error {
	if err := q.unindexWhere(ctx, "kind = 'claim' AND story = $1", string(story)); err != nil || len(all) == 0 {
		return err
	}
	reports, err := q.outletsOf(ctx, story)
	if err != nil {
		return err
	}
	for _, c := range all {
		f := Found{Kind: "claim", ID: c.ID, Story: story, At: c.Since, Status: c.Status, Title: c.Proposition, Lang: reports[c.Passage.Report].Lang}
		for _, p := range c.Positions {
			f.Speakers = addOnce(f.Speakers, p.Speaker)
			for _, at := range p.Passages {
				for _, outlet := range reports[at.Report].Sources {
					f.Sources = addOnce(f.Sources, outlet)
				}
			}
		}
		if err := q.index(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

// indexArticle makes an article findable, by the speakers of its story's claims
// and the outlets that it was written from.
func (q Queries) indexArticle(ctx context.Context, a stet.Article, lead Lead, body string) error {
	f := Found{Kind: "article", ID: a.ID, Story: a.Story, At: a.Changed, Status: lead.Status, Lang: baseLang(a.Lang), Title: a.Headline.Text, Body: body}
	if a.Withdrawn {
		f.Status = stet.Withdrawn
	}
	reports, err := q.outletsOf(ctx, a.Story)
	if err != nil {
		return err
	}
	for _, id := range a.Reports {
		for _, outlet := range reports[id].Sources {
			f.Sources = addOnce(f.Sources, outlet)
		}
	}
	claims, err := collect(ctx, q.db, func(r row, s *string) error { return r.Scan(s) },
		"SELECT speakers FROM search WHERE kind = 'claim' AND story = $1 ORDER BY id", string(a.Story))
	if err != nil {
		return err
	}
	for _, speakers := range claims {
		for _, s := range lines(speakers) {
			f.Speakers = addOnce(f.Speakers, s)
		}
	}
	return q.index(ctx, f)
}

// addOnce adds what is not there yet and says something.
func addOnce(all []string, s string) []string {
	for _, known := range all {
		if known == s {
			return all
		}
	}
	if s == "" || len(all) >= sideWords {
		return all
	}
	return append(all, s)
}
