// Package claims groups a story's statements into claims: one proposition each,
// with the positions taken on it, the figures and the evidence given for it,
// and its history. [Ledger] is the whole of it.
//
// The steps, each in a file of its own:
//
//	utterance.go   a statement with what it is compared by: terms, figures, time, origin
//	parts.go       the propositions that a statement says in a row
//	vocabulary.go  words → terms: stems, and words for one thing (alike.txt)
//	nested.go      what only repeats another statement of its sentence, hands it on, or is told of in it
//	speaker.go     one name for a speaker across reports: "Lavrov", "Moscow", "the ministry"
//	group.go      statements → claims, one by one
//	option.go     the claims that a statement may belong to, with it or against what it says
//	trait.go      what the model weighs; same.go, contrary.go, likeness.go, count.go, stand.go work it out
//	rule.go       what rules would do (assert.go, react.go): advice to the model, not a decision
//	model.go      the model, embedded; learn.go trains it from stories whose claims people know
//	aim.go         what a clause opens with, whom a claim accuses, which claim lacks evidence, which place a figure is for
//	figure.go      numbers for one thing, and whether they can all be so; unit.go says what units count
//	evidence.go    "no evidence", "footage seen by …"
//	status.go      where a claim stands after each report, and why
//	ties.go        contradictions within a claim and between claims
//	lexicon.go     the words by which all of these tell
//
// [Earlier] (earlier.go) finds the earlier lives of a story's claims in other
// stories.
//
// It never rules on truth: status and evidence are worked out from what the
// reports say, and each rests on passages. It keeps nothing; it does not find
// statements (internal/statements) or copies (internal/copies). The only
// knowledge of the world in it is alike.txt, and which names stand for a country's
// government (internal/names).
package claims
