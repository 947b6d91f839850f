package adversary

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// wrongOutlet credits another outlet that is shown than the one cited, in the
// place of the right one where it is named.
func wrongOutlet(t *trial) bool {
	var others []string
	for _, r := range t.reports {
		if r.Outlet != "" && r.Outlet != t.source.Outlet && !t.says(r.Outlet) {
			others = append(others, r.Outlet)
		}
	}
	if others = unique(others); len(others) == 0 {
		return false
	}
	other := pick(t.random, others)
	if strings.Contains(t.text, other) {
		return false // it is credited for another part of the sentence
	}
	if at := strings.Index(t.text, t.source.Outlet); at >= 0 && t.source.Outlet != "" {
		t.put(stet.Span{Start: at, End: at + len(t.source.Outlet)}, other)
		return true
	}
	if t.random.IntN(2) == 0 {
		t.text = t.ended() + ", " + other + " reported."
		return true
	}
	t.text = "According to " + other + ", " + t.text
	return true
}

// otherPassage cites another sentence of the same report.
func otherPassage(t *trial) bool {
	return t.citeInstead([]*stet.Report{t.source})
}

// otherReport cites a sentence of another report.
func otherReport(t *trial) bool {
	return t.citeInstead(slices.DeleteFunc(slices.Clone(t.reports), func(r *stet.Report) bool { return r == t.source }))
}

// citeInstead cites one sentence of the reports that says something else.
func (t *trial) citeInstead(reports []*stet.Report) bool {
	words := contentWords(t.text, t.source.Lang)
	var places []stet.Citation
	for _, r := range reports {
		for _, span := range text.Sentences(r.Text, r.Lang) {
			if overlap(words, contentWords(span.In(r.Text), r.Lang)) <= .4 && span.Len() > 20 {
				places = append(places, stet.Cite(r, span))
			}
		}
	}
	if len(places) == 0 {
		return false
	}
	t.cited = []stet.Citation{pick(t.random, places)}
	return true
}

// contentWords gives the stems of a text's words but those of grammar.
func contentWords(s, lang string) map[string]bool {
	out := map[string]bool{}
	for _, tok := range text.Tokens(nil, s) {
		if w := strings.ToLower(tok.In(s)); tok.Kind != text.Mark && !text.IsStop(w, lang) {
			out[text.Stem(w, lang)] = true
		}
	}
	return out
}

// overlap is the share of a that is in b.
func overlap(a, b map[string]bool) float64 {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(max(len(a), 1))
}

// noPassage cites nothing, or what is not in the report where it is said to be.
func noPassage(t *trial) bool {
	c := t.cited[0]
	switch t.random.IntN(4) {
	case 0:
		t.cited = nil
		return true
	case 1:
		c.Span.Start, c.Span.End = len(t.source.Text)+5, len(t.source.Text)+60
	case 2:
		c.Span.Start, c.Span.End = c.Span.Start+1, min(c.Span.End+1, len(t.source.Text))
	default:
		c.Report = "r-nowhere"
	}
	t.cited = []stet.Citation{c}
	return true
}

// allegationAsFact takes away who says it.
func allegationAsFact(t *trial) bool {
	for _, s := range t.statements() {
		if s.Quotation != stet.Indirect || len(s.Source) != 1 || len(s.Cue) == 0 || len(s.Content) != 1 || t.outlet(s.Source[0].In(t.text)) {
			continue
		}
		content := strings.TrimSpace(s.Content[0].In(t.text))
		content = strings.TrimRight(strings.TrimPrefix(content, "that "), " ,.")
		rest := t.text[:s.Content[0].Start] + t.text[s.Content[0].End:]
		fields := strings.Fields(content)
		if len(fields) < 5 || len(fields) < len(strings.Fields(rest)) || slices.Contains([]string{"to", "of", "for", "as", "if", "whether", "what", "how", "why"}, strings.ToLower(fields[0])) {
			continue
		}
		t.text = capital(content) + "."
		return true
	}
	return false
}
