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
	bias        []float32 // added to each label at every position
	keys        []uint32  // open addressing, a power of two of slots; rows lie beside
	rows        []int8    // slot × labels
	used        []uint64  // bit set: slots that hold a feature
}

// Labels is the number of labels.
func (m *Model) Labels() int { return m.labels }

// Lean adds bias[y] to the score of label y at every position from now on: a
// model that is to miss less may lean to the labels that are rare. Not safe
// while others use the model.
func (m *Model) Lean(bias []float32) { m.bias = append([]float32(nil), bias...) }

// Features is the number of features that have weights.
func (m *Model) Features() int {
	n := 0
	for slot := range m.keys {
		if m.has(slot) {
			n++
		}
	}
	return n
}

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
		if float64(top) >= t.o.Keep {
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

// newModel makes an empty model with room for n features.
func newModel(labels, n int) *Model {
	slots := 16
	for slots < n*3/2 {
		slots *= 2
	}
	return &Model{labels: labels, bias: make([]float32, labels), keys: make([]uint32, slots), rows: make([]int8, slots*labels), used: make([]uint64, (slots+63)/64)}
}

func (m *Model) has(slot int) bool { return m.used[slot>>6]&(1<<(slot&63)) != 0 }

func (m *Model) put(key uint32, row []int8) {
	mask := len(m.keys) - 1
	slot := int(key) & mask
	for m.has(slot) {
		if m.keys[slot] == key {
			return
		}
		slot = (slot + 1) & mask
	}
	m.keys[slot] = key
	m.used[slot>>6] |= 1 << (slot & 63)
	copy(m.rows[slot*m.labels:], row)
}

// find gives a feature's row, or nil. An empty slot has key 0, so that only key
// 0 itself must ask the bit set.
func (m *Model) find(key uint32) []int8 {
	mask := len(m.keys) - 1
	for slot := int(key) & mask; ; slot = (slot + 1) & mask {
		switch k := m.keys[slot]; {
		case k == key && (k != 0 || m.has(slot)):
			return m.rows[slot*m.labels : (slot+1)*m.labels]
		case k == 0 && !m.has(slot):
			return nil
		}
	}
}
