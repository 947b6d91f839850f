package verify

import (
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// desk is where sentences and sources lie side by side during one call. What
// has been read of a report is kept for the next sentence that cites it.
type desk struct {
	finder  StatementFinder
	reports map[stet.ID]*stet.Report
	sources map[stet.ID]*source
	read    map[stet.Passage]*passage
	outlets []string                     // words of the outlets' names, lower-case, one entry an outlet
	found   map[stet.ID][]stet.Statement // that are known already, by report
	before  map[string][]Refusal         // of sentences before; nil: each is looked at anew
	order   []stet.ID                    // of the reports
	split   map[stet.ID][]*passage       // see sentences
	lang    string                       // of the sentences; "" for that of their passages
	judged  bool                         // see Gates.Judged
}

func (g *Gates) newDesk(reports map[stet.ID]*stet.Report) *desk {
	d := &desk{
		finder: g.finder, reports: reports, judged: g.judged,
		sources: map[stet.ID]*source{}, read: map[stet.Passage]*passage{}, split: map[stet.ID][]*passage{},
		order: slices.Sorted(maps.Keys(reports)),
	}
	for _, r := range reports {
		d.outlets = append(d.outlets, plain(r.Outlet))
	}
	slices.Sort(d.outlets)
	d.outlets = slices.Compact(d.outlets)
	return d
}

// told spares the desk to find again who says what in the reports of a dossier,
// whose statements the same finder has found; of a report without any it asks
// the finder. They must fit their reports.
func (d *desk) told(all []stet.Statement) *desk {
	d.found = map[stet.ID][]stet.Statement{}
	for _, s := range all {
		if r := d.reports[s.Report]; r != nil && s.Validate(r.Text) == nil {
			d.found[s.Report] = append(d.found[s.Report], s)
		}
	}
	return d
}

// statements gives who says what in a report.
func (d *desk) statements(r *stet.Report) []stet.Statement {
	if known := d.found[r.ID]; len(known) > 0 {
		return known
	}
	return d.finder.Extract(r)
}

// source is one report as far as it has been read.
type source struct {
	report     *stet.Report
	names      []text.Name
	plain      []string         // of each name, its words in lower case
	byLast     map[string][]int // stem of a name's last word → names
	statements []stet.Statement
}

// inName reports whether a stretch of the report lies in a proper name.
func (s *source) inName(at stet.Span) bool {
	i, _ := slices.BinarySearchFunc(s.names, at, func(n text.Name, at stet.Span) int { return n.Span.End - at.End })
	return i < len(s.names) && s.names[i].Span.Contains(at)
}

func (d *desk) source(r *stet.Report) *source {
	if s := d.sources[r.ID]; s != nil {
		return s
	}
	s := &source{report: r, names: text.Names(r.Text, r.Lang), statements: d.statements(r), byLast: map[string][]int{}}
	for i, n := range s.names {
		name := n.Span.In(r.Text)
		s.plain = append(s.plain, plain(name))
		last := lastStem(name, r.Lang)
		s.byLast[last] = append(s.byLast[last], i)
	}
	d.sources[r.ID] = s
	return s
}

// word is a word or figure of a text, with its possessive taken off.
type word struct {
	span    stet.Span
	low     string
	stem    string
	capital bool
	content bool // not a stop word
	quoted  bool // within quotation marks
	date    bool // part of a date, which has a gate of its own
	outlet  bool // part of the name of an outlet shown
	closes  bool // a mark that ends a clause follows: , ; : . — ( )
}

// passage is one cited stretch of a report.
type passage struct {
	source  *source
	span    stet.Span // in the report
	text    string
	folded  string
	words   []word
	numbers []text.Number
	dates   []text.Date
	said    []said
	laid    []unit // see units
	places  map[string][]int
}

// maxPlaces bounds the places of one word in a passage that are looked at.
const maxPlaces = 50

// at gives the numbers of the passage's words with a stem, the first ones.
func (p *passage) at(stem string) []int {
	if p.places == nil {
		p.places = make(map[string][]int, len(p.words))
		for j, w := range p.words {
			if all := p.places[w.stem]; len(all) < maxPlaces {
				p.places[w.stem] = append(all, j)
			}
		}
	}
	return p.places[stem]
}

// said is a statement of a report as far as it stands in a passage.
type said struct {
	stet.Statement
	words map[string]bool // content's stems within the passage
	whole string          // all its content, folded, for finding quotations
	who   []string        // stems of everything that the report calls its speaker
	cue   []string        // stems of the cue
}

func (d *desk) passages(cs []stet.Citation) []*passage {
	var ps []*passage
	for _, c := range cs {
		key := stet.Passage{Report: c.Report, Span: c.Span}
		p := d.read[key]
		if p == nil {
			p = d.passage(d.reports[c.Report], c.Span)
			d.read[key] = p
		}
		ps = append(ps, p)
	}
	return ps
}

func (d *desk) passage(r *stet.Report, span stet.Span) *passage {
	p := &passage{source: d.source(r), span: span, text: span.In(r.Text)}
	p.folded = fold(p.text)
	p.words = wordsOf(p.text, r.Lang, nil)
	p.numbers = text.Numbers(p.text, r.Lang)
	p.dates = text.Dates(p.text, r.Lang, r.Published)
	for _, s := range p.source.statements {
		if !overlaps(s, span) {
			continue
		}
		if len(p.said) == maxSaid {
			break
		}
		p.said = append(p.said, p.newSaid(s))
	}
	return p
}

// maxSaid bounds the statements looked at in one passage; an honest one has a
// few.
const maxSaid = 64

// overlaps reports whether a statement's content touches the span.
func overlaps(s stet.Statement, span stet.Span) bool {
	return slices.ContainsFunc(s.Content, span.Overlaps)
}

func (p *passage) newSaid(s stet.Statement) said {
	out := said{Statement: s, words: map[string]bool{}}
	for _, w := range p.words {
		if inAny(s.Content, stet.Span{Start: w.span.Start + p.span.Start, End: w.span.End + p.span.Start}) {
			out.words[w.stem] = true
		}
	}
	r := p.source.report
	var whole []string
	for _, c := range s.Content {
		whole = append(whole, c.In(r.Text))
	}
	out.whole = fold(strings.Join(whole, " "))
	out.who = p.source.called(s)
	for _, c := range s.Cue {
		out.cue = append(out.cue, stems(c.In(r.Text), r.Lang)...)
	}
	return out
}

// line is the sentence under examination.
type line struct {
	text       string
	lang       string
	words      []word
	quotes     []text.Quote
	numbers    []text.Number
	names      []text.Name
	statements []stet.Statement // spans of text
	outlets    []string         // see desk
	opens      bool             // its pronouns have nothing before them to stand for
	laid       *alignment       // beside its passages; see align
}

// line reads a sentence by itself.
func (d *desk) line(s string, ps []*passage) *line {
	lang := ps[0].source.report.Lang
	l := d.bare(s, lang)
	l.opens = true
	l.statements = d.finder.Extract(&stet.Report{Text: s, Lang: lang, Published: ps[0].source.report.Published})
	return l
}

// bare reads a sentence without its statements.
func (d *desk) bare(s, lang string) *line {
	quotes := text.Quotations(s)
	l := &line{
		text: s, lang: lang, quotes: quotes, words: wordsOf(s, lang, quotes),
		numbers: text.Numbers(s, lang), names: text.Names(s, lang), outlets: d.outlets,
	}
	l.markOutlets()
	// Where a date stands does not depend on the day it is counted from.
	for _, date := range text.Dates(s, lang, time.Time{}) {
		for i := range l.words {
			l.words[i].date = l.words[i].date || date.Span.Contains(l.words[i].span)
		}
	}
	return l
}

// markOutlets finds the outlets' names among the words.
func (l *line) markOutlets() {
	for _, o := range l.outlets {
		name := strings.Fields(o)
		for i := range l.words {
			at := 0
			for at < len(name) && i+at < len(l.words) && l.words[i+at].low == name[at] {
				at++
			}
			if at < len(name) {
				continue
			}
			for k := range name {
				l.words[i+k].outlet = true
			}
		}
	}
}

// quoted reports whether a span of the line touches a quotation, which has a gate of its
// own.
func (l *line) quoted(s stet.Span) bool {
	return slices.ContainsFunc(l.quotes, func(q text.Quote) bool { return q.Outer.Overlaps(s) })
}

// wordsOf gives the words of s.
func wordsOf(s, lang string, quotes []text.Quote) []word {
	tokens := text.Tokens(make([]text.Token, 0, len(s)/5+4), s)
	out := make([]word, 0, len(tokens))
	q := 0
	for _, t := range tokens {
		if t.Kind == text.Mark {
			if len(out) > 0 && strings.ContainsAny(s[t.Start:t.End], ",;:.—–()!?") {
				out[len(out)-1].closes = true
			}
			continue
		}
		for q < len(quotes) && quotes[q].Outer.End <= t.Start {
			q++
		}
		w := newWord(s, lang, t.Span)
		w.quoted = q < len(quotes) && quotes[q].Outer.Start <= t.Start
		out = append(out, w)
	}
	return out
}

func newWord(s, lang string, span stet.Span) word {
	raw := s[span.Start:span.End]
	first, _ := utf8.DecodeRuneInString(raw)
	low := bareLow(raw)
	return word{
		span: span, low: low, stem: text.Stem(low, lang), capital: unicode.IsUpper(first),
		content: !text.IsStop(low, lang),
	}
}

// bareLow lower-cases a word and takes off its possessive.
func bareLow(raw string) string {
	low := strings.ToLower(raw)
	for _, end := range []string{"'s", "’s"} {
		low = strings.TrimSuffix(low, end)
	}
	return strings.TrimRight(low, "'’")
}

// stems gives the stems of the words of s.
func stems(s, lang string) []string {
	var out []string
	for _, w := range wordsOf(s, lang, nil) {
		out = append(out, w.stem)
	}
	return out
}

// fold makes typographic variants plain, double and single quotation marks
// alike: a quotation within a quotation changes its marks.
func fold(s string) string {
	return strings.ReplaceAll(text.Fold(s), `"`, "'")
}

// plain gives the lower-case words of s, with one blank between.
func plain(s string) string {
	var b strings.Builder
	for _, t := range text.Tokens(nil, s) {
		if t.Kind == text.Mark {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(bareLow(s[t.Start:t.End]))
	}
	return b.String()
}

// inAny reports whether one of the spans holds s.
func inAny(spans []stet.Span, s stet.Span) bool {
	return slices.ContainsFunc(spans, func(x stet.Span) bool { return x.Contains(s) })
}
