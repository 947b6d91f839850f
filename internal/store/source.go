package store

import (
	"context"
	"encoding/json"
	"time"

	"stet"
)

// PollState is how reading a source's list has gone.
type PollState struct {
	ETag, Modified string    // for the next conditional request
	Polled         time.Time // last attempt; zero when none
	Next           time.Time // when it is due
	Failures       int       // in a row
	LastError      string    // "" when the last attempt worked
	Note           string    // entries of the list that had to be left out, and why
}

// SourceState is a source with its state.
type SourceState struct {
	stet.Source
	Poll    PollState
	Reports int // read from it
}

// AddSource keeps a source; the error is of kind Conflict when its address is
// known already.
func (q Queries) AddSource(ctx context.Context, s stet.Source) error {
	if err := s.Validate(); err != nil {
		return err
	}
	n, err := q.db.exec(ctx, `INSERT INTO sources (id, url, name, doc) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
		string(s.ID), s.URL, s.Name, doc(s))
	if err == nil && n == 0 {
		return stet.Errorf(stet.Conflict, "%s is among the sources already", s.URL)
	}
	return kinded(err)
}

// RemoveSource stops reading a source and forgets its list; its reports and
// what was written from them stay. NotFound when there is no such source.
func (q Queries) RemoveSource(ctx context.Context, id stet.ID) error {
	n, err := q.db.exec(ctx, "DELETE FROM sources WHERE id = $1", string(id))
	if err == nil && n == 0 {
		return stet.Errorf(stet.NotFound, "there is no source %s: stet source list shows them", id)
	}
	return kinded(err)
}

const sourceColumns = `SELECT doc, etag, modified, polled, next_poll, failures, last_error, note,
	(SELECT count(*) FROM current_reports r WHERE r.source = sources.id) FROM sources `

func scanSource(r row, s *SourceState) error {
	var doc string
	var polled, next int64
	p := &s.Poll
	if err := r.Scan(&doc, &p.ETag, &p.Modified, &polled, &next, &p.Failures, &p.LastError, &p.Note, &s.Reports); err != nil {
		return err
	}
	p.Polled, p.Next = fromMS(polled), fromMS(next)
	return json.Unmarshal([]byte(doc), &s.Source)
}

// Sources gives every source, by name.
func (q Queries) Sources(ctx context.Context) ([]SourceState, error) {
	return collect(ctx, q.db, scanSource, sourceColumns+"ORDER BY name, url")
}

// DueSources gives the sources whose next poll is not after now, longest due
// first.
func (q Queries) DueSources(ctx context.Context, now time.Time) ([]SourceState, error) {
	return collect(ctx, q.db, scanSource, sourceColumns+"WHERE next_poll <= $1 ORDER BY next_poll, id", ms(now))
}

// Source gives one source; NotFound when there is none.
func (q Queries) Source(ctx context.Context, id stet.ID) (*SourceState, error) {
	found, err := collect(ctx, q.db, scanSource, sourceColumns+"WHERE id = $1", string(id))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, stet.Errorf(stet.NotFound, "there is no source %s", id)
	}
	return &found[0], nil
}

// SavePoll keeps how a poll went.
func (q Queries) SavePoll(ctx context.Context, id stet.ID, p PollState) error {
	_, err := q.db.exec(ctx, `UPDATE sources SET etag = $2, modified = $3, polled = $4, next_poll = $5, failures = $6, last_error = $7, note = $8
		WHERE id = $1`, string(id), p.ETag, p.Modified, ms(p.Polled), ms(p.Next), p.Failures, p.LastError, p.Note)
	return kinded(err)
}
