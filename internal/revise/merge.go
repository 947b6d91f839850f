package revise

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// Merge gives the draft, whose sentences have passed the gates, in the words and
// the order of the last revision where both rest on the same passages and the old
// words still stand; headline and deck only while what is claimed has not changed. A sentence that
// the draft left out for another, which the last revision could have had as well,
// stays too, unless more than maxWords would then be taken from one origin. When
// no draft could be made, what still stands of the last revision stays; when the
// draft is in another language, nothing does.
func (b *Base) Merge(draft stet.Article, d *stet.Dossier, maxWords int) stet.Article {
	if draft.Headline.Text == "" || len(draft.Sections) == 0 {
		return b.signed(b.standing(draft), draft)
	}
	if b.Before.Lang != draft.Lang {
		return draft
	}
	m := &merger{base: b, d: d, used: map[int]bool{}, known: b.known(), lang: draft.Lang, maxWords: maxWords}
	out := draft
	out.Headline = m.top(headline, draft.Headline)
	out.Deck = m.top(deck, draft.Deck)
	out.Sections = m.sections(m.restored(draft.Sections))
	if q := b.Now.PullQuote; q != nil && q.Text != "" && b.lines[len(b.lines)-1].stands && sameWords(out.Headline.Text, b.Before.Headline.Text) {
		out.PullQuote = q
	}
	return b.signed(out, draft)
}

// signed gives an article with whose words it has: of the last revision's writer
// and the draft's, a model's name stands as long as a sentence may be its own.
func (b *Base) signed(a, draft stet.Article) stet.Article {
	kept, added := false, false
	for _, s := range append([]stet.Sentence{a.Headline, a.Deck}, sentences(a)...) {
		kept = kept || s.Text != "" && !says(draft, s.Text)
		added = added || s.Text != "" && !says(b.Before, s.Text)
	}
	if !added || kept && draft.Writer == stet.Extractive {
		a.Writer = b.Before.Writer
	}
	return a
}

func sentences(a stet.Article) []stet.Sentence {
	var out []stet.Sentence
	for _, section := range a.Sections {
		out = append(out, section.Sentences...)
	}
	return out
}

// standing gives what stands of the last revision, without a draft.
func (b *Base) standing(draft stet.Article) stet.Article {
	out := draft
	out.Headline, out.Deck, out.Sections, out.PullQuote = stet.Sentence{}, stet.Sentence{}, nil, nil
	sections := make([]stet.Section, len(b.Before.Sections))
	var first []stet.Sentence
	for _, l := range b.lines {
		s := stet.Sentence{Text: l.was.Text, Citations: l.cited}
		switch {
		case !l.stands:
		case l.kind == headline:
			out.Headline = s
		case l.kind == deck:
			out.Deck = s
		case l.kind == pullQuote:
			out.PullQuote = b.Now.PullQuote
		default:
			sections[l.section].Heading = b.Before.Sections[l.section].Heading
			sections[l.section].Sentences = append(sections[l.section].Sentences, s)
			first = append(first, s)
		}
	}
	for _, s := range sections {
		if len(s.Sentences) > 0 {
			out.Sections = append(out.Sections, s)
		}
	}
	if out.Headline.Text == "" && len(first) > 0 {
		out.Headline = first[0]
	}
	return out
}

// known are the reports that the last revision was written from, as they are
// named now.
func (b *Base) known() map[stet.ID]bool {
	known := map[stet.ID]bool{}
	for _, id := range b.Before.Reports {
		known[id] = true
		if x, left := b.departed[id]; left {
			known[x.Later] = true
		}
	}
	return known
}

// merger leads one draft over into the words of the last revision.
type merger struct {
	base  *Base
	d     *stet.Dossier
	known map[stet.ID]bool
	used  map[int]bool // lines that are kept already
	said  strings.Builder

	lang     string // of the article
	maxWords int
}

// top gives headline or deck: the last revision's while it stands and the
// draft's tells nothing that is new.
func (m *merger) top(k kind, s stet.Sentence) stet.Sentence {
	for _, l := range m.base.lines {
		if l.kind == k && l.stands && !m.changed(l.cited) && !m.fresh(s) {
			s = stet.Sentence{Text: l.was.Text, Citations: l.cited}
			m.said.WriteString(" " + s.Text)
			return s
		}
	}
	return m.keep(k, s)
}

