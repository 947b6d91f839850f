package stories

import (
	"cmp"
	"slices"
)

const (
	splitAt    = 6    // reports from which a story is looked at
	splitEvery = 5    // reports that it gains between two looks
	leastPart  = 2    // reports that a part must have
	splitRatio = 0.60 // likeness across the cut, as a share of that inside, under which a story is cut
)

// split cuts a story in two where it falls apart, and its parts again. The
// bigger part keeps the story's ID; of two equal ones that with the older
// first report. Reports before the latest stay with the ID.
func (x *Index) split(s *story) []Move {
	recent := slices.Clone(s.recent())
	part := x.cut(recent)
	if part == nil {
		return nil
	}
	fresh := x.found(x.newID(part[0], s.id))
	var moves []Move
	for _, r := range part {
		s.drop(r)
		fresh.add(r)
	}
	for _, both := range []*story{s, fresh} {
		x.posted.post(both)
		x.changed[both] = true
	}
	moves = append(x.split(s), x.split(fresh)...)
	for _, r := range part {
		if !slices.ContainsFunc(moves, func(m Move) bool { return m.Report == r.id }) {
			moves = append(moves, Move{r.id, fresh.id})
		}
	}
	return moves
}

// unsettled gives the stories that changed, in the order of their IDs.
func (x *Index) unsettled() []*story {
	list := make([]*story, 0, len(x.changed))
	for s := range x.changed {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *story) int { return cmp.Compare(a.id, b.id) })
	return list
}

// cut gives the part that leaves, in order of arrival, or nil where the
// reports hang together. Average-link clustering joins the two nearest parts
// until two are left, but never the last two that have enough reports each;
// these are apart where their mean similarity is small against that inside
// them.
func (x *Index) cut(reports []*report) []*report {
	if len(reports) < splitAt {
		return nil
	}
	m := x.matrix(reports)
	a, b := m.cluster(leastPart)
	if b == nil || !m.apart(a, b, splitRatio) {
		return nil
	}
	// a holds the first report.
	leaving := b
	if len(b) > len(a) {
		leaving = a
	}
	part := make([]*report, len(leaving))
	for i, n := range leaving {
		part[i] = reports[n]
	}
	return part
}

// matrix holds the similarity of each pair.
type matrix struct {
	n   int
	sim []float64
}

func (x *Index) matrix(reports []*report) matrix {
	m := matrix{len(reports), make([]float64, len(reports)*len(reports))}
	for i, a := range reports {
		for j := range i {
			s := x.similarity(a, reports[j])
			m.sim[i*m.n+j], m.sim[j*m.n+i] = s, s
		}
	}
	return m
}

// cluster gives the two parts, each sorted, the first with the first report;
// nil where there are no two parts of the least size.
func (m matrix) cluster(least int) (a, b []int) {
	parts := make([][]int, m.n)
	for i := range parts {
		parts[i] = []int{i}
	}
	sums := slices.Clone(m.sim) // between parts
	for len(parts) > 2 {
		i, j := m.nearest(parts, sums, least)
		if i < 0 {
			return nil, nil
		}
		parts[i] = append(parts[i], parts[j]...)
		parts[j] = nil
		parts, sums = m.fuse(parts, sums, i, j)
	}
	if len(parts) < 2 || min(len(parts[0]), len(parts[1])) < least {
		return nil, nil
	}
	slices.Sort(parts[0])
	slices.Sort(parts[1])
	if parts[0][0] > parts[1][0] {
		parts[0], parts[1] = parts[1], parts[0]
	}
	return parts[0], parts[1]
}

// nearest gives the two parts with the highest mean similarity that may fuse.
func (m matrix) nearest(parts [][]int, sums []float64, least int) (i, j int) {
	big := 0
	for _, p := range parts {
		if len(p) >= least {
			big++
		}
	}
	i, j = -1, -1
	most, k := -1.0, len(parts)
	for a := range k {
		for b := a + 1; b < k; b++ {
			if big == 2 && len(parts[a]) >= least && len(parts[b]) >= least {
				continue
			}
			if mean := sums[a*k+b] / float64(len(parts[a])*len(parts[b])); mean > most {
				i, j, most = a, b, mean
			}
		}
	}
	return i, j
}

// fuse adds row and column j to i and takes j out.
func (m matrix) fuse(parts [][]int, sums []float64, i, j int) ([][]int, []float64) {
	k := len(parts)
	for a := range k {
		sums[i*k+a] += sums[j*k+a]
	}
	for a := range k {
		sums[a*k+i] = sums[i*k+a]
	}
	kept := sums[:0]
	for a := range k {
		for b := range k {
			if a != j && b != j {
				kept = append(kept, sums[a*k+b])
			}
		}
	}
	return slices.Delete(parts, j, j+1), kept
}

// apart compares the mean similarity across with that inside, over pairs.
func (m matrix) apart(a, b []int, ratio float64) bool {
	var across, inside float64
	for _, i := range a {
		for _, j := range b {
			across += m.sim[i*m.n+j]
		}
	}
	pairs := 0
	for _, part := range [][]int{a, b} {
		for n, i := range part {
			for _, j := range part[:n] {
				inside += m.sim[i*m.n+j]
				pairs++
			}
		}
	}
	return across/float64(len(a)*len(b)) < ratio*inside/float64(pairs)
}
