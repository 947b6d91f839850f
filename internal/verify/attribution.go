package verify

import (
	"fmt"
	"slices"
	"strings"

	"stet"
)

// attribution refuses what the passage has somebody say when the sentence tells
// it as fact, or gives it to somebody else.
func attribution(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	for _, s := range l.statements {
		if r, ok := l.wrongSpeaker(s, ps); ok {
			refused = append(refused, r)
		}
	}
	if r, ok := l.toldAsFact(ps); ok {
		refused = append(refused, r)
	}
	if r, ok := l.wrongOutlet(ps); ok {
		refused = append(refused, r)
	}
	return refused
}

// wrongOutlet refuses to credit an outlet that is shown for what no cited report of
// it has, nor a passage says of it.
func (l *line) wrongOutlet(ps []*passage) (Refusal, bool) {
	mine := " " + plain(l.text) + " "
	for _, o := range l.outlets {
		if o == "" || !strings.Contains(mine, " "+o+" ") || !l.capitalised(o) || slices.ContainsFunc(ps, func(p *passage) bool {
			return plain(p.source.report.Outlet) == o || strings.Contains(" "+plain(p.text)+" ", " "+o+" ")
		}) {
			continue
		}
		return Refusal{Reason: fmt.Sprintf("no passage is from the outlet that the sentence names, “%s”: it is from %s", o, ps[0].source.report.Outlet), Words: o}, true
	}
	return Refusal{}, false
}

// capitalised reports whether the outlet stands in the line as a name: "Independent"
// is one, "independent" none.
func (l *line) capitalised(outlet string) bool {
	first, _, _ := strings.Cut(outlet, " ")
	return slices.ContainsFunc(l.words, func(w word) bool { return w.outlet && w.capital && w.low == first })
}

// enough is the share of a statement's content words that must stand in what
// the passage has somebody say, for the two to be the same statement.
const enough = 0.5

// wrongSpeaker compares the one to whom the line gives a statement with those
// to whom the passages give it.
func (l *line) wrongSpeaker(s stet.Statement, ps []*passage) (Refusal, bool) {
	if len(s.Source) == 0 {
		return Refusal{}, false
	}
	who, named := l.calls(s), s.Source[0].In(l.text)
	if pronoun := pronounOf(named); pronoun != "" && s.Speaker == "" {
		if l.opens && s.Source[0].Start < firstWords {
			return Refusal{Reason: fmt.Sprintf("it is not said whom “%s” means", named), Words: named}, true
		}
		return Refusal{}, false
	}
	content := l.contentOf(s)
	if len(content) == 0 || len(who) == 0 {
		return Refusal{}, false
	}
	if outer := l.onlyInside(s, who, content, ps); outer != "" {
		return Refusal{
			Reason: fmt.Sprintf("the passage has %s say that %s said it, the sentence leaves %s out", outer, named, outer), Words: named,
		}, true
	}
	if l.keeps(s, ps) {
		return Refusal{}, false
	}
	best, theirs, reported := 0.0, "", false
	for _, p := range ps {
		if p.holdsWhole(l, s) {
			return Refusal{}, false
		}
		for _, t := range p.said {
			share := t.share(content)
			if share < enough {
				continue
			}
			if sameCalled(who, t.who) {
				return Refusal{}, false
			}
			if share > best && t.name(p.source.report) != "" {
				best, theirs = share, t.name(p.source.report)
			}
		}
		reported = reported || p.speaksItself(who, content)
	}
	switch {
	case theirs != "" && !l.attributes(theirs, s, ps):
		return Refusal{
			Reason: fmt.Sprintf("the passage has %s say it, the sentence has %s say it", theirs, named), Words: named,
		}, true
	case theirs == "" && !reported:
		return Refusal{Reason: fmt.Sprintf("the passage does not have %s say it", named), Words: named}, true
	}
	return Refusal{}, false
}

// onlyInside gives the one in whose words alone a statement of the line stands in
// the passages, and whom the line does not name; "" when there is none. "The
// union said sailors had warned the firm" is no passage for "Sailors had warned
// the firm".
func (l *line) onlyInside(s stet.Statement, who, content []string, ps []*passage) (outer string) {
	var whole []string
	for _, w := range l.words {
		if w.content && !w.date && !w.outlet && (inAny(s.Source, w.span) || inAny(s.Cue, w.span) || inAny(s.Content, w.span)) {
			whole = append(whole, w.stem)
		}
	}
	for _, p := range ps {
		for _, t := range p.said {
			if sameCalled(who, t.who) {
				if t.share(content) >= enough && !p.tellsOf(t) {
					return "" // it is also told directly
				}
				continue
			}
			name := t.name(p.source.report)
			if outer == "" && name != "" && t.share(whole) == 1 && !l.holdsStem(lastStem(name, l.lang)) {
				outer = name
			}
		}
	}
	return outer
}

