package crf

import "math"

// Decoder labels one sequence after another. It belongs to one goroutine; the
// zero value of all but Model is ready.
type Decoder struct {
	Model   *Model
	lattice lattice
	sums    []int32
	steps   []step
	next    []float32
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
	if padded := 4 * (d.Model.width - 1); len(d.sums) != padded {
		d.sums = make([]int32, padded)
	}
	clear(d.sums)
	for _, f := range features {
		for i, c := range d.Model.row(f) {
			four := d.sums[4*i : 4*i+4 : 4*i+4]
			four[0] += int32(int8(c))
			four[1] += int32(int8(c >> 8))
			four[2] += int32(int8(c >> 16))
			four[3] += int32(int8(c >> 24))
		}
	}
	for _, s := range d.sums[:k] {
		d.lattice.unary = append(d.lattice.unary, float32(s)*d.Model.scale)
	}
	d.lattice.n++
}

// Labelling is a way to label a sequence, and its score: the difference of two
// scores is the logarithm of how many times likelier the one is.
type Labelling struct {
	Labels []uint8
	Score  float32
}

// step is how one of the best ways to a label came there: from which label, and
// by which of its best ways.
type step struct {
	score      float32
	from, rank uint8
}

// never is the score of a way that does not exist.
const never = -math.MaxFloat32

// Bests gives the most likely labellings of the sequence, at most k (from 1 to
// 255), the best first: Viterbi's algorithm with a list for each label.
func (d *Decoder) Bests(k int) []Labelling {
	n, labels := d.lattice.n, d.Model.labels
	if n == 0 {
		return nil
	}
	if row := labels * k; cap(d.steps) < n*row {
		d.steps = make([]step, n*row*3/2)
	}
	steps := d.steps[:n*labels*k]
	for y := range labels {
		start := steps[y*k : (y+1)*k]
		start[0] = step{score: d.Model.transitions[labels*labels+y] + d.lattice.unary[y]}
		for r := 1; r < k; r++ {
			start[r].score = never
		}
	}
	at := make([]int, labels)
	d.next = grow(d.next, labels)
	for i := 1; i < n; i++ {
		before, here := steps[(i-1)*labels*k:i*labels*k], steps[i*labels*k:(i+1)*labels*k]
		for y := range labels {
			d.merge(before, here[y*k:(y+1)*k], at, y, d.lattice.unary[i*labels+y])
		}
	}
	return d.trace(steps, at, k)
}

// merge takes the best ways to label y out of the best ways to each label
// before it.
func (d *Decoder) merge(before, out []step, at []int, y int, unary float32) {
	k, labels := len(out), d.Model.labels
	clear(at)
	next := d.next[:labels] // of each label before, its best way that is left
	for x := range next {
		next[x] = before[x*k].score + d.Model.transitions[x*labels+y]
	}
	for r := range out {
		from := 0
		for x, s := range next {
			if s > next[from] {
				from = x
			}
		}
		top, rank := next[from], at[from]
		out[r] = step{top + unary, uint8(from), uint8(rank)}
		if top <= never {
			out[r].score = never
			continue
		}
		if rank++; rank < k {
			next[from] = before[from*k+rank].score + d.Model.transitions[from*labels+y]
		} else {
			next[from] = never
		}
		at[from] = rank
	}
}

// trace follows the best ways back from the last position.
func (d *Decoder) trace(steps []step, at []int, k int) []Labelling {
	n, labels := d.lattice.n, d.Model.labels
	last := steps[(n-1)*labels*k:]
	clear(at)
	var found []Labelling
	for range k {
		top, label := float32(never), -1
		for y, rank := range at {
			if rank < k && last[y*k+rank].score > top {
				top, label = last[y*k+rank].score, y
			}
		}
		if label < 0 {
			break
		}
		l := Labelling{make([]uint8, n), top}
		y, r := label, at[label]
		at[label]++
		for i := n - 1; i >= 0; i-- {
			l.Labels[i] = uint8(y)
			s := steps[(i*labels+y)*k+r]
			y, r = int(s.from), int(s.rank)
		}
		found = append(found, l)
	}
	return found
}
