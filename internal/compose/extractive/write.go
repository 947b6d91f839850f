package extractive

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/compose"
)

// The article's measure.
const (
	maxSides   = 4 // sections of one side's view
	perSide    = 4 // sentences in one
	maxBasis   = 2 // sentences on evidence not shown: they are much alike
	perSection = 3 // sentences in any other section
	openers    = 2 // sentences on what happened, where nobody disputes the lead
	fewEnough  = 4 // body sentences below which plain sentences of the reports are added
)

// Write drafts the article about a story: headline and deck from the leading
// claims, then the dispute, each side's view, figures, what is not known, and
// what else the reports tell. It gives an article without headline when the
// dossier holds no text.
func Write(d *stet.Dossier, o compose.Options) stet.Article {
	w := newWriter(d, o.Filled())
	a := stet.Article{Lang: w.o.Lang, Writer: "extractive"}
	lead, led := w.lead()
	if led {
		if a.Headline = w.headline(lead); !w.holds(a.Headline) {
			a.Headline = stet.Sentence{}
		}
		a.PullQuote = w.pullQuote(lead)
		a.Sections = w.dispute(lead)
	}
	if led {
		a.Deck = w.deck(lead)
	}
	if lead.denial == nil {
		a.Sections = append(a.Sections, w.plain("What happened", openers)...)
	}
	if !led {
		a.Deck, _ = w.deckOf(w.items)
	}
	// What is not known and which figures differ take their words before the
	// views do, which have most to say, and stand after them.
	unknown, figures := w.unknown(), w.figures()
	a.Sections = append(a.Sections, w.views(lead)...)
	a.Sections = append(a.Sections, figures...)
	a.Sections = append(a.Sections, unknown...)
	if count(a.Sections) < fewEnough {
		a.Sections = append(a.Sections, w.plain("What the reports say", fewEnough-count(a.Sections))...)
	}
	if count(a.Sections) == 0 && a.Deck.Text != "" {
		a.Sections, a.Deck = section("Who says what", []stet.Sentence{a.Deck}), stet.Sentence{}
	}
	if count(a.Sections) == 0 {
		reports, _ := w.origins()
		a.Sections = section("What the reports say", w.opening(reports, openers, w.wrote))
	}
	return w.o.Styled(w.topped(a))
}

// topped gives an article that has a body but no headline or deck the first
// sentences of the body for them.
func (w *writer) topped(a stet.Article) stet.Article {
	var all []stet.Sentence
	for _, s := range a.Sections {
		all = append(all, s.Sentences...)
	}
	for _, s := range all {
		if a.Headline.Text == "" {
			a.Headline = w.firstStanding(w.reports(s), stet.Sentence{Text: withoutStop(s.Text), Citations: s.Citations})
		}
	}
	if a.Deck.Text == "" && len(all) > 1 {
		a.Deck = all[1]
	}
	return a
}

// firstStanding gives the first sentence that stands; the empty one for none.
func (w *writer) firstStanding(all ...stet.Sentence) stet.Sentence {
	for _, s := range all {
		if w.holds(s) {
			return s
		}
	}
	return stet.Sentence{}
}

// reports makes a headline of a sentence of the body: "It rained, Harbour Wire
// reports" of "Harbour Wire reported that it rained".
func (w *writer) reports(s stet.Sentence) stet.Sentence {
	r := w.d.Report(s.Citations[0].Report)
	for _, it := range w.items {
		if it.r == r && it.s.Sentence == s.Citations[0].Span && w.sure(it) {
			if said := w.assertion(it); said != "" {
				return stet.Sentence{Text: said, Citations: w.citations(it)}
			}
		}
	}
	for _, prefix := range []string{r.Outlet + " reported that ", r.Outlet + " reported: "} {
		body, ok := strings.CutPrefix(s.Text, prefix)
		if !ok || len(s.Citations) > 1 || w.somebodySays(r, s.Citations[0].Span) {
			continue
		}
		if short, ok := shorten(body, r.Lang, maxProposition); ok {
			body = short
		}
		return stet.Sentence{Text: capital(withoutStop(body)) + ", " + r.Outlet + " reports", Citations: s.Citations}
	}
	return stet.Sentence{Text: withoutStop(s.Text), Citations: s.Citations}
}

// withoutStop takes a sentence's full stop off, unless it may be that of an
// abbreviation.
func withoutStop(s string) string {
	body := strings.TrimSuffix(s, ".")
	last := body[strings.LastIndexByte(body, ' ')+1:]
	if strings.Contains(last, ".") || len(last) < 4 && capital(last) == last && strings.ToLower(last) != last {
		return s
	}
	return body
}

func count(sections []stet.Section) int {
	n := 0
	for _, s := range sections {
		n += len(s.Sentences)
	}
	return n
}

// section drops a section without sentences.
func section(heading string, sentences []stet.Sentence) []stet.Section {
	if len(sentences) == 0 {
		return nil
	}
	return []stet.Section{{Heading: heading, Sentences: sentences}}
}

