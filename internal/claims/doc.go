// Package claims groups a story's statements into claims: one proposition each,
// with the positions taken on it, the figures and the evidence given for it,
// and its history. [Ledger] is the whole of it.
//
// The steps, each in a file of its own:
//
//	utterance.go  a statement with what it is compared by: terms, figures, time, origin
//	nested.go     what only repeats another statement of its sentence, or is told of in it
//	speaker.go    one name for a speaker across reports: "Lavrov", "Moscow"
//	group.go      statements → claims, by weighted terms; a denial goes to what it denies
//	aim.go        what a clause opens with, whom a claim accuses, which claim lacks evidence, which place a figure is for
//	figure.go     numbers for one thing, and whether they can all be so
//	evidence.go   "no evidence", "footage seen by …"
//	status.go     where a claim stands after each report, and why
//
// It never rules on truth: status and evidence are worked out from what the
// reports say, and each rests on passages. It keeps nothing; it does not find
// statements (internal/statements) or copies (internal/copies). The only
// knowledge of the world in it is countries.txt, the names that stand for a
// country's government.
package claims
