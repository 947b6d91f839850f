// Package feed turns the bytes of an outlet's list into items: RSS 0.9x to 2.0,
// RDF, Atom and JSON Feed ([Parse]), sitemaps ([ParseSitemap]) and OPML
// ([ParseOPML]); and writes the lists that Stet itself gives out ([WriteRSS],
// [WriteOPML]).
//
// It is pure: no network, no clock, the same bytes give the same items. It
// decides nothing about which items are new or worth fetching.
//
// What it is given was written by strangers. Bytes, nesting, elements and
// entries are counted before the parser of gofeed sees them, because that parser
// builds everything in memory and calls itself for each level.
//
// A list goes through these steps, each of which may end it with an error that
// says what is wrong: its characters become UTF-8 (charset.go); its form is
// found and its size judged (sniff.go, xml.go, json.go); gofeed reads it
// (read.go); and its entries become items, of which those that lead nowhere are
// left out and listed with the reason (parse.go).
package feed
