package text

import (
	"strings"
	"time"

	"stet"
)

// Date is a day, or a range of days, or a moment, that a text names.
type Date struct {
	Span       stet.Span
	Start, End time.Time // [Start, End): a day is 24 h, a month its days, a range its whole; a clock time one minute; UTC
}

// Dates finds dates and clock times; relative ones ("Monday", "yesterday", "last
// month", "28–29 December") are worked out from ref, the day of publication. A
// weekday is the one on or before ref, but for "next Monday" and "on Monday"
// after "will"; a date without a year is the one nearest to ref. A clock time
// beside a day is on that day, else on ref's.
func Dates(s, lang string, ref time.Time) []Date {
	sc := newScan(s, lang)
	c := calendarOf(sc.lang)
	ref = day(ref.UTC())
	var all []Date
	lastAt, lastDay, lastClock := -1, ref, false
	for i := 0; i < len(sc.tokens); {
		sc.enter(i)
		n, next := sc.date(c, i, lastAt)
		if next == i {
			i++
			continue
		}
		d := n.when(ref)
		d.Span = stet.Span{Start: sc.tokens[i].Start, End: sc.tokens[next-1].Start + len(bare(sc.raw(next-1)))}
		beside := lastAt > sc.from && sc.beside(lastAt, i)
		switch clock := n.form == clockForm; {
		case clock && beside && !lastClock:
			d = d.on(lastDay)
		case !clock && beside && lastClock && d.End.Sub(d.Start) <= 24*time.Hour:
			all[len(all)-1] = all[len(all)-1].on(d.Start)
		}
		if lastClock = n.form == clockForm; !lastClock {
			lastDay = d.Start
		}
		all = append(all, d)
		lastAt, i = next, next
	}
	return all
}

func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// on moves a clock time to another day.
func (d Date) on(t time.Time) Date {
	moved := day(t).Add(d.Start.Sub(day(d.Start)))
	d.Start, d.End = moved, moved.Add(d.End.Sub(d.Start))
	return d
}

// beside reports whether only a word or a mark that ties a clock time to a day
// stands between tokens at and i: "4 p.m. on Sunday".
func (sc *scan) beside(at, i int) bool {
	for ; at < i; at++ {
		switch sc.word(at) {
		case ",", "on", "at", "of", "local", "time", "gmt", "utc", "um", "à", "a", "las", "в", "о":
		default:
			if !zones[sc.raw(at)] {
				return false
			}
		}
	}
	return true
}

// zones are time zones as they are written; in small letters some are words.
var zones = map[string]bool{"EST": true, "EDT": true, "ET": true, "PST": true, "PDT": true, "BST": true, "CET": true, "CEST": true}

// date reads the date that begins at token i; next is i when there is none.
// The more particular forms are tried first, since a month alone begins many.
// After is where the date before ended, for years in a row: 2012 and 2016.
func (sc *scan) date(c *calendar, i, after int) (n named, next int) {
	switch {
	case sc.kind(i) == Digit:
		if n, next = sc.dateInFigures(c, i); next > i {
			return n, next
		}
		return sc.yearAlone(c, i, after)
	case sc.kind(i) == Word && c.begins[bare(sc.word(i))]:
		for _, read := range [...]func(*scan, *calendar, int) (named, int){(*scan).monthFirst, (*scan).weekday, (*scan).relative} {
			if n, next = read(sc, c, i); next > i {
				return n, next
			}
		}
	}
	return n, i
}

// dateInFigures reads a date or clock time that begins with figures, unless it
// is a year alone.
func (sc *scan) dateInFigures(c *calendar, i int) (n named, next int) {
	for _, read := range [...]func(*scan, *calendar, int) (named, int){(*scan).iso, (*scan).figures, (*scan).dayOfMonth, (*scan).clock, (*scan).decade} {
		if n, next = read(sc, c, i); next > i {
			return n, next
		}
	}
	return n, i
}

// iso reads 2025-12-28, which the tokens part at its hyphens.
func (sc *scan) iso(_ *calendar, i int) (named, int) {
	if sc.word(i+1) != "-" || sc.word(i+3) != "-" || sc.kind(i+2) != Digit || sc.kind(i+4) != Digit {
		return named{}, i
	}
	d, m, y := sc.word(i+4), sc.word(i+2), year(sc.word(i))
	if at := strings.IndexByte(d, 't'); at > 0 { // 2025-12-28T16:02
		d = d[:at]
	}
	return dayForm(y, small(m), small(d), i, i+5)
}

// figures reads 28.12.2025, and 12/28/2025 or 28/12/2025: the month comes first
// in plain English, unless it cannot.
func (sc *scan) figures(c *calendar, i int) (named, int) {
	if first, rest, ok := strings.Cut(sc.word(i), "."); ok {
		second, third, _ := strings.Cut(rest, ".")
		return dayForm(year(third), small(second), small(first), i, i+1)
	}
	if sc.word(i+1) != "/" || sc.word(i+3) != "/" {
		return named{}, i
	}
	d, m, y := small(sc.word(i)), small(sc.word(i+2)), year(sc.word(i+4))
	if c.monthFirst && d <= 12 || m > 12 {
		d, m = m, d
	}
	return dayForm(y, m, d, i, i+5)
}

