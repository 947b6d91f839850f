package text

import (
	"strconv"
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
// after "will"; a date without a year is the one nearest to ref.
func Dates(s, lang string, ref time.Time) []Date {
	sc := dateScan{s: s, tokens: Tokens(make([]Token, 0, len(s)/5), s), ref: day(ref.UTC())}
	var all []Date
	for i := 0; i < len(sc.tokens); {
		d, next := sc.at(i)
		if next == i {
			i++
			continue
		}
		d.Span = stet.Span{Start: sc.tokens[i].Start, End: sc.tokens[next-1].End}
		all = append(all, d)
		i = next
	}
	return all
}

type dateScan struct {
	s      string
	tokens []Token
	ref    time.Time // midnight
}

func day(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }

func days(from time.Time, n int) Date { return Date{Start: from, End: from.AddDate(0, 0, n)} }

func (sc *dateScan) word(i int) string {
	if i < 0 || i >= len(sc.tokens) {
		return ""
	}
	return strings.ToLower(sc.tokens[i].In(sc.s))
}

// at reads the date that begins at token i; next is i when there is none. The
// more particular forms are tried first, since a month alone begins many.
func (sc *dateScan) at(i int) (d Date, next int) {
	for _, read := range []func(int) (Date, int){sc.iso, sc.dayMonth, sc.monthDay, sc.monthAlone, sc.clock, sc.relative, sc.weekday, sc.yearAlone} {
		if d, next := read(i); next > i {
			return d, next
		}
	}
	return d, i
}

// number reads a day of the month: 28, 28th, and 28-29 or 28–29 as a range. It
// gives how many tokens it took.
func (sc *dateScan) dayNumber(i int) (from, to, width int) {
	w := sc.word(i)
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, ending)
	}
	if low, high, ok := strings.Cut(w, "-"); ok {
		from, to = monthDay(low), monthDay(high)
		if from > 0 && to > from {
			return from, to, 1
		}
		return 0, 0, 0
	}
	if from = monthDay(w); from == 0 {
		return 0, 0, 0
	}
	if joint := sc.word(i + 1); joint == "–" || joint == "-" || joint == "to" || joint == "bis" || joint == "and" {
		if high, _, w := sc.dayNumber(i + 2); w == 1 && high > from {
			return from, high, 3
		}
	}
	return from, from, 1
}

