// Package archive is the archive by day: the days of a year on which something was
// published, and the articles of a day. It chooses nothing (internal/page does) and
// keeps nothing but its style sheet.
package archive

import (
	_ "embed"
	"fmt"
	"time"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/layout"
)

//go:embed archive.css
var css string

var style = layout.NewStyle(css)

// YearPage is the page of a year.
func YearPage(w *messages.Words, a page.Archive) layout.Document {
	head := page.Head{Title: w.Text("archive.title_year", "year", a.Year), Path: fmt.Sprintf("%s?year=%d", page.ArchivePath, a.Year)}
	return layout.Document{Head: head, Style: style, Main: year(a)}
}

// DayPage is the page of a day.
func DayPage(w *messages.Words, d page.ArchivedDay) layout.Document {
	head := page.Head{Title: w.Text("archive.title_day", "day", w.Date(d.Day.At.At, messages.DayYear)), Path: d.Day.Href, Private: len(d.Teasers) == 0}
	return layout.Document{Head: head, Style: style, Main: day(d)}
}

// first is a day of a month, by which the month is named.
func first(year int, m time.Month) page.Clock {
	at := time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)
	return page.Clock{At: at, Form: messages.MonthYear, ISO: at.Format("2006-01")}
}
