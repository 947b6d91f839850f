package messages

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Form is how much of a moment is said. Each is a message, dates.NAME, with the
// places day, month, year and time.
type Form string

// The forms of a moment. Hours count to 24; every moment is said in UTC, and the
// foot of each page says so.
const (
	Moment     Form = "moment"      // 29 Dec, 16:02
	MomentYear Form = "moment_year" // 29 Dec 2031, 16:02
	Hour       Form = "hour"        // 29 Dec 16:02, without what a drawing has no room for
	Day        Form = "day"         // 29 Dec
	DayYear    Form = "day_year"    // 29 Dec 2031
	MonthYear  Form = "month"       // Dec 2031
)

// Date says a moment, in UTC.
func (w *Words) Date(t time.Time, f Form) string {
	t = t.UTC()
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 {
		day = w.Text("dates.first")
	}
	return w.Text("dates."+string(f), "day", day, "month", w.month(t.Month()), "year", t.Year(), "time", fmt.Sprintf("%02d:%02d", t.Hour(), t.Minute()))
}

// month is a month's short name, in the form that stands beside a day.
func (w *Words) month(m time.Month) string {
	names := strings.Fields(w.Text("dates.months"))
	if len(names) != 12 {
		return strconv.Itoa(int(m)) // an operator's file may hold anything
	}
	return names[m-1]
}

// Number gives a number with its thousands apart: "20,000" in English.
func (w *Words) Number(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s%s%03d", w.Number(n/1000), w.Text("dates.thousands"), n%1000)
}
