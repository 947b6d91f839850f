package crf

import "math"

// lattice holds the sums over all labellings of one sequence. Position × label
// tables are flat.
type lattice struct {
	n, labels   int
	unary       []float32
	transitions []float32 // (labels+1) × labels; the last row is the start
	exp         []float32 // of transitions
	alpha, beta []float32 // scaled to sum one at each position
	potential   []float32 // exp of unary, each position's largest taken out
	marginal    []float32
	expected    []float32 // expected counts of transitions
}

// grow gives a slice of length n, with what it held in no order.
func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	return s[:n]
}

func (l *lattice) reset(n, labels int) {
	l.n, l.labels = n, labels
	l.unary = grow(l.unary, n*labels)
	clear(l.unary)
	l.transitions = grow(l.transitions, (labels+1)*labels)
	l.exp = grow(l.exp, (labels+1)*labels)
	l.expected = grow(l.expected, (labels+1)*labels)
	l.alpha, l.beta = grow(l.alpha, n*labels), grow(l.beta, n*labels)
	l.potential, l.marginal = grow(l.potential, n*labels), grow(l.marginal, n*labels)
}

// forwardBackward fills marginal and expected (Rabiner 1989, with scaling).
func (l *lattice) forwardBackward() {
	k := l.labels
	for i, x := range l.transitions {
		l.exp[i] = expf(x)
	}
	for i := range l.n {
		row, out := l.unary[i*k:(i+1)*k], l.potential[i*k:(i+1)*k]
		top := row[0]
		for _, x := range row {
			top = max(top, x)
		}
		for y, x := range row {
			out[y] = expf(x - top)
		}
	}
	l.forward()
	l.backward()
	clear(l.expected)
	for i := range l.n {
		sum := float32(0)
		m := l.marginal[i*k : (i+1)*k]
		for y := range m {
			m[y] = l.alpha[i*k+y] * l.beta[i*k+y]
			sum += m[y]
		}
		for y := range m {
			m[y] /= sum
		}
		l.expect(i)
	}
}

func (l *lattice) forward() {
	k := l.labels
	for i := range l.n {
		out, p := l.alpha[i*k:(i+1)*k], l.potential[i*k:(i+1)*k]
		sum := float32(0)
		for y := range out {
			a := float32(0)
			if i == 0 {
				a = l.exp[k*k+y]
			} else {
				for x, before := range l.alpha[(i-1)*k : i*k] {
					a += before * l.exp[x*k+y]
				}
			}
			out[y] = a * p[y]
			sum += out[y]
		}
		for y := range out {
			out[y] /= sum
		}
	}
}

func (l *lattice) backward() {
	k := l.labels
	for y := range k {
		l.beta[(l.n-1)*k+y] = 1
	}
	for i := l.n - 2; i >= 0; i-- {
		next, p := l.beta[(i+1)*k:(i+2)*k], l.potential[(i+1)*k:(i+2)*k]
		out := l.beta[i*k : (i+1)*k]
		sum := float32(0)
		for x := range out {
			b := float32(0)
			for y := range next {
				b += l.exp[x*k+y] * p[y] * next[y]
			}
			out[x] = b
			sum += b
		}
		for x := range out {
			out[x] /= sum
		}
	}
}

// expect adds the chances of the transitions into position i.
func (l *lattice) expect(i int) {
	k := l.labels
	if i == 0 {
		for y := range k {
			l.expected[k*k+y] += l.marginal[y]
		}
		return
	}
	before, beta, p := l.alpha[(i-1)*k:i*k], l.beta[i*k:(i+1)*k], l.potential[i*k:(i+1)*k]
	sum := float32(0)
	for x, a := range before {
		for y := range k {
			sum += a * l.exp[x*k+y] * p[y] * beta[y]
		}
	}
	for x, a := range before {
		for y := range k {
			l.expected[x*k+y] += a * l.exp[x*k+y] * p[y] * beta[y] / sum
		}
	}
}

func expf(x float32) float32 { return float32(math.Exp(float64(max(min(x, 60), -60)))) }
