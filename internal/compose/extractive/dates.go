package extractive

import (
	"strings"
	"time"

	"stet/internal/text"
)

// dated puts the date for days that are counted from the day of publication: a
// reader of the article does not know which Monday is meant. Words within
// quotations stay.
func (w *writer) dated(s, lang string, published time.Time) string {
	if published.Year() < 1900 {
		return s // not known
	}
	quotes := text.Quotations(s)
	var b strings.Builder
	at := 0
	for _, d := range text.Dates(s, lang, published) {
		if d.Span.Start < at || inQuotation(quotes, d.Span.Start) {
			continue
		}
		absolute, ok := w.absolute(s, d)
		if !ok {
			continue
		}
		b.WriteString(s[at:d.Span.Start])
		b.WriteString(absolute)
		at = d.Span.End
	}
	b.WriteString(s[at:])
	return b.String()
}

// absolute gives "on 29 December" for "Monday", "on Monday" and "yesterday".
// Anything else, such as "Monday morning" or "last month", stays as it is.
func (w *writer) absolute(s string, d text.Date) (string, bool) {
	words := strings.Fields(strings.ToLower(d.Span.In(s)))
	if len(words) == 2 && (words[0] == "on" || words[0] == "last" || words[0] == "next") {
		words = words[1:]
	}
	if len(words) != 1 || !relativeDays[words[0]] || d.End.Sub(d.Start) != 24*time.Hour {
		return "", false
	}
	rest := s[d.Span.End:]
	for _, more := range []string{"'s", "’s", " morning", " afternoon", " evening", " night", "-"} {
		if strings.HasPrefix(rest, more) {
			return "", false
		}
	}
	before := strings.ToLower(strings.TrimRight(s[:d.Span.Start], " "))
	preposition := "on "
	for _, has := range []string{" on", " since", " until", " by", " from", " before", " after", " to", " for", " early", " late", " of", " this", " last", " next"} {
		if strings.HasSuffix(" "+before, has) {
			preposition = ""
		}
	}
	for _, no := range []string{" early", " late", " of", " this", " last", " next"} {
		if strings.HasSuffix(" "+before, no) {
			return "", false
		}
	}
	return preposition + w.day(d.Start), true
}

// day writes a day, with its year when that is not the article's.
func (w *writer) day(t time.Time) string {
	if w.o.Now.Year() == t.Year() {
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

var relativeDays = wordSet("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today")
