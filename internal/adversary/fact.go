package adversary

import (
	"slices"
	"strings"
	"unicode"

	"stet"
	"stet/internal/text"
)

// wrongWord puts for a word another that the source has too, of the same sort as
// far as its ending tells.
func wrongWord(t *trial) bool {
	var places []stet.Span
	for _, w := range t.words() {
		if t.ordinary(w.In(t.text)) {
			places = append(places, w)
		}
	}
	if len(places) == 0 {
		return false
	}
	at := pick(t.random, places)
	word := at.In(t.text)
	var others []string
	for _, tok := range text.Tokens(nil, t.source.Text) {
		other := tok.In(t.source.Text)
		if tok.Kind == text.Word && t.ordinary(other) && sort(other) == sort(word) && text.Stem(other, "en") != text.Stem(word, "en") {
			others = append(others, other)
		}
	}
	if others = unique(others); len(others) == 0 {
		return false
	}
	t.put(at, pick(t.random, others))
	return true
}

// ordinary reports whether a word is one of content in lower case.
func (t *trial) ordinary(w string) bool {
	return len(w) > 3 && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLower(r) }) < 0 &&
		!text.IsStop(w, "en") && !slices.Contains(hedgeWords, w)
}

// sort gives the ending by which words are of one sort.
func sort(w string) string {
	for _, end := range []string{"ing", "ed", "ly", "ion", "ment", "ies", "s", "er", "al"} {
		if strings.HasSuffix(w, end) {
			return end
		}
	}
	return ""
}

// addedDetail puts in something that nobody reported.
func addedDetail(t *trial) bool {
	t.text = t.ended() + " " + pick(t.random, details) + "."
	return true
}

// mergedEvents makes one happening of two: what a passage tells is given as the
// cause or the time of what another tells, or its name for the other's.
func mergedEvents(t *trial) bool {
	words := contentWords(t.text, t.source.Lang)
	var others []stet.Citation
	for _, r := range t.reports {
		for _, span := range text.Sentences(r.Text, r.Lang) {
			s := span.In(r.Text)
			n := len(strings.Fields(s))
			if n > 5 && n < 22 && overlap(contentWords(s, r.Lang), words) < .4 && !strings.ContainsAny(s, "\"“”?!") && pronouns[strings.ToLower(strings.Fields(s)[0])] == "" {
				others = append(others, stet.Cite(r, span))
			}
		}
	}
	if len(others) == 0 || strings.ContainsAny(t.text, "\"“”") {
		return false
	}
	other := pick(t.random, others)
	t.text = t.ended() + pick(t.random, joints) + lowerFirst(strings.TrimRight(other.Exact, ".")) + "."
	t.cited = append(t.cited, other)
	return true
}

// lowerFirst takes the capital off a word of grammar.
func lowerFirst(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	if low := strings.ToLower(first); text.IsStop(low, "en") && low != "i" {
		return low + " " + rest
	}
	return s
}

// outdated tells an earlier report's figure after the same outlet gave another.
func outdated(t *trial) bool {
	for _, n := range text.Numbers(t.text, t.source.Lang) {
		digits := n.Digits.In(t.text)
		c := t.cited[0]
		if t.quoted(n.Span) || strings.Count(c.Exact, digits) != 1 || n.Unit == "" || !isWord(n.Unit) {
			continue
		}
		newer := t.otherNumber(digits)
		if newer == "" || t.says(newer) {
			continue
		}
		later := *t.source
		later.URL += "/later"
		later.Text = t.source.Text[:c.Span.Start] + strings.Replace(c.Exact, digits, newer, 1) + t.source.Text[c.Span.End:]
		later.Published = t.source.Published.AddDate(0, 0, 1)
		later.Fetched = later.Published
		later = stet.NewReport(later)
		t.reports = append(slices.Clone(t.reports), &later)
		return true
	}
	return false
}

func isWord(s string) bool {
	return len(s) > 2 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}