func monthDay(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

func year(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != 4 || n < 1000 || n > 2999 {
		return 0
	}
	return n
}

// iso reads 2025-12-28, which the tokens part at its hyphens.
func (sc *dateScan) iso(i int) (Date, int) {
	if i+4 >= len(sc.tokens) || sc.word(i+1) != "-" || sc.word(i+3) != "-" {
		return Date{}, i
	}
	t, err := time.Parse("2006-1-2", sc.word(i)+"-"+sc.word(i+2)+"-"+sc.word(i+4))
	if err != nil {
		return Date{}, i
	}
	return days(t, 1), i + 5
}

// dayMonth reads 28 December 2025, 28th of December, 3. Mai, 28–29 December.
func (sc *dateScan) dayMonth(i int) (Date, int) {
	from, to, width := sc.dayNumber(i)
	if width == 0 {
		return Date{}, i
	}
	j := i + width
	if w := sc.word(j); w == "of" || w == "." || w == "de" {
		j++
	}
	m := months[sc.word(j)]
	if m == 0 {
		return Date{}, i
	}
	y, next := sc.yearAt(j + 1)
	return sc.range_(y, m, from, to), next
}

// monthDay reads December 28, 2025 and December 28-29.
func (sc *dateScan) monthDay(i int) (Date, int) {
	m := months[sc.word(i)]
	if m == 0 {
		return Date{}, i
	}
	j := i + 1
	if sc.word(j) == "." {
		j++
	}
	from, to, width := sc.dayNumber(j)
	if width == 0 {
		return Date{}, i
	}
	y, next := sc.yearAt(j + width)
	return sc.range_(y, m, from, to), next
}

// yearAt reads a year, after a comma or not; 0 and i when there is none.
func (sc *dateScan) yearAt(i int) (int, int) {
	j := i
	if sc.word(j) == "," || sc.word(j) == "de" {
		j++
	}
	if y := year(sc.word(j)); y > 0 {
		return y, j + 1
	}
	return 0, i
}

// range_ gives the days from–to of a month; without a year, the year that
// brings them nearest to ref.
func (sc *dateScan) range_(y int, m time.Month, from, to int) Date {
	if y == 0 {
		y = sc.nearestYear(m, from)
	}
	start := time.Date(y, m, from, 0, 0, 0, 0, time.UTC)
	return days(start, to-from+1)
}

func (sc *dateScan) nearestYear(m time.Month, d int) int {
	best := sc.ref.Year()
	for _, y := range []int{best - 1, best + 1} {
		if distance(time.Date(y, m, d, 0, 0, 0, 0, time.UTC), sc.ref) < distance(time.Date(best, m, d, 0, 0, 0, 0, time.UTC), sc.ref) {
			best = y
		}
	}
	return best
}

func distance(a, b time.Time) time.Duration { return a.Sub(b).Abs() }

// monthAlone reads December 2025, and December after in, of, since, last, next
// or this. "may" and "march" need their capital.
func (sc *dateScan) monthAlone(i int) (Date, int) {
	m := months[sc.word(i)]
	if m == 0 || sc.tokens[i].In(sc.s) == sc.word(i) && len(sc.word(i)) < 6 {
		return Date{}, i
	}
	y, next := sc.yearAt(i + 1)
	if y == 0 {
		if !wordsBeforeMonth[sc.word(i-1)] {
			return Date{}, i
		}
		y, next = sc.nearestYear(m, 15), i+1
	}
	start := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return Date{Start: start, End: start.AddDate(0, 1, 0)}, next
}

var wordsBeforeMonth = wordSet("in of since until by last next this early late mid im seit en depuis desde")

// clock reads 16:02, 4 p.m. and 4:30 pm on the day of ref.
func (sc *dateScan) clock(i int) (Date, int) {
	h, m, colon := strings.Cut(sc.word(i), ":")
	hour, err := strconv.Atoi(h)
	if err != nil || hour > 24 {
		return Date{}, i
	}
	minute := 0
	if colon {
		if minute, err = strconv.Atoi(m); err != nil || minute > 59 || len(m) != 2 {
			return Date{}, i
		}
	}
	next := i + 1
	switch w := strings.Trim(sc.word(i+1), "."); {
	case w == "am" || w == "a.m":
		next++
		hour %= 12
	case w == "pm" || w == "p.m":
		next++
		hour = hour%12 + 12
	case w == "uhr" || w == "o'clock":
		next++
	case !colon:
		return Date{}, i
	}
	if next > i+1 && next < len(sc.tokens) && sc.word(next) == "." && sc.tokens[next].Start == sc.tokens[next-1].End && strings.Contains(sc.word(next-1), ".") {
		next++
	}
	start := sc.ref.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
	return Date{Start: start, End: start.Add(time.Minute)}, next
}

// relative reads yesterday, today, tomorrow, last week, next month, this year.
func (sc *dateScan) relative(i int) (Date, int) {
	if n, ok := dayWords[sc.word(i)]; ok {
		return days(sc.ref.AddDate(0, 0, n), 1), i + 1
	}
	step, ok := map[string]int{"last": -1, "this": 0, "next": 1}[sc.word(i)]
	if !ok {
		return Date{}, i
	}
	switch sc.word(i + 1) {
	case "week":
		monday := sc.ref.AddDate(0, 0, -(int(sc.ref.Weekday())+6)%7)
		return days(monday.AddDate(0, 0, 7*step), 7), i + 2
	case "month":
		start := time.Date(sc.ref.Year(), sc.ref.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC)
		return Date{Start: start, End: start.AddDate(0, 1, 0)}, i + 2
	case "year":
		start := time.Date(sc.ref.Year()+step, 1, 1, 0, 0, 0, 0, time.UTC)
		return Date{Start: start, End: start.AddDate(1, 0, 0)}, i + 2
	}
	return Date{}, i
}

// weekday reads Monday, last Monday, next Monday; the capital is needed.
func (sc *dateScan) weekday(i int) (Date, int) {
	step, j := 0, i
	if w := sc.word(i); w == "next" || w == "last" {
		step, j = map[string]int{"last": -1, "next": 1}[w], i+1
	}
	wd, ok := weekdays[sc.word(j)]
	if !ok || sc.tokens[j].In(sc.s) == sc.word(j) && !smallWeekdays[sc.word(j)] {
		return Date{}, i
	}
	back := (int(sc.ref.Weekday()) - int(wd) + 7) % 7
	start := sc.ref.AddDate(0, 0, -back)
	switch {
	case step > 0:
		start = start.AddDate(0, 0, 7)
	case step < 0 && back == 0:
		start = start.AddDate(0, 0, -7)
	}
	return days(start, 1), j + 1
}

// yearAlone reads a year after a preposition.
func (sc *dateScan) yearAlone(i int) (Date, int) {
	y := year(sc.word(i))
	if y < 1500 || y > 2199 || !wordsBeforeYear[sc.word(i-1)] {
		return Date{}, i
	}
	start := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
	return Date{Start: start, End: start.AddDate(1, 0, 0)}, i + 1
}

var wordsBeforeYear = wordSet("in since of until by from during before after the year jahr im seit en depuis desde в у з")
