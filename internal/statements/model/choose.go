package model

import (
	"stet"
	"stet/internal/crf"
	"stet/internal/ranker"
)

// lean is added to every reading's score: a statement that is missed costs more
// than one too many. Chosen for the best linked statements on training articles
// that the models had not seen.
const lean = 0.6

// place is a stretch of text with the candidates that meet there: at most one of
// them is a cue.
func places(all []candidate) [][]candidate {
	var out [][]candidate
	end := 0
	for i, c := range all {
		if i == 0 || c.from >= end {
			out = append(out, nil)
		}
		end = max(end, c.to)
		out[len(out)-1] = append(out[len(out)-1], c)
	}
	return out
}

// chooser chooses among the readings of a text's candidates.
type chooser struct {
	*analysis
	ranker    *ranker.Model
	field     crf.Decoder // of roles
	likeliest []section
	runs      map[run]float32 // of one scene, weighed
	features  features
}

// run is a run of a role.
type run struct {
	role uint32
	section
}

// choose gives the best statement of a place; false when none is likelier.
func (c *chooser) choose(place []candidate) (Found, bool) {
	top := float32(-lean)
	var found Found
	chosen := false
	for _, candidate := range place {
		cues, n := candidate.among(c.likeliest)
		s := newScene(c.analysis, cues, n)
		clear(c.runs)
		all, doubt := s.readings(&c.field)
		shared := c.weigh(func(f *features) { s.candidateFeatures(candidate, f) })
		for i := range all {
			r := &all[i]
			if score := shared + c.ranker.Values(r.values(candidate, doubt)) + c.score(s, r); score > top {
				top, found, chosen = score, s.found(r), true
			}
		}
	}
	return found, chosen
}

func (c *chooser) weigh(describe func(*features)) float32 {
	c.features = c.features[:0]
	describe(&c.features)
	return c.ranker.Weigh(c.features)
}

// score weighs a reading by itself. Readings share most of their runs.
func (c *chooser) score(s *scene, r *reading) float32 {
	sum := c.weigh(func(f *features) { s.readingFeatures(r, f) })
	for role, runs := range [][]section{r.source, r.content} {
		for _, x := range runs {
			key := run{uint32(role), x}
			w, ok := c.runs[key]
			if !ok {
				w = c.weigh(func(f *features) { s.runFeatures(key.role, x, f) })
				c.runs[key] = w
			}
			sum += w
		}
	}
	return sum
}

// found turns a reading into spans.
func (s *scene) found(r *reading) Found {
	spans := func(runs ...section) []stet.Span {
		var out []stet.Span
		for _, x := range runs {
			out = append(out, stet.Span{Start: s.tokens[x.from].Start, End: s.tokens[x.to-1].End})
		}
		return out
	}
	return Found{Source: spans(r.source...), Cue: spans(s.cue), Content: spans(r.content...)}
}
