// Package eval measures Stet's stages on labelled data: one file per task, each
// with its input format, its metrics and the paper or definition they follow.
// docs/formats.md describes the inputs and the predictions.
//
// It is not a test suite and changes nothing; it keeps nothing.
package eval
