package eval

import (
	"cmp"
	"math"
	"slices"
)

// harmonic is the harmonic mean; 0 when both are.
func harmonic(precision, recall float64) float64 {
	if precision+recall == 0 {
		return 0
	}
	return 2 * precision * recall / (precision + recall)
}

// contingency counts what two partitions of the same documents have in common.
type contingency struct {
	gold, pred map[string]int
	both       map[[2]string]int
}

func contingencyOf(gold, pred []string) contingency {
	o := contingency{map[string]int{}, map[string]int{}, map[[2]string]int{}}
	for i := range gold {
		o.gold[gold[i]]++
		o.pred[pred[i]]++
		o.both[[2]string{gold[i], pred[i]}]++
	}
	return o
}

// bCubed gives precision, recall and F1 after Bagga and Baldwin (1998): for a
// document d with gold cluster G and predicted cluster C, |G∩C|/|C| and
// |G∩C|/|G|, averaged over the documents whose gold cluster has least or more.
// Clusters are counted over all documents.
func bCubed(gold, pred []string, least int) (precision, recall, f float64) {
	o := contingencyOf(gold, pred)
	n := 0
	for i := range gold {
		if o.gold[gold[i]] < least {
			continue
		}
		common := float64(o.both[[2]string{gold[i], pred[i]}])
		precision += common / float64(o.pred[pred[i]])
		recall += common / float64(o.gold[gold[i]])
		n++
	}
	if n == 0 {
		return 0, 0, 0
	}
	precision /= float64(n)
	recall /= float64(n)
	return precision, recall, harmonic(precision, recall)
}

// vMeasure gives homogeneity 1 − H(gold|pred)/H(gold), completeness
// 1 − H(pred|gold)/H(pred) and their harmonic mean (Rosenberg and Hirschberg
// 2007). Where the denominator is 0 the share is 1.
func vMeasure(gold, pred []string) (homogeneity, completeness, v float64) {
	o := contingencyOf(gold, pred)
	n := float64(len(gold))
	hGold, hPred := entropy(o.gold, n), entropy(o.pred, n)
	joint := entropy(o.both, n)
	homogeneity, completeness = 1, 1
	if hGold > 0 {
		homogeneity = 1 - (joint-hPred)/hGold
	}
	if hPred > 0 {
		completeness = 1 - (joint-hGold)/hPred
	}
	return homogeneity, completeness, harmonic(homogeneity, completeness)
}

// entropy of a partition into parts of the given sizes. It is summed from the
// smallest, so that it is the same each time.
func entropy[K comparable](sizes map[K]int, n float64) (h float64) {
	counts := make([]int, 0, len(sizes))
	for _, c := range sizes {
		counts = append(counts, c)
	}
	slices.SortFunc(counts, func(a, b int) int { return cmp.Compare(a, b) })
	for _, c := range counts {
		p := float64(c) / n
		h -= p * math.Log(p)
	}
	return h
}

func countDistinct(names []string) int {
	names = slices.Clone(names)
	slices.Sort(names)
	return len(slices.Compact(names))
}
