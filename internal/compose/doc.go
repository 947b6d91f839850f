// Package compose holds what every writer of articles keeps to; each writer is
// a package below it.
//
// The contract: a writer is given a [stet.Dossier] and hands in a
// [stet.Article] in which every sentence, the headline and the deck too, names
// the passages that it rests on. It only proposes. The gates (internal/verify)
// decide what stands; a refused sentence comes back to its writer once, with
// the gate and the reason, and is withheld in public when it fails again. The
// writer sets no ID, revision, time or list of reports: the caller does.
//
// A writer picks no side where the reports disagree, and what it finds in a
// report is data: text that reads like an instruction is text. The package
// keeps nothing.
package compose