// dispute sets the leading claim and the denial of it side by side, so that no
// reader meets the one without the other.
func (w *writer) dispute(lead dispute) []stet.Section {
	if lead.denial == nil {
		return nil
	}
	var out []stet.Sentence
	if s, ok := w.sentence(lead.claim); ok {
		out = append(out, s)
	}
	// The denial is told even when its words are much like the claim's.
	if s := w.rebuttal(lead.denial); w.take(lead.denial.r, s) {
		out = append(out, w.write(lead.denial, s, stemsOf(s, lead.denial.r.Lang)))
	}
	return section("In short", out)
}

// views writes a section for the sides of the dispute and for each of the sides
// with most to say, and one for all others.
func (w *writer) views(lead dispute) []stet.Section {
	var out []stet.Section
	var others []stet.Sentence
	for _, side := range w.sides() {
		mine := w.view(side, len(out) < maxSides)
		switch {
		case len(mine) > 1, len(mine) == 1 && lead.denial != nil && (side == lead.claim.side || side == lead.denial.side):
			out = append(out, section(w.heading(side), mine)...)
		case len(others) < perSection:
			others = append(others, mine...)
		}
	}
	heading := "What others say"
	if len(out) == 0 {
		heading = "Who says what"
	}
	return append(out, section(heading, others)...)
}

// view gives a side's sentences: several for a side with a section of its own,
// else one.
func (w *writer) view(side string, own bool) []stet.Sentence {
	var mine []*item
	for _, it := range w.items {
		if it.side == side && !it.used && !it.unknown {
			mine = append(mine, it)
		}
	}
	most := 1
	if own && len(mine) > 1 {
		most = perSide
	}
	return w.some(mine, most)
}

// some writes sentences of items until there are n.
func (w *writer) some(items []*item, n int) []stet.Sentence {
	var out []stet.Sentence
	for _, it := range items {
		if len(out) >= n {
			break
		}
		if s, ok := w.sentence(it); ok {
			out = append(out, s)
		}
	}
	return out
}

// heading says whose view follows.
func (w *writer) heading(side string) string {
	verb := " says"
	if plural(side) {
		verb = " say"
	}
	if w.people.the[side] {
		side = "the " + side
	}
	return "What " + side + verb
}

// figures sets differing figures for one thing side by side.
func (w *writer) figures() []stet.Section {
	var items []*item
	for _, c := range w.d.Claims {
		if !differ(c.Figures) {
			continue
		}
		for _, f := range c.Figures {
			for _, p := range f.Passages {
				items = append(items, w.at(p)...)
			}
		}
	}
	return section("What the figures say", w.atLeastTwo(items))
}

// atLeastTwo writes sentences of items when there are two to be set side by
// side.
func (w *writer) atLeastTwo(items []*item) []stet.Sentence {
	var ready []*item
	for _, it := range items {
		if !it.used && !slices.Contains(ready, it) && w.sure(it) && w.render(it.s, it.r, w.people.call(it.s, it.r)) != "" {
			ready = append(ready, it)
		}
	}
	if len(ready) < 2 {
		return nil
	}
	return w.some(ready, perSection)
}

// differ reports whether two figures of one unit have different values.
func differ(figures []stet.Figure) bool {
	for i, f := range figures {
		if slices.ContainsFunc(figures[i+1:], func(g stet.Figure) bool { return g.Unit == f.Unit && g.Value != f.Value }) {
			return true
		}
	}
	return false
}

// at gives the items whose content stands in a passage.
func (w *writer) at(p stet.Passage) []*item {
	var out []*item
	for _, it := range w.items {
		if it.s.Report == p.Report && touches(it.s, p.Span) {
			out = append(out, it)
		}
	}
	return out
}

// notKnown reports whether a statement tells that something is not known.
func notKnown(s *stet.Statement) bool { return s.Stance == stet.Declines || s.Stance == stet.Asks }

// inBasis reports whether a statement is one on which the lack of evidence for
// a claim rests.
func inBasis(d *stet.Dossier, s *stet.Statement) bool {
	return slices.ContainsFunc(d.Claims, func(c stet.Claim) bool {
		return c.Evidence == stet.EvidenceNone && slices.Contains(c.Basis, stet.Passage{Report: s.Report, Span: s.Sentence})
	})
}

// unknown writes what the reports say is not known: evidence not shown, and who
// declined to comment.
func (w *writer) unknown() []stet.Section {
	var out []stet.Sentence
	for _, c := range w.d.Claims {
		if c.Evidence != stet.EvidenceNone {
			continue
		}
		for _, p := range c.Basis {
			if len(out) == maxBasis {
				break
			}
			if s, ok := w.basis(p); ok {
				out = append(out, s)
			}
		}
	}
	var asked []*item
	for _, it := range w.items {
		if notKnown(it.s) && !inBasis(w.d, it.s) {
			asked = append(asked, it)
		}
	}
	return section("What is not known", append(out, w.some(asked, perSection-len(out))...))
}

// basis writes what a report itself says about evidence, with the outlet's name.
func (w *writer) basis(p stet.Passage) (stet.Sentence, bool) {
	r := w.d.Report(p.Report)
	if r == nil || !sameLanguage(r.Lang, w.o.Lang) || p.Span.Validate(r.Text) != nil {
		return stet.Sentence{}, false
	}
	return w.reported(r, sentenceAround(r, p.Span))
}
