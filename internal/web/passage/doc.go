// Package passage is how pages tie words to passages: marks, which open a note
// where the reader's eye is, and the notes themselves.
//
// A note is a popover: it opens and closes without a script, by pointer, key or
// screen reader, and lies beside its mark where the browser can place it there.
// In print, and in a browser without popovers, the notes are footnotes.
package passage
