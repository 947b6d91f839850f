// Package extractive is the writer that needs no model. It writes like an
// editor under constraints: short declarative sentences, each made from one
// statement or sentence of one report by leaving words out, setting the
// speaker's name before them, and putting a day's date for "Monday". It never
// puts one verb for another, adds no adjective, and when in doubt quotes.
//
//	write.go      Write: the order of the article
//	material.go   what may be used: statements with their weight, words left per origin
//	render.go     a statement as a sentence
//	clause.go     leaving words out; dates.go: "on Monday" as "on 29 December"
//	people.go     how a speaker is called, first and later, and whose view it is
//	headline.go   headline and deck
//	plain.go      reports without statements, and in another language
//	quote.go      the pull quote
//	repair.go     a refused sentence once more
//
// Reports in another language than the article's are left to the list of
// reports, unless there are no others: then each is quoted shortly in its own
// language, with the outlet's name.
//
// It does not check its sentences (internal/verify does), sets no IDs and
// times, and keeps nothing. The same dossier gives the same article.
package extractive
