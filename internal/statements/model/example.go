package model

import (
	"stet"
	"stet/internal/clusters"
	"stet/internal/crf"
)

// Example is a text with its statements as people marked them, made ready for
// training by [NewExample].
type Example struct {
	layers *layers
	found  []Found
}

// NewExample runs the lower layers over a marked text. The tagger and parser
// should not have seen the text: what learns from them must see them as wrong as
// they will be. Statements without a cue teach nothing and are left out.
func NewExample(s string, found []Found, tagger Tagger, parser Parser) *Example {
	return &Example{layers: cut(s, tagger, parser), found: found}
}

// Counts gives the example's share of a lexicon.
func (e *Example) Counts() Counts {
	a := analyse(e.layers, &clusters.Table{}, nil)
	counts := Counts{}
	for i := range a.tokens {
		n := counts[a.tokens[i].stem]
		n.All++
		counts[a.tokens[i].stem] = n
	}
	for _, m := range a.marked(e.found) {
		for i := m.cue.from; i < m.cue.to; i++ {
			n := counts[a.tokens[i].stem]
			n.Cue++
			counts[a.tokens[i].stem] = n
		}
	}
	return counts
}

// marked is a statement in tokens.
type marked struct {
	cue             section
	source, content []section
}

// marked puts statements into tokens.
func (a *analysis) marked(found []Found) []marked {
	var out []marked
	for _, f := range found {
		if len(f.Cue) == 0 {
			continue
		}
		m := marked{cue: a.covered(f.Cue[0])}
		if m.cue.to <= m.cue.from {
			continue
		}
		for _, s := range f.Source {
			m.source = append(m.source, a.covered(s))
		}
		for _, s := range f.Content {
			m.content = append(m.content, a.covered(s))
		}
		out = append(out, m)
	}
	return out
}

// covered gives the tokens that share a byte with a span.
func (a *analysis) covered(s stet.Span) section {
	from := 0
	for from < len(a.tokens) && a.tokens[from].End <= s.Start {
		from++
	}
	to := from
	for to < len(a.tokens) && a.tokens[to].Start < s.End {
		to++
	}
	return section{from: from, to: to}
}

// CueSequences turns the example into sequences for the model of cues, one a
// sentence.
func (e *Example) CueSequences(lexicon Lexicon, words *clusters.Table) []crf.Sequence {
	a := analyse(e.layers, words, lexicon)
	labels := make([]uint8, len(a.tokens))
	for _, m := range a.marked(e.found) {
		for i := m.cue.from; i < m.cue.to; i++ {
			labels[i] = cueGoesOn
		}
		labels[m.cue.from] = cueBegins
	}
	var out []crf.Sequence
	var f features
	for _, s := range a.sentences {
		var q crf.Sequence
		for i := s.from; i < s.to; i++ {
			f = f[:0]
			a.cueFeatures(i, &f)
			q.Add(f, labels[i])
		}
		if s.to > s.from {
			out = append(out, q)
		}
	}
	return out
}

// RoleSequences turns the example into sequences for the model of roles, one a
// statement.
func (e *Example) RoleSequences(lexicon Lexicon, words *clusters.Table) []crf.Sequence {
	a := analyse(e.layers, words, lexicon)
	all := a.marked(e.found)
	cues := make([]section, len(all))
	for n, m := range all {
		cues[n] = m.cue
	}
	out := make([]crf.Sequence, 0, len(all))
	var f features
	for n, m := range all {
		s := newScene(a, cues, n)
		labels := make([]uint8, s.window.to-s.window.from)
		s.label(labels, m.source, sourceBegins, sourceGoesOn)
		s.label(labels, m.content, contentBegins, contentGoesOn)
		var q crf.Sequence
		for i := s.window.from; i < s.window.to; i++ {
			f = f[:0]
			s.roleFeatures(i, &f)
			q.Add(f, labels[i-s.window.from])
		}
		out = append(out, q)
	}
	return out
}

// label writes the runs into the labels of the window.
func (s *scene) label(labels []uint8, runs []section, begins, goesOn uint8) {
	for _, r := range runs {
		for i := max(r.from, s.window.from); i < min(r.to, s.window.to); i++ {
			labels[i-s.window.from] = goesOn
		}
		if r.from >= s.window.from && r.from < s.window.to && r.from < r.to {
			labels[r.from-s.window.from] = begins
		}
	}
}
