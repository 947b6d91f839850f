package extractive

import (
	"cmp"
	"slices"
	"strings"

	"stet"
	"stet/internal/compose"
	"stet/internal/text"
)

// writer is one article in the making.
type writer struct {
	d      *stet.Dossier
	o      compose.Options
	people *people
	left   map[stet.ID]int // words that may still be taken, by origin
	items  []*item         // heaviest first
	stands [][]placed      // by claim
	said   []stemSet       // of the sentences written
}

// item is a statement that may become a sentence.
type item struct {
	s      *stet.Statement
	r      *stet.Report
	claim  int         // its claim's place in the dossier, -1 for none
	stance stet.Stance // by the ledger, where it has a claim
	side   string      // whose view it is
	weight float64
	used   bool

	unknown bool // it tells that something is not known or not shown
}

func newWriter(d *stet.Dossier, o compose.Options) *writer {
	w := &writer{d: d, o: o, people: newPeople(d), left: map[stet.ID]int{}}
	for _, r := range d.Reports {
		w.left[w.origin(r)] = o.MaxWordsPerReport
	}
	perReport := map[stet.ID]int{}
	for i := range d.Statements {
		s := &d.Statements[i]
		r := d.Report(s.Report)
		if perReport[s.Report]++; r == nil || perReport[s.Report] > maxItems || !sameLanguage(r.Lang, o.Lang) || s.Validate(r.Text) != nil || strings.Contains(s.Sentence.In(r.Text), "\n") {
			continue
		}
		w.items = append(w.items, &item{s: s, r: r, claim: -1, stance: s.Stance, side: w.people.side(s, r, d.Reports), unknown: notKnown(s) || inBasis(d, s)})
	}
	w.placeInClaims()
	for _, it := range w.items {
		it.weight = w.weigh(it)
	}
	slices.SortStableFunc(w.items, func(a, b *item) int { return cmp.Compare(b.weight, a.weight) })
	return w
}

// maxItems bounds the statements taken from one report; news has some dozens.
const maxItems = 200

// origin gives the origin of a report; a report that has none is its own.
func (w *writer) origin(r *stet.Report) stet.ID {
	if o, ok := w.d.Origins[r.ID]; ok {
		return o
	}
	return r.ID
}

// sameLanguage compares the first parts of two tags. A report whose language
// is not known counts as the article's.
func sameLanguage(report, article string) bool {
	primary := func(tag string) string {
		first, _, _ := strings.Cut(strings.ToLower(tag), "-")
		return first
	}
	return report == "" || primary(report) == primary(article)
}

// placed is an item's stand on a claim.
type placed struct {
	*item
	stance stet.Stance
}

// placeInClaims finds the items that take a position on each claim. An item may
// speak to several claims; it counts to the first. A position names a sentence;
// where that holds several statements, the speaker and the claim's words tell
// which is meant.
func (w *writer) placeInClaims() {
	sides := map[string]string{} // speaker as written → the ledger's name for his side
	w.stands = make([][]placed, len(w.d.Claims))
	for c, claim := range w.d.Claims {
		proposition := stemsOf(claim.Proposition, w.o.Lang)
		for _, position := range claim.Positions {
			for _, passage := range position.Passages {
				it := w.meant(passage, position, proposition)
				if it == nil {
					continue
				}
				w.stands[c] = append(w.stands[c], placed{it, position.Stance})
				if it.claim < 0 {
					it.claim, it.stance = c, position.Stance
				}
				if !w.people.person(w.people.speaker(it.s)) && position.Speaker != "" {
					sides[it.side] = position.Speaker
				}
			}
		}
	}
	for _, it := range w.items {
		if side, ok := sides[it.side]; ok {
			it.side = side
		}
	}
}

// meant gives the item of a passage that fits a position best; nil when none
// does.
func (w *writer) meant(passage stet.Passage, position stet.Position, proposition stemSet) *item {
	var best *item
	most := -1
	for _, it := range w.items {
		if it.s.Report != passage.Report || !touches(it.s, passage.Span) {
			continue
		}
		fit := 2 * stemsOf(contentOf(it), it.r.Lang).common(proposition)
		if it.s.Stance == position.Stance {
			fit += 10
		}
		if it.claim < 0 {
			fit += 5
		}
		if speaker := w.people.speaker(it.s); speaker != "" && (position.Speaker == speaker || strings.HasSuffix(position.Speaker, " "+speaker)) {
			fit += 10
		}
		if fit > most {
			best, most = it, fit
		}
	}
	return best
}

// contentOf gives what an item's speaker says.
func contentOf(it *item) string {
	var parts []string
	for _, c := range it.s.Content {
		parts = append(parts, c.In(it.r.Text))
	}
	return strings.Join(parts, " ")
}

