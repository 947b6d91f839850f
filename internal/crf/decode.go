package crf

import "math"

// Decoder labels one sequence after another. It belongs to one goroutine; the
// zero value of all but Model is ready.
type Decoder struct {
	Model   *Model
	lattice lattice
	sums    []int32
	back    []uint8
	best    []float32
}

// Begin starts a new sequence.
func (d *Decoder) Begin() {
	d.lattice.n, d.lattice.labels = 0, d.Model.labels
	d.lattice.unary = d.lattice.unary[:0]
}

// Add appends a position with its features; features that the model does not
// know count nothing.
func (d *Decoder) Add(features []uint32) {
	k := d.Model.labels
	if cap(d.sums) < k {
		d.sums = make([]int32, k)
	}
	sums := d.sums[:k]
	clear(sums)
	for _, f := range features {
		if row := d.Model.find(f); row != nil {
			for y, w := range row {
				sums[y] += int32(w)
			}
		}
	}
	for y, s := range sums {
		d.lattice.unary = append(d.lattice.unary, float32(s)*d.Model.scale+d.Model.bias[y])
	}
	d.lattice.n++
}

// Best appends the most likely labels of the sequence to dst (Viterbi 1967).
func (d *Decoder) Best(dst []uint8) []uint8 {
	n, k := d.lattice.n, d.Model.labels
	if n == 0 {
		return dst
	}
	d.best = grow(d.best, n*k)
	if cap(d.back) < n*k {
		d.back = make([]uint8, n*k*2)
	}
	back := d.back[:n*k]
	for i := range n {
		for y := range k {
			if i == 0 {
				d.best[y] = d.Model.transitions[k*k+y] + d.lattice.unary[y]
				continue
			}
			top, from := float32(math.Inf(-1)), 0
			for x := range k {
				if s := d.best[(i-1)*k+x] + d.Model.transitions[x*k+y]; s > top {
					top, from = s, x
				}
			}
			d.best[i*k+y], back[i*k+y] = top+d.lattice.unary[i*k+y], uint8(from)
		}
	}
	y := 0
	for x := range k {
		if d.best[(n-1)*k+x] > d.best[(n-1)*k+y] {
			y = x
		}
	}
	at := len(dst)
	dst = append(dst, make([]uint8, n)...)
	for i := n - 1; i >= 0; i-- {
		dst[at+i] = uint8(y)
		y = int(back[i*k+y])
	}
	return dst
}
