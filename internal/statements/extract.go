package statements

import (
	"cmp"
	"slices"

	"stet"
	"stet/internal/statements/model"
)

// draft is a statement in tokens, before it is given names and bytes.
type draft struct {
	source, cue stretch
	tail        stretch // the cue's second part
	content     []stretch
	stance      stet.Stance
	via         string // the outlet credited
	speech      bool   // by a verb of speech
	remark      bool   // the outlet's own, on evidence
	set         bool   // by a set phrase
}

// says reports whether a stretch stands in the draft's content.
func (f draft) says(x stretch) bool {
	return slices.ContainsFunc(f.content, func(c stretch) bool { return c.from <= x.from && x.from < c.to })
}

// Extract finds the statements of a report, sorted by where they begin: in
// English by the learned model, in other languages by rules. The result depends
// on the report's text, language and time only.
func Extract(r *stet.Report) []stet.Statement {
	d := newDocument(r)
	drafts, learned := d.find()
	who := d.speakers(drafts)
	out := make([]stet.Statement, 0, len(drafts))
	for i, f := range drafts {
		s := d.statement(f, who[i])
		if learned != nil {
			d.exact(&s, learned[i])
		}
		d.read(&s, f)
		out = append(out, stet.NewStatement(r.Published, s))
	}
	slices.SortStableFunc(out, func(a, b stet.Statement) int {
		return cmp.Or(cmp.Compare(first(a), first(b)), cmp.Compare(a.Content[0].Start, b.Content[0].Start), cmp.Compare(a.ID, b.ID))
	})
	out = slices.CompactFunc(out, func(a, b stet.Statement) bool { return a.ID == b.ID })
	out = handedOn(out, d.text)
	nest(out, d.text)
	return out
}

// find gives the drafts, and where the model found them what it found.
func (d *document) find() (drafts []draft, learned []model.Found) {
	if d.lang == "en" {
		// The embedded model is tested to load; without it the rules would do.
		if m, err := model.Default(); err == nil {
			return d.trained(m)
		}
	}
	for i := range d.sents {
		found := d.sentenceDrafts(i)
		drafts = append(drafts, d.continued(i, found, drafts)...)
	}
	return drafts, nil
}

// first gives the byte where a statement begins.
func first(s stet.Statement) int {
	at := s.Content[0].Start
	for _, role := range [][]stet.Span{s.Source, s.Cue} {
		if len(role) > 0 {
			at = min(at, role[0].Start)
		}
	}
	return at
}

// sentenceDrafts finds the statements of one sentence by every rule, in order.
func (d *document) sentenceDrafts(i int) []draft {
	s := d.sents[i]
	found := d.verbDrafts(s)
	found = append(found, d.nounDrafts(s, found)...)
	found = d.accordingTo(s, found)
	if len(found) == 0 {
		found = d.labelDrafts(s)
	}
	found = append(found, d.hearsay(s)...)
	found = append(found, d.reportedDrafts(s, found)...)
	for _, f := range d.evidence(s) {
		if !slices.ContainsFunc(found, func(by draft) bool { return by.says(f.content[0]) }) {
			found = append(found, f)
		}
	}
	return found
}

// statement turns a draft into a statement in bytes.
func (d *document) statement(f draft, speaker string) stet.Statement {
	s := stet.Statement{
		Report: d.report.ID, Source: []stet.Span{}, Cue: []stet.Span{},
		Speaker: speaker, Via: f.via, Stance: f.stance,
	}
	if !f.source.empty() {
		s.Source = append(s.Source, d.span(f.source))
	}
	for _, c := range []stretch{f.cue, f.tail} {
		if !c.empty() {
			s.Cue = append(s.Cue, d.span(c))
		}
	}
	for _, c := range f.content {
		s.Content = append(s.Content, d.span(c))
	}
	slices.SortFunc(s.Content, func(a, b stet.Span) int { return a.Start - b.Start })
	s.Sentence = d.around(f)
	s.Quotation = d.quotation(f)
	s.Negated = d.negated(f)
	return s
}

// around gives the sentences that hold all of a draft.
func (d *document) around(f draft) stet.Span {
	from, to := len(d.tokens), 0
	for _, x := range append([]stretch{f.source, f.cue, f.tail}, f.content...) {
		if !x.empty() {
			from, to = min(from, x.from), max(to, x.to)
		}
	}
	first, last := d.sents[d.sentenceOf(from)], d.sents[d.sentenceOf(to-1)]
	return stet.Span{Start: d.span(first.stretch).Start, End: d.span(last.stretch).End}
}

// quotation says how much of a draft's content is quoted.
func (d *document) quotation(f draft) stet.Quotation {
	all, some := true, false
	for _, c := range f.content {
		all = all && d.quoted(c)
		for k := c.from; k < c.to; k++ {
			some = some || d.tokens[k].quote > 0
		}
	}
	switch {
	case all:
		return stet.Direct
	case some:
		return stet.Mixed
	}
	return stet.Indirect
}

// negated reports whether the content's first clause says that something is
// not so.
func (d *document) negated(f draft) bool {
	for _, c := range f.content {
		for k := c.from; k < c.to; k++ {
			t := d.tokens[k]
			if t.class&(not|no) != 0 {
				return true
			}
			if k > c.from+3 && (t.low == "," || t.low == ";" || t.class&sub != 0) {
				return false
			}
		}
	}
	return false
}
