// Package stance reads what the speaker of a found statement does: asserts,
// denies, doubts, confirms, retracts, declines to comment, asks, orders or plans
// its content; how sure or planned the content is told to be; and whether the
// content says that something is not so.
//
// It does not find statements: cue and content are given, by whatever found
// them, and only words in and beside them are read. It does not judge what is
// true, nor look beyond the sentence.
//
// What it keeps: word lists by language (words/*.txt), read once at first use
// and never changed. Rules over the verb group (negation, "no longer", "refused
// to") and the complement ("told him to") are the same for all languages.
package stance