// tellsOf reports whether a statement of the passage stands in what somebody
// else says there.
func (p *passage) tellsOf(inner said) bool {
	return slices.ContainsFunc(p.said, func(o said) bool {
		return o.ID != inner.ID && len(inner.Source) > 0 && inAny(o.Content, inner.Source[0]) && inAny(o.Content, inner.Content[0])
	})
}

// holdsWhole reports whether the passage has a statement of the line word for
// word, with who says it, be it recognised there or not.
func (p *passage) holdsWhole(l *line, s stet.Statement) bool {
	from, to := len(l.text), 0
	for _, role := range [][]stet.Span{s.Source, s.Cue, s.Content} {
		for _, span := range role {
			from, to = min(from, span.Start), max(to, span.End)
		}
	}
	return from < to && strings.Contains(strings.ToLower(p.folded), strings.ToLower(fold(l.text[from:to])))
}

// keeps reports whether all of a statement of the line, who says it and what, lies
// upon its like in the passage: however the finder reads them, they say the same.
func (l *line) keeps(s stet.Statement, ps []*passage) bool {
	a := l.beside(ps)
	named := false
	for i, u := range a.line {
		source := inAny(s.Source, u.span)
		if u.outlet && source {
			return false
		}
		if (source || inAny(s.Content, u.span)) && a.to[i] < 0 {
			return false
		}
		named = named || source
	}
	return named && a.close()
}

// firstWords is how near a sentence's beginning, in bytes, a pronoun leads it.
const firstWords = 12

// attributes reports whether the line gives the words to their speaker all the
// same: in a statement within this one, or by naming him where an outlet of the
// passages is the one who reports it.
func (l *line) attributes(speaker string, outer stet.Statement, ps []*passage) bool {
	last := lastStem(speaker, l.lang)
	outlet := slices.ContainsFunc(ps, func(p *passage) bool {
		return sameCalled(l.calls(outer), stems(p.source.report.Outlet, l.lang))
	})
	return slices.ContainsFunc(l.words, func(w word) bool {
		return w.stem == last && !inAny(outer.Source, w.span) && (outlet || slices.ContainsFunc(l.statements, func(s stet.Statement) bool {
			return s.ID != outer.ID && inAny(s.Source, w.span)
		}))
	})
}

// speaksItself reports whether the words can be those of the one called who
// though no statement of his was found: the outlet's own words, or a passage
// that names him and has nobody say the words.
func (p *passage) speaksItself(who, content []string) bool {
	lang := p.source.report.Lang
	if sameCalled(who, stems(p.source.report.Outlet, lang)) {
		return true
	}
	if !sameCalled(who, p.allStems()) {
		return false
	}
	// He is heard in this passage, and not with these words: they are the
	// outlet's own.
	heard := false
	for _, t := range p.said {
		if sameCalled(who, t.who) {
			heard = true
			if t.share(content) > 1-enough-0.15 {
				return true
			}
		}
	}
	return !heard
}

// cue reports whether a word is part of a statement's cue.
func (l *line) cue(w word) bool {
	return slices.ContainsFunc(l.statements, func(s stet.Statement) bool { return inAny(s.Cue, w.span) })
}

// contentOf gives the stems of the content words of a statement of the line,
// without cues, outlets and dates.
func (l *line) contentOf(s stet.Statement) []string {
	var out []string
	for _, w := range l.words {
		if w.content && !w.date && !w.outlet && inAny(s.Content, w.span) && !inAny(s.Source, w.span) && !l.cue(w) {
			out = append(out, w.stem)
		}
	}
	return out
}

// share is the part of the stems that stand in what was said in the passage.
func (t said) share(content []string) float64 {
	if len(content) == 0 {
		return 0
	}
	n := 0
	for _, stem := range content {
		if t.words[stem] {
			n++
		}
	}
	return float64(n) / float64(len(content))
}

