package text

import (
	"strings"

	"stet"
)

// Number is a quantity: "at least 33 civilians" has Value 33, Bound "≥", Unit
// "civilian".
type Number struct {
	Span   stet.Span // with its bound words and unit
	Digits stet.Span // the figure or number words alone: "33", "two dozen", "1.5 million"
	Value  float64
	High   float64 // upper end of a range ("12 to 15"), else equal to Value
	Bound  string  // "" exact, "≥" at least, ">" more than, "≤" at most, "<" fewer than/nearly, "~" about
	Unit   string  // singular, lower case: "drone", "km", "%", "€"; "" when none; measures in their symbol
}

// Numbers finds quantities in figures and in words, fractions among them. Dates,
// times of day and years are left to Dates; ordinals are none.
func Numbers(s, lang string) []Number {
	sc := numberScan{scan: newScan(s, lang)}
	sc.calendar = calendarOf(sc.lang)
	if sc.table = numberTables[sc.lang]; sc.table == nil {
		sc.table = numberTables["en"]
	}
	var all []Number
	for i := 0; i < len(sc.tokens); {
		sc.enter(i)
		n, next, ok := sc.at(i)
		if ok {
			all = append(all, n)
		}
		i = max(next, i+1)
	}
	return all
}

// largest is the largest number that is taken for a quantity.
const largest = 1e18

// numberScan reads numbers off a list of tokens.
type numberScan struct {
	scan
	table    *numberTable
	calendar *calendar
}

// at reads the number that begins at token i: its figure, a second figure that
// makes it a range, then what stands before and after. Next is where to go on,
// also past what is none.
func (sc *numberScan) at(i int) (n Number, next int, ok bool) {
	if !sc.begins(i) {
		return n, i, false
	}
	if after := sc.dateEnd(i); after > i {
		return n, after, false
	}
	currency := currencies[sc.word(i)]
	begin := i
	if currency != "" {
		i++
	}
	f := sc.quantity(i, currency != "")
	if !f.ok || f.value > largest {
		return n, max(f.next, begin+1), false
	}
	n.Value, n.High = f.value, f.value
	j := f.next
	if high, ok := sc.rangeEnd(begin, f, currency); ok {
		n.High, j = high.value, high.next
		f.unit, f.cut, f.next = high.unit, high.cut, high.next
	}
	if sc.isYear(begin, i, j, f) || sc.word(j) == "o'clock" || sc.word(j) == "o’clock" {
		return n, j, false
	}
	if sc.word(i) == "one" && j == i+1 && !sc.countsOne(i) {
		return n, j, false
	}
	n.Digits = stet.Span{Start: sc.tokens[i].Start, End: f.end(sc, j)}
	sc.complete(&n, begin, j, currency, f)
	return n, sc.tokenAt(n.Span.End, j), true
}

// complete adds the unit and the bound of the number whose tokens are [begin,
// j), and with them its span.
func (sc *numberScan) complete(n *Number, begin, j int, currency string, f figure) {
	end := j
	switch {
	case currency != "":
		n.Unit = currency
	case f.unit != "":
		n.Unit = f.unit
	case !f.fraction:
		n.Unit, end = sc.unit(j, *n)
	}
	bound, start := sc.boundBefore(begin)
	if b, k := sc.boundAfter(end); b != "" {
		if bound, end = b, k; n.Unit == "" { // 5 or more ships
			n.Unit, end = sc.unit(k, *n)
		}
	}
	switch {
	case bound != "":
		n.Bound = bound
	case f.plus:
		n.Bound = "≥"
	case f.vague:
		n.Bound = "~"
	}
	n.Span = stet.Span{Start: sc.tokens[start].Start, End: sc.tokens[end-1].End}
	if end == j && f.unit == "" && !f.plus {
		n.Span.End = n.Digits.End // 2-to-1
	}
}

// tokenAt gives the token, from j on, that begins at or after byte end.
func (sc *numberScan) tokenAt(end, j int) int {
	for j < len(sc.tokens) && sc.tokens[j].Start < end {
		j++
	}
	return j
}

