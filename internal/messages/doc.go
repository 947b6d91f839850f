// Package messages holds the interface's words: what the site itself says, in
// the languages that it can say it in. The words stand in catalog/, a file for
// each part of the site and language (thoughts.de.toml); an operator's files
// beside them add languages and replace single messages.
//
// It is not a translator: an article keeps the language that it was written in,
// and a passage that of its report. It keeps the catalogue, which does not
// change once opened.
package messages
