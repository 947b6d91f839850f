package stet

import "unicode/utf8"

// Span is a half-open stretch [Start, End) of a report's text, in bytes.
// The zero value is empty.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether other lies wholly in s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Overlaps reports whether the two share a byte.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// In gives the span's part of text, or "" when the span does not fit it.
func (s Span) In(text string) string {
	if s.Validate(text) != nil {
		return ""
	}
	return text[s.Start:s.End]
}

// Validate reports whether the span fits the text and cuts no character in
// two; the error is of kind Invalid.
func (s Span) Validate(text string) error {
	if s.Start < 0 || s.End < s.Start || s.End > len(text) {
		return Errorf(Invalid, "span %d–%d is outside a text of %d bytes", s.Start, s.End, len(text))
	}
	if s.Start < len(text) && !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		return Errorf(Invalid, "span %d–%d cuts a character in two", s.Start, s.End)
	}
	return nil
}

// CodePoints converts a span of text from bytes to Unicode code points, as the
// W3C TextPositionSelector counts. The span must fit the text.
func CodePoints(text string, s Span) Span {
	start := utf8.RuneCountInString(text[:s.Start])
	return Span{Start: start, End: start + utf8.RuneCountInString(text[s.Start:s.End])}
}
