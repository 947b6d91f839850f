package eval

import (
	"math/rand/v2"
	"slices"
)

// resamples is how many times an interval draws as many rows as there are.
const resamples = 1000

// interval gives the 95 % interval of the F1 of rows' counts taken together:
// the percentiles of a bootstrap over rows (Efron, 1979), because what stands
// in one row is not independent. The same rows give the same interval; none
// give 0 and 0.
func interval(rows []tally) (low, high float64) {
	if len(rows) == 0 {
		return 0, 0
	}
	random := rand.New(rand.NewPCG(1, 2))
	figures := make([]float64, resamples)
	for i := range figures {
		var sum tally
		for range rows {
			sum.plus(rows[random.IntN(len(rows))])
		}
		figures[i] = sum.f1()
	}
	slices.Sort(figures)
	return figures[resamples*25/1000], figures[resamples*975/1000-1]
}

// putInterval writes a metric's interval beside it.
func putInterval(m map[string]float64, name string, rows []tally) {
	m[name+"_low"], m[name+"_high"] = interval(rows)
}

// ratio counts what is a share rather than an F1: right ones of n.
func ratio(right, n int) tally { return tally{right, n, n} }
