// Package archive keeps the bytes of originals as they were fetched: written
// once, found by their SHA-256, checked on every reading.
//
// Layout, under the archive's folder:
//
//	sha256/ab/cd….zst   the body with SHA-256 abcd…, compressed with zstd
//	tmp/                bodies being written; what a killed process left here is
//	                    removed when the archive is next opened
//
// A body is in the archive when Put has returned: the file is complete, synced
// and under its final name, and so is its folder's entry. Nothing is ever
// changed; only a file whose bytes have rotted is replaced, by the right ones.
//
// It knows nothing of addresses, times or reports: that is the store's. Several
// processes may use one archive at the same time.
package archive
