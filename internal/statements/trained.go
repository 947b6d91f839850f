package statements

import (
	"cmp"
	"slices"
	"strings"

	"stet"
	"stet/internal/statements/model"
	"stet/internal/statements/stance"
	"stet/internal/text"
)

// trained finds the statements of an English report by the learned model. Rules
// then do what it cannot: name a speaker where it found none, add a plain verb
// of speech that it passed over (news is not all like what it learned from),
// follow a quotation over paragraphs, and tell the outlet's own remark that no
// evidence was given. learned[i] is the model's own finding, empty for the rules'.
func (d *document) trained(m *model.Model) (drafts []draft, learned []model.Found) {
	names := d.names()
	for _, f := range m.Extract(d.text) {
		f.Source, f.Content = nearest(f), d.broken(f, d.reopened(f.Content))
		d.rename(&f, names)
		if g, ok := d.draftOf(f); ok {
			drafts, learned = append(drafts, g), append(learned, f)
		}
	}
	for _, f := range d.signed() {
		for i := len(drafts) - 1; i >= 0; i-- {
			if drafts[i].says(f.content[0]) { // whoever is named above the round of voices
				drafts, learned = slices.Delete(drafts, i, i+1), slices.Delete(learned, i, i+1)
			}
		}
		drafts, learned = append(drafts, f), append(learned, model.Found{})
	}
	n := len(drafts)
	for i := range d.sents {
		for _, f := range append(d.sentenceDrafts(i), d.phrases(d.sents[i])...) {
			at := slices.IndexFunc(drafts[:n], func(by draft) bool { return by.rivals(f) })
			switch {
			case at < 0 && (f.remark || d.doubtless(f)):
				drafts, learned = append(drafts, f), append(learned, model.Found{})
			case at >= 0 && (f.remark || rare(f.stance) || d.nearer(f, drafts[at]) || f.takes(drafts[at].cue) || d.torn(drafts[at])):
				drafts[at], learned[at] = f, model.Found{}
			}
		}
	}
	return inOrder(drafts, learned)
}

// rename gives a source the name that stands in apposition to it when the content
// begins with that: "according to the town's lawyer, | Ann Bo, the gate was open".
func (d *document) rename(f *model.Found, names []text.Name) {
	if len(f.Source) != 1 || len(f.Content) == 0 || strings.TrimSpace(d.text[f.Source[0].End:max(f.Source[0].End, f.Content[0].Start)]) != "," {
		return
	}
	at, ok := slices.BinarySearchFunc(names, f.Content[0].Start, func(n text.Name, at int) int { return n.Span.Start - at })
	if !ok || !personal(names[at].Span.In(d.text)) || names[at].Kind == text.NamePlace || names[at].Kind == text.NameBody {
		return
	}
	rest := d.text[names[at].Span.End:f.Content[0].End]
	if said, found := strings.CutPrefix(rest, ", "); found && said != "" {
		f.Source[0].End, f.Content[0].Start = names[at].Span.End, names[at].Span.End+len(", ")
	}
}

// inOrder sorts drafts by where they stand, because a pronoun is resolved by
// what came before.
func inOrder(drafts []draft, learned []model.Found) ([]draft, []model.Found) {
	order := make([]int, len(drafts))
	for i := range order {
		order[i] = i
	}
	at := func(f draft) int {
		if f.cue.empty() {
			return f.content[0].from
		}
		return f.cue.from
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(at(drafts[a]), at(drafts[b])) })
	sorted, found := make([]draft, len(drafts)), make([]model.Found, len(drafts))
	for i, n := range order {
		sorted[i], found[i] = drafts[n], learned[n]
	}
	return sorted, found
}

// nearest gives the source span nearest to the cue: two are a doubt of the
// model's, not two speakers, who would be one span.
func nearest(f model.Found) []stet.Span {
	if len(f.Source) < 2 {
		return f.Source
	}
	gap := func(s stet.Span) int { return max(f.Cue[0].Start-s.End, s.Start-f.Cue[0].End) }
	return []stet.Span{slices.MinFunc(f.Source, func(a, b stet.Span) int { return cmp.Compare(gap(a), gap(b)) })}
}

// rare reports whether the model's training has hardly any statement of a stance.
func rare(s stet.Stance) bool { return s == stet.Retracts || s == stet.Declines }

// nearer reports whether the rules name a speaker where the model found none, or
// one right before the verb where the model reached over that verb's own clause:
// in "the Post reported that Moss denied" it was Moss who denied.
func (d *document) nearer(f, by draft) bool {
	if f.source.empty() {
		return false
	}
	if last := by.content[len(by.content)-1]; d.closes(f) && (by.content[0].from >= by.cue.to || last.to < f.content[0].to) {
		return true // the clause before, all of it, not the time after: "he said | after the vote"
	}
	return by.source.empty() || f.source.to == f.cue.from && by.source.to < f.source.from && d.is(stretch{0, len(d.tokens)}, f.source.from-1, "that")
}

