package crf

import (
	"math"
	"slices"
)

// Model is a trained field. It is safe for concurrent use.
type Model struct {
	labels      int
	scale       float32 // of a unit of rows
	transitions []float32
	cells       []uint32 // open addressing, a power of two of slots of width cells
	width       int      // of a slot: the key, 0 for an empty one, and four weights a cell
	mask        int      // one less than the number of slots
}

// Labels is the number of labels.
func (m *Model) Labels() int { return m.labels }

// Features is the number of features that have weights.
func (m *Model) Features() int { return len(m.keys()) }

// feature is a feature's averaged weights.
type feature struct {
	key uint32
	row []float32
}

// model quantises the averaged weights and prunes what hardly matters.
func (t *trainer) model() *Model {
	var kept []feature
	for key, k := range t.index {
		row := make([]float32, t.o.Labels)
		top := float32(0)
		for y := range row {
			row[y] = t.unary[int(k)*t.o.Labels+y].average()
			top = max(top, row[y], -row[y])
		}
		if key != 0 && float64(top) >= t.o.Keep {
			kept = append(kept, feature{key, row})
		}
	}
	slices.SortFunc(kept, func(a, b feature) int {
		if a.key < b.key {
			return -1
		}
		return 1
	})
	transitions := make([]float32, len(t.transitions))
	for k := range transitions {
		transitions[k] = t.transitions[k].average()
	}
	return quantise(kept, transitions, t.o.Labels)
}

// quantise puts weights into eight bits. One in ten thousand weights may be
// clipped: they are rows that decide alone anyhow.
func quantise(features []feature, transitions []float32, labels int) *Model {
	var sizes []float32
	for _, f := range features {
		for _, w := range f.row {
			sizes = append(sizes, max(w, -w))
		}
	}
	slices.Sort(sizes)
	scale := float32(1)
	if n := len(sizes); n > 0 {
		scale = max(sizes[n-1-n/10000]/127, 1e-6)
	}
	m := newModel(labels, len(features))
	m.scale, m.transitions = scale, transitions
	row := make([]int8, labels)
	for _, f := range features {
		for y, w := range f.row {
			row[y] = int8(max(min(math.Round(float64(w/scale)), 127), -127))
		}
		m.put(f.key, row)
	}
	return m
}

// newModel makes an empty model with room for n features. A feature's key and
// weights lie together, because most of the time goes into waiting for them.
func newModel(labels, n int) *Model {
	slots := 16
	for slots < n*3/2 {
		slots *= 2
	}
	width := 1 + (labels+3)/4
	return &Model{labels: labels, width: width, mask: slots - 1, cells: make([]uint32, slots*width)}
}

// put adds a feature. Key 0 stands for none.
func (m *Model) put(key uint32, row []int8) {
	at := m.slot(key)
	m.cells[at] = key
	for y, w := range row {
		m.cells[at+1+y/4] |= uint32(uint8(w)) << (y % 4 * 8)
	}
}

// slot gives the first cell of a feature's slot, or of the empty one where it
// would be.
func (m *Model) slot(key uint32) int {
	for slot := int(key) & m.mask; ; slot = (slot + 1) & m.mask {
		if k := m.cells[slot*m.width]; k == key || k == 0 {
			return slot * m.width
		}
	}
}

// row gives a feature's weights, four a cell; nil for one that the model does not
// know.
func (m *Model) row(key uint32) []uint32 {
	at := m.slot(key)
	if m.cells[at] == 0 {
		return nil
	}
	return m.cells[at+1 : at+m.width]
}

// weightOf takes the weight of label y out of a row.
func weightOf(row []uint32, y int) int8 { return int8(row[y/4] >> (y % 4 * 8)) }

// keys gives all features, ascending.
func (m *Model) keys() []uint32 {
	var keys []uint32
	for at := 0; at < len(m.cells); at += m.width {
		if m.cells[at] != 0 {
			keys = append(keys, m.cells[at])
		}
	}
	slices.Sort(keys)
	return keys
}
