// Package model finds statements in English text by learned weights: who (the
// source), by which words (the cue), what (the content). [Default] is the
// embedded model; MODEL.md is its card; internal/statements/train makes another.
//
// The way of a text, each step in files of its own:
//
//	layers.go     sentences, tokens, parts of speech, a dependency tree
//	analysis.go   what the features ask of a token
//	cue.go        a conditional random field over each sentence
//	candidate.go  proposes runs that may be cues
//	role.go       a second one, over the window around each candidate,
//	reading.go    proposes readings: sources and contents. Statements that lie in
//	run.go        one another are read apart
//	choose.go     a ranker that sees whole readings chooses one for each place, or
//	              none
//
// It does not tell whom a source means, with which stance it speaks, or whether
// a statement is so. It keeps the weights; features are hashes, so that a model
// holds no text.
package model
