package stet

import "unicode/utf8"

// Citation ties words to a passage of an archived original: the report's
// snapshot, a W3C TextPositionSelector (Span, kept in bytes here) and a
// TextQuoteSelector (Exact, Prefix, Suffix).
type Citation struct {
	Report   ID     `json:"report"`
	Snapshot string `json:"snapshot"`
	Span     Span   `json:"span"`
	Exact    string `json:"exact"`
	Prefix   string `json:"prefix"` // up to 32 characters before
	Suffix   string `json:"suffix"` // up to 32 characters after
}

// Cite makes the citation of a passage of r. The span must fit r.Text.
func Cite(r *Report, span Span) Citation {
	return Citation{
		Report: r.ID, Snapshot: r.Snapshot, Span: span, Exact: span.In(r.Text),
		Prefix: lastRunes(r.Text[:span.Start], contextRunes), Suffix: firstRunes(r.Text[span.End:], contextRunes),
	}
}

// Validate checks the citation against the report it names; the error is of
// kind Invalid.
func (c Citation) Validate(r *Report) error {
	switch {
	case r == nil || r.ID != c.Report || r.Snapshot != c.Snapshot:
		return Errorf(Invalid, "the citation names a report or snapshot that is not among the sources")
	case c.Exact == "" || c.Span.In(r.Text) != c.Exact:
		return Errorf(Invalid, "the passage %q does not stand at %d–%d of %s", c.Exact, c.Span.Start, c.Span.End, r.URL)
	}
	return nil
}

// contextRunes is how many characters of context a TextQuoteSelector carries
// on each side.
const contextRunes = 32

// lastRunes gives the last n characters of s.
func lastRunes(s string, n int) string {
	at := len(s)
	for range n {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

// firstRunes gives the first n characters of s.
func firstRunes(s string, n int) string {
	at := 0
	for range n {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return s[:at]
}