// rivals reports whether two drafts read the same words: their cues meet, or
// one is a remark that the other takes for its content.
func (f draft) rivals(by draft) bool {
	if by.remark {
		return slices.ContainsFunc(f.content, func(c stretch) bool { return c.from <= by.content[0].from && by.content[0].to <= c.to })
	}
	return f.cue.from < by.cue.to && by.cue.from < f.cue.to
}

// torn reports whether a draft tears a name apart: "Ines | Holm denies it" with Ines
// as what is said.
func (d *document) torn(f draft) bool {
	return slices.ContainsFunc(f.content, func(c stretch) bool {
		return !f.source.empty() && c.to == f.source.from && d.capital(c.to-1) && d.capital(f.source.from)
	})
}

// takes reports whether a draft counts words of a cue among what is said: "was
// accused | of neglect".
func (f draft) takes(cue stretch) bool {
	return slices.ContainsFunc(f.content, func(c stretch) bool { return c.from < cue.to && cue.from < c.to })
}

// doubtless reports whether a statement by rule leaves little doubt: somebody
// named, and words of his that a that-clause gives, that fill the sentence before
// him ("Two boats sank, the navy said on Monday"), or of a thing of which he says
// what it shows ("a log that it said showed three calls"); a set phrase; a stance
// of which the model's training has hardly any.
func (d *document) doubtless(f draft) bool {
	if f.source.empty() || f.cue.empty() {
		return false
	}
	thatClause := f.cue.to < len(d.tokens) && d.tokens[f.cue.to].low == "that"
	return thatClause || d.closes(f) || f.speech && d.ofThing(f) || f.set || rare(f.stance)
}

// closes reports whether a speaker and his verb follow a whole clause of his, from
// the sentence's beginning to the comma before them.
func (d *document) closes(f draft) bool {
	if !f.speech || len(f.content) != 1 {
		return false
	}
	c, by := f.content[0], stretch{min(f.source.from, f.cue.from), max(f.source.to, f.cue.to)}
	s := d.sents[d.sentenceOf(by.from)]
	last := by.from - 1 // the mark before, which may stand in the quotation
	for last > c.from && strings.Trim(d.tokens[last].low, quoteMarks) == "" {
		last--
	}
	return c.from == s.from && c.to-c.from >= shortClause && by.from-c.to <= 1 && strings.Contains(",?!", d.tokens[last].low) &&
		(f.source.to == f.cue.from || f.cue.to == f.source.from)
}

// shortClause is the least number of words and marks of a clause that may stand
// before its speaker; "However, he said" is none.
const shortClause = 4

// ofThing reports whether somebody says of a thing just named what it shows.
func (d *document) ofThing(f draft) bool {
	before := f.source.from - 1
	return f.source.to == f.cue.from && before >= 0 && (d.tokens[before].low == "that" || d.tokens[before].low == "which") &&
		f.source.to-f.source.from == 1 && d.tokens[f.source.from].class&(third|pron|poss) != 0
}

// reopened adds to a content that ends in a quotation without its closing mark the
// paragraphs that open it again.
func (d *document) reopened(content []stet.Span) []stet.Span {
	if len(content) == 0 {
		return content
	}
	end := content[len(content)-1].End
	n, _ := slices.BinarySearchFunc(d.quotes, end, func(q text.Quote, at int) int { return cmp.Compare(q.Outer.End, at) })
	for ; n+1 < len(d.quotes); n++ {
		q, next := d.quotes[n], d.quotes[n+1]
		gap := d.text[q.Outer.End:next.Outer.Start]
		if q.Outer.Start >= end || q.Outer.End != q.Inner.End || strings.TrimSpace(gap) != "" || !strings.Contains(gap, "\n") {
			break
		}
		content[len(content)-1].End = max(end, len(strings.TrimRight(d.text[:q.Outer.End], " \n")))
		content = append(content, next.Outer)
		end = next.Outer.End
	}
	return content
}

// broken adds to a content that its speaker breaks in two the second part, if
// that is a clause tied to the first: "the signal was green, she said, and nobody
// had looked".
func (d *document) broken(f model.Found, content []stet.Span) []stet.Span {
	if len(content) != 1 || len(f.Cue) == 0 {
		return content
	}
	by := d.stretchOf(f.Cue[0])
	for _, x := range f.Source {
		s := d.stretchOf(x)
		by = stretch{min(by.from, s.from), max(by.to, s.to)}
	}
	k := by.to
	if k+2 >= len(d.tokens) || content[0].End > d.tokens[by.from].Start || d.tokens[k].low != "," || d.tokens[k+1].low != "and" && d.tokens[k+1].low != "but" {
		return content
	}
	s := d.sents[d.sentenceOf(k)]
	if d.tokens[k+2].class&(third|pers) != 0 {
		return content // "…, she said, and she left"
	}
	if to := d.phraseEnd(s, k+1); to >= s.to-2 && to-k > shortClause {
		content = append(content, d.span(stretch{k + 1, to}))
	}
	return content
}

