// Package pipeline takes originals the whole way: it holds the table of
// stages, and runs them as jobs.
//
// The table (stages.go) is the program's plot: each stage says what it needs
// and what it makes. A job is one stage for one thing: it loads what the stage
// needs, calls it, and saves what it made, the jobs that follow and its own
// completion in one transaction, which is opened after any network or model
// call. A process killed at any instant therefore leaves a thing either before
// a stage or after it; and since a stage is a function of its input and every
// ID is a function of what it names, doing a job twice changes nothing.
//
// A job that fails is retried with growing pauses, then parked, with its reason,
// until somebody retries it (Parked, Retry): nothing is dropped. What can never
// work (a page that is no article, an address that robots.txt forbids) is
// parked at once. A source is different: it is polled for ever, more rarely
// while it fails, and its last error is kept with it.
//
// Grouping is the one step that sees many reports. It waits until the intake is
// quiet (or has kept it waiting too long), takes the reports that wait in order
// of publication, and places them in one transaction, so that the outcome does
// not depend on which page answered first. Its in-memory indexes are a cache of
// the placement log.
//
// What an article says is made in internal/draft and internal/revise; here it is
// loaded for, and saved.
//
// The package keeps those indexes and nothing else; everything that matters is
// in the store and the archive. It knows no HTTP and no flags.
package pipeline
