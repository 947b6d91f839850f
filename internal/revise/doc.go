// Package revise sets a new draft of an article beside its last revision, so
// that a new report changes what changed and leaves the rest as readers know it,
// and so that what an outlet took back is taken back here in public.
//
//	base.go        Base: the last revision with its citations led over to what its reports are now
//	locate.go      where a passage stands in a later reading of the same page
//	merge.go       Merge: the draft in the words and order of the last revision, where it still stands
//	amend.go       Amend: a draft as editors have decided about its sentences
//	correction.go  Corrections: what was said and stands no more; Withdrawn: when nothing does
//
// It asks no gate: its caller puts Base.Now to the gates and hands the verdicts
// to Base.Judge. It writes no sentence of its own but the notice that an article
// was withdrawn, does no I/O and keeps nothing. The same input gives the same
// output.
package revise