// toldAsFact finds words that the line tells in its own voice while the
// passages only have somebody say them.
func (l *line) toldAsFact(ps []*passage) (Refusal, bool) {
	var own []word
	for _, w := range l.words {
		if !w.content || w.quoted || w.outlet || l.attributed(w) {
			continue
		}
		if hedges[w.low] && !saidBy(w.stem, ps) {
			return Refusal{}, false
		}
		own = append(own, w)
	}
	only := map[string]int{} // speaker → words of the line that only he says
	told, from, to := 0, len(l.text), 0
	for _, w := range own {
		speaker, ok := onlySaid(w.stem, ps)
		if !ok {
			continue
		}
		told++
		only[speaker]++
		from, to = min(from, w.span.Start), max(to, w.span.End)
	}
	if told < 2 || told*2 < len(own) || l.namesSpeaker(ps) {
		return Refusal{}, false
	}
	speaker := mostOften(only)
	reason := "the passage has somebody say it, the sentence tells it as fact"
	if speaker != "" {
		reason = fmt.Sprintf("the passage has %s say it, the sentence tells it as fact", speaker)
	}
	return Refusal{Reason: reason, Words: l.text[from:to]}, true
}

// saidBy reports whether the passages have somebody use a word: it is no hedge of
// the line's own then.
func saidBy(stem string, ps []*passage) bool {
	return slices.ContainsFunc(ps, func(p *passage) bool {
		return slices.ContainsFunc(p.said, func(t said) bool { return t.words[stem] })
	})
}

// hedges are words with which a sentence of its own voice keeps its distance.
var hedges = set("alleged", "allegedly", "purported", "purportedly", "reported", "reportedly", "claim", "claims",
	"claimed", "allegation", "allegations", "accusation", "accusations", "suspected", "apparently", "said")

// attributed reports whether a word stands in one of the line's statements that
// says whose it is: "was warned" has nobody warn.
func (l *line) attributed(w word) bool {
	return slices.ContainsFunc(l.statements, func(s stet.Statement) bool {
		return len(s.Source) > 0 && (inAny(s.Content, w.span) || inAny(s.Cue, w.span) || inAny(s.Source, w.span))
	})
}

// onlySaid reports whether the passages have a word in somebody's mouth and
// nowhere in their own voice, and gives the first such speaker.
func onlySaid(stem string, ps []*passage) (speaker string, ok bool) {
	for _, p := range ps {
		r := p.source.report
		for _, t := range p.said {
			if !t.words[stem] {
				continue
			}
			if len(t.Source) == 0 && t.Speaker == "" && t.Via == "" {
				return "", false // nobody to name: the outlet's own report
			}
			if speaker = t.name(r); !ok {
				ok = true
			}
		}
	}
	if !ok {
		return "", false
	}
	for _, p := range ps {
		for _, w := range p.words {
			at := stet.Span{Start: w.span.Start + p.span.Start, End: w.span.End + p.span.Start}
			if w.stem == stem && !slices.ContainsFunc(p.said, func(t said) bool { return inAny(t.Content, at) }) {
				return "", false
			}
		}
	}
	return speaker, true
}

// namesSpeaker reports whether the line has a passage's speaker and its cue, or
// a plain verb of saying, in words, where the finder made no statement of them.
func (l *line) namesSpeaker(ps []*passage) bool {
	for _, p := range ps {
		for _, t := range p.said {
			speaker := lastStem(t.name(p.source.report), l.lang)
			if speaker != "" && l.holdsStem(speaker) && (l.says() || slices.ContainsFunc(t.cue, l.holdsContent)) {
				return true
			}
		}
	}
	return false
}

func (l *line) says() bool {
	return slices.ContainsFunc(l.words, func(w word) bool { return plainSaying[w.low] && !w.quoted })
}

var plainSaying = set("said", "says", "say", "according", "told", "tells", "stated", "states")

func (l *line) holdsStem(stem string) bool {
	return slices.ContainsFunc(l.words, func(w word) bool { return w.stem == stem })
}

func (l *line) holdsContent(stem string) bool {
	return slices.ContainsFunc(l.words, func(w word) bool { return w.content && w.stem == stem })
}

// mostOften gives the key with the highest count; of equals the first in the
// alphabet.
func mostOften(counts map[string]int) string {
	best := ""
	for k, n := range counts {
		if n > counts[best] || n == counts[best] && strings.Compare(k, best) < 0 {
			best = k
		}
	}
	return best
}
