// Package train makes a model of statements (internal/statements/model) from
// texts whose statements people marked, and, where given, from sentences with
// parts of speech and dependency trees. It is what stet train statements runs.
//
// The steps build on one another, so each learns from its forerunners' output on
// texts that they have not seen (jackknifing): tagger, parser, then the two
// models of statements. The same data and options give the same model.
package train
