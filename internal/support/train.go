package support

import (
	"math"
	"math/rand/v2"
)

// parts is how many judges the training rows have.
const parts = 10

// trainer is the model of sentences in training.
type trainer struct {
	c        *Corpus
	rows     []int
	features []features // of each of rows
	styles   []style
}

// judge works out the features of the rows.
func (t *trainer) judge() {
	var others [parts]judges
	for p := range others {
		var rows []int
		for _, row := range t.rows {
			if t.c.examples[row].fold%parts != p {
				rows = append(rows, row)
			}
		}
		others[p] = t.c.learn(rows)
	}
	for _, row := range t.rows {
		e := &t.c.examples[row]
		f := others[e.fold%parts].features(e.reading, e.traits)
		t.features = append(t.features, f)
		t.styles = append(t.styles, e.reading.style(&f))
	}
}

// measure finds the spread of features and styles, every set having the
// same weight.
func (t *trainer) measure(m *Model) {
	counts := map[int]float64{}
	for _, row := range t.rows {
		counts[t.c.Rows[row].Set]++
	}
	sets := float64(len(counts))
	var mean features
	var middle style
	for k, row := range t.rows {
		w := 1 / (counts[t.c.Rows[row].Set] * sets)
		for i, x := range t.features[k] {
			mean[i] += w * x
			m.spread[i] += w * x * x
		}
		for i, x := range t.styles[k] {
			middle[i] += w * x
			m.unit[i] += w * x * x
		}
	}
	for i := range mean {
		m.spread[i] = math.Sqrt(max(m.spread[i]-mean[i]*mean[i], 1e-6))
	}
	for i := range m.unit {
		m.unit[i] = math.Sqrt(max(m.unit[i]-middle[i]*middle[i], 1e-6))
	}
}

// Settings of the training, chosen by crossed figures.
const (
	draws  = 60_000 // comparisons that an expert learns from, more let it forget its priors
	passes = 6      // times that it starts anew with others, for the mean of all
	rate   = 0.1    // AdaGrad's step
	prior  = 0.05   // what each weight is drawn to, in its sign
	pull   = 0.01
)

// expert learns to set the better of two sentences of one set higher, from pairs
// drawn at random; rows are numbers in t.rows. Trees help to set any two rows
// apart; two versions of one sentence they mostly do not tell apart.
func (t *trainer) expert(m *Model, rows []int) expert {
	var e expert
	var styles []style
	for _, k := range rows {
		styles = append(styles, t.styles[k])
	}
	e.kin = kinOf(styles, m.unit)
	draw, apart := t.pairs(rows)
	e.linear = t.linear(m, draw)
	e.linear.level = t.level(rows, func(f *features) float64 { return e.linear.sum(m, f) })
	if !apart {
		e.trees = grow(t.features, rows, draw)
	}
	e.forest = t.level(rows, e.ask)
	return e
}

// linear learns weights from pairs: the mean of several passes.
func (t *trainer) linear(m *Model, draw func(*rand.Rand) (good, bad int, ok bool)) linear {
	var mean linear
	for pass := range passes {
		l := t.pass(m, draw, rand.New(rand.NewPCG(1, 7+uint64(pass))))
		for i := range l.weight {
			mean.weight[i] += l.weight[i] / passes
		}
	}
	return mean
}

// pass learns weights once, as the mean of its second half, which is steadier than
// its last step.
func (t *trainer) pass(m *Model, draw func(*rand.Rand) (good, bad int, ok bool), random *rand.Rand) linear {
	l, mean := linear{weight: priors()}, linear{}
	var squares features
	for n := range draws {
		good, bad, ok := draw(random)
		if !ok {
			return l
		}
		l.step(m, &t.features[good], &t.features[bad], &squares)
		for i := range l.weight {
			if n >= draws/2 {
				mean.weight[i] += l.weight[i] / (draws - draws/2)
			}
		}
	}
	return mean
}

// level finds the middle and spread of sums over rows.
func (t *trainer) level(rows []int, of func(*features) float64) level {
	mean, square := 0.0, 0.0
	for _, k := range rows {
		s := of(&t.features[k])
		mean += s / float64(len(rows))
		square += s * s / float64(len(rows))
	}
	return level{mean, math.Sqrt(max(square-mean*mean, 1e-6))}
}

// general weighs all signs alike.
func (t *trainer) general(m *Model) linear {
	l := linear{weight: priors()}
	all := make([]int, len(t.rows))
	for k := range all {
		all[k] = k
	}
	l.level = t.level(all, func(f *features) float64 { return l.sum(m, f) })
	return l
}

// priors are the weights from which an expert starts.
func priors() (w features) {
	for i := range w {
		switch names[i][0] {
		case '+':
			w[i] = prior
		case '-':
			w[i] = -prior
		}
	}
	return w
}

// step moves the weights to set good above bad (Burges et al. 2005), never past
// their signs.
func (l *linear) step(m *Model, good, bad, squares *features) {
	var d features
	s := 0.0
	for i := range d {
		d[i] = (good[i] - bad[i]) / m.spread[i]
		s += l.weight[i] * d[i]
	}
	g := 1 / (1 + math.Exp(s))
	from := priors()
	for i := range d {
		x := g*d[i] - pull*(l.weight[i]-from[i])
		squares[i] += x * x
		l.weight[i] += rate * x / math.Sqrt(1+squares[i])
		switch names[i][0] {
		case '+':
			l.weight[i] = max(l.weight[i], 0)
		case '-':
			l.weight[i] = min(l.weight[i], 0)
		}
	}
}

// pairs gives a function that draws a supported row and another to compare: in a
// set of pairs, whose rows are set apart from others, of one group, else half of
// the time where there are groups.
func (t *trainer) pairs(rows []int) (draw func(random *rand.Rand) (good, bad int, ok bool), apart bool) {
	var all group
	at := map[string]int{}
	var groups []group // in the order of the rows
	for _, k := range rows {
		row := t.c.Rows[t.rows[k]]
		apart = apart || row.Pair
		all.add(k, row.Supported)
		if row.Group == "" {
			continue
		}
		if _, known := at[row.Group]; !known {
			at[row.Group] = len(groups)
			groups = append(groups, group{})
		}
		groups[at[row.Group]].add(k, row.Supported)
	}
	var both []group
	for _, g := range groups {
		if len(g.good) > 0 && len(g.bad) > 0 {
			both = append(both, g)
		}
	}
	return func(random *rand.Rand) (good, bad int, ok bool) {
		g := all
		if len(both) > 0 && (apart || random.IntN(2) == 0) {
			g = both[random.IntN(len(both))]
		}
		if len(g.good) == 0 || len(g.bad) == 0 {
			return 0, 0, false
		}
		return g.good[random.IntN(len(g.good))], g.bad[random.IntN(len(g.bad))], true
	}, apart
}

// group is rows to compare.
type group struct{ good, bad []int }

func (g *group) add(row int, supported bool) {
	if supported {
		g.good = append(g.good, row)
	} else {
		g.bad = append(g.bad, row)
	}
}
