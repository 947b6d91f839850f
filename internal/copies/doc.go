// Package copies finds reports that are copies of one text, so that forty
// reprints of a wire story count as one origin.
//
// A text becomes the list of its runs of six words (shingles, after Broder
// 1997), hashed. MinHash over them, one value for each of 32 parts of the hash
// space (one permutation hashing, Li and others 2012), finds candidates; the
// exact runs then tell how much of the one stands in the other. Words inside
// quotation marks count little, since two reporters at one press conference
// write down the same words, and lines of page furniture count nothing.
//
// It is for whole texts: it does not find sentences that were taken over into
// a text of one's own, which [Compare] calls partial when they are many and
// [Index.Place] never makes one origin of. It knows nothing of who owns which
// outlet, makes no request and keeps nothing on disk; an [Index] is rebuilt
// from the log of placements by [Index.Restore].
//
// What it keeps: for each report in the window four bytes for each of its
// first 3,000 words and 32 links, some 2 KB in all.
package copies
