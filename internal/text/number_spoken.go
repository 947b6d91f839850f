package text

import "strings"

// inWords reads number words: ninety-one, two hundred and six, half a million,
// two dozen, two-thirds; dozens and hundreds of thousands are vague.
func (sc *numberScan) inWords(i int) figure {
	if f := sc.fraction(i); f.ok {
		return f
	}
	if v := sc.table.vague[sc.word(i)]; v > 0 {
		f := figure{value: v, next: i + 1, vague: true, ok: true}
		if sc.word(f.next) == "of" && sc.table.vague[sc.word(f.next+1)] > 0 {
			f.value *= sc.table.vague[sc.word(f.next+1)]
			f.next += 2
		}
		return f
	}
	a := adder{table: sc.table}
	next := i
	for {
		w := sc.word(next)
		if a.word(w) || sc.lang == "de" && a.compound(w) {
			next++
			continue
		}
		if next == i && sc.table.ones[w] && sc.table.scales[sc.word(i+1)] > 0 { // a dozen
			a.part = 1
			next++
			continue
		}
		if sc.table.ones[w] && a.takesOne() { // девяносто один
			a.part++
			next++
			continue
		}
		if sc.table.and[w] && a.takesAnd() {
			if b := a; b.word(sc.word(next+1)) || sc.table.ones[sc.word(next+1)] && b.addsOne() {
				a = b
				next += 2
				continue
			}
		}
		break
	}
	v := a.total + a.part
	return figure{value: v, next: max(next, i), ok: next > i && v > 0}
}

// fraction reads half of, half a million, a third of, two-thirds, three quarters
// of a million.
func (sc *numberScan) fraction(i int) figure {
	f := figure{fraction: true}
	w := sc.word(i)
	if over, under, ok := strings.Cut(w, "-"); ok { // two-thirds
		f.value, f.next = sc.table.units[over]*sc.table.parts[under], i+1
	} else if w == "half" && sc.table.parts[w] > 0 {
		if next := sc.word(i + 1); next == "of" || next == "a" && sc.table.scales[sc.word(i+2)] > 0 || sc.table.articles[next] || next == "their" || next == "its" {
			f.value, f.next = sc.table.parts[w], i+1
		}
	} else if part := sc.table.parts[sc.word(i+1)]; part > 0 && sc.word(i+2) == "of" {
		over := sc.table.units[w]
		if sc.table.ones[w] {
			over = 1
		}
		f.value, f.next = over*part, i+2
	}
	if f.value == 0 {
		return figure{}
	}
	f.ok = true
	j := f.next
	if sc.word(j) == "of" {
		j++
	}
	if sc.table.ones[sc.word(j)] && sc.table.scales[sc.word(j+1)] > 0 { // of a million
		f.value, f.next, f.fraction = f.value*sc.table.scales[sc.word(j+1)], j+2, false
	}
	return f
}

// adder puts the words of one number together.
type adder struct {
	table *numberTable
	total float64 // thousands and more
	part  float64 // below a thousand
}

// word adds a number word, hyphenated ones by their parts; it reports whether
// the word went on the number.
func (a *adder) word(w string) bool {
	if w == "" {
		return false
	}
	if !strings.Contains(w, "-") {
		return a.simple(w)
	}
	b := *a
	for piece := range strings.SplitSeq(w, "-") {
		if !b.simple(piece) && !a.table.and[piece] {
			return false
		}
	}
	*a = b
	return true
}

func (a *adder) simple(w string) bool {
	if u, ok := a.table.units[w]; ok && a.fits(u) {
		if a.table.scores && a.part == 4 && u == 20 { // quatre-vingts
			u = 76
		}
		a.part += u
		return true
	}
	scale := a.table.scales[w]
	switch {
	case scale == 0 || a.part == 0 && !a.table.bareScales[w]:
		return false
	case scale < 1000 && a.part > 0 && a.part < 100:
		a.part *= scale
	case scale < 1000:
		a.part += scale // a hundred without a number before it
	default:
		a.total, a.part = a.total+max(a.part, 1)*scale, 0
	}
	return true
}

// fits reports whether a word of value u may follow: a number below ten after
// tens, any after hundreds.
func (a *adder) fits(u float64) bool {
	tens := int(a.part) % 100
	switch {
	case tens == 0:
		return u > 0
	case a.table.scores && (tens == 4 && u == 20 || (tens == 60 || tens == 80) && u < 20):
		return true
	}
	return tens >= 20 && tens%10 == 0 && u < 10
}

// takesAnd reports whether "and" may stand here: two hundred and six; treinta y
// uno.
func (a *adder) takesAnd() bool {
	if a.table.andTens {
		tens := int(a.part) % 100
		return tens >= 20 && tens%10 == 0
	}
	return a.part >= 100 || a.part == 0 && a.total > 0
}

// takesOne reports whether the word for one may follow tens: it may also be an
// article, which English sets apart.
func (a *adder) takesOne() bool {
	tens := int(a.part) % 100
	return a.table.bareOne && tens >= 20 && tens%10 == 0
}

// addsOne adds one after "and".
func (a *adder) addsOne() bool {
	a.part += 1
	return a.table.andTens
}

// longestCompound bounds a German number word, in bytes.
const longestCompound = 60

// compound adds a German number in one word: einundneunzig, zweihundertfünfzig.
func (a *adder) compound(w string) bool {
	if len(w) > longestCompound {
		return false
	}
	b := adder{table: a.table}
	ones := 0.0
	for w != "" {
		piece := b.table.piece(w)
		if piece == "" {
			return false
		}
		w = w[len(piece):]
		switch u, isUnit := b.table.pieces[piece]; {
		case piece == "und":
			ones, b.part = float64(int(b.part)%10), b.part-float64(int(b.part)%10)
		case isUnit && u >= 1000:
			b.total, b.part, ones = b.total+max(b.part+ones, 1)*u, 0, 0
		case isUnit && u == 100:
			b.part *= 100
			if b.part == 0 {
				b.part = 100
			}
		default:
			b.part += u + ones
			ones = 0
		}
	}
	v := b.total + b.part + ones
	if v == 0 || a.part > 0 || v == 1 {
		return false
	}
	a.part += v
	return true
}

// piece gives the longest number word that w begins with.
func (t *numberTable) piece(w string) string {
	for end := min(len(w), len("siebzehn")+2); end > 1; end-- {
		if _, ok := t.pieces[w[:end]]; ok || w[:end] == "und" {
			return w[:end]
		}
	}
	return ""
}
