// Package style tells what a page's CSS hides: enough of the cascade to answer
// whether a person sees an element, by its style attribute and the page's own
// <style> blocks.
//
// It is no CSS engine. It knows the properties that hide (display, visibility,
// opacity, size, position, clipping, colour on the same colour), selectors of
// names, attributes, descendants and children, media queries for a window at a
// desk; it passes over pseudo-classes, sibling combinators, variables,
// inheritance other than of the font's size, and style sheets in other files. Work on
// one page is bounded; past the bound nothing more is found hidden. It keeps nothing.
package style
