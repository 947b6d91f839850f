package adversary

import (
	"slices"
	"strings"

	"stet"
)

// lostNot takes a "not" away.
func lostNot(t *trial) bool {
	for _, w := range t.words() {
		word := w.In(t.text)
		low := strings.ToLower(word)
		switch {
		case low == "not" || low == "never":
			t.drop(w)
			return true
		case low == "no" && w.Start > 0:
			t.put(w, "a")
			return true
		case low == "cannot":
			t.put(w, "can")
			return true
		case strings.HasSuffix(low, "n't") || strings.HasSuffix(low, "n’t"):
			if full := whatNot[strings.ReplaceAll(low, "’", "'")]; full != "" {
				t.put(w, full)
				return true
			}
		}
	}
	return false
}

// addedNot puts a "not" after an auxiliary.
func addedNot(t *trial) bool {
	var places []stet.Span
	words := t.words()
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = strings.ToLower(words[i+1].In(t.text))
		}
		if auxiliaries[strings.ToLower(w.In(t.text))] && next != "not" && next != "no" && next != "never" {
			places = append(places, w)
		}
	}
	if len(places) == 0 {
		return false
	}
	at := pick(t.random, places).End
	t.text = t.text[:at] + " not" + t.text[at:]
	return true
}

// lostHedge takes away a word by which a sentence keeps its distance, or puts what
// is certain for what is possible.
func lostHedge(t *trial) bool {
	words := t.words()
	for i, w := range words {
		if !slices.Contains(hedgeWords, strings.ToLower(w.In(t.text))) {
			continue
		}
		// "about" is a hedge before a figure only.
		if slices.Contains(roughWords, strings.ToLower(w.In(t.text))) && (i+1 == len(words) || !figured(words[i+1].In(t.text))) {
			continue
		}
		t.drop(w)
		return true
	}
	return t.swap(certain)
}

// figured reports whether a word is a figure or a small number.
func figured(w string) bool {
	return strings.ContainsAny(w, "0123456789") || slices.Contains(smallNumbers, strings.ToLower(w))
}
