package store

import (
	"context"
	"time"

	"stet"
)

// Depart notes that a report is no longer what its outlet publishes; it is found
// by no search then. A later departure of the same report overrules the earlier.
func (q Queries) Depart(ctx context.Context, d stet.Departure) error {
	_, err := q.db.exec(ctx, `INSERT INTO departures (report, later, at) VALUES ($1, $2, $3)
		ON CONFLICT (report) DO UPDATE SET later = excluded.later, at = excluded.at`, string(d.Report), string(d.Later), ms(d.At))
	if err != nil {
		return kinded(err)
	}
	return q.unindex(ctx, "report", d.Report)
}

// Reinstate makes a report one again that its outlet publishes.
func (q Queries) Reinstate(ctx context.Context, report stet.ID) error {
	if _, err := q.db.exec(ctx, "DELETE FROM departures WHERE report = $1", string(report)); err != nil {
		return kinded(err)
	}
	r, err := q.Report(ctx, report)
	if err != nil {
		return err
	}
	return q.indexReport(ctx, *r)
}

// Departure gives a report's departure; NotFound while its outlet publishes it.
func (q Queries) Departure(ctx context.Context, report stet.ID) (*stet.Departure, error) {
	d := stet.Departure{Report: report}
	var at int64
	err := q.db.row(ctx, "SELECT later, at FROM departures WHERE report = $1", string(report)).Scan(&d.Later, &at)
	if none(err) {
		return nil, stet.Errorf(stet.NotFound, "report %s has not departed", report)
	}
	d.At = fromMS(at)
	return &d, kinded(err)
}

// LatestReading gives the report that was last read from an item's page, gone
// or not; NotFound when none was.
func (q Queries) LatestReading(ctx context.Context, item stet.ID) (*stet.Report, error) {
	return one[stet.Report](ctx, q.db, "report of item "+string(item), `SELECT doc FROM reports
		WHERE item = $1 AND NOT EXISTS (SELECT 1 FROM departures WHERE report = reports.id AND later <> '') AND story IS NOT NULL
		ORDER BY id LIMIT 1`, string(item))
}

// StoryLeft reports whether a story has reports, and its outlets publish none of
// them any more.
func (q Queries) StoryLeft(ctx context.Context, story stet.ID) (bool, error) {
	var all, current int
	err := q.db.row(ctx, `SELECT (SELECT count(*) FROM reports WHERE story = $1), (SELECT count(*) FROM current_reports WHERE story = $1)`,
		string(story)).Scan(&all, &current)
	return all > 0 && current == 0, kinded(err)
}

// Check is when, and with what outcome, an item's page is looked at again.
type Check struct {
	Item      stet.ID
	Due       time.Time // zero: never again
	Looked    time.Time // zero: not yet
	Unchanged int       // times in a row that the page was as before
	Missing   int       // times in a row that nothing was there
	LastError string    // "" when the page could be read
}

// AddCheck notes when an item's page is to be looked at again for the first
// time; it changes nothing about one that is known already.
func (q Queries) AddCheck(ctx context.Context, item stet.ID, due time.Time) error {
	_, err := q.db.exec(ctx, "INSERT INTO checks (item, due) VALUES ($1, $2) ON CONFLICT (item) DO NOTHING", string(item), ms(due))
	return kinded(err)
}

// SaveCheck keeps how looking again went.
func (q Queries) SaveCheck(ctx context.Context, c Check) error {
	_, err := q.db.exec(ctx, "UPDATE checks SET due = $2, looked = $3, unchanged = $4, missing = $5, last_error = $6 WHERE item = $1",
		string(c.Item), ms(c.Due), ms(c.Looked), c.Unchanged, c.Missing, c.LastError)
	return kinded(err)
}

// HastenCheck makes an item's check due at once when its source's list says that
// the page was updated since it was last looked at, or first read; not when that
// was within pause, since some lists call everything updated, always.
func (q Queries) HastenCheck(ctx context.Context, item stet.ID, updated, now time.Time, pause time.Duration) error {
	_, err := q.db.exec(ctx, `UPDATE checks SET due = $3 WHERE item = $1 AND looked < $2 AND looked <= $4 AND (due = 0 OR due > $3)
		AND NOT EXISTS (SELECT 1 FROM snapshots WHERE snapshots.item = checks.item AND snapshots.fetched >= $2)`,
		string(item), ms(updated), ms(now), ms(now.Add(-pause)))
	return kinded(err)
}

const checkColumns = "SELECT item, due, looked, unchanged, missing, last_error FROM checks "

func scanCheck(r row, c *Check) error {
	var due, looked int64
	if err := r.Scan(&c.Item, &due, &looked, &c.Unchanged, &c.Missing, &c.LastError); err != nil {
		return err
	}
	c.Due, c.Looked = fromMS(due), fromMS(looked)
	return nil
}

// Check gives an item's check; NotFound when it has none.
func (q Queries) Check(ctx context.Context, item stet.ID) (*Check, error) {
	found, err := collect(ctx, q.db, scanCheck, checkColumns+"WHERE item = $1", string(item))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, stet.Errorf(stet.NotFound, "item %s is not to be looked at again", item)
	}
	return &found[0], nil
}

// DueChecks gives the checks whose time has come, longest due first, at most
// limit. Pages of sources that are no longer read are left alone.
func (q Queries) DueChecks(ctx context.Context, now time.Time, limit int) ([]Check, error) {
	return collect(ctx, q.db, scanCheck, checkColumns+`WHERE due > 0 AND due <= $1
		AND EXISTS (SELECT 1 FROM items WHERE items.id = checks.item) ORDER BY due, item LIMIT $2`, ms(now), limit)
}
