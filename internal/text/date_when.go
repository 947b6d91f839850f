package text

import (
	"strconv"
	"time"
)

// named is a date as its words give it, before it is worked out from a day of
// reference.
type named struct {
	form form
	yearName
	toYear         int
	month, toMonth time.Month
	day, toDay     int
	hour, minute   int
	weekday        time.Weekday
	step           int  // units from the day of reference: -1 last, 1 next
	ahead          bool // the weekday lies in the future
}

// yearName is a year as its words give it: in figures, in steps from the year
// of reference ("of last year"), or not at all, which means the nearest.
type yearName struct {
	year     int
	yearStep int
	stepped  bool
}

// form is how a date is named.
type form uint8

const (
	daysForm form = iota
	monthForm
	yearsForm
	clockForm
	weekdayForm
	dayStep   // today, yesterday
	weekStep  // last week
	monthStep // last month
	yearsStep // last year
)

// until joins the date and the one that a range ends with, read in [from,
// after); where none was read, or it is not later, the date stays what it is
// and ends at next.
func (n named) until(end named, next, after, from int) (named, int) {
	if after == from || end.month == n.month && end.day <= n.toDay && end.year <= n.year {
		return n, next
	}
	n.toMonth, n.toDay, n.toYear = end.month, end.toDay, end.year
	if n.year == 0 && end.year > 0 {
		n.year = end.year
		if end.month < n.month {
			n.year--
		}
	}
	return n, after
}

// when works a date out from ref, a midnight.
func (n named) when(ref time.Time) Date {
	switch n.form {
	case daysForm:
		return n.days(ref)
	case monthForm:
		start := date(n.yearNear(ref, 15), n.month, 1)
		return Date{Start: start, End: start.AddDate(0, 1, 0)}
	case yearsForm:
		return Date{Start: date(n.year, 1, 1), End: date(n.toYear+1, 1, 1)}
	case clockForm:
		start := ref.Add(time.Duration(n.hour)*time.Hour + time.Duration(n.minute)*time.Minute)
		return Date{Start: start, End: start.Add(time.Minute)}
	case weekdayForm:
		return n.onWeekday(ref)
	case weekStep:
		monday := ref.AddDate(0, 0, -(int(ref.Weekday())+6)%7+7*n.step)
		return Date{Start: monday, End: monday.AddDate(0, 0, 7)}
	case monthStep:
		start := date(ref.Year(), ref.Month()+time.Month(n.step), 1)
		return Date{Start: start, End: start.AddDate(0, 1, 0)}
	case yearsStep:
		return Date{Start: date(ref.Year()+n.step, 1, 1), End: date(ref.Year()+n.step+1, 1, 1)}
	}
	start := ref.AddDate(0, 0, n.step)
	return Date{Start: start, End: start.AddDate(0, 0, 1)}
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func (n named) days(ref time.Time) Date {
	start := date(n.yearNear(ref, n.day), n.month, n.day)
	end := date(start.Year(), n.toMonth, n.toDay+1)
	if n.toYear > 0 {
		end = date(n.toYear, n.toMonth, n.toDay+1)
	}
	if !end.After(start) { // 28 December to 2 January
		end = end.AddDate(1, 0, 0)
	}
	return Date{Start: start, End: end}
}

// yearNear gives the year of the date: its own, the one told in steps, else the
// one that brings day d of its month nearest to ref.
func (n named) yearNear(ref time.Time, d int) int {
	switch {
	case n.year > 0:
		return n.year
	case n.stepped:
		return ref.Year() + n.yearStep
	}
	best := ref.Year()
	for _, y := range [...]int{best - 1, best + 1} {
		if date(y, n.month, d).Sub(ref).Abs() < date(best, n.month, d).Sub(ref).Abs() {
			best = y
		}
	}
	return best
}

func (n named) onWeekday(ref time.Time) Date {
	back := (int(ref.Weekday()) - int(n.weekday) + 7) % 7
	start := ref.AddDate(0, 0, -back)
	switch {
	case n.step > 0, n.ahead && back > 0:
		start = start.AddDate(0, 0, 7)
	case n.step < 0 && back == 0:
		start = start.AddDate(0, 0, -7)
	}
	return Date{Start: start, End: start.AddDate(0, 0, 1)}
}

// small reads a number of one or two digits; 0 for anything else.
func small(s string) int {
	if len(s) == 0 || len(s) > 2 || !isDigits(s) {
		return 0
	}
	n, _ := strconv.Atoi(s) // one or two digits
	return n
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// year reads a year of four digits; 0 for anything else.
func year(s string) int {
	if len(s) != 4 || !isDigits(s) {
		return 0
	}
	n, _ := strconv.Atoi(s) // four digits
	if n < 1000 || n > 2999 {
		return 0
	}
	return n
}
