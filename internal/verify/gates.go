package verify

import (
	"fmt"
	"slices"

	"stet"
)

// StatementFinder finds who says what in a report. Attribution and stance ask
// it about sentences and about sources; it is an interface because a stage may
// not import another. Extract must be a function of the report alone.
type StatementFinder interface {
	Extract(r *stet.Report) []stet.Statement
}

// Gates checks sentences against the passages they rest on. It is safe for use
// by several goroutines when its finder is.
type Gates struct {
	finder StatementFinder
	judged bool
}

// New makes the gates.
func New(f StatementFinder) *Gates { return &Gates{finder: f} }

// Judged gives the same gates for sentences that a judge reads afterwards
// (Gates.Second): of a sentence in another language than all its passages they let
// stand what can only be told by reading both.
func (g *Gates) Judged() *Gates { return &Gates{finder: g.finder, judged: true} }

// Refusal is one gate's no.
type Refusal struct {
	Gate   stet.Gate
	Reason string // for readers: "the passage says 91 drones, the sentence said 92 drones"
	Words  string // the words of the sentence at issue
}

// gate looks at a sentence beside its passages, of which there is at least one.
type gate struct {
	name stet.Gate
	ask  func(l *line, ps []*passage) []Refusal
}

// gates is the order after the citation gate, which works on citations
// themselves.
var gates = []gate{
	{stet.GateQuotation, quotation},
	{stet.GateFigure, figure},
	{stet.GateName, name},
	{stet.GateAttribution, attribution},
	{stet.GateStance, stance},
	{stet.GateSupport, support},
}

// Sentence asks all gates about s, in order, and gives what they refuse; none
// when the sentence stands. The reports are those shown with the article: their
// outlets' names count as known. A sentence's language is its first report's;
// Article, which knows the article's, compares across languages (across.go).
func (g *Gates) Sentence(s stet.Sentence, reports map[stet.ID]*stet.Report) []Refusal {
	return g.newDesk(reports).sentence(s)
}

// sentence is Gates.Sentence with what the desk has read already.
func (d *desk) sentence(s stet.Sentence) []Refusal {
	if d.before == nil {
		return d.look(s)
	}
	key := s.Text
	for _, c := range s.Citations {
		key += fmt.Sprintf("\x00%s %s %d %d %s", c.Report, c.Snapshot, c.Span.Start, c.Span.End, c.Exact)
	}
	refused, known := d.before[key]
	if !known {
		refused = d.look(s)
		d.before[key] = refused
	}
	return refused
}

// look asks the gates about a sentence.
func (d *desk) look(s stet.Sentence) []Refusal {
	if refused := citation(s, d.reports); len(refused) > 0 {
		return refused
	}
	ps := d.passages(s.Citations)
	if d.lang != "" { // the passages in the sentence's own language say in which it is read
		slices.SortStableFunc(ps, func(a, b *passage) int { return d.distance(a) - d.distance(b) })
	}
	if d.foreign(ps) {
		return d.across(s.Text, ps)
	}
	l := d.line(s.Text, ps)
	return append(ask(l, ps), d.outdated(l, ps)...)
}

// ask puts a sentence to every gate but the first.
func ask(l *line, ps []*passage) []Refusal {
	var refused []Refusal
	for _, g := range gates {
		for _, r := range g.ask(l, ps) {
			r.Gate = g.name
			refused = append(refused, r)
		}
	}
	return refused
}
