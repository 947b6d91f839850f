package stories

import (
	"cmp"
	"slices"
)

const (
	postedTerms = 40   // heaviest terms of its centroid that a story is posted under
	askedTerms  = 30   // heaviest terms of a report that are looked up
	askedFree   = 12   // heaviest terms that need no translation, looked up besides
	readBudget  = 3000 // postings that one report reads at most, shortest lists first
	candidates  = 20   // stories that a report is compared with at most
)

// postings tell under which terms stories are posted. Nothing that they answer
// depends on the order in which stories were posted.
type postings struct {
	lists   map[term][]int32
	stories []*story // by number
	spare   []int32  // numbers that are not in use

	// Scratch.
	points  []int64 // by number
	touched []int32
	found   []int32
	top     []ranked
	sums    map[term]int32
}

// slot is a term that a story is posted under, and where in its list.
type slot struct {
	term term
	at   int32
}

// ranked is a term and what it weighs.
type ranked struct {
	term   term
	weight int32
}

func newPostings() postings { return postings{lists: map[term][]int32{}, sums: map[term]int32{}} }

// number gives a story its number.
func (p *postings) number(s *story) {
	if n := len(p.spare); n > 0 {
		s.number = p.spare[n-1]
		p.spare = p.spare[:n-1]
		p.stories[s.number] = s
		return
	}
	s.number = int32(len(p.stories))
	p.stories = append(p.stories, s)
	p.points = append(p.points, 0)
}

// post brings a story's postings up to date. A report alone that has too
// little text to be compared by is posted nowhere.
func (p *postings) post(s *story) {
	p.top = p.top[:0]
	if set := s.recent(); len(set) > 1 {
		clear(p.sums)
		for _, r := range set {
			for i, t := range r.vector.terms {
				p.sums[t] += int32(r.vector.weights[i] &^ free)
			}
		}
		for t, sum := range p.sums {
			p.top = offer(p.top, ranked{t, sum}, postedTerms)
		}
	} else if v := set[0].vector; set[0].enough {
		for i, t := range v.terms {
			p.top = offer(p.top, ranked{t, int32(v.weights[i] &^ free)}, postedTerms)
		}
	}
	slices.SortFunc(p.top, func(a, b ranked) int { return cmp.Compare(a.term, b.term) })
	p.replace(s)
}

// replace posts s under the terms of p.top and no others.
func (p *postings) replace(s *story) {
	old, fresh := s.slots, make([]slot, 0, len(p.top))
	for _, want := range p.top {
		for len(old) > 0 && old[0].term < want.term {
			p.unpost(old[0])
			old = old[1:]
		}
		if len(old) > 0 && old[0].term == want.term {
			fresh = append(fresh, old[0])
			old = old[1:]
			continue
		}
		list := p.lists[want.term]
		fresh = append(fresh, slot{want.term, int32(len(list))})
		p.lists[want.term] = append(list, s.number)
	}
	for _, o := range old {
		p.unpost(o)
	}
	s.slots = fresh
}

// unpost takes one posting out; the last of its list takes its place.
func (p *postings) unpost(o slot) {
	list := p.lists[o.term]
	last := len(list) - 1
	if int(o.at) != last {
		moved := p.stories[list[last]]
		list[o.at] = list[last]
		at, _ := slices.BinarySearchFunc(moved.slots, o.term, func(s slot, t term) int { return cmp.Compare(s.term, t) })
		moved.slots[at].at = o.at
	}
	if last == 0 {
		delete(p.lists, o.term)
		return
	}
	p.lists[o.term] = list[:last]
}

// forget takes all of a story's postings out, and its number back.
func (p *postings) forget(s *story) {
	for _, o := range s.slots {
		p.unpost(o)
	}
	s.slots = nil
	p.stories[s.number] = nil
	p.spare = append(p.spare, s.number)
}

// offer keeps the n heaviest in top, a heap with the lightest first; among
// equals the smaller term is heavier.
func offer(top []ranked, r ranked, n int) []ranked {
	if len(top) < n {
		top = append(top, r)
		for i := len(top) - 1; i > 0 && lighter(top[i], top[(i-1)/2]); i = (i - 1) / 2 {
			top[i], top[(i-1)/2] = top[(i-1)/2], top[i]
		}
		return top
	}
	if !lighter(top[0], r) {
		return top
	}
	top[0] = r
	for i := 0; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < n; child++ {
			if lighter(top[child], top[least]) {
				least = child
			}
		}
		if least == i {
			return top
		}
		top[i], top[least] = top[least], top[i]
		i = least
	}
}

func lighter(a, b ranked) bool {
	return a.weight < b.weight || a.weight == b.weight && a.term > b.term
}

// oneTerm is what a term adds to a story's points besides its weight: points
// count the terms in common below their eighth bit.
const oneTerm = 1

// near gives the stories that share most with the report by their postings, at
// most [candidates], in no order that matters. One term in common is not
// enough, nor is a quarter of what the best story has.
func (p *postings) near(r *report) []*story {
	budget := readBudget
	p.touched = p.touched[:0]
	for _, a := range p.ask(r.vector) {
		if budget -= len(a.list); budget < 0 {
			break
		}
		for _, n := range a.list {
			if p.points[n] == 0 {
				p.touched = append(p.touched, n)
			}
			p.points[n] += int64(a.weight)*int64(a.weight)<<8 + oneTerm
		}
	}
	return p.mostPoints()
}

// mostPoints gives the touched stories with the most points and clears them.
func (p *postings) mostPoints() []*story {
	var most int64
	for _, n := range p.touched {
		most = max(most, p.points[n])
	}
	found := p.found[:0] // sorted, the most points first
	for _, n := range p.touched {
		points := p.points[n]
		if points&0xff <= oneTerm || points < most/4 || len(found) == candidates && points < p.points[found[candidates-1]] {
			continue
		}
		at, _ := slices.BinarySearchFunc(found, n, p.byPoints)
		found = slices.Insert(found, at, n)
		found = found[:min(len(found), candidates)]
	}
	p.found = found
	stories := make([]*story, 0, len(found))
	for _, n := range found {
		stories = append(stories, p.stories[n])
	}
	for _, n := range p.touched {
		p.points[n] = 0
	}
	return stories
}

func (p *postings) byPoints(a, b int32) int {
	return cmp.Or(cmp.Compare(p.points[b], p.points[a]), cmp.Compare(p.stories[a].id, p.stories[b].id))
}

// asked is a term of a report with the stories posted under it.
type asked struct {
	ranked
	list []int32
}

// ask gives the terms of a report to look up, those of the shortest lists
// first: they tell most.
func (p *postings) ask(v vector) []asked {
	var untranslated []ranked
	p.top = p.top[:0]
	for i, t := range v.terms {
		w := ranked{t, int32(v.weights[i] &^ free)}
		p.top = offer(p.top, w, askedTerms)
		if v.weights[i]&free != 0 {
			untranslated = offer(untranslated, w, askedFree)
		}
	}
	for _, w := range untranslated {
		if !slices.Contains(p.top, w) {
			p.top = append(p.top, w)
		}
	}
	all := make([]asked, 0, len(p.top))
	for _, w := range p.top {
		if list := p.lists[w.term]; len(list) > 0 {
			all = append(all, asked{w, list})
		}
	}
	slices.SortFunc(all, func(a, b asked) int {
		return cmp.Or(cmp.Compare(len(a.list), len(b.list)), cmp.Compare(a.term, b.term))
	})
	return all
}
