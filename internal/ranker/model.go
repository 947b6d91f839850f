package ranker

import (
	"cmp"
	"math"
	"slices"
)

// Model is a trained ranker. It is safe for concurrent use.
type Model struct {
	scale  float32   // of a unit of weights
	values []float32 // weights of the values
	keys   []uint32  // open addressing, a power of two of slots; 0 is empty
	units  []int16   // beside keys
}

// feature is a feature's averaged weight.
type feature struct {
	key    uint32
	weight float32
}

// model quantises the averaged weights and prunes what hardly matters.
func (t *trainer) model() *Model {
	var kept []feature
	for key, n := range t.index {
		if w := t.features[n].average(); key != 0 && float64(max(w, -w)) >= t.o.Keep {
			kept = append(kept, feature{key, w})
		}
	}
	slices.SortFunc(kept, func(a, b feature) int { return cmp.Compare(a.key, b.key) })
	m := newModel(len(kept))
	m.scale = scaleOf(kept)
	for i := range t.values {
		m.values = append(m.values, t.values[i].average())
	}
	for _, f := range kept {
		if unit := int16(max(min(math.Round(float64(f.weight/m.scale)), most), -most)); unit != 0 {
			m.put(f.key, unit)
		}
	}
	return m
}

// most is the largest unit. Most weights are near zero, and an option sums over a
// hundred: sixteen bits leave the sums as they were learned.
const most = 1<<15 - 1

// scaleOf gives the size of a unit.
func scaleOf(features []feature) float32 {
	largest := float32(0)
	for _, f := range features {
		largest = max(largest, f.weight, -f.weight)
	}
	return max(largest/most, 1e-6)
}

// newModel makes an empty model with room for n features.
func newModel(n int) *Model {
	slots := 16
	for slots < n*3/2 {
		slots *= 2
	}
	return &Model{keys: make([]uint32, slots), units: make([]int16, slots)}
}

func (m *Model) put(key uint32, unit int16) {
	mask := len(m.keys) - 1
	slot := int(key) & mask
	for m.keys[slot] != 0 && m.keys[slot] != key {
		slot = (slot + 1) & mask
	}
	m.keys[slot], m.units[slot] = key, unit
}

// Weigh gives what features add to an option's score; those that the model does
// not know add nothing. What options share need be weighed only once.
func (m *Model) Weigh(features []uint32) float32 {
	mask := len(m.keys) - 1
	sum := int32(0)
	for _, f := range features {
		for slot := int(f) & mask; m.keys[slot] != 0; slot = (slot + 1) & mask {
			if m.keys[slot] == f {
				sum += int32(m.units[slot])
				break
			}
		}
	}
	return float32(sum) * m.scale
}

// Values gives what values add to an option's score; there must be as many as in
// training.
func (m *Model) Values(values []float32) float32 {
	sum := float32(0)
	for i, v := range values {
		sum += m.values[i] * v
	}
	return sum
}

// Size is the number of values that the model weighs.
func (m *Model) Size() int { return len(m.values) }
