package pipeline

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"stet"
	"stet/internal/extract"
	"stet/internal/fetch"
	"stet/internal/store"
)

const (
	// recheckLast is the longest pause after which a page is looked at again; it
	// is left alone then. With the pauses tripling from an hour that is seven
	// looks in six weeks.
	recheckLast = 31 * 24 * time.Hour
	// recheckBatch bounds how many pages become due at once.
	recheckBatch = 100
	// missingMin is how many times in a row a page must be missing to count as
	// taken down: an outage answers 404, too.
	missingMin = 2
)

// recheck looks at a page again from which a report was read. A page that reads
// otherwise is archived and read anew, as a later reading of the same report;
// one that is gone takes its report out of the story. A page that cannot be
// read is no failed task, nor is it gone: the check keeps the error.
func (p *Pipeline) recheck(ctx context.Context, t Task) (outcome, error) {
	c, err := p.o.Store.Check(ctx, t.ID)
	if err != nil {
		return outcome{}, err
	}
	if c.Due.IsZero() || c.Due.After(p.o.Now()) {
		return outcome{}, nil // done since the task was made
	}
	r, err := p.o.Store.LatestReading(ctx, t.ID)
	if stet.KindOf(err) == stet.NotFound {
		return outcome{}, nil // not placed yet; it stays due
	}
	if err != nil {
		return outcome{}, err
	}
	look, err := p.look(ctx, r)
	if err != nil && ctx.Err() != nil {
		return outcome{}, err
	}
	next := p.after(*c, look, err)
	return outcome{save: func(ctx context.Context, tx *store.Tx) ([]Task, error) {
		if err := tx.SaveCheck(ctx, next); err != nil {
			return nil, err
		}
		switch {
		case next.Missing >= missingMin:
			return p.takenDown(ctx, tx, r)
		case err == nil && look.same:
			return p.back(ctx, tx, r)
		case err == nil && !look.missing:
			return p.changed(ctx, tx, r, look)
		}
		return nil, nil
	}}, nil
}

// look is what a page showed when it was looked at again.
type look struct {
	missing, same bool
	shot          stet.Snapshot // archived, when it reads otherwise
	report        stet.Report   // what it reads now, likewise
}

// look fetches a report's page, unless it is as it was, and compares what it
// reads with what the archived page reads today: not with what was read then,
// when the program may have read pages otherwise.
func (p *Pipeline) look(ctx context.Context, r *stet.Report) (l look, err error) {
	old, err := p.o.Store.ReportSnapshot(ctx, r)
	if err != nil {
		return l, err
	}
	res, err := p.o.Fetcher.Fetch(ctx, fetch.Request{
		URL: r.URL, Accept: pageTypes, ETag: header(old, "Etag"), LastModified: header(old, "Last-Modified"),
	})
	switch {
	case stet.KindOf(err) == stet.NotFound, err == nil && ledHome(r.URL, res.URL):
		return look{missing: true}, nil
	case err != nil:
		return l, err
	case res.NotModified:
		return look{same: true}, nil
	}
	body, err := p.o.Archive.Get(r.Snapshot)
	if err != nil {
		return l, err
	}
	was, err := extract.Read(body, header(old, "Content-Type"), old.Final)
	if err != nil {
		return l, err
	}
	is, err := extract.Read(res.Body, res.Header.Get("Content-Type"), res.URL)
	if err != nil {
		return l, err
	}
	if sameText(was.Text, is.Text) && sameText(was.Headline, is.Headline) {
		return look{same: true}, nil
	}
	return p.reading(ctx, r, is, res)
}

// reading archives a page that reads otherwise and gives the report that it is
// now.
func (p *Pipeline) reading(ctx context.Context, r *stet.Report, is *extract.Page, res *fetch.Response) (l look, err error) {
	i, err := p.o.Store.Item(ctx, r.Item)
	if err != nil {
		return l, err
	}
	s, err := p.o.Store.Source(ctx, r.Source)
	if err != nil {
		return l, err
	}
	sum, err := p.o.Archive.Put(res.Body)
	if err != nil {
		return l, err
	}
	l.shot = stet.NewSnapshot(stet.Snapshot{
		Item: i.ID, URL: i.URL, Final: res.URL, Status: res.Status, Header: keptHeaders(res.Header),
		Fetched: p.o.Now(), SHA256: sum, Size: int64(len(res.Body)),
	})
	l.report = NewReport(is, l.shot, *i, s.Source)
	return l, l.report.Validate()
}

