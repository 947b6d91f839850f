package text

import "strings"

// unit reads what is counted or measured from token j on, and gives where it
// ends; "" and j when there is nothing.
func (sc *numberScan) unit(j int, n Number) (string, int) {
	w := sc.word(j)
	if m := measures[w]; m != "" {
		return m, j + 1
	}
	if w == "per" && (sc.word(j+1) == "cent" || sc.word(j+1) == "hundred") {
		return "%", j + 2
	}
	if c := currencies[w]; c != "" {
		return c, j + 1
	}
	if sc.word(j) == "of" && sc.words.articles[sc.word(j+1)] { // dozens of the ships
		j++
	}
	if sc.word(j) == "of" {
		j++
	}
	return sc.counted(j, n)
}

// maxModifiers is how many words may stand between a number and its noun: "91
// armed long-range attack drones".
const maxModifiers = 4

// counted finds the noun that is counted. Without a parser: the first word that
// looks like a plural, before any word of grammar or mark; German nouns by
// their capital; after "one", the last word of the run.
func (sc *numberScan) counted(j int, n Number) (string, int) {
	last := ""
	lastEnd := j
	for k := j; k < min(j+maxModifiers+1, len(sc.tokens)); k++ {
		w := sc.word(k)
		if w == "" || sc.tokens[k].Kind != Word || IsStop(w, sc.lang) || measures[w] != "" && k > j {
			break
		}
		if sc.lang == "en" && n.Value != 1 && isPlural(w) {
			return singular(w), k + 1
		}
		if sc.lang == "de" && w != sc.tokens[k].In(sc.s) || sc.lang != "en" && sc.lang != "de" {
			return w, k + 1
		}
		if n.Value == 1 && last != "" && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s")) {
			break // a verb after the noun: one sailor died
		}
		last, lastEnd = w, k+1
		if n.Value == 1 && !strings.ContainsAny(w, "-") && !adjectival(w) {
			break
		}
	}
	if n.Value == 1 && sc.lang == "en" {
		return last, lastEnd
	}
	return "", j
}

func adjectival(w string) bool {
	for _, end := range []string{"al", "ic", "ous", "ful", "ian", "ish", "ive", "ed", "able", "ern"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

var irregular = map[string]string{
	"people": "person", "men": "man", "women": "woman", "children": "child", "personnel": "personnel", "police": "police",
	"troops": "soldier", "aircraft": "aircraft", "staff": "staff", "crew": "crew", "feet": "foot", "lives": "life", "wives": "wife",
	"cattle": "cattle", "sheep": "sheep", "fish": "fish", "teeth": "tooth", "mice": "mouse", "servicemen": "soldier", "policemen": "policeman",
	"persons": "person", "spacecraft": "spacecraft", "deer": "deer", "crises": "crisis", "firemen": "fireman", "series": "series",
}

// isPlural reports whether an English word looks like a plural noun.
func isPlural(w string) bool {
	if irregular[w] != "" {
		return true
	}
	w = strings.TrimRight(w, "'’")
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") &&
		!strings.HasSuffix(w, "'s") && !strings.HasSuffix(w, "’s") && !strings.HasSuffix(w, "ous")
}

// singular gives the singular of an English plural.
func singular(w string) string {
	if m := measures[w]; m != "" {
		return m
	}
	if s := irregular[w]; s != "" {
		return s
	}
	if k := strings.LastIndexByte(w, '-'); k >= 0 && irregular[w[k+1:]] != "" {
		return w[:k+1] + irregular[w[k+1:]]
	}
	w = strings.TrimRight(w, "'’")
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "zzes"):
		return w[:len(w)-2]
	case isPlural(w):
		return w[:len(w)-1]
	}
	return w
}

// boundBefore reads the words before token i that bound a number, and gives
// where they begin; i when there are none.
func (sc *numberScan) boundBefore(i int) (string, int) {
	for width := min(4, i); width > 0; width-- {
		words := make([]string, width)
		for k := range words {
			words[k] = sc.word(i - width + k)
		}
		if b := sc.words.bounds[strings.Join(words, " ")]; b != "" {
			return b, i - width
		}
	}
	return "", i
}

// boundAfter reads "or more" and "or fewer".
func (sc *numberScan) boundAfter(j int) (string, int) {
	if sc.word(j) != "or" {
		return "", j
	}
	switch sc.word(j + 1) {
	case "more":
		return "≥", j + 2
	case "fewer", "less":
		return "≤", j + 2
	case "so":
		return "~", j + 2
	}
	return "", j
}
