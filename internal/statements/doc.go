// Package statements finds who says what in a report: [Extract] gives each
// statement's source, cue and content with the speaker's stance.
//
// In English a learned model (model/) finds most of it, and trained.go joins to
// it what the rules know better. In other languages the rules do all. stance/
// reads the stance of either.
//
// The rules work over word lists (words/*.txt): verbs, nouns and phrases of
// saying ("said", "the claim that", "according to"), quotations, and the
// neighbourhood in which English, German, French, Spanish, Russian and
// Ukrainian news put the speaker and what is said. The steps, each in a file of
// its own:
//
//	lexicon.go    the word lists; words/README.md says how they are written
//	document.go   tokens, sentences and quotations of one report
//	verb.go       verbs of saying and their whole verb group
//	subject.go    the noun phrase before a verb; source.go: every other place of a source
//	content.go    what is said, after the cue or before it
//	quotation.go  quotations that go on beyond their sentence
//	phrase.go     according to X, X's claim that, no evidence was given
//	free.go       verbs of saying in languages of free word order, all but English
//	free_phrase.go their noun phrases, and according to X
//	speaker.go    whom a source means: surname, title, "he"
//
// It is not a parser and does not judge: a claim's standing among reports is
// internal/claims' affair. It keeps nothing between reports. The English lists
// were drawn up with word counts over the training part of PolNeAR 1.0.0; they
// hold single words and no text of it.
package statements
