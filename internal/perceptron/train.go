package perceptron

import (
	"cmp"
	"math"
	"slices"
)

// Trainer is a perceptron in training. It is for one goroutine.
type Trainer struct {
	classes int
	step    float32
	index   index
	rows    [][]weight
}

// weight is a class's weight for a feature. Its lag makes its average over all
// steps: weight − lag / steps.
type weight struct {
	class      int32
	value, lag float32
}

// NewTrainer makes a perceptron that knows nothing. There are at most
// [MaxClasses] classes.
func NewTrainer(classes int) *Trainer {
	return &Trainer{classes: classes, step: 1, index: newIndex(1 << 16)}
}

// Score sets scores to each class's sum of the features' weights. There must be
// as many scores as classes.
func (t *Trainer) Score(scores []float32, features []uint32) {
	clear(scores)
	for _, key := range features {
		if row := t.index.find(key); row >= 0 {
			for _, w := range t.rows[row] {
				scores[w.class] += w.value
			}
		}
	}
}

// Step counts a decision, right or wrong: averages are over decisions.
func (t *Trainer) Step() { t.step++ }

// Update moves the features' weights by one towards the class truth and away
// from guess, which was wrongly taken.
func (t *Trainer) Update(features []uint32, truth, guess int) {
	for _, key := range features {
		row := t.index.find(key)
		if row < 0 {
			row = int32(len(t.rows))
			t.index.add(key, row)
			t.rows = append(t.rows, make([]weight, 0, 2))
		}
		t.move(row, int32(truth), 1)
		t.move(row, int32(guess), -1)
	}
}

func (t *Trainer) move(row, class int32, by float32) {
	for i := range t.rows[row] {
		if w := &t.rows[row][i]; w.class == class {
			w.value += by
			w.lag += by * t.step
			return
		}
	}
	t.rows[row] = append(t.rows[row], weight{class, by, by * t.step})
}

// Model gives the averaged weights in eight bits, those of the features with the
// largest weights, at most most of them.
func (t *Trainer) Model(most int) *Model {
	features, scale := t.quantised(t.unit())
	slices.SortFunc(features, func(a, b feature) int {
		return cmp.Or(cmp.Compare(size(b.cells), size(a.cells)), cmp.Compare(a.key, b.key))
	})
	features = features[:min(len(features), most, maxFeatures)]
	cells := 0
	for i, f := range features {
		if cells += len(f.cells); cells > maxCells {
			features = features[:i]
			break
		}
	}
	slices.SortFunc(features, func(a, b feature) int { return cmp.Compare(a.key, b.key) })
	return newModel(t.classes, scale, features)
}

// average is the weight's mean over all steps.
func (t *Trainer) average(w weight) float32 { return w.value - w.lag/t.step }

// unit gives what a score's unit is to be worth, so that the largest weight has
// the largest code.
func (t *Trainer) unit() float32 {
	top := float32(0)
	for _, row := range t.rows {
		for _, w := range row {
			a := t.average(w)
			top = max(top, a, -a)
		}
	}
	if top == 0 {
		return 1
	}
	return top / (127 * 127)
}

// quantised gives the features with their weights as codes.
func (t *Trainer) quantised(unit float32) ([]feature, float32) {
	var features []feature
	for key, row := range t.index.all() {
		f := feature{key: key}
		for _, w := range t.rows[row] {
			if code := encode(t.average(w) / unit); code != 0 {
				f.cells = append(f.cells, newCell(int(w.class), code))
			}
		}
		if len(f.cells) > 0 {
			slices.SortFunc(f.cells, func(a, b cell) int { return cmp.Compare(a.class(), b.class()) })
			features = append(features, f)
		}
	}
	return features, unit
}

// encode gives the code of a weight: the root of its size, because weights are
// many and small or few and large.
func encode(weight float32) int8 {
	code := math.Round(math.Sqrt(math.Abs(float64(weight))))
	return int8(math.Copysign(min(code, 127), float64(weight)))
}

// size is how much a feature can move a decision.
func size(cells []cell) int32 {
	low, high := int32(0), int32(0)
	for _, c := range cells {
		low, high = min(low, c.weight()), max(high, c.weight())
	}
	return high - low
}
