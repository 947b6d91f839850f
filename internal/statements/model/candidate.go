package model

import (
	"cmp"
	"math"
	"slices"

	"stet/internal/crf"
)

// candidate is a run of tokens that may be a cue, and how likely that is.
type candidate struct {
	section
	chance float64
}

// Bounds of a sentence's candidates. Below leastChance hardly one in twenty is a
// cue. More cues than maxCues is no prose, and each costs a look at everything
// around it.
const (
	cueLabellings = 8 // looked at
	leastChance   = 0.15
	maxCues       = 14
)

// candidates gives the runs of tokens that may be cues, in the order of the
// text, and the likeliest labelling's cues, by which others are described.
func (a *analysis) candidates(cues *crf.Model) (all []candidate, likeliest []section) {
	d := crf.Decoder{Model: cues}
	var f features
	for _, s := range a.sentences {
		d.Begin()
		for i := s.from; i < s.to; i++ {
			f = f[:0]
			a.cueFeatures(i, &f)
			d.Add(f)
		}
		labellings := d.Bests(cueLabellings)
		if len(labellings) == 0 {
			continue
		}
		best := appendRuns(nil, labellings[0].Labels, s.from, cueBegins, cueGoesOn)
		likeliest = append(likeliest, best[:min(len(best), maxCues)]...)
		all = append(all, likely(s, labellings)...)
	}
	return all, likeliest
}

// likely gives a sentence's candidates: the runs of its labellings, each with
// the share of the labellings, by their likelihood, that have it.
func likely(s section, labellings []crf.Labelling) []candidate {
	whole := 0.0
	for _, l := range labellings {
		whole += chance(l, labellings)
	}
	var found []candidate
	for _, l := range labellings {
		for _, run := range appendRuns(nil, l.Labels, s.from, cueBegins, cueGoesOn) {
			n := slices.IndexFunc(found, func(c candidate) bool { return c.section == run })
			if n < 0 {
				n = len(found)
				found = append(found, candidate{section: run})
			}
			found[n].chance += chance(l, labellings) / whole
		}
	}
	found = slices.DeleteFunc(found, func(c candidate) bool { return c.chance < leastChance })
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.from, b.from) })
	return found[:min(len(found), maxCues)]
}

// chance is a labelling's, in multiples of the best one's.
func chance(l crf.Labelling, all []crf.Labelling) float64 {
	return math.Exp(float64(l.Score - all[0].Score))
}

// among gives the cues with a candidate put in for those that it meets, and its
// place there.
func (c candidate) among(cues []section) (with []section, at int) {
	for _, other := range cues {
		switch {
		case other.to <= c.from:
			with = append(with, other)
			at = len(with)
		case other.from >= c.to:
			with = append(with, other)
		}
	}
	return slices.Insert(with, at, c.section), at
}

// candidateFeatures describes a scene's cue as the candidate that it is.
func (s *scene) candidateFeatures(c candidate, f *features) {
	var tags, words uint32
	for i := c.from; i < c.to; i++ {
		tags, words = mix(tags, s.tokens[i].tag), mix(words, s.tokens[i].stem)
	}
	n := uint32(min(c.to-c.from, 5))
	h, before, after := &s.tokens[s.head], s.at(c.from-1), s.at(c.to)
	odds := uint32(min(c.chance*10, 9))
	f.add1(80, odds)
	f.add2(81, odds, h.cueish)
	f.add2(82, s.stem, n)
	f.add2(83, tags, h.cueish)
	f.add1(84, words)
	f.add2(85, before.tag, tags)
	f.add2(86, tags, after.tag)
	f.add2(87, words, after.word)
	f.add2(88, words, before.word)
	f.add2(89, h.relation, h.cueish)
	f.add3(90, h.relation, s.stem, h.tag)
	f.add2(91, h.cueish, n)
	f.add1(92, n)
}

// outside stands for a token beyond the window.
var outside token

// at gives token i of the window, or one without anything.
func (s *scene) at(i int) *token {
	if t := s.in(s.window, i); t != nil {
		return t
	}
	return &outside
}