// changed has the new reading of a page go the way of every report: grouping
// puts it in the place of the earlier one. A page that reads again as it once
// did is the reading that it was then.
func (p *Pipeline) changed(ctx context.Context, tx *store.Tx, r *stet.Report, l look) ([]Task, error) {
	at, err := tx.ReportPlace(ctx, l.report.ID)
	switch {
	case err == nil && at.Story != "":
		if err := tx.Reinstate(ctx, l.report.ID); err != nil {
			return nil, err
		}
		return p.replaced(ctx, tx, r, stet.Departure{Report: r.ID, Later: l.report.ID, At: p.o.Now()})
	case err != nil && stet.KindOf(err) != stet.NotFound:
		return nil, err
	}
	return []Task{{Stage: "extract", ID: l.shot.ID}}, tx.SaveSnapshot(ctx, l.shot)
}

// takenDown takes a report whose page is gone out of its story, once.
func (p *Pipeline) takenDown(ctx context.Context, tx *store.Tx, r *stet.Report) ([]Task, error) {
	if _, err := tx.Departure(ctx, r.ID); stet.KindOf(err) != stet.NotFound {
		return nil, err
	}
	return p.replaced(ctx, tx, r, stet.Departure{Report: r.ID, At: p.o.Now()})
}

// back puts a report whose page was gone, and is there again as it was, into
// its story again.
func (p *Pipeline) back(ctx context.Context, tx *store.Tx, r *stet.Report) ([]Task, error) {
	if _, err := tx.Departure(ctx, r.ID); err != nil {
		if stet.KindOf(err) == stet.NotFound {
			return nil, nil
		}
		return nil, err
	}
	if err := tx.Reinstate(ctx, r.ID); err != nil {
		return nil, err
	}
	return p.touched(ctx, tx, r)
}

// replaced notes a departure and has the report's story worked out anew.
func (p *Pipeline) replaced(ctx context.Context, tx *store.Tx, r *stet.Report, d stet.Departure) ([]Task, error) {
	if err := tx.Depart(ctx, d); err != nil {
		return nil, err
	}
	return p.touched(ctx, tx, r)
}

func (p *Pipeline) touched(ctx context.Context, tx *store.Tx, r *stet.Report) ([]Task, error) {
	at, err := tx.ReportPlace(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	version, err := tx.TouchStory(ctx, at.Story, p.o.Now())
	return []Task{{Stage: "claims", ID: at.Story, Version: version}}, err
}

// after is when a page is looked at the next time: the pauses triple while it
// stays as it is, and begin anew when it changes.
func (p *Pipeline) after(c store.Check, l look, err error) store.Check {
	c.Looked, c.LastError = p.o.Now(), ""
	switch {
	case err != nil:
		c.LastError, c.Missing = err.Error(), 0
		c.Unchanged++
	case l.missing:
		c.Unchanged++
		if c.Missing++; c.Missing < missingMin {
			c.Unchanged = 0 // to be sure soon
		}
	case l.same:
		c.Missing = 0
		c.Unchanged++
	default:
		c.Missing, c.Unchanged = 0, 0
	}
	pause := p.o.Recheck
	for range min(c.Unchanged, 40) {
		if pause *= 3; pause > recheckLast {
			c.Due = time.Time{}
			return c
		}
	}
	c.Due = c.Looked.Add(pause)
	return c
}

func header(s *stet.Snapshot, name string) string { return strings.Join(s.Header[name], "") }

// ledHome reports whether a page's address leads to its site's front page now,
// which is how many sites tell that a page is gone.
func ledHome(asked, got string) bool {
	from, err := url.Parse(asked)
	to, err2 := url.Parse(got)
	if err != nil || err2 != nil {
		return false
	}
	return strings.Trim(to.Path, "/") == "" && to.RawQuery == "" && strings.Trim(from.Path, "/") != ""
}

// sameText reports whether two texts differ in their white space at most.
func sameText(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }
