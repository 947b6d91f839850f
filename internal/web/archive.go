package web

import (
	"context"
	"net/http"
	"time"

	"stet"
	"stet/internal/page"
	"stet/internal/web/archive"
)

// Archive reads what was published when. It is an interface so that pages can be
// tested without a database.
type Archive interface {
	// ArchiveSpan gives when the first and the newest article were first
	// published; zero times when there is none.
	ArchiveSpan(ctx context.Context) (oldest, newest time.Time, err error)
	// ArchiveDays gives the days from one moment to before another on which
	// articles were first published, newest first.
	ArchiveDays(ctx context.Context, from, to time.Time) ([]page.DayCount, error)
	// Archived gives the articles first published from one moment to before
	// another, newest first.
	Archived(ctx context.Context, from, to time.Time, limit int) ([]page.Entry, error)
}

// Limits of the archive.
const (
	archiveLimit = 300                  // articles of one day
	archiveNear  = 366 * 24 * time.Hour // how far off the days before and after are looked for
)

// archival is the table of the archive.
func (s *server) archival() map[string]handler {
	if s.Archive == nil {
		return nil
	}
	return map[string]handler{"GET " + page.ArchivePath: s.archiveYear, "GET " + page.ArchivePath + "/{day}": s.archiveDay}
}

// archiveYear answers with the days of the year asked for by ?year=, or of the
// newest.
func (s *server) archiveYear(w http.ResponseWriter, r *http.Request) error {
	oldest, newest, err := s.Archive.ArchiveSpan(r.Context())
	if err != nil {
		return err
	}
	year := newest.Year()
	if newest.IsZero() {
		year = s.Now().UTC().Year()
	}
	if asked := r.URL.Query().Get("year"); asked != "" {
		if year = number(asked); year < oldest.Year() || year > newest.Year() {
			return stet.Errorf(stet.NotFound, "nothing was published in this year")
		}
	}
	from := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	days, err := s.Archive.ArchiveDays(r.Context(), from, from.AddDate(1, 0, 0))
	if err != nil {
		return err
	}
	return s.send(w, r, http.StatusOK, archive.YearPage(s.Words, page.NewArchive(year, oldest, newest, days)))
}

// archiveDay answers with the articles first published on a day.
func (s *server) archiveDay(w http.ResponseWriter, r *http.Request) error {
	day, err := time.Parse(page.ArchiveDayForm, r.PathValue("day"))
	if err != nil || day.Year() < 1970 || day.After(s.Now().AddDate(1, 0, 0)) {
		return stet.Errorf(stet.NotFound, "there is no such day")
	}
	next := day.AddDate(0, 0, 1)
	all, err := s.Archive.Archived(r.Context(), day, next, archiveLimit+1)
	if err != nil {
		return err
	}
	more := len(all) > archiveLimit
	before, err := s.Archive.ArchiveDays(r.Context(), day.Add(-archiveNear), day)
	if err != nil {
		return err
	}
	after, err := s.Archive.ArchiveDays(r.Context(), next, next.Add(archiveNear))
	if err != nil {
		return err
	}
	var last, first *page.DayCount
	if len(before) > 0 {
		last = &before[0]
	}
	if len(after) > 0 {
		first = &after[len(after)-1]
	}
	return s.send(w, r, http.StatusOK, archive.DayPage(s.Words, page.NewArchivedDay(day, all[:min(len(all), archiveLimit)], more, last, first)))
}
