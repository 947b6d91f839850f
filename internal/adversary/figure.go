package adversary

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"stet"
	"stet/internal/text"
)

// number puts another number for one.
func number(t *trial) bool {
	var places []text.Number
	for _, n := range text.Numbers(t.text, t.source.Lang) {
		if !t.quoted(n.Span) {
			places = append(places, n)
		}
	}
	if len(places) == 0 {
		return false
	}
	n := pick(t.random, places)
	digits := n.Digits.In(t.text)
	other := t.otherNumber(digits)
	if other == "" || t.says(other) {
		return false
	}
	t.put(n.Digits, other)
	return true
}

// otherNumber changes one digit, or gives another number word; "" for what is
// neither.
func (t *trial) otherNumber(digits string) string {
	if at := slices.Index(smallNumbers, strings.ToLower(digits)); at >= 0 {
		return smallNumbers[(at+1+t.random.IntN(len(smallNumbers)-1))%len(smallNumbers)]
	}
	var places []int
	for i, c := range []byte(digits) {
		if c >= '0' && c <= '9' {
			places = append(places, i)
		}
	}
	if len(places) == 0 {
		return ""
	}
	at := pick(t.random, places)
	now := int(digits[at] - '0')
	next := 1 + (now+t.random.IntN(8))%9 // from 1 to 9, another one than now
	if next == now {
		next = now%9 + 1
	}
	return digits[:at] + strconv.Itoa(next) + digits[at+1:]
}

// bound takes "at least" and the like away from a number, or puts one before it.
func bound(t *trial) bool {
	for _, n := range text.Numbers(t.text, t.source.Lang) {
		if t.quoted(n.Span) {
			continue
		}
		if n.Bound != "" && n.Span.Start < n.Digits.Start {
			t.drop(stet.Span{Start: n.Span.Start, End: n.Digits.Start})
			return true
		}
		if n.Bound == "" && n.Value > 2 && n.High == n.Value && n.Span.Start > 0 && n.Unit != "" {
			t.text = t.text[:n.Span.Start] + pick(t.random, bounds) + " " + t.text[n.Span.Start:]
			return true
		}
	}
	return false
}

// unit puts another measure for one that a number has.
func unit(t *trial) bool {
	for _, n := range text.Numbers(t.text, t.source.Lang) {
		if t.quoted(n.Span) {
			continue
		}
		end := min(len(t.text), n.Span.End+14)
		for _, pair := range units {
			window := strings.ToLower(t.text[n.Span.Start:end])
			at := strings.Index(window, pair[0])
			if at < 0 || len(window) != end-n.Span.Start {
				continue
			}
			span := stet.Span{Start: n.Span.Start + at, End: n.Span.Start + at + len(pair[0])}
			if (pair[0] == "$" || pair[0] == "%" || whole(strings.ToLower(t.text), span)) && !t.says(pair[1]) {
				t.put(span, pair[1])
				return true
			}
		}
	}
	return false
}

// rank puts another ordinal.
func rank(t *trial) bool {
	for _, w := range t.words() {
		at := slices.Index(ordinals, strings.ToLower(w.In(t.text)))
		if at < 0 {
			continue
		}
		if other := ordinals[(at+1+t.random.IntN(len(ordinals)-1))%len(ordinals)]; !t.says(other) {
			t.put(w, other)
			return true
		}
	}
	return false
}

// date puts another day, month or year.
func date(t *trial) bool {
	for _, d := range text.Dates(t.text, t.source.Lang, t.source.Published) {
		if t.quoted(d.Span) {
			continue
		}
		for _, w := range text.Tokens(nil, d.Span.In(t.text)) {
			span := stet.Span{Start: d.Span.Start + w.Start, End: d.Span.Start + w.End}
			if other := t.otherDay(span.In(t.text)); other != "" && !t.says(other) {
				t.put(span, other)
				return true
			}
		}
	}
	return false
}

// otherDay gives another weekday, month, day or year; "" for any other word.
func (t *trial) otherDay(word string) string {
	for _, list := range [][]string{weekdays(), months()} {
		if at := slices.Index(list, word); at >= 0 {
			return list[(at+1+t.random.IntN(len(list)-1))%len(list)]
		}
	}
	switch n, err := strconv.Atoi(word); {
	case err != nil:
		return ""
	case n > 1800 && n < 2100:
		return strconv.Itoa(n - 1 - t.random.IntN(8))
	case n > 0 && n <= 28:
		return strconv.Itoa(n%28 + 1)
	}
	return ""
}

func weekdays() []string {
	var out []string
	for d := time.Sunday; d <= time.Saturday; d++ {
		out = append(out, d.String())
	}
	return out
}

func months() []string {
	var out []string
	for m := time.January; m <= time.December; m++ {
		out = append(out, m.String())
	}
	return out
}
