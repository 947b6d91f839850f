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
	draws = 60_000 // comparisons that an expert learns from
	rate  = 0.1    // AdaGrad's step
	prior = 0.05   // what each weight is drawn to, in its sign
	pull  = 0.01
)

// expert learns to set the better of two sentences of one set higher, from pairs
// drawn at random; rows are numbers in t.rows.
func (t *trainer) expert(m *Model, rows []int) expert {
	var e expert
	var styles []style
	for _, k := range rows {
		styles = append(styles, t.styles[k])
	}
	e.kin = kinOf(styles, m.unit)
	e.weight = priors()
	draw := t.pairs(rows)
	random := rand.New(rand.NewPCG(1, 7))
	e.scale = 1
	var squares features
	var sum features
	for n := range draws {
		good, bad, ok := draw(random)
		if !ok {
			break
		}
		e.step(m, &t.features[good], &t.features[bad], &squares)
		for i := range sum {
			if n >= draws/2 { // the mean of the second half is steadier than the last step
				sum[i] += e.weight[i] / (draws - draws/2)
			}
		}
	}
	if sum != (features{}) {
		e.weight = sum
	}
	t.level(m, &e, rows)
	return e
}

// level finds the middle and spread of an expert's sums.
func (t *trainer) level(m *Model, e *expert, rows []int) {
	e.center, e.scale = 0, 1
	mean, square := 0.0, 0.0
	for _, k := range rows {
		s := e.sum(m, &t.features[k])
		mean += s / float64(len(rows))
		square += s * s / float64(len(rows))
	}
	e.center, e.scale = mean, math.Sqrt(max(square-mean*mean, 1e-6))
}

// general is an expert that weighs all signs alike.
func (t *trainer) general(m *Model) expert {
	e := expert{weight: priors()}
	all := make([]int, len(t.rows))
	for k := range all {
		all[k] = k
	}
	t.level(m, &e, all)
	return e
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
func (e *expert) step(m *Model, good, bad, squares *features) {
	var d features
	s := 0.0
	for i := range d {
		d[i] = (good[i] - bad[i]) / m.spread[i]
		s += e.weight[i] * d[i]
	}
	g := 1 / (1 + math.Exp(s))
	from := priors()
	for i := range d {
		x := g*d[i] - pull*(e.weight[i]-from[i])
		squares[i] += x * x
		e.weight[i] += rate * x / math.Sqrt(1+squares[i])
		switch names[i][0] {
		case '+':
			e.weight[i] = max(e.weight[i], 0)
		case '-':
			e.weight[i] = min(e.weight[i], 0)
		}
	}
}

// pairs gives a function that draws a supported row and another to compare: in a
// set of pairs of one group, else half of the time where there are groups.
func (t *trainer) pairs(rows []int) func(random *rand.Rand) (good, bad int, ok bool) {
	var all group
	at := map[string]int{}
	var groups []group // in the order of the rows
	apart := false
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
	}
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
