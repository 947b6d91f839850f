package verify

import "stet"

// Hard gives what the figure, name and stance gates refuse of a sentence that names
// no passage: figures and names beside the whole report, stance beside its best
// passages.
func (g *Gates) Hard(sentence, lang string, r *stet.Report) []Refusal {
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
