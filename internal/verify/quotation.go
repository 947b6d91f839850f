package verify

import (
	"fmt"
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// quotation refuses words in quotation marks that no passage holds letter for
// letter, and those that the passage gives to somebody else.
func quotation(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	for _, q := range l.quotes {
		words := quotedWords(q.Inner.In(l.text))
		if words == "" {
			continue
		}
		held := slices.DeleteFunc(slices.Clone(ps), func(p *passage) bool { return !strings.Contains(p.folded, words) })
		if len(held) == 0 {
			refused = append(refused, Refusal{
				Reason: fmt.Sprintf("the passage does not hold the words “%s”", words), Words: words,
			})
			continue
		}
		if reason := otherSpeaker(l, q, words, held); reason != "" {
			refused = append(refused, Refusal{Reason: reason, Words: words})
			continue
		}
		if !l.outletQuoted(q, ps) && !slices.ContainsFunc(held, func(p *passage) bool { return p.quotes(words) }) {
			refused = append(refused, Refusal{
				Reason: fmt.Sprintf("the passage does not have the words “%s” in quotation marks: they are the outlet's, not the speaker's", words), Words: words,
			})
		}
	}
	return refused
}

// outletQuoted reports whether the line quotes an outlet's own words: it names the
// outlet of a passage, and gives the words to nobody else.
func (l *line) outletQuoted(q text.Quote, ps []*passage) bool {
	if !slices.ContainsFunc(ps, func(p *passage) bool { return l.reported(p.source.report) }) {
		return false
	}
	words := quotedWords(q.Inner.In(l.text))
	if slices.ContainsFunc(ps, func(p *passage) bool { return p.retells(words) }) {
		return false
	}
	return !slices.ContainsFunc(l.statements, func(s stet.Statement) bool {
		return len(s.Source) > 0 && !q.Outer.Overlaps(s.Source[0]) && slices.ContainsFunc(s.Content, q.Outer.Overlaps) &&
			!slices.ContainsFunc(l.words, func(w word) bool { return w.outlet && inAny(s.Source, w.span) })
	})
}

// retells reports whether the passage has somebody say the words, so that they are its
// outlet's own only together with who says them.
func (p *passage) retells(words string) bool {
	return !p.holdsAttribution(words) && slices.ContainsFunc(p.said, func(t said) bool {
		return len(t.Source) > 0 && strings.Contains(t.whole, words)
	})
}

// quotes reports whether the report has the words within quotation marks at the
// passage.
func (p *passage) quotes(words string) bool {
	return quotes(p.source.report, p.span, words)
}

// quotedWords folds a quotation's inside. The comma or full stop before the closing mark
// is the quoting sentence's own, by American custom.
func quotedWords(inner string) string {
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(fold(inner)), ",."))
}

// otherSpeaker says who else speaks the words, or "" when the sentence gives
// them to the right one or to nobody.
func otherSpeaker(l *line, q text.Quote, words string, ps []*passage) string {
	reason := ""
	for _, s := range l.statements {
		if len(s.Source) == 0 || !slices.ContainsFunc(s.Content, q.Outer.Overlaps) {
			continue
		}
		who := l.calls(s)
		if len(who) == 0 {
			continue
		}
		theirs := ""
		for _, p := range ps {
			speaker, ok := p.speaks(who, words)
			if ok {
				return ""
			}
			theirs = speaker
		}
		if theirs != "" && l.attributes(theirs, s, ps) {
			continue // the outlet reports whose they are
		}
		named := s.Source[0].In(l.text)
		reason = fmt.Sprintf("the passage does not give the words “%s” to %s", words, named)
		if theirs != "" {
			reason = fmt.Sprintf("the passage gives the words “%s” to %s, the sentence to %s", words, theirs, named)
		}
	}
	return reason
}

// speaks reports whether the passage has the one called who say the words;
// else it names the one who does, "" when nobody is found to.
func (p *passage) speaks(who []string, words string) (speaker string, ok bool) {
	outlet := sameCalled(who, stems(p.source.report.Outlet, p.source.report.Lang))
	found := false
	for _, s := range p.said {
		if !strings.Contains(s.whole, words) {
			continue
		}
		found = true
		if sameCalled(who, s.who) {
			return "", true
		}
		speaker = s.name(p.source.report)
	}
	if outlet && (!found || p.holdsAttribution(words)) {
		return "", true
	}
	// Words that nobody was found to say are the speaker's when the passage
	// itself names him.
	return speaker, !found && sameCalled(who, p.allStems())
}

// holdsAttribution reports whether the words carry with them who says them: an
// outlet quoted whole, source and all.
func (p *passage) holdsAttribution(words string) bool {
	for _, s := range p.said {
		for _, source := range s.Source {
			if strings.Contains(words, fold(source.In(p.source.report.Text))) {
				return true
			}
		}
	}
	return false
}

func (p *passage) allStems() []string {
	out := make([]string, len(p.words))
	for i, w := range p.words {
		out[i] = w.stem
	}
	return out
}

// pullQuote refuses a quotation set large that is not one of the speaker's in
// its passage.
func (d *desk) pullQuote(q stet.PullQuote) []Refusal {
	asSentence := stet.Sentence{Text: q.Text, Citations: []stet.Citation{q.Citation}}
	if refused := citation(asSentence, d.reports); len(refused) > 0 {
		return refused
	}
	p := d.passages(asSentence.Citations)[0]
	r := p.source.report
	refuse := func(format string, args ...any) []Refusal {
		return []Refusal{{Gate: stet.GateQuotation, Reason: fmt.Sprintf(format, args...), Words: q.Text}}
	}
	words := quotedWords(q.Text)
	switch speaker, ok := p.speaks(stems(q.Speaker, r.Lang), words); {
	case words == "" || !strings.Contains(p.folded, words):
		return refuse("the passage does not hold the words “%s”", words)
	case !quotes(r, q.Citation.Span, words):
		return refuse("the report does not have these words in quotation marks")
	case !ok && speaker != "":
		return refuse("the passage gives these words to %s, not to %s", speaker, q.Speaker)
	case !ok:
		return refuse("the passage does not give these words to %s", q.Speaker)
	case q.Outlet != r.Outlet:
		return refuse("the passage is from %s, not from %s", r.Outlet, q.Outlet)
	}
	return nil
}

// quotes reports whether the report has the words in quotation marks within
// the span or around it.
func quotes(r *stet.Report, span stet.Span, words string) bool {
	for _, q := range text.Quotations(r.Text) {
		if q.Outer.Overlaps(span) && strings.Contains(fold(q.Inner.In(r.Text)), words) {
			return true
		}
	}
	return false
}
