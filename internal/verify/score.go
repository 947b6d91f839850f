package verify

import (
	"stet"
	learned "stet/internal/support" // support is a gate
)

// Support scores how well a report supports a sentence that names no passage,
// from 0 to 1, higher is better, and gives what the figure, name and stance gates
// refuse beside the whole report. The score is the learned one of
// [stet/internal/support]; refusals do not change it. It puts sentences in order
// and refuses nothing itself, but where the program's model cannot be read.
func (g *Gates) Support(sentence, lang string, r *stet.Report) (float64, []Refusal) {
	m, err := learned.Default()
	if err != nil {
		return 0, []Refusal{{Gate: stet.GateSupport, Reason: err.Error(), Words: sentence}}
	}
	return m.Score(learned.Read(r.Text, r.Lang), sentence), g.hard(sentence, lang, r)
}

// hard asks the gates that need no passage: figures and names beside the whole
// report, stance beside its best passages.
func (g *Gates) hard(sentence, lang string, r *stet.Report) []Refusal {
	d := g.newDesk(map[stet.ID]*stet.Report{r.ID: r})
	l := d.bare(sentence, lang)
	whole := d.passage(r, stet.Span{End: len(r.Text)})
	x := newIndex([]*stet.Report{r})
	var near []*passage
	for _, at := range x.best(l.words) {
		near = append(near, d.passage(r, x.sentences[at].span))
	}
	var refused []Refusal
	for _, hard := range []gate{{stet.GateFigure, figure}, {stet.GateName, name}, {stet.GateStance, stance}} {
		ps := []*passage{whole}
		if hard.name == stet.GateStance && len(near) > 0 {
			ps = near
		}
		for _, f := range hard.ask(l, ps) {
			f.Gate = hard.name
			refused = append(refused, f)
		}
	}
	return refused
}
