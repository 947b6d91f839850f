package support

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// treeDepth is how many questions a tree asks.
const treeDepth = 3

// Sizes of a tree: questions, and answers.
const (
	treeNodes  = 1<<treeDepth - 1
	treeLeaves = 1 << treeDepth
)

// tree asks a sentence's features three questions and answers with a number. The
// question after node n is 2n+1 where the feature is at most its bar, else 2n+2.
type tree struct {
	feature [treeNodes]float64 // a whole number: files keep numbers of one kind
	bar     [treeNodes]float64
	leaf    [treeLeaves]float64
}

func (t *tree) ask(f *features) float64 {
	n := 0
	for n < treeNodes {
		if f[int(t.feature[n])] <= t.bar[n] {
			n = 2*n + 1
		} else {
			n = 2*n + 2
		}
	}
	return t.leaf[n-treeNodes]
}

// Settings of the boosting, chosen by crossed figures.
const (
	trees      = 120
	treeStep   = 0.1 // share of each tree that is taken
	treeRidge  = 5   // added to what a leaf divides by
	treeLeast  = 10  // rows of a leaf
	treeOffers = 0.3 // chance of a feature to be asked for at a node
	treeDraws  = 4   // pairs that a tree learns from, for each row
)

// grower grows an expert's trees, each on what those before leave wrong (Friedman
// 2001), by the likelihood of pairs as in RankNet (Burges et al. 2005).
type grower struct {
	features []features
	slope    []float64 // of each row: where its score should go, and
	bend     []float64 // how fast that changes
	random   *rand.Rand
}

// grow gives the trees, from pairs that draw draws of numbers in features.
func grow(all []features, rows []int, draw func(*rand.Rand) (good, bad int, ok bool)) []tree {
	g := &grower{features: all, slope: make([]float64, len(all)), bend: make([]float64, len(all)), random: rand.New(rand.NewPCG(1, 2))}
	score := make([]float64, len(all))
	out := make([]tree, 0, trees)
	for range trees {
		clear(g.slope)
		clear(g.bend)
		for range treeDraws * len(rows) {
			good, bad, ok := draw(g.random)
			if !ok {
				return nil
			}
			wrong := logistic(score[bad] - score[good])
			g.slope[good] += wrong / treeDraws
			g.slope[bad] -= wrong / treeDraws
			g.bend[good] += wrong * (1 - wrong) / treeDraws
			g.bend[bad] += wrong * (1 - wrong) / treeDraws
		}
		var t tree
		g.split(&t, 0, slices.Clone(rows))
		for _, k := range rows {
			score[k] += t.ask(&all[k])
		}
		out = append(out, t)
	}
	return out
}

// split sets node n and what is below it. A node without a good question sends all
// to the left.
func (g *grower) split(t *tree, n int, rows []int) {
	if n >= treeNodes {
		slope, bend := g.sums(rows)
		t.leaf[n-treeNodes] = treeStep * slope / (bend + treeRidge)
		return
	}
	q, ok := g.question(rows)
	if !ok {
		q.bar = math.MaxFloat32
	}
	t.feature[n], t.bar[n] = float64(q.feature), q.bar
	var left, right []int
	for _, k := range rows {
		if g.features[k][q.feature] <= q.bar {
			left = append(left, k)
		} else {
			right = append(right, k)
		}
	}
	g.split(t, 2*n+1, left)
	g.split(t, 2*n+2, right)
}

func (g *grower) sums(rows []int) (slope, bend float64) {
	for _, k := range rows {
		slope, bend = slope+g.slope[k], bend+g.bend[k]
	}
	return slope, bend
}

// question is a feature and the bar that parts rows.
type question struct {
	feature int
	bar     float64
	worth   float64
}

// question finds the best one; false where none is better than to ask nothing.
func (g *grower) question(rows []int) (question, bool) {
	slope, bend := g.sums(rows)
	best := question{worth: slope*slope/(bend+treeRidge) + 1e-6}
	found := false
	sorted := slices.Clone(rows)
	for f := range names {
		if g.random.Float64() >= treeOffers || len(rows) < 2*treeLeast {
			continue
		}
		slices.SortStableFunc(sorted, func(a, b int) int { return cmp.Compare(g.features[a][f], g.features[b][f]) })
		left, below := 0.0, 0.0
		for i, k := range sorted[:len(sorted)-treeLeast] {
			left, below = left+g.slope[k], below+g.bend[k]
			x, next := g.features[k][f], g.features[sorted[i+1]][f]
			if x == next || i+1 < treeLeast {
				continue
			}
			worth := left*left/(below+treeRidge) + (slope-left)*(slope-left)/(bend-below+treeRidge)
			if worth > best.worth {
				best, found = question{feature: f, bar: float64(float32((x + next) / 2)), worth: worth}, true
			}
		}
	}
	return best, found
}
