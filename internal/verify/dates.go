package verify

import (
	"fmt"
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

// coarse is the length from which a date is a month or a year: it may stand for
// a day within it, while two days may not stand for one of them.
const coarse = 28 * 24 * time.Hour

// day is the length of a day.
const day = 24 * time.Hour

// holdsDate reports whether the passage names d, a time within it where d is a
// whole day, month or year, or is d's report.
func (p *passage) holdsDate(l *line, d text.Date) bool {
	length := d.End.Sub(d.Start)
	dated := false // the passage tells the day itself
	for _, m := range p.dates {
		dated = dated || m.End.Sub(m.Start) == day
		if strings.EqualFold(m.Span.In(p.text), d.Span.In(l.text)) {
			return true // "on Thursday … will" is another day when the day comes first
		}
		if m.Start.Equal(d.Start) && m.End.Equal(d.End) {
			return true
		}
		within := !m.Start.Before(d.Start) && !m.End.After(d.End)
		if within && (length >= coarse || length == day && m.End.Sub(m.Start) < day) {
			return true
		}
	}
	published := p.source.report.Published.UTC()
	return length == day && !dated && !published.IsZero() && !published.Before(d.Start) && published.Before(d.End) && l.reported(p.source.report)
}
