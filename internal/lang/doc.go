// Package lang tells which language a text is in, by the n-grams of bytes that
// Nito T.M. learned for ELD, Efficient Language Detector (github.com/nitotm/eld,
// npm package eld 2.1.0, "medium" table of 60 languages, Apache-2.0; see NOTICE).
//
// The code is our own port of its scoring. The table, ngrams.bin.gz, was made
// from the package by table.mjs beside it.
//
// It is no judge of quality or dialect, and of short texts it says "" rather
// than guess. It keeps the table, unpacked at first use.
package lang
