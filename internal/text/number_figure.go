package text

import (
	"math"
	"strings"
)

// figure is a quantity as far as its own words or digits tell.
type figure struct {
	value    float64
	next     int    // the token after it
	unit     string // what is written on: 15km, 50-year
	cut      int    // bytes of the last token that are not the figure: "-year"
	vague    bool   // dozens, hundreds
	plus     bool   // 15-plus
	fraction bool   // two-thirds
	ok       bool
}

// end gives where the figure's characters end; j is the token after them.
func (f figure) end(sc *numberScan, j int) int { return sc.tokens[j-1].End - f.cut }

// inFigures reads a token that begins with a digit, with groups and scale words
// behind it. Ordinals (28th), ratios of clock (5:30) and codes (7b4) are no
// quantities. When there is none, next is past what was looked at.
func (sc *numberScan) inFigures(i int, money bool) figure {
	w := sc.word(i)
	v, width, ok := sc.digits(w)
	f := figure{value: v, next: i + 1, ok: ok}
	if !ok {
		return f
	}
	if sc.word(i+1) == "/" && sc.joined(i+1) && sc.joined(i+2) && sc.kind(i+2) == Digit {
		return sc.slashed(i, v)
	}
	if width < len(w) {
		return sc.writtenOn(f, w[width:], money)
	}
	if sc.table.spaced || width <= 3 {
		sc.groups(&f, i)
	}
	return sc.scaled(f)
}

// slashed reads 2/3; 9/11 and 24/7 are names.
func (sc *numberScan) slashed(i int, over float64) figure {
	f := figure{next: i + 3}
	under := float64(small(sc.word(i + 2)))
	switch under {
	case 2, 3, 4, 5, 8, 10:
		if over < under {
			f.value, f.fraction, f.ok = over/under, true, true
		}
	}
	return f
}

// writtenOn reads what is written on to a figure: a scale (1.5bn), a unit (15km,
// 50-year), "-plus".
func (sc *numberScan) writtenOn(f figure, rest string, money bool) figure {
	f.cut = len(rest)
	after, hyphen := strings.CutPrefix(rest, "-")
	first, _, _ := strings.Cut(after, "-")
	scale := sc.table.scales[first]
	if money && !hyphen && scale == 0 {
		scale = moneyScales[first]
	}
	switch {
	case scale > 0 && first == after:
		f.value, f.cut = f.value*scale, 0
		return sc.scaled(f)
	case hyphen && first == "plus":
		f.plus = true
	case measures[first] != "":
		f.unit = measures[first]
	case hyphen && first != "to" && first != "in":
		f.unit = sc.singular(first)
	case !hyphen:
		f.ok = false
	}
	return f
}

// moneyScales are written on to amounts of money.
var moneyScales = map[string]float64{"k": 1e3, "m": 1e6, "b": 1e9, "tn": 1e12}

// groups reads the thousands that a space parts from the figure at token i: 12
// 500. Where the language does not write so, the space must be a fixed one.
func (sc *numberScan) groups(f *figure, i int) {
	if len(sc.word(i)) > 3 || !isDigits(sc.word(i)) {
		return
	}
	for sc.spaced(f.next) && sc.kind(f.next) == Digit {
		between := sc.s[sc.tokens[f.next-1].End:sc.tokens[f.next].Start]
		w := sc.word(f.next)
		if between == " " && !sc.table.spaced && w != "000" {
			return
		}
		whole, _, decimals := strings.Cut(w, ",")
		v, width, ok := sc.digits(w)
		if len(whole) != 3 || !isDigits(whole) || !ok || width != len(w) {
			return
		}
		f.value = f.value*1000 + v
		f.next++
		if decimals {
			return
		}
	}
}

// scaled reads the scale words after a figure: 1.5 million.
func (sc *numberScan) scaled(f figure) figure {
	for {
		scale := sc.table.scales[sc.word(f.next)]
		if scale == 0 {
			return f
		}
		f.value *= scale
		if f.next++; sc.word(f.next) == "." && sc.joined(f.next) && sc.kind(f.next+1) == Word && !sc.capital(f.next+1) {
			return f // млн. рублей: the point is the abbreviation's
		}
	}
}

// digits reads the digits and separators that w begins with, and gives their
// width. A separator before just three digits parts thousands where the
// language uses it so; else it is the decimal one, of which there is one at
// most.
func (sc *numberScan) digits(w string) (v float64, width int, ok bool) {
	point := byte('.')
	if sc.lang != "en" {
		point = ','
	}
	places, decimal := 0, false
	for k := 0; k < len(w); {
		c := w[k]
		if '0' <= c && c <= '9' {
			v = v*10 + float64(c-'0')
			if decimal {
				places++
			}
			k++
			width = k
			continue
		}
		size := 1
		if strings.HasPrefix(w[k:], "’") {
			size = len("’")
		} else if c != '.' && c != ',' && c != '\'' {
			break
		}
		run := 0
		for k+size+run < len(w) && '0' <= w[k+size+run] && w[k+size+run] <= '9' {
			run++
		}
		if run != 3 || c == point || decimal {
			if decimal || c != '.' && c != ',' {
				return 0, 0, false // 1.2.3
			}
			decimal = true
		}
		k += size
	}
	const most = 15 // digits that a float64 holds exactly
	if width == 0 || strings.HasPrefix(w[width:], ":") || width > most+most/3 {
		return 0, 0, false
	}
	return v / math.Pow10(places), width, true
}