// begins reports quickly whether a number may begin at token i.
func (sc *numberScan) begins(i int) bool {
	switch sc.tokens[i].Kind {
	case Digit:
		return true
	case Mark:
		return currencies[sc.word(i)] != "" && sc.kind(i+1) == Digit
	}
	w := sc.word(i)
	if sc.table.begins[w] || sc.calendar.months[w] > 0 {
		return true
	}
	return strings.Contains(w, "-") || sc.lang == "de" && sc.table.piece(w) != ""
}

// dateEnd gives where a date that begins at token i ends; i when there is none.
func (sc *numberScan) dateEnd(i int) int {
	var next int
	switch {
	case sc.kind(i) == Digit:
		_, next = sc.dateInFigures(sc.calendar, i)
	case sc.kind(i) == Word && sc.calendar.months[sc.word(i)] > 0:
		_, next = sc.monthFirst(sc.calendar, i)
	default:
		return i
	}
	return next
}

// quantity reads a figure with the scale words that follow ("1.5 million"), or
// number words.
func (sc *numberScan) quantity(i int, money bool) figure {
	switch sc.kind(i) {
	case Digit:
		return sc.inFigures(i, money)
	case Word:
		return sc.inWords(i)
	}
	return figure{next: i}
}

// rangeEnd reads the second figure of a range: "12 to 15", "12–15", "between 12
// and 15". What goes "from 12 to 15" are two figures.
func (sc *numberScan) rangeEnd(begin int, low figure, currency string) (high figure, ok bool) {
	j := low.next
	if low.unit != "" || low.fraction {
		return high, false
	}
	switch joint := sc.word(j); {
	case joint == "and" && sc.word(begin-1) == "between":
	case (joint == "to" || sc.table.to[joint]) && sc.word(begin-1) != "from":
	case joint == "–" || joint == "-" && sc.joined(j) && sc.joined(j+1):
	default:
		return high, false
	}
	j++
	if currency != "" && currencies[sc.word(j)] == currency {
		j++
	}
	if sc.out(j) || sc.dateEnd(j) > j {
		return high, false
	}
	high = sc.quantity(j, currency != "")
	return high, high.ok && high.value > low.value && high.value <= largest && !high.fraction
}

// countsOne reports whether the word "one" at i counts something rather than
// standing for somebody.
func (sc *numberScan) countsOne(i int) bool {
	if sc.kind(i+1) != Word || IsStop(sc.word(i+1), sc.lang) {
		return false
	}
	switch sc.word(i - 1) {
	case "no", "this", "that", "the", "any", "every", "each", "which", "some":
		return false
	}
	return true
}

// isYear reports whether the figures in tokens [i, j) are a year or two: four
// digits without a separator, from 1500 to 2199, with nothing counted behind
// them, nor a bound before.
func (sc *numberScan) isYear(begin, i, j int, f figure) bool {
	if begin != i || f.unit != "" || f.fraction {
		return false
	}
	y := year(sc.word(i))
	if y < 1500 || y > 2199 {
		return false
	}
	if j > i+1 && year(sc.word(j-1)) == 0 { // 1500 to 3000
		return false
	}
	if b, _ := sc.boundBefore(begin); b != "" && b != "≤" {
		return false
	}
	switch before := sc.word(begin - 1); {
	case sc.calendar.beforeYear[before] && before != "of" && before != "by" && before != "after", sc.table.articles[before], strings.HasSuffix(before, "'s"), strings.HasSuffix(before, "’s"), sc.calendar.months[before] > 0:
		return true
	}
	w := sc.word(j)
	if measures[w] != "" || currencies[w] != "" || w == "per" {
		return false
	}
	if y > 1980 && y < 2050 && y != 2000 || sc.calendar.afterYear[w] { // 2016 elections
		return true
	}
	unit, after := sc.unit(j, Number{Value: 2})
	return unit == "" || sc.lang == "en" && after > j+1
}
