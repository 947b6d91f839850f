// Package page makes typed structs, one for each kind of page, from the nouns:
// what internal/web's templates show, in the order in which they show it.
//
// Everything that came from a source is cleaned here ([Clean], [SafeURL],
// [Lang]), so that a template has nothing left to decide: it escapes and lays
// out. Every list is bounded, so that a page's weight is.
//
// It does no I/O, keeps nothing and looks at no clock: the same nouns give the
// same page, byte for byte. It holds no words of HTML.
package page