// touches reports whether a statement's content stands in the span.
func touches(s *stet.Statement, span stet.Span) bool {
	return slices.ContainsFunc(s.Content, span.Overlaps)
}

// weigh tells how much a statement belongs into the article: told by many
// origins, disputed, by somebody named, near the top of its report.
func (w *writer) weigh(it *item) float64 {
	weight := 0.0
	if it.claim >= 0 {
		weight += 1 + float64(min(w.told(it.claim), 6))
		if w.d.Claims[it.claim].Status != stet.Asserted {
			weight += 2
		}
		weight -= float64(min(it.claim, 10)) / 10
	}
	if it.s.Speaker != "" {
		weight++
	}
	weight -= 2 * float64(it.s.Sentence.Start) / float64(len(it.r.Text))
	if n := wordsIn(it.s.Sentence.In(it.r.Text)); n > maxSentence {
		weight -= float64(n-maxSentence) / 20
	}
	if first := firstContentWord(it); pronouns[first] {
		weight--
	}
	return weight
}

func firstContentWord(it *item) string {
	words := strings.ToLower(it.s.Content[0].In(it.r.Text))
	first, _, _ := strings.Cut(strings.TrimPrefix(words, "that "), " ")
	return strings.Trim(first, `"“”,.'’`)
}

// stemSet is a sentence's content stems.
type stemSet map[string]bool

func stemsOf(s, lang string) stemSet {
	out := stemSet{}
	for _, t := range text.Tokens(nil, s) {
		if t.Kind == text.Mark {
			continue
		}
		if low := strings.ToLower(t.In(s)); !text.IsStop(low, lang) {
			out[text.Stem(low, lang)] = true
		}
	}
	return out
}

// common is the number of stems that the two have in common.
func (a stemSet) common(b stemSet) int {
	n := 0
	for stem := range a {
		if b[stem] {
			n++
		}
	}
	return n
}

// repeats reports whether two sentences say the same: half of all their stems
// are in both, or nearly all of the smaller's are in the other.
func (a stemSet) repeats(b stemSet) bool {
	n, small := a.common(b), min(len(a), len(b))
	return small > 0 && (2*n >= len(a)+len(b)-n || 5*n >= 4*small && small > 2)
}

// repeats reports whether the article says a sentence already.
func (w *writer) repeats(set stemSet) bool { return slices.ContainsFunc(w.said, set.repeats) }

// take counts a sentence's words against its report's origin; false when it has
// no more to give. The headline is not counted: a sentence has its words.
func (w *writer) take(r *stet.Report, s string) bool {
	if !w.affords(r, s) {
		return false
	}
	w.left[w.origin(r)] -= wordsIn(s)
	return true
}

// affords reports whether a report's origin has words left for a sentence.
func (w *writer) affords(r *stet.Report, s string) bool { return w.left[w.origin(r)] >= wordsIn(s) }

// sentence turns an item into a sentence of the body; false when it cannot, or
// has been said, or its origin has no words left.
func (w *writer) sentence(it *item) (stet.Sentence, bool) {
	if it.used || !w.sure(it) {
		return stet.Sentence{}, false
	}
	s := w.render(it.s, it.r, w.people.call(it.s, it.r))
	set := stemsOf(s, it.r.Lang)
	if s == "" || w.repeats(set) || !w.affords(it.r, s) || !w.holds(stet.Sentence{Text: s, Citations: w.citations(it)}) || !w.take(it.r, s) {
		return stet.Sentence{}, false
	}
	return w.write(it, s, set), true
}

// holds reports whether the gates would let a sentence stand.
func (w *writer) holds(s stet.Sentence) bool { return w.o.Stands == nil || w.o.Stands(s) }

// write notes that the article has an item's sentence.
func (w *writer) write(it *item, s string, set stemSet) stet.Sentence {
	it.used = true
	w.people.meet(it.s)
	w.said = append(w.said, set)
	return stet.Sentence{Text: s, Citations: w.citations(it)}
}

// citations gives the passage of an item, and one more of the same speaker on
// the same claim from another origin.
func (w *writer) citations(it *item) []stet.Citation {
	out := []stet.Citation{stet.Cite(it.r, it.s.Sentence)}
	if it.claim < 0 {
		return out
	}
	own := stemsOf(it.s.Sentence.In(it.r.Text), it.r.Lang)
	for _, other := range w.items {
		if other.claim == it.claim && other.stance == it.stance && w.origin(other.r) != w.origin(it.r) &&
			w.people.speaker(other.s) == w.people.speaker(it.s) &&
			own.repeats(stemsOf(other.s.Sentence.In(other.r.Text), other.r.Lang)) {
			return append(out, stet.Cite(other.r, other.s.Sentence))
		}
	}
	return out
}
