package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"stet"
	"stet/internal/text"
)

// foreign reports whether all passages are in another language than the
// sentence. A language that is not known counts as the sentence's.
func (d *desk) foreign(ps []*passage) bool {
	return d.lang != "" && !slices.ContainsFunc(ps, func(p *passage) bool {
		return sameLanguage(p.source.report.Lang, d.lang)
	})
}

// asked gives those of the gates that passed a sentence which were asked about
// it: not all are about one in another language than its passages.
func (d *desk) asked(s stet.Sentence, passed []stet.Gate) []stet.Gate {
	if len(passed) == 0 || !d.foreign(d.passages(s.Citations)) {
		return passed
	}
	return slices.DeleteFunc(passed, func(g stet.Gate) bool {
		return g == stet.GateAttribution || g == stet.GateStance || g == stet.GateSupport
	})
}

// distance is 0 for a passage in the sentences' language, 1 for another.
func (d *desk) distance(p *passage) int {
	if sameLanguage(p.source.report.Lang, d.lang) {
		return 0
	}
	return 1
}

// sameLanguage compares the first parts of two tags; one that is not known is
// any.
func sameLanguage(a, b string) bool { return a == "" || b == "" || primary(a) == primary(b) }

// primary is the first part of a language tag.
func primary(tag string) string {
	first, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return first
}

// across compares a sentence with passages in other languages by what carries
// from one to another: quoted words, which stay in the passage's language,
// figures, dates and names. Whether the other words say what the passage says
// only a reader of both can tell: without a judge a sentence that has any is
// refused.
func (d *desk) across(s string, ps []*passage) []Refusal {
	l := d.bare(s, d.lang)
	l.opens = true
	l.statements = d.finder.Extract(&stet.Report{Text: s, Lang: d.lang, Published: ps[0].source.report.Published})
	var refused []Refusal
	for _, g := range []gate{
		{stet.GateQuotation, quotation}, {stet.GateFigure, figureAcross}, {stet.GateFigure, dates}, {stet.GateName, nameAcross},
	} {
		for _, r := range g.ask(l, ps) {
			r.Gate = g.name
			refused = append(refused, r)
		}
	}
	if own := l.ownWords(); len(own) > 0 && !d.judged {
		refused = append(refused, Refusal{
			Gate: stet.GateSupport, Words: own[0].span.In(l.text),
			Reason: fmt.Sprintf("it is in another language than its passage (%s), and no judge is configured to compare them", primary(ps[0].source.report.Lang)),
		})
	}
	return refused
}

// ownWords gives the words that say something which no gate compares across
// languages: all but quotations, names, dates, outlets, plain verbs of saying and
// the small words between them, among which no "not" is. Without a quotation all
// words are.
func (l *line) ownWords() []word {
	var out []word
	for _, w := range l.words {
		in := func(s stet.Span) bool { return s.Contains(w.span) }
		switch {
		case len(l.quotes) == 0:
		case w.quoted, w.date, w.outlet, saysPlainly[w.low]:
			continue
		case primary(l.lang) != "de" && slices.ContainsFunc(l.names, func(n text.Name) bool { return in(n.Span) }):
			continue
		}
		out = append(out, w)
	}
	return out
}

// saysPlainly are the words with which somebody is quoted in his own language.
var saysPlainly = set("said", "says", "say", "wrote", "writes", "reported", "reports", "according", "told", "stated", "the", "a", "of", "on", "in", "to")

// figureAcross refuses numbers whose value and bound no passage holds. What is
// counted is a word, which does not carry, but a measure's symbol does.
func figureAcross(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	for _, n := range l.numbers {
		if l.quoted(n.Span) || l.named(n) {
			continue
		}
		holds := func(m text.Number) bool {
			return sameValue(n, m) && n.Bound == m.Bound && (n.Unit == m.Unit || isWord(n.Unit) && (m.Unit == "" || isWord(m.Unit)) || n.Unit == "" && isWord(m.Unit))
		}
		if !slices.ContainsFunc(ps, func(p *passage) bool { return slices.ContainsFunc(p.numbers, holds) }) {
			said := n.Span.In(l.text)
			refused = append(refused, Refusal{Reason: fmt.Sprintf("the passage does not hold the figure “%s”", said), Words: said})
		}
	}
	return refused
}

// nameAcross refuses names that no passage writes alike, an ending of
// declension aside. Between scripts names do not carry, and are the judge's; so
// is, where every noun is capitalised, what only looks like a name.
func nameAcross(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	for _, n := range l.names {
		said := n.Span.In(l.text)
		if l.quoted(n.Span) || l.outlet(n) || n.Kind == text.NameOther && primary(l.lang) == "de" || !slices.ContainsFunc(ps, func(p *passage) bool { return sameScript(said, p.text) }) {
			continue
		}
		if !slices.ContainsFunc(ps, func(p *passage) bool { return p.writes(strings.Fields(nameWords(n, l.text))) }) {
			refused = append(refused, Refusal{Reason: fmt.Sprintf("the passage does not name “%s”", said), Words: said})
		}
	}
	return refused
}

// caseEnds are what names end in in the cases of German and Slavic languages.
var caseEnds = set("", "s", "es", "n", "en", "e", "a", "u", "y", "i", "om", "em", "ie", "ej", "ą", "ę", "owi", "а", "у", "ом", "ем", "е", "ы", "и", "ой")

// writes reports whether each word of a name stands in the passage, or in a name
// that its report gives to the one it calls by the last of them.
func (p *passage) writes(name []string) bool {
	alike := func(part, written string) bool {
		end, ok := strings.CutPrefix(written, part)
		return ok && caseEnds[end]
	}
	stands := func(part string) bool {
		return slices.ContainsFunc(p.words, func(w word) bool { return w.capital && alike(part, w.low) })
	}
	missing := slices.IndexFunc(name, func(part string) bool { return !stands(part) })
	if missing < 0 {
		return true
	}
	last := name[len(name)-1]
	return stands(last) && slices.Contains(p.source.plain, strings.Join(name, " "))
}

// sameScript reports whether two texts both have letters of one alphabet.
func sameScript(a, b string) bool {
	for _, script := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew, unicode.Han, unicode.Hangul, unicode.Hiragana} {
		in := func(r rune) bool { return unicode.Is(script, r) }
		if strings.ContainsFunc(a, in) {
			return strings.ContainsFunc(b, in)
		}
	}
	return true
}
