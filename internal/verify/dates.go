package verify

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"stet/internal/text"
)

// dates refuses days and times that no passage holds. Words such as "Monday"
// are counted, on both sides, from the day on which the passage was published.
func dates(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	seen := map[time.Time][]text.Date{}
	for _, p := range ps {
		ref := p.source.report.Published
		if _, ok := seen[ref]; !ok {
			seen[ref] = text.Dates(l.text, l.lang, ref)
		}
	}
	// The same expressions are found whatever the day they are counted from.
	for i, d := range seen[ps[0].source.report.Published] {
		if l.quoted(d.Span) {
			continue
		}
		held, theirs := false, ""
		for _, p := range ps {
			all := seen[p.source.report.Published]
			if i >= len(all) {
				continue
			}
			if held = held || p.holdsDate(l, all[i]); theirs == "" && len(p.dates) > 0 {
				theirs = p.dates[0].Span.In(p.text)
			}
			if said := p.notExactly(all[i]); said != "" {
				theirs = said
			}
		}
		if held {
			continue
		}
		said := d.Span.In(l.text)
		reason := fmt.Sprintf("the passage does not give the date “%s”", said)
		if theirs != "" {
			reason = fmt.Sprintf("the passage says “%s”, the sentence said “%s”", theirs, said)
		}
		refused = append(refused, Refusal{Reason: reason, Words: said})
	}
	return refused
}

// day is the length of a day. From coarse to year a date is a month or a year: it may
// stand for a day within it, while two days may not stand for one of them, nor
// "between 2000 and 2009" for "between 2002 and 2009".
const (
	day    = 24 * time.Hour
	coarse = 28 * day
	year   = 366 * day
)

// holdsDate reports whether the passage names d, a time within it where d is a
// whole day, month or year, or is d's report.
func (p *passage) holdsDate(l *line, d text.Date) bool {
	length := d.End.Sub(d.Start)
	dated := slices.ContainsFunc(p.dates, func(m text.Date) bool { return m.End.Sub(m.Start) == day }) // it tells the day itself
	for _, m := range p.dates {
		if m.End.Sub(m.Start) < day && length < day && about(p.text, m) != "" && about(l.text, d) == "" {
			continue // "at 6 a.m." for "around 6 a.m."
		}
		if strings.EqualFold(m.Span.In(p.text), d.Span.In(l.text)) {
			return true // "on Thursday … will" is another day when the day comes first
		}
		if m.Start.Equal(d.Start) && m.End.Equal(d.End) {
			return true
		}
		within := !m.Start.Before(d.Start) && !m.End.After(d.End)
		if within && (length >= coarse && length <= year || length == day && m.End.Sub(m.Start) < day && !dated) {
			return true
		}
	}
	published := p.source.report.Published.UTC()
	return length == day && !dated && !published.IsZero() && !published.Before(d.Start) && published.Before(d.End) && l.reported(p.source.report)
}

// notExactly gives what the passage says of a date that it has, but not as exact:
// "around 6 a.m."; "" for nothing.
func (p *passage) notExactly(d text.Date) string {
	for _, m := range p.dates {
		if word := about(p.text, m); word != "" && m.Start.Equal(d.Start) && m.End.Equal(d.End) {
			return word + " " + m.Span.In(p.text)
		}
	}
	return ""
}

// about gives the word before a date that keeps it from being exact, "" for none.
func about(s string, d text.Date) string {
	before := strings.TrimRight(s[:d.Span.Start], " ")
	word := strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:])
	if !roughly[word] {
		return ""
	}
	return word
}

var roughly = set("around", "about", "approximately", "roughly", "circa", "nearly", "almost")
