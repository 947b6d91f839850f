package text

import (
	"strings"
	"unicode/utf8"
)

// unit reads what is counted or measured from token j on, and gives where it
// ends; "" and j when there is nothing.
func (sc *numberScan) unit(j int, n Number) (string, int) {
	if m, end := sc.measure(j); m != "" {
		return m, end
	}
	if sc.table.of[sc.word(j)] {
		j++
		if sc.table.articles[sc.word(j)] { // dozens of the ships
			j++
		}
		if c := currencies[sc.word(j)]; c != "" && sc.kind(j) == Word { // millions of dollars
			return c, j + 1
		}
	}
	return sc.counted(j, n)
}

// measure reads a unit of measurement or a currency at token j.
func (sc *numberScan) measure(j int) (string, int) {
	w := sc.word(j)
	if sc.spaced(j + 1) {
		if m := measures[sc.phrase(j, j+2)]; m != "" { // per cent, square kilometres
			return sc.perHour(m, j+2)
		}
	}
	if w == "°" && sc.joined(j+1) {
		switch sc.word(j + 1) {
		case "c":
			return "°C", j + 2
		case "f":
			return "°F", j + 2
		}
	}
	if m := measures[w]; m != "" {
		return sc.perHour(m, j+1)
	}
	if c := currencies[strings.TrimPrefix(strings.TrimPrefix(w, "d'"), "d’")]; c != "" { // millions d'euros
		return c, j + 1
	}
	return "", j
}

// perHour makes a speed of a length.
func (sc *numberScan) perHour(m string, j int) (string, int) {
	if joint := sc.word(j); joint != "/" && joint != "per" && joint != "an" && joint != "a" && joint != "pro" {
		return m, j
	}
	switch sc.word(j + 1) {
	case "h", "hour", "stunde":
		if m == "mile" {
			return "mph", j + 2
		}
		return m + "/h", j + 2
	case "s", "second", "sekunde":
		return m + "/s", j + 2
	}
	return m, j
}

// maxModifiers is how many words may stand between a number and its noun: "91
// armed long-range attack drones".
const maxModifiers = 4

// counted finds the noun that is counted. Without a parser: in English the
// first word that looks like a plural, before any word of grammar or mark; in
// German the first with a capital; elsewhere the next word. After "one" there
// is no plural to see: the first word that does not look like an adjective.
func (sc *numberScan) counted(j int, n Number) (string, int) {
	if sc.lang == "en" && n.Value == 1 && n.High == 1 {
		return sc.countedOne(j)
	}
	for k := j; k < min(j+maxModifiers+1, sc.to); k++ {
		w := sc.word(k)
		if sc.kind(k) != Word || IsStop(w, sc.lang) {
			break
		}
		switch {
		case sc.lang == "en" && isPlural(w) && !sc.modifies(k) && !(k > j && verbs[w]):
			return singular(w), k + 1
		case sc.lang == "de" && sc.capital(k) && utf8.RuneCountInString(w) > 1, sc.lang != "en" && sc.lang != "de":
			return sc.singular(w), k + 1
		}
	}
	return "", j
}

// modifies reports whether the plural at token k stands before the noun that is
// counted: "two plain-clothes officers", "33 police officers".
func (sc *numberScan) modifies(k int) bool {
	w := sc.word(k)
	return (irregular[w] == w || strings.HasSuffix(w, "-clothes") || w == "sports" || w == "arms" || w == "sales") && isPlural(sc.word(k+1))
}

func (sc *numberScan) countedOne(j int) (string, int) {
	for k := j; k < min(j+maxModifiers+1, sc.to); k++ {
		w := sc.word(k)
		if sc.kind(k) != Word || IsStop(w, sc.lang) || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			break
		}
		adjective := adjectives[w] || adjectival(w) || strings.Contains(w, "-") || sc.capital(k)
		next := sc.word(k + 1)
		if adjective && sc.kind(k+1) == Word && !IsStop(next, sc.lang) && !strings.HasSuffix(next, "ed") && !isPlural(next) && !strings.HasSuffix(next, "n’t") && !strings.HasSuffix(next, "n't") {
			continue
		}
		return w, k + 1
	}
	return "", j
}

func adjectival(w string) bool {
	for _, end := range [...]string{"al", "ic", "ous", "ful", "ian", "ish", "ive", "ed", "able", "ern", "ese", "ary"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// isPlural reports whether an English word looks like a plural noun.
func isPlural(w string) bool {
	w = strings.TrimRight(w, "'’")
	if irregular[w] != "" {
		return true
	}
	n := len(w)
	if n < 4 || w[n-1] != 's' || notPlurals[w] {
		return false
	}
	switch w[n-2] {
	case 's', 'u', '\'', 0x99: // 0x99 ends ’
		return false
	case 'i':
		return strings.HasSuffix(w, "taxis") || strings.HasSuffix(w, "skis")
	}
	return true
}

// singular gives the singular of a noun, as far as its language is known.
func (sc *numberScan) singular(w string) string {
	switch sc.lang {
	case "en":
		return singular(w)
	case "fr":
		if m := measures[w]; m != "" {
			return m
		}
		if len(w) > 3 && !strings.HasSuffix(w, "ss") {
			return strings.TrimSuffix(w, "s")
		}
	case "es":
		if m := measures[w]; m != "" {
			return m
		}
		if stem, ok := strings.CutSuffix(w, "es"); ok && len(stem) > 2 && strings.ContainsRune("lrndz", rune(stem[len(stem)-1])) {
			return stem
		}
		if len(w) > 3 {
			return strings.TrimSuffix(w, "s")
		}
	}
	return w
}

// singular gives the singular of an English plural.
func singular(w string) string {
	if m := measures[w]; m != "" {
		return m
	}
	w = strings.TrimRight(w, "'’")
	if s := irregular[w]; s != "" {
		return s
	}
	if k := strings.LastIndexByte(w, '-'); k >= 0 && irregular[w[k+1:]] != "" {
		return w[:k+1] + irregular[w[k+1:]]
	}
	switch {
	case !isPlural(w):
		return w
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "zzes"), strings.HasSuffix(w, "uses") && !strings.HasSuffix(w, "auses") && !strings.HasSuffix(w, "ouses"):
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}

// boundBefore reads the words before token i that bound a number, and gives
// where they begin; i when there are none.
func (sc *numberScan) boundBefore(i int) (string, int) {
	for width := min(4, i); width > 0; width-- {
		if b := sc.table.bounds[sc.phrase(i-width, i)]; b != "" {
			return b, i - width
		}
	}
	return "", i
}

// boundAfter reads "or more", "or fewer" and a plus sign.
func (sc *numberScan) boundAfter(j int) (string, int) {
	if sc.word(j) == "+" && sc.joined(j) {
		return "≥", j + 1
	}
	if b := sc.table.after[sc.phrase(j, j+2)]; b != "" {
		return b, j + 2
	}
	return "", j
}