// sections gives the draft's sections and their sentences in the order of the
// last revision as far as it had them.
func (m *merger) sections(draft []stet.Section) []stet.Section {
	heads := map[string]int{}
	for i, s := range m.base.Before.Sections {
		if _, twice := heads[s.Heading]; !twice {
			heads[s.Heading] = i
		}
	}
	ordered := inOldOrder(draft, func(s stet.Section) int {
		if i, had := heads[s.Heading]; had {
			return i
		}
		return -1
	})
	out := make([]stet.Section, len(ordered))
	for i, s := range ordered {
		out[i].Heading = s.Heading
		for _, sentence := range inOldOrder(s.Sentences, func(s stet.Sentence) int { return m.match(body, s) }) {
			out[i].Sentences = append(out[i].Sentences, m.keep(body, sentence))
		}
	}
	return out
}

// inOldOrder puts those that the last revision had (place not below 0) in its
// order, into the same slots; the others stay where they are.
func inOldOrder[T any](all []T, place func(T) int) []T {
	type known struct{ slot, place int }
	var had []known
	for i, x := range all {
		if p := place(x); p >= 0 {
			had = append(had, known{i, p})
		}
	}
	sorted := slices.Clone(had)
	slices.SortStableFunc(sorted, func(a, b known) int { return a.place - b.place })
	out := slices.Clone(all)
	for i, k := range sorted {
		out[had[i].slot] = all[k.slot]
	}
	return out
}

// keep gives the last revision's sentence in place of the draft's, if they rest
// on the same and a reader has been told who the people in it are.
func (m *merger) keep(k kind, s stet.Sentence) stet.Sentence {
	defer func() { m.said.WriteString(" " + s.Text) }()
	i := m.match(k, s)
	if i < 0 {
		return s
	}
	l := &m.base.lines[i]
	// What a sentence of the text says of its passages does not change with what
	// others say elsewhere; headline and deck speak for the whole.
	if !l.stands || k != body && m.changed(l.cited) || !m.introduced(s.Text, l.was.Text) {
		return s
	}
	m.used[i] = true
	s = stet.Sentence{Text: l.was.Text, Citations: l.cited}
	return s
}

// match gives the line of the last revision that rests on the same passages as
// the draft's sentence; -1 when there is none.
func (m *merger) match(k kind, s stet.Sentence) int {
	found := -1
	for i, l := range m.base.lines {
		if l.kind != k || m.used[i] || !samePassages(l.cited, s.Citations) {
			continue
		}
		if sameWords(l.was.Text, s.Text) {
			return i
		}
		if found < 0 {
			found = i
		}
	}
	return found
}

// samePassages reports whether each citation of the one overlaps one of the
// other.
func samePassages(a, b []stet.Citation) bool {
	return len(a) > 0 && len(b) > 0 && covered(a, b) && covered(b, a)
}

func covered(a, b []stet.Citation) bool {
	return !slices.ContainsFunc(a, func(x stet.Citation) bool {
		return !slices.ContainsFunc(b, func(y stet.Citation) bool { return x.Report == y.Report && x.Span.Overlaps(y.Span) })
	})
}

// changed reports whether a claim made in one of the passages has changed by a
// report that the last revision did not have.
func (m *merger) changed(cited []stet.Citation) bool {
	for _, c := range m.d.Claims {
		if !touches(c, cited) {
			continue
		}
		if slices.ContainsFunc(c.History, func(h stet.Change) bool { return !m.known[h.Report] }) {
			return true
		}
	}
	return false
}

// touches reports whether a claim is made, or a figure of it given, in one of
// the passages.
func touches(c stet.Claim, cited []stet.Citation) bool {
	in := func(ps []stet.Passage) bool {
		return slices.ContainsFunc(ps, func(p stet.Passage) bool {
			return slices.ContainsFunc(cited, func(x stet.Citation) bool { return x.Report == p.Report && x.Span.Overlaps(p.Span) })
		})
	}
	if in([]stet.Passage{c.Passage}) {
		return true
	}
	for _, p := range c.Positions {
		if words := p.Words; len(words) > 0 && in(words) || len(words) == 0 && in(p.Passages) {
			return true
		}
	}
	return slices.ContainsFunc(c.Figures, func(f stet.Figure) bool { return in(f.Passages) })
}

// introduced reports whether the names and titles that the draft's sentence
// gives beyond the old one have been given further up: a writer names people in
// full at their first mention, which may have moved.
func (m *merger) introduced(draft, old string) bool {
	said := m.said.String() + " " + old
	for _, n := range text.Names(draft, m.lang) {
		for w := range strings.FieldsSeq(n.Span.In(draft)) {
			if !strings.Contains(said, w) {
				return false
			}
		}
	}
	return true
}
