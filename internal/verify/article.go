package verify

import (
	"slices"
	"strings"

	"stet"
)

// Repair is how a writer mends a sentence from the reason that it was refused
// for; false when it cannot.
type Repair func(stet.Sentence, Refusal) (stet.Sentence, bool)

// Article asks the gates about every sentence of a draft and gives what stands.
// A refused sentence goes to repair once, with its first refusal; when it still
// fails, or repair is nil, the sentence as first written is withheld with every
// reason. A headline or deck that fails gives way to the first sentences that
// stand. A pull quote that fails is withheld. Sections left empty are dropped.
// The draft is not changed.
func (g *Gates) Article(a stet.Article, d *stet.Dossier, repair func(stet.Sentence, Refusal) (stet.Sentence, bool)) stet.Article {
	a, _ = g.Review(a, d, repair)
	return a
}

// Review is Article, with what the gates said of each proposed sentence, in
// reading order.
func (g *Gates) Review(a stet.Article, d *stet.Dossier, repair func(stet.Sentence, Refusal) (stet.Sentence, bool)) (stet.Article, []stet.Verdict) {
	return g.Over(d, a.Lang).Review(a, repair)
}

// Sitting is the gates over one dossier. What they have said of a sentence they say
// again without another look, so that a writer may ask before it hands in. It is not
// safe for use by several goroutines.
type Sitting struct{ desk *desk }

// Over opens a sitting over a dossier, which must not change while it lasts, about an
// article in a language; "" is that of the passages.
func (g *Gates) Over(d *stet.Dossier, lang string) *Sitting {
	s := &Sitting{g.newDesk(reportsOf(d)).told(d.Statements)}
	s.desk.lang, s.desk.before = lang, map[string][]Refusal{}
	return s
}

// Stands reports whether no gate refuses a sentence.
func (s *Sitting) Stands(sentence stet.Sentence) bool { return len(s.desk.sentence(sentence)) == 0 }

// Review is Gates.Review.
func (s *Sitting) Review(a stet.Article, repair Repair) (stet.Article, []stet.Verdict) {
	w := &review{desk: s.desk, repair: repair, withheld: slices.Clone(a.Withheld)}
	headline, headlineStands := w.sentence("headline", a.Headline)
	deck, deckStands := w.sentence("deck", a.Deck)
	a.Sections = w.sections(a.Sections)
	a.PullQuote = w.pullQuote(a.PullQuote)
	a.Withheld = w.withheld
	a.Headline, a.Deck = headline, deck
	standing := allSentences(a.Sections)
	if !headlineStands {
		a.Headline = firstBut(standing, a.Deck)
	}
	if !deckStands {
		a.Deck = firstBut(standing, a.Headline)
	}
	return a, w.verdicts
}

func reportsOf(d *stet.Dossier) map[stet.ID]*stet.Report {
	reports := make(map[stet.ID]*stet.Report, len(d.Reports))
	for _, r := range d.Reports {
		reports[r.ID] = r
	}
	return reports
}

// review is one draft on its way past the gates.
type review struct {
	desk     *desk
	repair   Repair
	withheld []stet.Withheld
	verdicts []stet.Verdict
}

// sentence gives what stands of s. A sentence without words is not there:
// it neither stands nor is withheld.
func (w *review) sentence(place string, s stet.Sentence) (stet.Sentence, bool) {
	if strings.TrimSpace(s.Text) == "" {
		return stet.Sentence{}, false
	}
	refused := w.desk.sentence(s)
	v := newVerdict(place, s.Text, s.Citations, refused)
	v.Passed = w.desk.asked(s, v.Passed)
	defer func() { w.verdicts = append(w.verdicts, v) }()
	if len(refused) == 0 {
		return s, true
	}
	if w.repair != nil {
		if mended, ok := w.repair(s, refused[0]); ok && strings.TrimSpace(mended.Text) != "" {
			again := w.desk.sentence(mended)
			v.Repaired, v.Again = mended.Text, refusals(again)
			if on := passagesOf(mended.Citations); !slices.Equal(on, v.Passages) {
				v.Instead = on
			}
			if len(again) == 0 {
				v.Outcome = stet.Repaired
				return mended, true
			}
		}
	}
	w.withhold(s, refused)
	return stet.Sentence{}, false
}

func (w *review) withhold(s stet.Sentence, refused []Refusal) {
	if slices.ContainsFunc(w.withheld, func(x stet.Withheld) bool { return sameWords(x.Sentence, s) }) {
		return // the headline says what a sentence of the text says
	}
	reasons := make([]string, 0, len(refused))
	for _, r := range refused {
		if !slices.Contains(reasons, r.Reason) {
			reasons = append(reasons, r.Reason)
		}
	}
	w.withheld = append(w.withheld, stet.Withheld{
		Sentence: s, Gate: refused[0].Gate, Reason: strings.Join(reasons, "; "),
	})
}

func (w *review) sections(draft []stet.Section) []stet.Section {
	var kept []stet.Section
	for _, section := range draft {
		out := stet.Section{Heading: section.Heading}
		for _, s := range section.Sentences {
			if s, ok := w.sentence(section.Heading, s); ok {
				out.Sentences = append(out.Sentences, s)
			}
		}
		if len(out.Sentences) > 0 {
			kept = append(kept, out)
		}
	}
	return kept
}

func (w *review) pullQuote(q *stet.PullQuote) *stet.PullQuote {
	if q == nil {
		return nil
	}
	refused := w.desk.pullQuote(*q)
	v := newVerdict("pull quote", q.Text, []stet.Citation{q.Citation}, refused)
	v.Passed = slices.DeleteFunc(v.Passed, func(g stet.Gate) bool { return g != stet.GateCitation && g != stet.GateQuotation }) // no other is asked
	w.verdicts = append(w.verdicts, v)
	if len(refused) == 0 {
		return q
	}
	w.withhold(stet.Sentence{Text: "“" + q.Text + "” (" + q.Speaker + ")", Citations: []stet.Citation{q.Citation}}, refused)
	return nil
}

func allSentences(sections []stet.Section) []stet.Sentence {
	var out []stet.Sentence
	for _, s := range sections {
		out = append(out, s.Sentences...)
	}
	return out
}

// sameWords reports whether two sentences differ in their full stop at most.
func sameWords(a, b stet.Sentence) bool {
	return strings.TrimSuffix(a.Text, ".") == strings.TrimSuffix(b.Text, ".")
}

// firstBut gives the first sentence that does not say what but says; the empty
// sentence when there is none.
func firstBut(all []stet.Sentence, but stet.Sentence) stet.Sentence {
	for _, s := range all {
		if !sameWords(s, but) {
			return s
		}
	}
	return stet.Sentence{}
}
