package page

import (
	"time"

	"stet/internal/messages"
)

// ArchivePath is the address of the archive.
const ArchivePath = "/archive"

// ArchiveDayForm is how addresses write a day.
const ArchiveDayForm = "2006-01-02"

// DayCount is a day, in UTC, and how many articles were first published on it.
type DayCount struct {
	Day time.Time
	N   int
}

// Archive is a year of the archive.
type Archive struct {
	Year   int
	Years  []int // those that there are, newest first
	Months []ArchiveMonth
}

// ArchiveMonth is a month of it, with the days on which something was published.
type ArchiveMonth struct {
	Month time.Month
	Days  []ArchiveDay
}

// ArchiveDay is a day in a list, or one to go to.
type ArchiveDay struct {
	At   Clock
	Href string
	N    int
}

// NewArchive makes the page of a year from its days, newest first.
func NewArchive(year int, oldest, newest time.Time, days []DayCount) Archive {
	a := Archive{Year: year}
	if !newest.IsZero() {
		for y := newest.UTC().Year(); y >= oldest.UTC().Year(); y-- {
			a.Years = append(a.Years, y)
		}
	}
	for _, d := range days {
		month := d.Day.UTC().Month()
		if n := len(a.Months); n == 0 || a.Months[n-1].Month != month {
			a.Months = append(a.Months, ArchiveMonth{Month: month})
		}
		m := &a.Months[len(a.Months)-1]
		m.Days = append(m.Days, archiveDay(d.Day, d.N, messages.Day))
	}
	return a
}

func archiveDay(day time.Time, n int, form messages.Form) ArchiveDay {
	day = day.UTC()
	return ArchiveDay{At: Clock{At: day, Form: form, ISO: day.Format(ArchiveDayForm)}, Href: ArchivePath + "/" + day.Format(ArchiveDayForm), N: n}
}

// ArchivedDay is the page of a day.
type ArchivedDay struct {
	Day           ArchiveDay
	Teasers       []Teaser
	More          bool        // than are listed
	Before, After *ArchiveDay // the days beside it on which something was published, if near
}

// NewArchivedDay makes the page of a day.
func NewArchivedDay(day time.Time, all []Entry, more bool, before, after *DayCount) ArchivedDay {
	p := ArchivedDay{Day: archiveDay(day, len(all), messages.DayYear), Teasers: teasers(all, day), More: more}
	if before != nil {
		d := archiveDay(before.Day, before.N, messages.Day)
		p.Before = &d
	}
	if after != nil {
		d := archiveDay(after.Day, after.N, messages.Day)
		p.After = &d
	}
	return p
}
