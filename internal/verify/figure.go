package verify

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"stet"
	"stet/internal/text"
	"stet/internal/thesaurus"
)

// figure refuses numbers, ranks, dates and times that no passage holds. Bound
// and unit belong to a number: "at least 33" is not "33".
func figure(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	for _, n := range l.numbers {
		if l.quoted(n.Span) || l.named(n) {
			continue // the quotation gate's, the name gate's
		}
		if reason := otherNumber(l, n, ps); reason != "" {
			refused = append(refused, Refusal{Reason: reason, Words: n.Span.In(l.text)})
		}
	}
	for _, w := range l.words {
		if rank := rankOf(w.low); rank != "" && !w.quoted && !holdsRank(rank, ps) {
			refused = append(refused, Refusal{
				Reason: fmt.Sprintf("the passage does not say “%s”", w.span.In(l.text)), Words: w.span.In(l.text),
			})
		}
	}
	return append(refused, dates(l, ps)...)
}

// named reports whether a number is part of a name or of an outlet's.
func (l *line) named(n text.Number) bool {
	return slices.ContainsFunc(l.names, func(name text.Name) bool { return name.Span.Contains(n.Digits) }) ||
		slices.ContainsFunc(l.words, func(w word) bool { return w.outlet && w.span.Overlaps(n.Digits) })
}

// otherNumber says what the passages have in place of n, or "" when one of
// them holds it.
func otherNumber(l *line, n text.Number, ps []*passage) string {
	said := n.Span.In(l.text)
	reason := fmt.Sprintf("the passage does not hold the figure “%s”", said)
	best := 0 // how near a miss is: 1 the same thing counted, 2 the same value
	for _, p := range ps {
		for _, m := range p.numbers {
			value, unit := sameValue(n, m), p.counts(m, n.Unit)
			switch {
			case value && n.Bound == m.Bound && unit:
				return ""
			case value && best < 2, unit && n.Unit != "" && best < 1:
				best = 1
				if value {
					best = 2
				}
				reason = fmt.Sprintf("the passage says “%s”, the sentence said “%s”", m.Span.In(p.text), said)
			}
		}
	}
	return reason
}

func sameValue(a, b text.Number) bool {
	near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-9*math.Max(math.Abs(x), math.Abs(y)) }
	return near(a.Value, b.Value) && near(a.High, b.High)
}

// unitReach is how many words after a number may stand before what it counts:
// "91 long-range attack drones".
const unitReach = 5

// counts reports whether the passage's number m can count what the sentence
// calls unit: the same unit, no unit on one side, or the unit's word soon after
// the number.
func (p *passage) counts(m text.Number, unit string) bool {
	switch {
	case m.Unit == unit:
		return true
	case m.Unit == "" && !isWord(unit), m.Unit != "" && !isWord(m.Unit) && (unit == "" || isWord(unit)):
		return false // 95 is not 95 %, nor are 95 fields 95 % of the fields
	case unit == "":
		return true
	}
	want := stems(unit, p.source.report.Lang)
	after := 0
	for _, w := range p.words {
		if w.span.Start < m.Digits.End {
			continue
		}
		if slices.Contains(want, w.stem) || slices.ContainsFunc(want, func(u string) bool { return related(u, w.stem) || thesaurus.Same(u, w.stem) }) {
			return true
		}
		if after++; after >= unitReach || w.closes {
			break
		}
	}
	return m.Unit == "" && !p.countsOther(m)
}

// countsOther reports whether a noun seems to follow the number directly.
func (p *passage) countsOther(m text.Number) bool {
	for _, w := range p.words {
		if w.span.Start >= m.Digits.End {
			return w.content
		}
	}
	return false
}

// isWord reports whether a unit is written in letters and is no symbol of
// measure.
func isWord(unit string) bool {
	return len(unit) > 2 && strings.IndexFunc(unit, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' && r != '-' }) < 0
}

// ranks are the ordinals in words; "second" is left out, being a unit of time
// too.
var ranks = map[string]string{
	"first": "1", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8",
	"ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12",
}

// rankOf gives the number of an ordinal, or "".
func rankOf(low string) string {
	if r := ranks[low]; r != "" {
		return r
	}
	for _, end := range []string{"st", "nd", "rd", "th"} {
		digits := strings.TrimSuffix(low, end)
		if digits != low && digits != "" && strings.Trim(digits, "0123456789") == "" {
			return digits
		}
	}
	return ""
}

func holdsRank(rank string, ps []*passage) bool {
	return slices.ContainsFunc(ps, func(p *passage) bool {
		return slices.ContainsFunc(p.words, func(w word) bool { return rankOf(w.low) == rank || w.low == rank })
	})
}

// reported tells whether the line gives an outlet of the passages as its
// source, so that the day of publication is the day of its report.
func (l *line) reported(r *stet.Report) bool {
	return strings.Contains(" "+plain(l.text)+" ", " "+plain(r.Outlet)+" ")
}
