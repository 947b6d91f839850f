package revise

import (
	"slices"

	"stet"
)

// Amend gives a draft as editors have decided about sentences of the last
// revisions, and the decisions that made a difference. Where the draft says again
// what an editor amended, in the same words or in like ones on the same passage,
// the editor's words stand in its place; refused says why they do not stand any
// more on what the draft rests on, and is nil when they do. Then, too, the
// amended words do not come back: the place stays empty, and what was refused is
// withheld. Amendments are those of the article, oldest first. The draft is not
// changed.
func Amend(draft stet.Article, amendments []stet.Amendment, refused func(stet.Sentence) []stet.Refusal) (stet.Article, []stet.Decision) {
	if len(amendments) == 0 {
		return draft, nil
	}
	m := &amender{amendments: amendments, refused: refused, withheld: slices.Clone(draft.Withheld)}
	headline, deck := m.sentence(draft.Headline), m.sentence(draft.Deck)
	var kept []stet.Section
	for _, section := range draft.Sections {
		out := stet.Section{Heading: section.Heading}
		for _, s := range section.Sentences {
			if s = m.sentence(s); s.Text != "" {
				out.Sentences = append(out.Sentences, s)
			}
		}
		if len(out.Sentences) > 0 {
			kept = append(kept, out)
		}
	}
	draft.PullQuote = m.pullQuote(draft.PullQuote)
	draft.Headline, draft.Deck, draft.Sections, draft.Withheld = headline, deck, kept, m.withheld
	if draft.Headline.Text == "" && len(kept) > 0 {
		draft.Headline = kept[0].Sentences[0]
	}
	return draft, m.made
}

// amender leads one draft over.
type amender struct {
	amendments []stet.Amendment
	refused    func(stet.Sentence) []stet.Refusal
	withheld   []stet.Withheld
	made       []stet.Decision
}

// sentence gives what is said in the place of s; the empty sentence for nothing.
func (m *amender) sentence(s stet.Sentence) stet.Sentence {
	for _, a := range m.amendments {
		if s.Text == "" || a.Quote || !amends(a, s) {
			continue
		}
		d := stet.Decision{By: a.By, At: a.At, Was: s.Text, Is: a.Is, Why: a.Why}
		s = m.instead(a, s)
		if d.Is = s.Text; !slices.Contains(m.made, d) {
			m.made = append(m.made, d)
		}
	}
	return s
}

// pullQuote gives the quotation while no amendment speaks of it: it has no other
// words.
func (m *amender) pullQuote(q *stet.PullQuote) *stet.PullQuote {
	if q == nil {
		return nil
	}
	for _, a := range m.amendments {
		if amends(a, stet.Sentence{Text: q.Text, Citations: []stet.Citation{q.Citation}}) {
			m.made = append(m.made, stet.Decision{By: a.By, At: a.At, Was: q.Text, Why: a.Why})
			return nil
		}
	}
	return q
}

// instead gives an amendment's words on its own passages, else on those of the
// sentence that it amends.
func (m *amender) instead(a stet.Amendment, s stet.Sentence) stet.Sentence {
	if a.Is == "" {
		return stet.Sentence{}
	}
	own, same := stet.Sentence{Text: a.Is, Citations: a.Citations}, stet.Sentence{Text: a.Is, Citations: s.Citations}
	if len(m.refused(own)) == 0 {
		return own
	}
	refused := m.refused(same)
	if len(refused) == 0 {
		return same
	}
	w := stet.Withheld{Sentence: same, Gate: refused[0].Gate, Reason: refused[0].Reason}
	if !slices.ContainsFunc(m.withheld, func(x stet.Withheld) bool { return sameWords(x.Sentence.Text, a.Is) }) {
		m.withheld = append(m.withheld, w)
	}
	return stet.Sentence{}
}

// likeAmended is the share of words that a sentence on the same passage must have
// in common with an amended one to be it again, reworded. It is a guess, and not
// measured: on one passage, a word or two of ten may differ, and no more.
const likeAmended = 0.7

// amends reports whether an amendment speaks of a sentence.
func amends(a stet.Amendment, s stet.Sentence) bool {
	if sameWords(a.Was, s.Text) {
		return true
	}
	if !meet(s.Citations, a.On) || sameWords(a.Is, s.Text) {
		return false
	}
	was := alike(a.Was, s.Text)
	return was >= likeAmended && was > alike(a.Is, s.Text)
}

// alike gives the share of words that two sentences have in common, from 0 to 1.
func alike(a, b string) float64 {
	count := map[string]int{}
	x, y := words(a), words(b)
	if len(x)+len(y) == 0 {
		return 0
	}
	for _, w := range x {
		count[w]++
	}
	common := 0
	for _, w := range y {
		if count[w]--; count[w] >= 0 {
			common++
		}
	}
	return float64(2*common) / float64(len(x)+len(y))
}