// draftOf puts a found statement into the rules' tokens, so that its speaker can
// be resolved; false when a role holds no token.
func (d *document) draftOf(f model.Found) (draft, bool) {
	g := draft{speech: true}
	for _, c := range f.Content {
		if x := d.stretchOf(c); !x.empty() {
			g.content = append(g.content, x)
		}
	}
	if len(f.Cue) == 0 || len(g.content) == 0 {
		return draft{}, false
	}
	if g.cue = d.stretchOf(f.Cue[0]); g.cue.empty() {
		return draft{}, false
	}
	if len(f.Source) > 0 {
		g.source = d.stretchOf(f.Source[0])
	}
	return g, true
}

// stretchOf gives the tokens that share a byte with a span.
func (d *document) stretchOf(s stet.Span) stretch {
	from, _ := slices.BinarySearchFunc(d.tokens, s.Start, func(t token, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	to := from
	for to < len(d.tokens) && d.tokens[to].Start < s.End {
		to++
	}
	return stretch{from, to}
}

// exact gives a statement the very spans that the model found.
func (d *document) exact(s *stet.Statement, f model.Found) {
	if len(f.Cue) == 0 { // found by a rule
		return
	}
	s.Source = append(s.Source[:0], f.Source...)
	s.Cue = append(s.Cue[:0], f.Cue...)
	s.Content = append(s.Content[:0], f.Content...)
	slices.SortFunc(s.Content, func(a, b stet.Span) int { return a.Start - b.Start })
}

// read works out the stance. The rules know by its place what an outlet's remark
// on evidence is: they keep what they said of it.
func (d *document) read(s *stet.Statement, f draft) {
	if f.remark {
		return
	}
	r := stance.Read(d.text, s.Cue, s.Content, d.lang)
	s.Stance, s.Modality, s.Negated = r.Stance, r.Modality, r.Negated
}

// near is how many statements before and after one may hold it or stand in it.
const near = 40

// handedOn takes out a statement that only hands on another ("According to the
// agency, the minister said …"), and credits its speaker with that one; and one
// whose content is just somebody's claim, which is there by itself.
func handedOn(all []stet.Statement, s string) []stet.Statement {
	drop := make([]bool, len(all))
	for i := range all {
		outer := &all[i]
		if len(outer.Content) != 1 || len(outer.Cue) == 0 {
			continue
		}
		for j := max(0, i-near); j < min(len(all), i+near); j++ {
			inner := &all[j]
			if i == j || len(inner.Source) == 0 || len(inner.Cue) == 0 || !outer.Content[0].Contains(inner.Cue[0]) || !whole(outer.Content[0], inner, s) {
				continue
			}
			switch {
			case strings.EqualFold(outer.Cue[0].In(s), "according to"):
				inner.Via, drop[i] = outer.Speaker, true
			case possessive(strings.ToLower(inner.Source[0].In(s))): // looked into the mayor's claim that …
				drop[i] = true
			}
		}
	}
	kept := all[:0]
	for i, st := range all {
		if !drop[i] {
			kept = append(kept, st)
		}
	}
	return kept
}

// whole reports whether a content is a statement's own words, from its source
// on, though it may stop short of the end.
func whole(content stet.Span, st *stet.Statement, s string) bool {
	from, to := st.Cue[0].Start, st.Cue[0].End
	for _, role := range [][]stet.Span{st.Source, st.Content} {
		for _, x := range role {
			from, to = min(from, x.Start), max(to, x.End)
		}
	}
	return content.Start <= from && strings.TrimSpace(s[content.Start:from]) == "" &&
		(content.End <= to || strings.Trim(s[to:content.End], " ,.;") == "")
}

// nest ties each statement to the smallest one whose content holds its cue, and
// lets the outer content take in the inner one where it stopped at the inner
// verb: "reported that Moss denied | that the flood …".
func nest(all []stet.Statement, s string) {
	for i := range all {
		inner := &all[i]
		size := 0
		for j := max(0, i-near); j < min(len(all), i+near); j++ {
			outer := &all[j]
			if i == j || len(inner.Cue) == 0 {
				continue
			}
			for k, c := range outer.Content {
				if !c.Overlaps(inner.Cue[0]) || inner.Cue[0].Start < c.Start {
					continue
				}
				if in := inner.Content[0]; (k == len(outer.Content)-1 || in.End <= outer.Content[k+1].Start) && c.End < in.End && in.Start >= c.Start && strings.TrimSpace(s[min(max(c.End, inner.Cue[0].End), in.Start):in.Start]) == "" {
					outer.Content[k].End = in.End
				}
				if size == 0 || c.Len() < size {
					inner.Within, size = outer.ID, c.Len()
				}
			}
		}
	}
}
