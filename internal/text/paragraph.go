package text

import (
	"unicode"
	"unicode/utf8"

	"stet"
)

// Paragraphs gives the stretches between line breaks, without outer space.
func Paragraphs(s string) []stet.Span {
	var all []stet.Span
	start := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != '\n' && s[i] != '\r' {
			continue
		}
		if p := trim(s, stet.Span{Start: start, End: i}); !p.Empty() {
			all = append(all, p)
		}
		start = i + 1
	}
	return all
}

// trim drops white space at both ends of a span.
func trim(s string, p stet.Span) stet.Span {
	for p.Start < p.End {
		r, size := utf8.DecodeRuneInString(s[p.Start:p.End])
		if !unicode.IsSpace(r) {
			break
		}
		p.Start += size
	}
	for p.Start < p.End {
		r, size := utf8.DecodeLastRuneInString(s[p.Start:p.End])
		if !unicode.IsSpace(r) {
			break
		}
		p.End -= size
	}
	return p
}
