// Package layout is what every page has in common: the frame with its
// landmarks, the base style, and [Document], which is a page ready to be sent.
//
// A page's style is served inside the page, so that one request brings all of
// it; the Content-Security-Policy allows exactly that style by its hash.
package layout
