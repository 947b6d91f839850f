package extractive

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// maxProposition bounds a headline's claim, in words.
const maxProposition = 18

// dispute is a claim with the statement of it and the statement against it.
type dispute struct{ claim, denial *item }

// lead finds the statement that the article leads with and, when its claim is
// disputed, the heaviest statement against it. False when the heaviest claim is
// neither disputed nor told by a second origin: then what happened leads.
func (w *writer) lead() (dispute, bool) {
	for _, it := range w.items {
		if it.claim < 0 || it.stance != stet.Asserts && it.stance != stet.Confirms && it.stance != stet.Plans {
			continue
		}
		if !w.sure(it) || w.tookBack(it) || w.assertion(it) == "" {
			continue
		}
		lead := dispute{claim: it, denial: w.against(it)}
		return lead, lead.denial != nil || w.told(it.claim) > 1
	}
	return dispute{}, false
}

// tookBack reports whether who says something has retracted it since: it is no news
// then.
func (w *writer) tookBack(it *item) bool {
	return slices.ContainsFunc(w.stands[it.claim], func(later placed) bool {
		return later.stance == stet.Retracts && later.item.r.Published.After(it.r.Published) && w.people.speaker(later.item.s) == w.people.speaker(it.s)
	})
}

// told is the number of origins that tell a claim.
func (w *writer) told(claim int) int {
	origins := map[stet.ID]bool{}
	for _, p := range w.d.Claims[claim].Positions {
		for _, o := range p.Origins {
			origins[o] = true
		}
	}
	return len(origins)
}