func dayForm(y, m, d, i, next int) (named, int) {
	if y == 0 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return named{}, i
	}
	return named{form: daysForm, yearName: yearName{year: y}, month: time.Month(m), day: d, toMonth: time.Month(m), toDay: d}, next
}

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// dayNumber reads a day of the month, 28 or 28th, or two as a range (28–29, 28
// to 29), and gives where it ends; i when there is none.
func (sc *scan) dayNumber(i int) (from, to, next int) {
	from = dayOf(sc.word(i))
	if from == 0 {
		return 0, 0, i
	}
	if joints[sc.word(i+1)] {
		if high := dayOf(sc.word(i + 2)); high > from {
			return from, high, i + 3
		}
	}
	return from, from, i + 1
}

func dayOf(w string) int {
	if len(w) > 2 {
		switch w[len(w)-2:] {
		case "st", "nd", "rd", "th", "er": // 1er mai
			w = w[:len(w)-2]
		}
	}
	if d := small(w); d <= 31 {
		return d
	}
	return 0
}

// dayOfMonth reads 28 December 2025, 28th of December, 3. Mai, 28–29 December,
// 28 December to 2 January.
func (sc *scan) dayOfMonth(c *calendar, i int) (named, int) {
	n, next := sc.oneDayOfMonth(c, i)
	if next == i || !joints[sc.word(next)] || sc.word(next) == "and" && sc.word(i-1) != "between" {
		return n, next
	}
	end, after := sc.oneDayOfMonth(c, next+1)
	if after == next+1 {
		end, after = sc.oneMonthDay(c, next+1)
	}
	return n.until(end, next, after, next+1)
}

func (sc *scan) oneDayOfMonth(c *calendar, i int) (named, int) {
	from, to, j := sc.dayNumber(i)
	if j == i {
		return named{}, i
	}
	if w := sc.word(j); w == "of" || w == "de" || w == "." {
		j++
	}
	m := sc.month(c, j)
	if m == 0 {
		return named{}, i
	}
	if j++; sc.word(j) == "." && sc.joined(j) && sc.kind(j+1) == Digit {
		j++
	}
	y, next := sc.yearAt(j)
	return named{form: daysForm, yearName: y, month: m, day: from, toMonth: m, toDay: to}, next
}

// monthFirst reads December 28, 2025, December 28-29, and December alone.
func (sc *scan) monthFirst(c *calendar, i int) (named, int) {
	if sc.month(c, i) == 0 {
		return named{}, i
	}
	n, next := sc.oneMonthDay(c, i)
	if next == i {
		return sc.monthAlone(c, i)
	}
	if !joints[sc.word(next)] || sc.word(next) == "and" && sc.word(i-1) != "between" {
		return n, next
	}
	end, after := sc.oneMonthDay(c, next+1)
	if after == next+1 {
		end, after = sc.oneDayOfMonth(c, next+1)
	}
	return n.until(end, next, after, next+1)
}

func (sc *scan) oneMonthDay(c *calendar, i int) (named, int) {
	m := sc.month(c, i)
	if m == 0 {
		return named{}, i
	}
	j := i + 1
	if sc.word(j) == "." && sc.joined(j) {
		j++
	}
	from, to, j := sc.dayNumber(j)
	if from == 0 {
		return named{}, i
	}
	y, next := sc.yearAt(j)
	return named{form: daysForm, yearName: y, month: m, day: from, toMonth: m, toDay: to}, next
}

// monthAlone reads December 2025, and December after in, of, since, last and
// the like.
func (sc *scan) monthAlone(c *calendar, i int) (named, int) {
	j := i + 1
	if sc.word(j) == "." && sc.joined(j) && sc.kind(j+1) == Digit {
		j++
	}
	m := sc.month(c, i)
	y, next := sc.yearAt(j)
	if next == j {
		if !c.beforeMonth[sc.word(i-1)] {
			return named{}, i
		}
		next = i + 1
	}
	return named{form: monthForm, yearName: y, month: m}, next
}

// month gives the month that token i names; where months have capitals it
// needs its own: they may march.
func (sc *scan) month(c *calendar, i int) time.Month {
	if sc.kind(i) != Word {
		return 0
	}
	m := c.months[bare(sc.word(i))]
	if m == 0 || c.capitals && !sc.capital(i) {
		return 0
	}
	return m
}

// yearAt reads a year, after a comma or not, or "of last year", and gives where
// it ends; i when there is none.
func (sc *scan) yearAt(i int) (yearName, int) {
	j := i
	if w := sc.word(j); w == "," || w == "de" || w == "del" {
		j++
	}
	if y := year(sc.word(j)); y > 0 {
		return yearName{year: y}, j + 1
	}
	if j = i; sc.word(j) == "of" {
		j++
	}
	if step, ok := steps[sc.word(j)]; ok && sc.word(j+1) == "year" {
		return yearName{yearStep: step, stepped: true}, j + 2
	}
	return yearName{}, i
}

