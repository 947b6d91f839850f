package text

import (
	"time"

	"stet"
)

// Paragraphs gives the stretches between line breaks, without outer space.
func Paragraphs(s string) []stet.Span { return nil }

// Sentences gives the sentences, without outer space. A line break always ends
// one; a full stop inside a quotation ends one only where the quotation ends.
func Sentences(s, lang string) []stet.Span { return nil }

// Token is a word, a number or a mark.
type Token struct {
	stet.Span
	Kind TokenKind
}

// TokenKind is what a token is made of.
type TokenKind uint8

// The kinds of token.
const (
	Word  TokenKind = iota // letters, with inner hyphens and apostrophes
	Digit                  // begins with a digit: 91, 1,200, 3.5, 50-year
	Mark                   // punctuation or symbol, one character
)

// Tokens appends the tokens of s to dst.
func Tokens(dst []Token, s string) []Token { return dst }

// Quote is a quotation: Outer with its marks, Inner without. An unclosed
// quotation runs to the end of its paragraph (running quotations reopen in the
// next).
type Quote struct{ Outer, Inner stet.Span }

// Quotations finds quotations in any of the usual marks ("…", “…”, „…“, «…»,
// ”…”, and single marks where they are not apostrophes).
func Quotations(s string) []Quote { return nil }

// Number is a quantity: "at least 33 civilians" has Value 33, Bound "≥", Unit
// "civilian".
type Number struct {
	Span   stet.Span // with its bound words and unit
	Digits stet.Span // the figure or number words alone: "33", "two dozen", "1.5 million"
	Value  float64
	High   float64 // upper end of a range ("12 to 15"), else equal to Value
	Bound  string  // "" exact, "≥" at least, ">" more than, "≤" at most, "<" fewer than/nearly, "~" about
	Unit   string  // singular, lower case: "drone", "km", "%", "€"; "" when none; measures in their symbol
}

// Numbers finds quantities in figures and in words. Dates, times of day and
// years are left to Dates.
func Numbers(s, lang string) []Number { return nil }

// Date is a day, or a range of days, or a moment, that a text names.
type Date struct {
	Span       stet.Span
	Start, End time.Time // [Start, End): a day is 24 h, a month its days, a range its whole; a clock time one minute; UTC
}

// Dates finds dates and clock times; relative ones ("Monday", "yesterday", "last
// month", "28–29 December") are worked out from ref, the day of publication.
func Dates(s, lang string, ref time.Time) []Date { return nil }

// Name is a proper name with its title: "Foreign Minister Sergei Lavrov" has
// the title's span "Foreign Minister" and the name's "Sergei Lavrov".
type Name struct {
	Span  stet.Span // the name alone
	Title stet.Span // empty when none
	Kind  NameKind
}

// NameKind is what sort of thing a name names, as far as word lists tell.
type NameKind uint8

// The kinds of name.
const (
	NameOther NameKind = iota // not told
	NamePerson
	NamePlace
	NameBody // government, company, party, outlet …
)

// Names finds proper names. A capital that only begins a sentence is none.
func Names(s, lang string) []Name { return nil }

// Fold gives s with typographic variants of quotation marks, dashes, ellipses
// and spaces made plain and runs of space squeezed: what may differ between
// two texts that are the same letter for letter. Case is kept.
func Fold(s string) string { return s }

// Stem gives the stem of a lower-case word, by Snowball where the language has
// one, else the word itself.
func Stem(word, lang string) string { return word }

// IsStop reports whether a lower-case word carries no content of its own.
func IsStop(word, lang string) bool { return false }
