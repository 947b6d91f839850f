package store

import (
	"context"

	"stet"
)

// StoryVersion gives a story's version; 0 when there is no such story.
func (q Queries) StoryVersion(ctx context.Context, story stet.ID) (version int, err error) {
	err = q.db.row(ctx, "SELECT version FROM stories WHERE id = $1", string(story)).Scan(&version)
	if none(err) {
		return 0, nil
	}
	return version, kinded(err)
}

// Dossier gives everything known about a story; NotFound when there is none,
// or when its reports have all been moved elsewhere or are no longer published.
func (q Queries) Dossier(ctx context.Context, story stet.ID) (*stet.Dossier, error) {
	d, err := q.Unclaimed(ctx, story)
	if err != nil {
		return nil, err
	}
	d.Claims, err = q.Claims(ctx, story)
	return d, err
}

// Unclaimed is Dossier without the claims, for whoever works them out.
func (q Queries) Unclaimed(ctx context.Context, story stet.ID) (d *stet.Dossier, err error) {
	defer stet.Wrap(&err, "story %s", story)
	d = &stet.Dossier{Story: stet.Story{ID: story}, Origins: map[stet.ID]stet.ID{}}
	if d.Story.Version, err = q.StoryVersion(ctx, story); err != nil {
		return nil, err
	}
	type placed struct {
		report stet.Report
		origin stet.ID
	}
	found, err := collect(ctx, q.db, func(r row, p *placed) error {
		var text string
		if err := r.Scan(&text, &p.origin); err != nil {
			return err
		}
		return scanDoc(scanned(text), &p.report)
	}, "SELECT doc, origin FROM current_reports WHERE story = $1 ORDER BY published, id", string(story))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, stet.Errorf(stet.NotFound, "there is no such story, or its reports have moved to another")
	}
	for i := range found {
		r := &found[i].report
		d.Reports = append(d.Reports, r)
		d.Origins[r.ID] = found[i].origin
		d.Story.Reports = append(d.Story.Reports, r.ID)
	}
	d.Statements, err = collect(ctx, q.db, scanDoc[stet.Statement], `SELECT statements.doc FROM statements JOIN current_reports r ON r.id = statements.report
		WHERE r.story = $1 ORDER BY r.published, r.id, statements.place`, string(story))
	return d, err
}

// StoryRow is a story in a list.
type StoryRow struct {
	ID       stet.ID `json:"id"`
	Version  int     `json:"version"`
	Reports  int     `json:"reports"`
	Origins  int     `json:"origins"`
	Headline string  `json:"headline"` // of its article, or of its first report
	Status   string  `json:"status,omitempty"`
}

// Stories lists stories that have reports, latest updated first.
func (q Queries) Stories(ctx context.Context, limit int) ([]StoryRow, error) {
	return collect(ctx, q.db, func(r row, s *StoryRow) error {
		var article, first string
		if err := r.Scan(&s.ID, &s.Version, &s.Reports, &s.Origins, &s.Status, &article, &first); err != nil {
			return err
		}
		if article != "" {
			var a stet.Article
			err := scanDoc(scanned(article), &a)
			s.Headline = a.Headline.Text
			return err
		}
		var report stet.Report
		err := scanDoc(scanned(first), &report)
		s.Headline = report.Headline
		return err
	}, `SELECT s.id, s.version, (SELECT count(*) FROM current_reports WHERE story = s.id), (SELECT count(DISTINCT origin) FROM current_reports WHERE story = s.id),
			coalesce(a.status, ''), coalesce(v.doc, ''), (SELECT doc FROM current_reports WHERE story = s.id ORDER BY published, id LIMIT 1)
		FROM stories s LEFT JOIN articles a ON a.story = s.id LEFT JOIN revisions v ON v.article = a.id AND v.revision = a.revision
		WHERE EXISTS (SELECT 1 FROM current_reports WHERE story = s.id) ORDER BY s.updated DESC, s.id LIMIT $1`, limit)
}
