package stories

import (
	"cmp"
	"slices"
	"strconv"

	"stet"
)

// latest is how many of a story's reports, the last to come, make its centroid
// and are looked at for a split: a long story drifts, and costs no more than a
// short one.
const latest = 40

// story is a group of reports. Its centroid is the sum of the latest reports'
// vectors. Of that only the squared length is kept: a product with the sum is
// the sum of the products with the reports, and costs little more, since most
// stories are small.
type story struct {
	id      stet.ID
	number  int32     // among the live stories; reused
	reports []*report // in order of arrival
	square  int64     // squared length of the sum
	slots   []slot    // where the story is posted
}

// recent gives the latest reports.
func (s *story) recent() []*report {
	return s.reports[max(0, len(s.reports)-latest):]
}

// speaks reports whether one of the latest reports is in the language.
func (s *story) speaks(lang string) bool {
	return slices.ContainsFunc(s.recent(), func(r *report) bool { return r.lang == lang })
}

// add puts a report in at its place in the order of arrival.
func (s *story) add(r *report) {
	at, _ := slices.BinarySearchFunc(s.reports, r.seq, func(m *report, seq int) int { return cmp.Compare(m.seq, seq) })
	if set := s.recent(); at > len(s.reports)-latest {
		if len(set) == latest {
			s.square += set[0].all - 2*product(set[0].vector, set)
			set = set[1:]
		}
		s.square += r.all + 2*product(r.vector, set)
	}
	s.reports = slices.Insert(s.reports, at, r)
	r.story = s
}

// drop takes a report out.
func (s *story) drop(r *report) {
	at, n := slices.Index(s.reports, r), len(s.reports)
	if set := s.recent(); at >= n-latest {
		s.square += r.all - 2*product(r.vector, set)
		if n > latest {
			in := s.reports[n-latest-1]
			s.square += in.all + 2*(product(in.vector, set)-dots(in.vector, r.vector).all)
		}
	}
	s.reports = slices.Delete(s.reports, at, at+1)
	r.story = nil
}

// product gives the product of a vector and the sum of the reports' vectors.
func product(v vector, reports []*report) (sum int64) {
	for _, r := range reports {
		sum += dots(v, r.vector).all
	}
	return sum
}

// found makes an empty story.
func (x *Index) found(id stet.ID) *story {
	s := &story{id: id}
	x.posted.number(s)
	x.stories[id] = s
	return s
}

// newID gives a story ID that is not in use: a function of the first report
// and, where that has given its ID to another story already, of the story that
// this one is cut from.
func (x *Index) newID(first *report, from stet.ID) stet.ID {
	id := stet.NewID(first.published, "story", string(first.id))
	for n := 0; x.stories[id] != nil; n++ {
		id = stet.NewID(first.published, "story", string(first.id), string(from), strconv.Itoa(n))
	}
	return id
}

// join puts a report in a story.
func (x *Index) join(r *report, s *story) {
	s.add(r)
	x.changed[s] = true
	x.posted.post(s)
}

// leave takes a report out of its story; a story without reports is forgotten.
func (x *Index) leave(r *report) {
	s := r.story
	s.drop(r)
	x.changed[s] = true
	if len(s.reports) > 0 {
		x.posted.post(s)
		return
	}
	x.posted.forget(s)
	delete(x.stories, s.id)
	delete(x.changed, s)
}
