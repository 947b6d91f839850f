// Package text finds the parts of a text: paragraphs, sentences, tokens,
// quotations, numbers with their units, dates and names.
//
// Every function is pure, takes UTF-8 text and gives spans in bytes of that
// text; work and memory grow with the length of the text, whatever it holds.
// Language is a BCP 47 tag whose first part is looked at. English is read with
// the most care, German, French, Spanish, Russian and Ukrainian by their own
// words for numbers and dates; an unknown language is treated as English.
//
// Numbers, Dates and Names read one line at a time off the same scan of tokens
// (scan.go), with rules and word lists, no model: what they find is what the
// words say, and what they cannot tell they leave out.
//
// It is not a parser: it knows nothing of who says what (internal/statements).
// It keeps word lists, compiled in, and nothing else.
package text
