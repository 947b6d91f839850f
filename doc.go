// Package stet holds the words of a newsroom that lets nothing stand unless
// its sources do: [Source], [Snapshot], [Report], [Origin], [Story],
// [Statement], [Claim], [Article], [Citation], [Withheld].
//
// The nouns are listed in the order in which the program makes them, and data
// goes this way only:
//
//	source → snapshot → report → origin → story → statement → claim → article → page
//
// What people add to a page has nouns of its own: [Account], [Comment].
//
// The package is a vocabulary: values, their identifiers, Validate methods and
// error kinds. It does no I/O, keeps nothing, starts nothing and imports only
// the standard library. Everything else in the module depends on it; it
// depends on nothing of the module.
//
// Offsets: a [Span] counts bytes of a report's UTF-8 text, because that is what
// Go slices by. What leaves the program (citations in JSON-LD, predictions of
// `stet eval`) counts Unicode code points, as the W3C selectors do; [CodePoints]
// converts.
package stet
