// Package text finds the parts of a text: paragraphs, sentences, tokens,
// quotations, numbers with their units, dates and names.
//
// Every function is pure, takes UTF-8 text and gives spans in bytes of that
// text; none allocates more than its result. Language is a BCP 47 tag whose
// first part is looked at; an unknown one is treated as English.
//
// It is not a parser: it knows nothing of who says what (internal/statements).
// It keeps word lists, compiled in.
package text