// against gives the heaviest statement of another speaker against an item's
// claim that can be told both in the headline and in a sentence.
func (w *writer) against(it *item) *item {
	for _, stance := range []stet.Stance{stet.Denies, stet.Doubts} {
		var best *item
		for _, other := range w.stands[it.claim] {
			if other.stance == stance && other.item != it && w.people.speaker(other.s) != w.people.speaker(it.s) && !w.gaveUp(it.claim, other.item) &&
				(best == nil || objectionWeight(other.item) > objectionWeight(best)) && w.objection(other.item) != "" && w.rebuttal(other.item) != "" && !otherFigure(it, other.item) {
				best = other.item
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// otherFigure reports whether a statement against a claim names a figure, and none
// that the claim's statement has: who denies that three were hurt does not deny
// that four were.
func otherFigure(it, against *item) bool {
	theirs := numbersIn(against)
	return len(theirs) > 0 && !slices.ContainsFunc(numbersIn(it), func(v float64) bool { return slices.Contains(theirs, v) })
}

// numbersIn gives the numbers that a statement's content names.
func numbersIn(it *item) []float64 {
	var out []float64
	for _, c := range it.s.Content {
		for _, n := range text.Numbers(c.In(it.r.Text), it.r.Lang) {
			out = append(out, n.Value)
		}
	}
	return out
}

// ownWords is what a quotation in a denial counts for: "another round of lies"
// tells readers more than "rejected the claim".
const ownWords = 3

// objectionWeight is a denial's weight, more where it gives the words used.
func objectionWeight(it *item) float64 {
	if label(it) != "" {
		return it.weight + ownWords
	}
	return it.weight
}

// gaveUp reports whether who says something against a claim has taken it back, or
// confirmed the claim, in a later report: then he denies it no longer.
func (w *writer) gaveUp(claim int, it *item) bool {
	return slices.ContainsFunc(w.stands[claim], func(later placed) bool {
		return (later.stance == stet.Retracts || later.stance == stet.Confirms) && later.item.r.Published.After(it.r.Published) &&
			w.people.speaker(later.item.s) == w.people.speaker(it.s)
	})
}

// rebuttal renders a denial that stands directly after what it denies, so that
// "denied it" will do.
func (w *writer) rebuttal(it *item) string {
	who := w.people.call(it.s, it.r)
	if s := w.render(it.s, it.r, who); s != "" {
		return s
	}
	p, ok := rolesOf(it.s, it.r)
	if !ok || !callable(who) || p.cue.End > p.content.Start || !strings.EqualFold(strings.Trim(p.content.In(it.r.Text), " .,"), "it") {
		return ""
	}
	return finish(capital(who) + " " + p.cue.In(it.r.Text) + " it")
}

// headlineName is what a headline calls a speaker: whose view it is.
func (w *writer) headlineName(it *item) string {
	if name := w.people.speaker(it.s); w.people.person(name) {
		if owner := w.people.ownerOf(name, it.r); owner != "" {
			return owner
		}
		return w.people.nameIn(it.s, it.r)
	}
	who := w.people.written(it.s, it.r)
	return capital(strings.TrimPrefix(strings.TrimPrefix(who, "the "), "The "))
}

// assertion gives "WHO says CONTENT" in the present and in few words, without
// full stop; "" when the statement does not allow it.
func (w *writer) assertion(it *item) string {
	p, ok := rolesOf(it.s, it.r)
	who := w.headlineName(it)
	if !ok || p.quoted || !callable(who) || !finite(p.cue.In(it.r.Text)) {
		return ""
	}
	cue := p.cue.In(it.r.Text)
	between := ""
	if p.cue.End <= p.content.Start {
		between = strings.TrimSpace(it.r.Text[p.cue.End:p.content.Start])
	}
	verb := headlineVerb(cue, who)
	switch {
	case accordingTo(cue):
		verb = headlineVerb("said", who)
	case verb == "":
		return ""
	case len(between) > maxBetween || strings.ContainsAny(between, "\n.:;,\"“"):
		return ""
	case p.cue.End > p.content.Start && !plainVerb(cue):
		return ""
	case !plainVerb(cue):
		verb = strings.TrimSpace(verb + " " + between)
	}
	content, ok := w.content(w.withoutDay(p.content, it.r), it.r, maxProposition)
	if !ok || pronouns[firstContentWord(it)] {
		return ""
	}
	content = w.inner(strings.TrimRight(content, "."), it.r)
	if plainVerb(cue) && capital(content) == content {
		verb += " that" // "Harbour Wire says Lena Moss …" reads as one name
	}
	return who + " " + verb + " " + content
}

// withoutDay takes "between 8 and 9 March" off the end of a content that is too
// long for a headline.
func (w *writer) withoutDay(content stet.Span, r *stet.Report) stet.Span {
	s := content.In(r.Text)
	if wordsIn(s) <= maxProposition {
		return content
	}
	for _, d := range text.Dates(s, r.Lang, r.Published) {
		if strings.Trim(s[d.Span.End:], " .,") != "" {
			continue
		}
		at := strings.TrimRight(s[:d.Span.Start], " ")
		if last := lastField(at); dayPrepositions[last] {
			at = strings.TrimSuffix(at, last)
		}
		content.End = content.Start + len(strings.TrimRight(at, " ,"))
	}
	return content
}

var dayPrepositions = wordSet("on", "between", "in", "at", "late", "early", "since", "from")

// objection gives "WHO denies it", or "WHO calls it “a lie”"; "" when the cue
// does not allow either.
func (w *writer) objection(it *item) string {
	who := w.headlineName(it)
	if len(it.s.Cue) == 0 || !callable(who) {
		return ""
	}
	verb := headlineVerb(it.s.Cue[0].In(it.r.Text), who)
	quoted := label(it)
	switch {
	case strings.HasPrefix(verb, "call") && quoted != "":
		return who + " " + verb + " it " + quoted
	case !objects[strings.TrimSuffix(strings.TrimSuffix(verb, "s"), "e")]:
		return ""
	case quoted != "" && strings.HasPrefix(verb, "dismiss"):
		return who + " " + verb + " it as " + quoted
	}
	return who + " " + verb + " it"
}

// maxLabel bounds a quoted label, in words.
const maxLabel = 6

// label gives the quotation, marks and all, with which a content ends, if it is
// short: “a lie”.
func label(it *item) string {
	content := strings.TrimRight(contentOf(it), " .,")
	quotes := text.Quotations(content)
	if len(quotes) != 1 || quotes[0].Outer.End != len(content) || quotes[0].Outer.Start == 0 {
		return ""
	}
	words := strings.TrimRight(quotes[0].Inner.In(content), ".,")
	if wordsIn(words) > maxLabel {
		return ""
	}
	return "“" + words + "”"
}

// objects are the verbs, in the present without ending, that take the other's
// claim as "it".
var objects = wordSet("deni", "deny", "reject", "dismiss", "dismisse", "disput", "doubt", "question", "refut", "contradict")

// headline writes the headline and says which items it used.
func (w *writer) headline(lead dispute) stet.Sentence {
	s := stet.Sentence{Text: w.assertion(lead.claim), Citations: w.citations(lead.claim)}
	if lead.denial != nil {
		s.Text += "; " + w.objection(lead.denial)
		s.Citations = append(s.Citations, stet.Cite(lead.denial.r, lead.denial.s.Sentence))
	}
	return s
}

// deck writes the line below the headline: the heaviest statement of another
// claim, else what the reports say about evidence, else the heaviest statement
// that is left. The text does not say it again.
func (w *writer) deck(lead dispute) stet.Sentence {
	rest := slices.DeleteFunc(slices.Clone(w.items), func(it *item) bool {
		return it.used || it.claim == lead.claim.claim || it.unknown
	})
	claimed := slices.DeleteFunc(slices.Clone(rest), func(it *item) bool { return it.claim < 0 })
	indirect := func(it *item) bool { return it.s.Quotation == stet.Direct }
	if s, ok := w.deckOf(slices.DeleteFunc(claimed, indirect)); ok {
		return s
	}
	if c := w.d.Claims[lead.claim.claim]; c.Evidence == stet.EvidenceNone {
		for _, p := range c.Basis {
			if s, ok := w.basis(p); ok {
				return s
			}
		}
	}
	s, _ := w.deckOf(rest)
	return s
}

// deckOf makes a deck of the first item that is short enough.
func (w *writer) deckOf(items []*item) (stet.Sentence, bool) {
	for _, it := range items {
		if !w.sure(it) {
			continue
		}
		line := w.render(it.s, it.r, w.introduce(it))
		set := stemsOf(line, it.r.Lang)
		deck := stet.Sentence{Text: line, Citations: w.citations(it)}
		if line == "" || wordsIn(line) > maxDeck || w.repeats(set) || !w.affords(it.r, line) || !w.holds(deck) || !w.take(it.r, line) {
			continue
		}
		it.used = true
		w.said = append(w.said, set)
		return deck, true
	}
	return stet.Sentence{}, false
}

// maxDeck bounds the deck, in words.
const maxDeck = 28

// introduce gives a speaker's name for a place outside the text, where nobody
// has been introduced.
func (w *writer) introduce(it *item) string {
	if name := w.people.speaker(it.s); w.people.person(name) {
		return w.people.introduced(name, it.s, it.r)
	}
	return w.people.written(it.s, it.r)
}

// sides gives the sides in the order of their heaviest statement.
func (w *writer) sides() []string {
	var out []string
	for _, it := range w.items {
		if it.side != "" && !pronouns[strings.ToLower(it.side)] && !slices.Contains(out, it.side) {
			out = append(out, it.side)
		}
	}
	return out
}
