package verify

import (
	"math"

	"stet"
)

// Support scores how well a report supports a sentence that names no passage,
// higher is better, at most 1, and gives what the figure, name and stance gates
// refuse beside the whole report. The score is the mean of five shares, of the
// sentence's words (by rarity) in the whole report and in its best passages, and
// of its runs of two, three and four words, less a fixed amount for each
// gate that refuses. The weights are equal and not learned: those learned on one
// kind of text do not carry to another.
func (g *Gates) Support(sentence, lang string, r *stet.Report) (float64, []Refusal) {
	d := g.newDesk(map[stet.ID]*stet.Report{r.ID: r})
	l := d.bare(sentence, lang)
	whole := d.passage(r, stet.Span{End: len(r.Text)})
	x := newIndex([]*stet.Report{r})
	var near []*passage
	for _, at := range x.best(l.words) {
		near = append(near, d.passage(r, x.sentences[at].span))
	}
	score := (x.cover(l.words, []*passage{whole}) + x.cover(l.words, near) + runs(l.words, whole.words, 2) + runs(l.words, whole.words, 3) + runs(l.words, whole.words, 4)) / 5
	var refused []Refusal
	for _, hard := range []gate{{stet.GateFigure, figure}, {stet.GateName, name}, {stet.GateStance, stance}} {
		ps := []*passage{whole}
		if hard.name == stet.GateStance && len(near) > 0 {
			ps = near
		}
		found := hard.ask(l, ps)
		if len(found) > 0 {
			score -= perGate
		}
		for _, f := range found {
			f.Gate = hard.name
			refused = append(refused, f)
		}
	}
	return score, refused
}

// perGate is what a refusal costs a score.
const perGate = 0.2

// cover is the share of the words' rarity that the passages hold; 0 for a
// sentence without content.
func (x *index) cover(words []word, ps []*passage) float64 {
	all, got := 0.0, 0.0
	have := held(ps)
	for _, w := range words {
		if !w.content {
			continue
		}
		weight := math.Log(1 + float64(1+len(x.sentences))/float64(1+len(x.postings[w.stem])))
		all += weight
		if have[w.stem] {
			got += weight
		}
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// runs is the share of the n-word runs of a that stand in b.
func runs(a, b []word, n int) float64 {
	if len(a) < n || len(b) < n {
		return 0
	}
	have := map[[4]string]bool{}
	for i := 0; i+n <= len(b); i++ {
		have[runAt(b, i, n)] = true
	}
	got := 0
	for i := 0; i+n <= len(a); i++ {
		if have[runAt(a, i, n)] {
			got++
		}
	}
	return float64(got) / float64(len(a)-n+1)
}

func runAt(words []word, at, n int) (key [4]string) {
	for k := range n {
		key[k] = words[at+k].stem
	}
	return key
}
