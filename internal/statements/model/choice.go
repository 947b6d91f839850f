package model

import (
	"slices"

	"stet/internal/clusters"
	"stet/internal/crf"
	"stet/internal/ranker"
)

// StartingValues are the weights that a ranker's values have before it learns.
func StartingValues() []float32 { return slices.Clone(startingValues) }

// Choices turns the example into choices for the ranker of readings: one for
// each place of candidates, and a forced one for each marked cue that is none of
// them. The fields should not have seen the text.
func (e *Example) Choices(lexicon Lexicon, words *clusters.Table, cues, roles *crf.Model) []ranker.Choice {
	a := analyse(e.layers, words, lexicon)
	all, likeliest := a.candidates(cues)
	t := teacher{a.marked(e.found), crf.Decoder{Model: roles}}
	var out []ranker.Choice
	for _, place := range places(all) {
		var found []option
		for _, c := range place {
			cues, n := c.among(likeliest)
			found = append(found, t.options(newScene(a, cues, n), c)...)
		}
		out = append(out, ranker.Choice{Options: best(found)})
	}
	own := make([]section, len(t.marked))
	for n, m := range t.marked {
		own[n] = m.cue
	}
	for n, cue := range own {
		if !slices.ContainsFunc(all, func(c candidate) bool { return c.section == cue }) {
			found := t.options(newScene(a, own, n), candidate{section: cue, chance: 0.5})
			out = append(out, ranker.Choice{Forced: true, Options: best(found)})
		}
	}
	return out
}

// option is a reading to choose, and how right it is: 0 for one of a cue that
// nobody marked.
type option struct {
	ranker.Option
	worth float64
}

// best marks the options of the largest worth as right.
func best(all []option) []ranker.Option {
	top := 0.0
	for _, o := range all {
		top = max(top, o.worth)
	}
	out := make([]ranker.Option, len(all))
	for i, o := range all {
		out[i] = o.Option
		out[i].Right = o.worth > 0 && o.worth == top
	}
	return out
}

// teacher knows a text's marked statements.
type teacher struct {
	marked []marked
	field  crf.Decoder
}

// options gives a candidate's readings.
func (t *teacher) options(s *scene, c candidate) []option {
	found, doubt := s.readings(&t.field)
	out := make([]option, len(found))
	for i := range found {
		r := &found[i]
		var f features
		s.candidateFeatures(c, &f)
		s.readingFeatures(r, &f)
		for role, runs := range [][]section{r.source, r.content} {
			for _, x := range runs {
				s.runFeatures(uint32(role), x, &f)
			}
		}
		out[i].Option = ranker.Option{Features: f, Values: r.values(c, doubt)}
		for _, m := range t.marked {
			if m.cue == c.section {
				out[i].worth = max(out[i].worth, m.worth(r))
			}
		}
	}
	return out
}

// worth tells how right a reading of the marked statement's cue is: exact spans
// count most, contents more than sources, and near ones by what they share.
func (m *marked) worth(r *reading) float64 {
	part := func(whole float64, a, b []section) float64 {
		if slices.Equal(a, b) {
			return whole
		}
		return 0.5 * whole * shared(a, b)
	}
	return 0.1 + part(1, r.source, m.source) + part(1.2, r.content, m.content)
}

// shared is the share of the tokens of either that are of both.
func shared(a, b []section) float64 {
	both, all := 0, 0
	for _, x := range a {
		all += x.to - x.from
		for _, y := range b {
			both += max(0, min(x.to, y.to)-max(x.from, y.from))
		}
	}
	for _, y := range b {
		all += y.to - y.from
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all-both)
}
