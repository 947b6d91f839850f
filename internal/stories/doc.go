// Package stories groups reports by the event they tell of, online: each
// report is placed when it comes, in the story it is most like or in a new one.
//
// A report becomes a vector of weighted terms (words, adjacent capitals,
// figures with their noun, dates), weighed against background tables of how
// common words are. A report joins the story whose centroid it is most like.
// Absolute thresholds carry over badly from one collection to the next, so a
// story is also cut in two where the mean likeness across the cut is small
// against the mean likeness inside: the relative split. Reports in different
// languages are compared by what needs no translation: names, figures, dates.
//
// It is not a search index and knows nothing of copies: a reprint is a report
// like any other. It makes no request and keeps nothing on disk; an [Index] is
// rebuilt from the log of placements by [Index.Restore].
//
// What it keeps: for each report in the window a vector of at most 120 terms,
// and for each term which stories are posted under it; about 1.3 KB a report in
// all. All sums are of integers, so the state is a function of which reports
// are in which story and of the order in which they came, not of how they got
// there.
//
// What is not done: transliteration (Lavrov is not Lawrow), synonyms,
// embeddings, and merging two stories that turn out to be one.
package stories
