package stories

import (
	"cmp"
	"math"
	"slices"
)

// term names a word, pair, figure or date by 32 bits of its hash. Among a
// million terms some hundred share a name by accident, which does no harm.
type term uint32

// FNV-1a, 64 bits, folded: the hash is written into no file.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func hashOf(form []byte) term {
	h := uint64(fnvOffset)
	for _, c := range form {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return fold(h)
}

// hashPair names what two terms make together; kind keeps pairs, figures and
// dates apart.
func hashPair(kind byte, a, b term) term {
	h := uint64(fnvOffset) ^ uint64(kind)
	h = (h ^ uint64(a)) * fnvPrime
	h = (h ^ uint64(b)) * fnvPrime
	return fold(h ^ h>>29)
}

func fold(h uint64) term { return term(h ^ h>>32) }

// unit is the length of a vector: weights are whole multiples of 1/unit, so
// that sums of them are exact and may be undone.
const unit = 1 << 13

// free marks, in a weight, a term that needs no translation.
const free = 1 << 15

// vector is a report's terms, sorted, each with its weight from 1 to unit and
// perhaps the mark free.
type vector struct {
	terms   []term
	weights []uint16
}

// weighted is a term with a weight that is not yet scaled.
type weighted struct {
	term   term
	weight float64
	free   bool
}

// maxTerms is how many terms a vector has at most.
const maxTerms = 120

// newVector scales the heaviest terms to unit length. It reorders ws.
func newVector(ws []weighted) vector {
	ws = heaviest(ws, maxTerms)
	var sum float64
	for _, w := range ws {
		sum += w.weight * w.weight
	}
	slices.SortFunc(ws, func(a, b weighted) int { return cmp.Compare(a.term, b.term) })
	v := vector{terms: make([]term, 0, len(ws)), weights: make([]uint16, 0, len(ws))}
	for _, w := range ws {
		scaled := uint16(math.Round(w.weight / math.Sqrt(sum) * unit))
		if scaled == 0 {
			continue
		}
		if w.free {
			scaled |= free
		}
		v.terms, v.weights = append(v.terms, w.term), append(v.weights, scaled)
	}
	return v
}

// heaviest gives the n heaviest, in no order; among equals the smaller terms.
func heaviest(ws []weighted, n int) []weighted {
	if len(ws) > n {
		slices.SortFunc(ws, byWeight)
		ws = ws[:n]
	}
	return ws
}

func byWeight(a, b weighted) int {
	return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.term, b.term))
}

// dots gives the inner products of two vectors.
func dots(a, b vector) (p products) {
	i, j := 0, 0
	for i < len(a.terms) && j < len(b.terms) {
		switch x, y := a.terms[i], b.terms[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			u, v := a.weights[i], b.weights[j]
			product := int64(u&^free) * int64(v&^free)
			p.all += product
			if u&v&free != 0 {
				p.free += product
				p.common++
			}
			i++
			j++
		}
	}
	return p
}

// squares gives the squared lengths of v: whole, and of its free part.
func (v vector) squares() (all, untranslated int64) {
	for _, w := range v.weights {
		s := int64(w&^free) * int64(w&^free)
		all += s
		if w&free != 0 {
			untranslated += s
		}
	}
	return all, untranslated
}

func cosine(dot, squareA, squareB int64) float64 {
	if dot <= 0 || squareA == 0 || squareB == 0 {
		return 0
	}
	return float64(dot) / math.Sqrt(float64(squareA)*float64(squareB))
}
