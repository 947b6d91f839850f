package text

import (
	"strconv"
	"strings"
	"unicode"

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

// Numbers finds quantities in figures and in words. Dates, times of day and
// years are left to Dates; ordinals are none.
func Numbers(s, lang string) []Number {
	sc := numberScan{s: s, lang: primary(lang), tokens: Tokens(make([]Token, 0, len(s)/5), s)}
	sc.words = numberTables[sc.lang]
	if sc.words == nil {
		sc.words = numberTables["en"]
	}
	var all []Number
	for i := 0; i < len(sc.tokens); {
		sc.enter(sc.tokens[i])
		n, next, ok := sc.at(i)
		if !ok {
			i++
			continue
		}
		all = append(all, n)
		i = next
	}
	return all
}

// numberScan reads numbers off a list of tokens.
type numberScan struct {
	s, lang string
	tokens  []Token
	words   *numberTable
	line    stet.Span // that is being read
}

// enter moves to the line that a token stands in.
func (sc *numberScan) enter(t Token) {
	if t.Start < sc.line.End {
		return
	}
	sc.line = stet.Span{Start: t.Start, End: len(sc.s)}
	if k := strings.IndexAny(sc.s[t.Start:], "\n\r"); k >= 0 {
		sc.line.End = t.Start + k
	}
}

// word gives the i-th token of the line in lower case; "" outside. A number and
// its unit stand in one line: a year that ends one does not count what begins
// the next.
func (sc *numberScan) word(i int) string {
	if i < 0 || i >= len(sc.tokens) || sc.tokens[i].Start < sc.line.Start || sc.tokens[i].Start >= sc.line.End {
		return ""
	}
	return strings.ToLower(sc.tokens[i].In(sc.s))
}

// at reads the number that begins at token i: its figure, a second figure that
// makes it a range, then what stands before and after.
func (sc *numberScan) at(i int) (n Number, next int, ok bool) {
	begin := i
	currency := ""
	if c := currencies[sc.word(i)]; c != "" && i+1 < len(sc.tokens) {
		currency = c
		i++
	}
	v, j, vague, ok := sc.value(i)
	if !ok || sc.isDate(i, j) {
		return n, 0, false
	}
	n.Value, n.High = v, v
	if high, k, ok := sc.rangeEnd(j, v); ok {
		if sc.isDate(i, k) {
			return n, 0, false
		}
		n.High, j = high, k
	}
	if sc.isYear(i, j, n, currency) || begin == i && i > 0 && sc.word(i) == "one" && !sc.countsOne(i) {
		return n, 0, false
	}
	n.Digits = stet.Span{Start: sc.tokens[i].Start, End: sc.tokens[j-1].End}
	end := j
	n.Unit = currency
	if n.Unit == "" {
		n.Unit, end = sc.unit(j, n)
	}
	if hyphenated := sc.word(j - 1); n.Unit == "" && strings.Contains(hyphenated, "-") && sc.tokens[j-1].Kind == Digit {
		_, unit, _ := strings.Cut(hyphenated, "-") // 50-year
		n.Unit = singular(strings.SplitN(unit, "-", 2)[0])
	}
	start := begin
	n.Bound, start = sc.boundBefore(begin)
	if b, k := sc.boundAfter(end); b != "" {
		n.Bound, end = b, k
	}
	if vague && n.Bound == "" {
		n.Bound = "~"
	}
	n.Span = stet.Span{Start: sc.tokens[start].Start, End: sc.tokens[end-1].End}
	return n, end, true
}

// value reads a figure, with the scale words that follow ("1.5 million"), or
// number words.
func (sc *numberScan) value(i int) (v float64, next int, vague, ok bool) {
	if sc.word(i) == "" {
		return 0, 0, false, false
	}
	if sc.tokens[i].Kind == Digit {
		if v, ok = sc.digits(sc.word(i)); !ok {
			return 0, 0, false, false
		}
		next = i + 1
		for f := sc.words.scales[sc.word(next)]; f > 0; f = sc.words.scales[sc.word(next)] {
			v *= f
			next++
		}
		return v, next, false, true
	}
	if sc.tokens[i].Kind != Word {
		return 0, 0, false, false
	}
	return sc.inWords(i)
}

// digits reads a token that begins with a digit. Ordinals (28th), clock times
// (5:30) and codes (7b4) are no quantities; what is joined by a hyphen or a
// letter unit (50-year, 15km) is left out of the value.
func (sc *numberScan) digits(token string) (float64, bool) {
	figure := token
	if k := strings.IndexFunc(token, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(".,:’", r) }); k >= 0 {
		figure = token[:k]
		rest := strings.TrimPrefix(token[k:], "-")
		if scale := sc.words.scales[rest]; scale > 0 && token[k] != '-' {
			v, ok := sc.digits(figure)
			return v * scale, ok
		}
		if token[k] != '-' && measures[rest] == "" {
			return 0, false
		}
	}
	if strings.Contains(figure, ":") {
		return 0, false
	}
	point, group := ".", ","
	if sc.lang != "en" {
		point, group = ",", "."
	}
	figure = strings.ReplaceAll(figure, "’", "")
	parts := strings.Split(figure, group)
	if len(parts) > 1 {
		for _, p := range parts[1:] {
			whole, _, _ := strings.Cut(p, point)
			if len(whole) != 3 { // the other convention: 1,5 in English, 1.5 in German
				figure = strings.Replace(figure, group, point, 1)
				break
			}
		}
		figure = strings.ReplaceAll(figure, group, "")
	}
	v, err := strconv.ParseFloat(strings.Replace(figure, point, ".", 1), 64)
	return v, err == nil
}

