// Package extract reads a page: bytes as served → the report's text and what
// the page says about it (headline, byline, outlet, times, language, canonical
// address).
//
// The text is the coordinate system of everything that follows, so it is made
// plain here once: valid UTF-8, paragraphs parted by one blank line, single
// spaces, no control, zero-width or private-use characters, no headline.
//
// The way of a page:
//
//	decode    bytes → UTF-8: byte order mark, HTTP charset, <meta>, else a guess
//	parse     one parse; a tree nested too deep or too large is flattened first
//	metadata  JSON-LD, then <meta>, then what the page shows
//	strip     what no reader of the page sees is taken out of the tree
//	body      two extractors, each checked by the other
//
// What a person who opens the page does not see must not reach the text, since
// it is where instructions to machines are hidden. Stripped are: comments,
// scripts, templates, noscript, closed dialogs, form controls, the fallback
// content of embedded media; elements with the hidden or aria-hidden attribute
// or the customary class names for screen readers; elements whose style
// attribute, or a rule of the page's own <style> blocks, hides them (display,
// visibility, opacity, size 0, off-screen, clipped, transparent or in the
// colour of their own background); zero-width, bidirectional-control and tag
// characters.
//
// What it cannot see: style sheets in other files, what scripts do to the page
// after it has loaded, selectors with pseudo-classes or sibling combinators,
// colours inherited from elsewhere, text covered by something else, words drawn
// in pictures. It also reads no PDF, no picture and no page that needs a script to
// show its text.
//
// It fetches nothing, asks no clock and keeps nothing: same bytes, same page.
package extract
