package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/verify"
)

// Verdict is what is said of one sentence. As JSON it is what docs/formats.md
// describes.
type Verdict struct {
	Sentence string         `json:"sentence"`
	Stands   bool           `json:"stands"`
	Refusals []stet.Refusal `json:"refusals,omitempty"` // none when it stands
	Passages []Passage      `json:"passages,omitempty"` // that it rests on, or comes nearest to
	Span     stet.Span      `json:"span"`               // of the text, in code points
	At       stet.Span      `json:"-"`                  // the same in bytes
}

// Passage is a stretch of a source.
type Passage struct {
	Source string        `json:"source"` // the report's address, or the name that a reader gave it
	Exact  string        `json:"exact"`
	Span   stet.Span     `json:"span"` // of the source's text, in code points
	Of     stet.Citation `json:"-"`    // the same in bytes
}

func verdict(text string, v verify.Verdict, reports map[stet.ID]*stet.Report) Verdict {
	out := Verdict{Sentence: v.Sentence, Stands: v.Stands, Span: stet.CodePoints(text, v.Span), At: v.Span}
	for _, r := range v.Refusals {
		out.Refusals = append(out.Refusals, stet.Refusal{Gate: r.Gate, Reason: r.Reason, Words: r.Words})
	}
	for _, cite := range v.Citations {
		r := reports[cite.Report]
		out.Passages = append(out.Passages, Passage{r.URL, cite.Exact, stet.CodePoints(r.Text, cite.Span), cite})
	}
	return out
}

// Refused counts the verdicts on sentences that do not stand.
func Refused(all []Verdict) int {
	n := 0
	for _, v := range all {
		if !v.Stands {
			n++
		}
	}
	return n
}

// Issue gives where in a sentence the words at issue stand, in bytes: whole words
// where it can, else wherever they stand. False when they do not stand in it as
// they are.
func Issue(sentence, words string) (stet.Span, bool) {
	if words == "" {
		return stet.Span{}, false
	}
	first := strings.Index(sentence, words)
	if first < 0 {
		return stet.Span{}, false
	}
	for at := first; ; {
		if end := at + len(words); whole(sentence, at, end) {
			return stet.Span{Start: at, End: end}, true
		}
		next := strings.Index(sentence[at+1:], words)
		if next < 0 {
			return stet.Span{Start: first, End: first + len(words)}, true
		}
		at += 1 + next
	}
}

// whole reports whether no word is cut at either end.
func whole(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	first, _ := utf8.DecodeRuneInString(s[start:])
	last, _ := utf8.DecodeLastRuneInString(s[:end])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return !(inWord(before) && inWord(first)) && !(inWord(last) && inWord(after))
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
