package verify

import (
	"fmt"
	"slices"

	"stet"
	"stet/internal/text"
)

// outdated refuses a figure for which a later report of the same outlet, telling the
// same of the same day, has another.
func (d *desk) outdated(l *line, ps []*passage) []Refusal {
	for _, n := range l.numbers {
		if l.quoted(n.Span) || !isWord(n.Unit) {
			continue
		}
		for _, p := range ps {
			if newer, ok := d.newer(p, n); ok {
				return []Refusal{{Gate: stet.GateFigure, Words: n.Span.In(l.text), Reason: fmt.Sprintf("a later report of %s gives “%s”, the sentence said “%s”", p.source.report.Outlet, newer, n.Span.In(l.text))}}
			}
		}
	}
	return nil
}

// sameTold is the share of a passage's words of content that a later sentence must
// have to tell the same.
const sameTold = 0.7

// newer gives what a later report of the passage's outlet has in a number's place.
func (d *desk) newer(p *passage, n text.Number) (string, bool) {
	from := p.source.report
	for _, id := range d.order {
		r := d.reports[id]
		if r.Outlet != from.Outlet || r.ID == from.ID || !r.Published.After(from.Published) {
			continue
		}
		for _, q := range d.sentences(r) {
			if q.holdsValue(n) || !p.sameAs(q) || !slices.Equal(datesIn(p), datesIn(q)) {
				continue
			}
			for _, m := range q.numbers {
				if m.Unit == n.Unit {
					return m.Span.In(q.text), true
				}
			}
		}
	}
	return "", false
}

func (p *passage) holdsValue(n text.Number) bool {
	return slices.ContainsFunc(p.numbers, func(m text.Number) bool { return sameValue(m, n) })
}

// datesIn gives a passage's dates as written.
func datesIn(p *passage) []string {
	var out []string
	for _, d := range text.Dates(p.text, p.source.report.Lang, p.source.report.Published) {
		out = append(out, d.Span.In(p.text))
	}
	return out
}

// sameAs reports whether another passage tells the same, figures aside.
func (p *passage) sameAs(q *passage) bool {
	content, held := 0, 0
	stems := map[string]bool{}
	for _, w := range q.words {
		stems[w.stem] = true
	}
	for _, w := range p.words {
		if !w.turns() {
			continue
		}
		content++
		if stems[w.stem] {
			held++
		}
	}
	return content > 2 && float64(held) >= sameTold*float64(content)
}

// sentences gives a report's sentences as passages, read once.
func (d *desk) sentences(r *stet.Report) []*passage {
	if all, ok := d.split[r.ID]; ok {
		return all
	}
	var out []*passage
	for _, span := range text.Sentences(r.Text, r.Lang) {
		t := span.In(r.Text)
		if numbers := text.Numbers(t, r.Lang); len(numbers) > 0 {
			out = append(out, &passage{source: &source{report: r}, span: span, text: t, words: wordsOf(t, r.Lang, nil), numbers: numbers})
		}
	}
	d.split[r.ID] = out
	return out
}