// inWords reads number words: ninety-one, two hundred and six, half a million,
// two dozen; dozens and hundreds of thousands are vague.
func (sc *numberScan) inWords(i int) (v float64, next int, vague, ok bool) {
	if sc.word(i) == "half" && sc.word(i+1) == "a" && sc.words.scales[sc.word(i+2)] > 0 {
		return sc.words.scales[sc.word(i+2)] / 2, i + 3, false, true
	}
	if f := sc.words.vague[sc.word(i)]; f > 0 {
		next = i + 1
		if sc.word(next) == "of" && sc.words.vague[sc.word(next+1)] > 0 {
			f *= sc.words.vague[sc.word(next+1)]
			next += 2
		}
		return f, next, true, true
	}
	var total, part float64
	next = i
	for {
		w := sc.word(next)
		if u, found := sc.unitWord(w); found {
			part += u
		} else if w == "a" && part == 0 && (sc.words.scales[sc.word(next+1)] > 0) {
			part = 1
		} else if f := sc.words.scales[w]; f > 0 && part > 0 {
			part *= f
			if f >= 1000 {
				total, part = total+part, 0
			}
		} else if sc.words.and[w] && (part >= 100 || total > 0) {
			if _, found := sc.unitWord(sc.word(next + 1)); !found {
				break
			}
		} else {
			break
		}
		ok = true
		next++
	}
	return total + part, next, false, ok && total+part > 0
}

// unitWord gives the value of a word below a hundred, hyphenated ones too.
func (sc *numberScan) unitWord(w string) (float64, bool) {
	if v, ok := sc.words.units[w]; ok {
		return v, true
	}
	tens, ones, ok := strings.Cut(w, "-")
	if !ok {
		return 0, false
	}
	t, ok1 := sc.words.units[tens]
	o, ok2 := sc.words.units[ones]
	return t + o, ok1 && ok2 && t >= 20 && o < 10
}

// rangeEnd reads "to 15", "–15" or "and 15" (after between) at token j.
func (sc *numberScan) rangeEnd(j int, low float64) (high float64, next int, ok bool) {
	joint := sc.word(j)
	between := joint == "and" && j >= 2 && sc.word(j-2) == "between"
	if joint != "to" && joint != "-" && joint != "–" && joint != "bis" && joint != "à" && !between {
		return 0, 0, false
	}
	high, next, _, ok = sc.value(j + 1)
	return high, next, ok && high > low
}

// countsOne reports whether the word "one" at i counts something rather than
// standing for somebody.
func (sc *numberScan) countsOne(i int) bool {
	next := sc.word(i + 1)
	before := sc.word(i - 1)
	return next != "" && sc.tokens[i+1].Kind == Word && !IsStop(next, sc.lang) && before != "no" && before != "this" && before != "that" && before != "the"
}

// isYear reports whether the figure in tokens [i, j) is a year: four digits
// without separator, from 1500 to 2199, with no unit behind it.
func (sc *numberScan) isYear(i, j int, n Number, currency string) bool {
	if j != i+1 || currency != "" || len(sc.word(i)) != 4 || sc.tokens[i].Kind != Digit || n.Value < 1500 || n.Value > 2199 || strings.ContainsAny(sc.word(i), ".,") {
		return false
	}
	unit, _ := sc.unit(j, n)
	return unit == ""
}

// isDate reports whether a month stands beside the figure in tokens [i, j).
func (sc *numberScan) isDate(i, j int) bool {
	if sc.tokens[i].Kind != Digit {
		return false
	}
	for joint := sc.word(i - 1); (joint == "-" || joint == "–") && i >= 2 && sc.tokens[i-2].Kind == Digit; joint = sc.word(i - 1) {
		i -= 2 // the second day of a range: December 28-29
	}
	if sc.isMonth(i-1) || sc.isMonth(j) {
		return true
	}
	if sc.word(j) == "." && months[sc.word(j+1)] > 0 { // 3. Mai
		return true
	}
	return sc.word(j) == "o'clock" || sc.word(j) == "uhr" || clockHalf[sc.word(j)]
}

// isMonth reports whether token i is a month; "may" and the like need their
// capital.
func (sc *numberScan) isMonth(i int) bool {
	w := sc.word(i)
	return months[w] > 0 && (len(w) > 5 || sc.lang != "en" || w != sc.tokens[i].In(sc.s))
}

var clockHalf = wordSet("am pm a.m p.m a.m. p.m. gmt utc")
