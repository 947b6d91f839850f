package text_test

import (
	"strings"
	"testing"
	"time"

	"stet/internal/text"
)

func TestDates(t *testing.T) {
	ref := time.Date(2025, 12, 31, 14, 0, 0, 0, time.UTC) // a Wednesday
	for in, want := range map[string]string{
		"28 December to 2 January":    "28 December to 2 January = 2025-12-28 00:00 to 2026-01-03 00:00",
		"between June 1 and July 8":   "June 1 and July 8 = 2026-06-01 00:00 to 2026-07-09 00:00",
		"on June 3rd of last year":    "June 3rd of last year = 2024-06-03 00:00 to 2024-06-04 00:00",
		"will meet on Monday":         "Monday = 2026-01-05 00:00 to 2026-01-06 00:00",
		"after Monday's talks":        "Monday = 2025-12-29 00:00 to 2025-12-30 00:00",
		"in 28.12.2025 terms":         "28.12.2025 = 2025-12-28 00:00 to 2025-12-29 00:00",
		"12/28/2025":                  "12/28/2025 = 2025-12-28 00:00 to 2025-12-29 00:00",
		"at 1602 GMT":                 "1602 GMT = 2025-12-31 16:02 to 2025-12-31 16:03",
		"from 2014 to 2016":           "2014 to 2016 = 2014-01-01 00:00 to 2017-01-01 00:00",
		"in the 1990s":                "1990s = 1990-01-01 00:00 to 2000-01-01 00:00",
		"the Lindholm Today channel":  "",
		"31 February 2025 was a slip": "31 February 2025 = 2025-03-03 00:00 to 2025-03-04 00:00",
		"on Monday":                   "Monday = 2025-12-29 00:00 to 2025-12-30 00:00",
		"between 28–29 December":      "28–29 December = 2025-12-28 00:00 to 2025-12-30 00:00",
		"December 28-29, 2025":        "December 28-29, 2025 = 2025-12-28 00:00 to 2025-12-30 00:00",
		"on 2 January":                "2 January = 2026-01-02 00:00 to 2026-01-03 00:00",
		"yesterday":                   "yesterday = 2025-12-30 00:00 to 2025-12-31 00:00",
		"in 2014":                     "2014 = 2014-01-01 00:00 to 2015-01-01 00:00",
		"last month":                  "last month = 2025-11-01 00:00 to 2025-12-01 00:00",
		"at 4:30 p.m.":                "4:30 p.m. = 2025-12-31 16:30 to 2025-12-31 16:31",
		"in March":                    "March = 2026-03-01 00:00 to 2026-04-01 00:00",
		"they may march":              "",
		"am 3. Mai 2024":              "3. Mai 2024 = 2024-05-03 00:00 to 2024-05-04 00:00",
		"91 drones":                   "",
		"2025-12-28":                  "2025-12-28 = 2025-12-28 00:00 to 2025-12-29 00:00",
		"next Monday he will present": "next Monday = 2026-01-05 00:00 to 2026-01-06 00:00",
	} {
		got := ""
		lang := "en"
		if strings.HasPrefix(in, "am ") {
			lang = "de"
		}
		for _, d := range text.Dates(in, lang, ref) {
			got = d.Span.In(in) + " = " + d.Start.Format("2006-01-02 15:04") + " to " + d.End.Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// A clock time is on the day that stands beside it.
func TestClockBesideDay(t *testing.T) {
	ref := time.Date(2025, 12, 31, 14, 0, 0, 0, time.UTC)
	for _, in := range []string{"at 4:30 p.m. on Sunday", "on Sunday at 4:30 p.m.", "at 4:30 p.m. local time on Sunday", "at 4:30 p.m. EST on Sunday"} {
		for _, d := range text.Dates(in, "en", ref) {
			if d.Start.Day() != 28 {
				t.Errorf("%q: %q is on %s", in, d.Span.In(in), d.Start)
			}
		}
	}
}

// The letters of a time zone are words of other languages, and tie nothing there.
func TestClockAndDayTiedByAWord(t *testing.T) {
	ref := time.Date(2025, 12, 31, 14, 0, 0, 0, time.UTC)
	got := text.Dates("dimanche et 14:30", "fr", ref)
	if len(got) != 2 || got[1].Start.Day() != 31 {
		t.Errorf("got %v, want the clock time on the 31st", got)
	}
}

func TestDatesOfOtherLanguages(t *testing.T) {
	ref := time.Date(2031, 12, 31, 14, 0, 0, 0, time.UTC)
	for _, c := range []struct{ lang, in, want string }{
		{"fr", "Le 3 mai 2031, la semaine dernière", "3 mai 2031 2031-05-03, la semaine dernière 2031-12-22"},
		{"es", "El 28 de diciembre de 2031 y ayer", "28 de diciembre de 2031 2031-12-28, ayer 2031-12-30"},
		{"ru", "в понедельник, 28 декабря 2031 года", "понедельник 2031-12-29, 28 декабря 2031 2031-12-28"},
		{"uk", "у понеділок, 28 грудня", "понеділок 2031-12-29, 28 грудня 2031-12-28"},
		{"de", "vergangene Woche, am Montag und im Mai", "vergangene Woche 2031-12-22, Montag 2031-12-29, Mai 2032-05-01"},
	} {
		var got []string
		for _, d := range text.Dates(c.in, c.lang, ref) {
			got = append(got, d.Span.In(c.in)+" "+d.Start.Format("2006-01-02"))
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}
