// Package discuss holds the rules of what readers write under articles: whether a
// comment is shown at once, waits for a moderator or is refused, who may change
// it, in which order threads are read, and what of its Markdown reaches a page.
//
// [HTML] is the one way by which a reader's text becomes markup. The package
// decides and keeps nothing: rows are internal/store's, pages internal/web's.
package discuss
