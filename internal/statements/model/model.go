package model

import (
	"stet"
	"stet/internal/clusters"
	"stet/internal/crf"
)

// Model finds statements in English text. It is safe for concurrent use.
type Model struct {
	Tagger  Tagger
	Parser  Parser
	Cues    *crf.Model
	Roles   *crf.Model
	Lexicon Lexicon
	Words   *clusters.Table
}

// Found is a statement's roles, in bytes of the text. Source may be empty.
type Found struct {
	Source, Cue, Content []stet.Span
}

// Extract finds the statements of a text, in the order of their cues.
func (m *Model) Extract(s string) []Found {
	a := analyse(cut(s, m.Tagger, m.Parser), m.Words, m.Lexicon)
	cues := m.findCues(a)
	d := crf.Decoder{Model: m.Roles}
	var out []Found
	var f features
	var labels []uint8
	for n := range cues {
		s := newScene(a, cues, n)
		d.Begin()
		for i := s.window.from; i < s.window.to; i++ {
			f = f[:0]
			s.roleFeatures(i, &f)
			d.Add(f)
		}
		labels = d.Best(labels[:0])
		if found := s.found(labels); len(found.Content) > 0 {
			out = append(out, found)
		}
	}
	return out
}

// maxCues bounds the cues of a sentence: more is no prose, and each costs a look
// at everything around it.
const maxCues = 10

// findCues gives the cues of a text as runs of tokens.
func (m *Model) findCues(a *analysis) []section {
	d := crf.Decoder{Model: m.Cues}
	var f features
	var cues []section
	var labels []uint8
	for _, s := range a.sentences {
		d.Begin()
		for i := s.from; i < s.to; i++ {
			f = f[:0]
			a.cueFeatures(i, &f)
			d.Add(f)
		}
		labels = d.Best(labels[:0])
		found := appendRuns(nil, labels, s.from, cueBegins, cueGoesOn)
		cues = append(cues, found[:min(len(found), maxCues)]...)
	}
	return cues
}

// appendRuns appends the runs of tokens whose first label is begins and whose
// others are goesOn. A run that has lost its beginning counts.
func appendRuns(runs []section, labels []uint8, from int, begins, goesOn uint8) []section {
	for i := 0; i < len(labels); i++ {
		if labels[i] != begins && labels[i] != goesOn {
			continue
		}
		end := i + 1
		for end < len(labels) && labels[end] == goesOn {
			end++
		}
		runs = append(runs, section{from: from + i, to: from + end})
		i = end - 1
	}
	return runs
}

// found turns labels into spans.
func (s *scene) found(labels []uint8) Found {
	spans := func(begins, goesOn uint8) []stet.Span {
		var out []stet.Span
		for _, r := range appendRuns(nil, labels, s.window.from, begins, goesOn) {
			out = append(out, stet.Span{Start: s.tokens[r.from].Start, End: s.tokens[r.to-1].End})
		}
		return out
	}
	return Found{
		Source:  spans(sourceBegins, sourceGoesOn),
		Cue:     []stet.Span{{Start: s.tokens[s.cue.from].Start, End: s.tokens[s.cue.to-1].End}},
		Content: spans(contentBegins, contentGoesOn),
	}
}
