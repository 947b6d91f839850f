package perceptron

import "iter"

// index maps features to rows, by open addressing.
type index struct {
	keys []uint32
	rows []int32 // −1 where the slot is empty
	used int
}

// newIndex makes an index with slots slots, a power of two.
func newIndex(slots int) index {
	x := index{keys: make([]uint32, slots), rows: make([]int32, slots)}
	for i := range x.rows {
		x.rows[i] = -1
	}
	return x
}

// slot gives the slot where key is or would be.
func (x *index) slot(key uint32) int {
	mask := len(x.keys) - 1
	i := int(key) & mask
	for x.rows[i] >= 0 && x.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

// find gives key's row, or −1.
func (x *index) find(key uint32) int32 { return x.rows[x.slot(key)] }

// add puts in a key that is not there yet.
func (x *index) add(key uint32, row int32) {
	if x.used*2 >= len(x.keys) {
		larger := newIndex(2 * len(x.keys))
		for k, r := range x.all() {
			larger.add(k, r)
		}
		*x = larger
	}
	i := x.slot(key)
	x.keys[i], x.rows[i] = key, row
	x.used++
}

// all gives the keys with their rows, in the order of the slots.
func (x *index) all() iter.Seq2[uint32, int32] {
	return func(yield func(uint32, int32) bool) {
		for i, row := range x.rows {
			if row >= 0 && !yield(x.keys[i], row) {
				return
			}
		}
	}
}