// clock reads 16:02, 16.30 Uhr, 16h30, 4 p.m., 4:30 pm, 1602 GMT.
func (sc *scan) clock(_ *calendar, i int) (named, int) {
	w := sc.word(i)
	digits := len(w) - len(strings.TrimLeft(w, "0123456789"))
	hour, rest := small(w[:digits]), w[digits:]
	minute, told := 0, false // told: no other word need say that this is a time
	switch {
	case len(rest) >= 3 && (rest[0] == ':' || rest[0] == '.' || rest[0] == 'h') && isDigits(rest[1:3]):
		minute, told = small(rest[1:3]), rest[0] != '.'
		if rest = rest[3:]; len(rest) == 3 && rest[0] == ':' && isDigits(rest[1:]) {
			rest = "" // seconds
		}
	case digits == 4:
		hour, minute = small(w[:2]), small(w[2:4])
	}
	if hour > 24 || minute > 59 || digits == 0 || digits == 3 || digits > 4 {
		return named{}, i
	}
	next := i + 1
	if rest == "" {
		rest = sc.word(next)
		next++
	}
	switch strings.Trim(rest, ".") {
	case "am", "a.m":
		hour %= 12
	case "pm", "p.m":
		hour = hour%12 + 12
	case "uhr", "o'clock", "o’clock", "gmt", "utc":
	default:
		if next--; !told || next == i {
			return named{}, i
		}
	}
	return named{form: clockForm, hour: hour, minute: minute}, next
}

// decade reads the 1990s.
func (sc *scan) decade(_ *calendar, i int) (named, int) {
	w, ok := strings.CutSuffix(sc.word(i), "s")
	if y := year(w); ok && y > 0 && y%10 == 0 {
		return named{form: yearsForm, yearName: yearName{year: y}, toYear: y + 9}, i + 1
	}
	return named{}, i
}

// yearAlone reads a year after a preposition, before "году", or after another
// year, and a range of years.
func (sc *scan) yearAlone(c *calendar, i, after int) (named, int) {
	y := year(sc.word(i))
	if y < 1500 || y > 2199 {
		return named{}, i
	}
	before := sc.word(i - 1)
	row := after >= 0 && after >= i-2 && (before == "," || before == "and" || before == "or" || before == "und" || before == "et" || before == "y" || before == "и" || before == "і") && year(sc.word(i-2)) > 0
	if !c.beforeYear[before] && !c.afterYear[sc.word(i+1)] && !row {
		return named{}, i
	}
	n, next := named{form: yearsForm, yearName: yearName{year: y}, toYear: y}, i+1
	if joints[sc.word(next)] && (sc.word(next) != "and" || before == "between") {
		if to := year(sc.word(next + 1)); to > y {
			n.toYear, next = to, next+2
		}
	}
	return n, next
}

// relative reads yesterday, tonight, last week, next month, noon.
func (sc *scan) relative(c *calendar, i int) (named, int) {
	if sc.spaced(i + 1) {
		if r, ok := c.phrases[bare(sc.phrase(i, i+2))]; ok {
			return r, i + 2
		}
		if sc.spaced(i + 2) {
			if r, ok := c.phrases[bare(sc.phrase(i, i+3))]; ok {
				return r, i + 3
			}
		}
	}
	r, ok := c.phrases[bare(sc.word(i))]
	if !ok || sc.capital(i) && sc.capital(i-1) && sc.spaced(i) { // Russia Today
		return named{}, i
	}
	return r, i + 1
}

// weekday reads Monday, last Monday, lundi dernier.
func (sc *scan) weekday(c *calendar, i int) (named, int) {
	step, stepped := steps[sc.word(i)]
	j := i
	if stepped {
		j++
	}
	w := sc.word(j)
	wd, ok := c.weekdays[w]
	if !ok {
		wd, ok = c.weekdays[bare(w)]
	}
	if !ok || c.capitals && !sc.capital(j) {
		return named{}, i
	}
	next := j + 1
	if after, ok := steps[sc.word(next)]; ok && !stepped && !c.capitals {
		step, next = after, next+1
	}
	return named{form: weekdayForm, weekday: wd, step: step, ahead: step == 0 && sc.ahead(i)}, next
}

// ahead reports whether what is told at token i lies in the future: "will"
// stands before it in the sentence.
func (sc *scan) ahead(i int) bool {
	const window = 15
	for j := i - 1; j >= max(0, i-window); j-- {
		switch sc.word(j) {
		case "will", "shall", "won't", "won’t", "wird", "werden", "будет", "будут", "буде", "будуть":
			return true
		case ".", "!", "?", ";", "said", "says", "told", "announced":
			return false
		}
	}
	return false
}
