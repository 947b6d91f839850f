package model

import (
	"stet"
	"stet/internal/clusters"
	"stet/internal/crf"
	"stet/internal/ranker"
)

// Model finds statements in English text. It is safe for concurrent use.
type Model struct {
	Tagger  Tagger
	Parser  Parser
	Cues    *crf.Model
	Roles   *crf.Model
	Ranker  *ranker.Model // of readings
	Lexicon Lexicon
	Words   *clusters.Table
}

// Found is a statement's roles, in bytes of the text. Source may be empty.
type Found struct {
	Source, Cue, Content []stet.Span
}

// Extract finds the statements of a text, in the order of their cues.
func (m *Model) Extract(s string) []Found {
	return m.extract(analyse(cut(s, m.Tagger, m.Parser), m.Words, m.Lexicon))
}

// extract chooses the statements of a text that is ready for it.
func (m *Model) extract(a *analysis) []Found {
	all, likeliest := a.candidates(m.Cues)
	c := chooser{analysis: a, ranker: m.Ranker, field: crf.Decoder{Model: m.Roles}, likeliest: likeliest, runs: map[run]float32{}}
	var out []Found
	for _, place := range places(all) {
		if found, ok := c.choose(place); ok {
			out = append(out, found)
		}
	}
	return out
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
