// Package adversary is a writer that cannot be trusted: it takes sentences that
// stand and spoils them, each in one known way, as language models and hurried
// people do. What it makes measures the gates (`stet eval adversary`); nothing of
// it is used in the newsroom.
//
//	kinds.go        the table of kinds, hard ones and soft ones
//	trial.go        one sentence on its way to being spoiled
//	figure.go       numbers, bounds, units, ranks, dates
//	name.go         people, titles, places, roles
//	quotation.go    quotations invented, altered, taken from what nobody quoted, given to another
//	credit.go       outlets, citations, allegations
//	talk.go         what a model says about its work, and what a page told it to say
//	verb.go         stronger, weaker and opposite verbs; hedges; "not"
//	fact.go         wrong words, details, merged and outdated events
//	reword.go       free rewording that keeps the meaning: what must stand
//	words.go        the lists that all of them draw from
//
// The same scene, draft and seed give the same case. It keeps nothing.
package adversary
