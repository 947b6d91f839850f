package verify

import (
	"fmt"
	"slices"
	"strings"

	"stet/internal/text"
	"stet/internal/thesaurus"
)

// name refuses people, places and bodies that the passages do not hold, and
// known ones under another title. A passage holds a name also when it has its
// last part and the same report gives it in full, or when it has somebody say
// something as "he" and the report tells who he is.
func name(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	for _, n := range l.names {
		if l.quoted(n.Span) {
			continue
		}
		said := n.Span.In(l.text)
		if !l.outlet(n) && !slices.ContainsFunc(ps, func(p *passage) bool { return p.holdsName(l, n) }) && !l.commonNoun(n, ps) {
			refused = append(refused, Refusal{Reason: fmt.Sprintf("the passage does not name “%s”", said), Words: said})
			continue
		}
		if reason := otherTitle(l, n, ps); reason != "" {
			refused = append(refused, Refusal{Reason: reason, Words: n.Title.In(l.text)})
		}
	}
	return refused
}

// outlet reports whether a name is that of an outlet shown, or part of it.
func (l *line) outlet(n text.Name) bool {
	words := " " + nameWords(n, l.text) + " "
	return slices.ContainsFunc(l.outlets, func(o string) bool {
		return strings.Contains(" "+o+" ", words) || strings.Contains(words, " "+o+" ")
	})
}

// holdsName reports whether the passage holds the name.
func (p *passage) holdsName(l *line, n text.Name) bool {
	words := strings.Fields(nameWords(n, l.text))
	if len(words) == 0 || p.holdsWords(words) {
		return true
	}
	if len(words) == 1 {
		stem := text.Stem(words[0], l.lang)
		if slices.ContainsFunc(p.words, func(w word) bool { return w.capital && related(w.stem, stem) }) {
			return true
		}
	}
	// The full name of somebody whom the passage names or hears.
	last, whole := words[len(words)-1], strings.Join(words, " ")
	lasts := p.holdsWords([]string{last})
	for _, i := range p.source.byLast[text.Stem(last, p.source.report.Lang)] {
		full := p.source.plain[i]
		if strings.HasSuffix(" "+full, " "+whole) && (lasts || p.hears(full)) {
			return true
		}
	}
	return p.hears(whole)
}

// holdsWords reports whether the words stand in the passage one after the
// other, the first with a capital.
func (p *passage) holdsWords(words []string) bool {
	for i := range p.words {
		if i+len(words) > len(p.words) {
			return false
		}
		at := 0
		for at < len(words) && p.words[i+at].low == words[at] {
			at++
		}
		if at == len(words) && p.words[i].capital {
			return true
		}
	}
	return false
}

// hears reports whether the name, in lower case, is that of somebody who says
// something in the passage, however the passage calls him.
func (p *passage) hears(name string) bool {
	return slices.ContainsFunc(p.said, func(s said) bool {
		return s.Speaker != "" && strings.HasSuffix(" "+plain(s.Speaker), " "+name) ||
			s.Via != "" && plain(s.Via) == name
	})
}

// commonNoun reports whether what looks like a name is made of words that the
// passages have in lower case: the first word of a sentence, or a headline's.
func (l *line) commonNoun(n text.Name, ps []*passage) bool {
	for _, stem := range stems(n.Span.In(l.text), l.lang) {
		if !slices.ContainsFunc(ps, func(p *passage) bool {
			return slices.ContainsFunc(p.words, func(w word) bool { return w.stem == stem })
		}) {
			return false
		}
	}
	return true
}

// otherTitle says which title the report gives to the name in place of the
// sentence's, or "" when all is well.
func otherTitle(l *line, n text.Name, ps []*passage) string {
	if n.Title.Empty() {
		return ""
	}
	last := lastStem(n.Span.In(l.text), l.lang)
	var theirs []string // as written
	var held []string   // stems
	for _, p := range ps {
		for _, w := range p.words {
			held = append(held, w.stem)
		}
		r := p.source.report
		for _, i := range p.source.byLast[last] {
			if m := p.source.names[i]; !m.Title.Empty() {
				theirs = append(theirs, m.Title.In(r.Text))
				held = append(held, stems(withModifier(r.Text, m.Title), r.Lang)...)
			}
		}
	}
	said := n.Title.In(l.text)
	for _, w := range wordsOf(said, l.lang, nil) {
		if w.content && !slices.ContainsFunc(held, func(h string) bool { return h == w.stem || related(h, w.stem) || thesaurus.Same(h, w.stem) }) {
			if len(theirs) > 0 {
				return fmt.Sprintf("the passage calls %s “%s”, the sentence “%s”", n.Span.In(l.text), theirs[0], said)
			}
			return fmt.Sprintf("the passage does not call %s “%s”", n.Span.In(l.text), said)
		}
	}
	return ""
}
