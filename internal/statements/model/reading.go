package model

import (
	"math"
	"slices"

	"stet/internal/crf"
)

// reading is one way to read a cue's statement.
type reading struct {
	source, content []section
	behind          float32 // the field's score less that of its best reading
}

// readings is how many a cue has at most. In three of four statements the right
// one is among 8; it is the field's best in three of five.
const readings = 8

// values are what a ranker weighs besides features: how far a reading is behind
// the field's best, how sure the field is of that, and the cue's odds.
func (r *reading) values(c candidate, doubt float64) []float32 {
	return []float32{r.behind, float32(-doubt), float32(math.Log(c.chance/(1.0001-c.chance)) / 2)}
}

// startingValues are the ranker's weights of values before it learns.
var startingValues = []float32{1, 0.3, 0.5}

// readings gives the likeliest readings of the scene that have a content, the
// best first, and how much the field doubts the first.
func (s *scene) readings(d *crf.Decoder) (all []reading, doubt float64) {
	d.Begin()
	var f features
	for i := s.window.from; i < s.window.to; i++ {
		f = f[:0]
		s.roleFeatures(i, &f)
		d.Add(f)
	}
	labellings := d.Bests(readings)
	sum := 0.0
	for _, l := range labellings {
		sum += chance(l, labellings)
		r := reading{
			source:  appendRuns(nil, l.Labels, s.window.from, sourceBegins, sourceGoesOn),
			content: appendRuns(nil, l.Labels, s.window.from, contentBegins, contentGoesOn),
			behind:  l.Score - labellings[0].Score,
		}
		if len(r.content) > 0 && !slices.ContainsFunc(all, r.same) {
			all = append(all, r)
		}
	}
	return all, math.Log(max(sum, 1))
}

// same reports whether two readings have the same spans: a run may begin with
// either of a role's labels.
func (r reading) same(by reading) bool {
	return slices.Equal(r.source, by.source) && slices.Equal(r.content, by.content)
}

// sideOf tells whether a run stands before the cue, after it, or around it.
func (s *scene) sideOf(x section) uint32 {
	switch {
	case x.to <= s.cue.from:
		return 1
	case x.from >= s.cue.to:
		return 2
	}
	return 3
}

// readingFeatures describes a reading as a whole: what a field, which sees a
// label and the one before, cannot. Its runs are described apart.
func (s *scene) readingFeatures(r *reading, f *features) {
	var sides [2]uint32
	for role, runs := range [][]section{r.source, r.content} {
		k, n := uint32(role), uint32(min(len(runs), 4))
		f.add2(100, k, n)
		f.add3(101, k, n, s.stem)
		f.add3(102, k, n, uint32(s.clusters[1]))
		for i, x := range runs {
			sides[role] |= 1 << (s.sideOf(x) - 1)
			if i > 0 {
				s.gapFeatures(k, runs[i-1], x, f)
			}
		}
	}
	f.add2(103, sides[0], sides[1])
	f.add3(104, sides[0], sides[1], s.stem)
	f.add3(105, sides[0], sides[1], s.first)
	f.add3(106, sides[0], sides[1], s.clusters[1])
	s.bothFeatures(r, sides[1], f)
	s.quotedFeatures(r, sides, f)
	s.nextQuotation(r, f)
	s.headFeatures(r, f)
}

// bothFeatures tells how source and content stand to each other.
func (s *scene) bothFeatures(r *reading, side uint32, f *features) {
	if len(r.source) == 0 {
		return
	}
	source, content := r.source[0], r.content[0]
	f.add4(110, s.sideOf(source), s.sideOf(content), bucket(content.from-source.to), side)
	if len(r.content) > 1 {
		gap := section{from: content.to, to: r.content[1].from}
		f.add4(111, flag(source.from >= gap.from && source.to <= gap.to), flag(s.cue.from >= gap.from && s.cue.to <= gap.to),
			flag(s.tokens[content.from].quote > 0), flag(s.tokens[gap.to].quote > 0))
	}
}

// quotedFeatures tells how much of the cue's sentence that is quoted the content
// takes in, and how much it leaves.
func (s *scene) quotedFeatures(r *reading, sides [2]uint32, f *features) {
	taken, left := 0, 0
	sentence := s.sentences[s.tokens[s.cue.from].sentence]
	for i := sentence.from; i < sentence.to; i++ {
		switch {
		case s.tokens[i].quote == 0:
		case r.takes(i):
			taken++
		default:
			left++
		}
	}
	f.add3(107, bucket(taken), bucket(left), sides[1])
	f.add3(108, flag(taken > 0), flag(left > 0), s.stem)
	f.add4(109, flag(taken > 0), flag(left > 0), s.first, sides[0])
}

// takes reports whether token i is of the content.
func (r *reading) takes(i int) bool {
	return slices.ContainsFunc(r.content, func(x section) bool { return i >= x.from && i < x.to })
}

// nextQuotation tells what becomes of a quotation with which the next sentence
// begins.
func (s *scene) nextQuotation(r *reading, f *features) {
	n := s.tokens[s.cue.from].sentence + 1
	if n >= len(s.sentences) || s.sentences[n].from >= s.window.to || s.sentences[n].from == s.sentences[n].to {
		return
	}
	next, last := s.sentences[n], &s.tokens[s.sentences[n].from-1]
	if s.tokens[next.from].quote == 0 {
		return
	}
	taken, same := flag(r.takes(next.from)), flag(next.paragraph == s.sentences[n-1].paragraph)
	f.add4(112, taken, same, flag(last.quote > 0), last.word)
	f.add4(113, taken, same, flag(s.tokens[next.to-1].quote > 0), flag(len(r.content) > 1))
	f.add3(114, taken, same, s.stem)
}

// headFeatures names the heads of source and content: what is said by whom.
func (s *scene) headFeatures(r *reading, f *features) {
	cue := s.tokens[s.head].cueish
	x := r.content[0]
	first, content := &s.tokens[x.from], &s.tokens[s.headOf(x)]
	source := &outside
	if len(r.source) > 0 {
		source = &s.tokens[s.headOf(r.source[0])]
		f.add3(115, source.word, cue, s.sideOf(r.source[0]))
		f.add3(116, uint32(source.clusters[1]), cue, s.stem)
		f.add2(117, uint32(source.clusters[0]), cue)
	}
	f.add3(118, first.word, s.stem, s.sideOf(x))
	f.add3(119, first.tag, cue, s.sideOf(x))
	f.add3(120, content.relation, cue, s.sideOf(x))
	f.add3(121, bucket(x.to-x.from), cue, flag(first.quote > 0))
	f.add3(122, source.first, content.first, cue)
	f.add3(123, source.first, content.first, s.stem)
	f.add3(124, source.first, content.first, s.clusters[1])
}

// gapFeatures describes what lies between two runs of a role.
func (s *scene) gapFeatures(role uint32, a, b section, f *features) {
	cue := flag(s.cue.from >= a.to && s.cue.to <= b.from)
	words := uint32(0)
	for i := a.to; i < b.from && b.from-a.to <= 2; i++ {
		words = mix(words, s.tokens[i].word)
	}
	last, next := &s.tokens[a.to-1], &s.tokens[b.from]
	f.add4(125, role, words, cue, bucket(b.from-a.to))
	f.add4(126, role, cue, flag(last.quote > 0), flag(next.quote > 0))
	f.add4(127, role, cue, last.tag, s.tokens[b.from-1].tag)
	f.add3(128, role, cue, flag(last.sentence == next.sentence))
}
