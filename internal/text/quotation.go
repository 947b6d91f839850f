package text

import (
	"unicode"
	"unicode/utf8"

	"stet"
)

// Quote is a quotation: Outer with its marks, Inner without. An unclosed
// quotation runs to the end of its paragraph (running quotations reopen in the
// next).
type Quote struct{ Outer, Inner stet.Span }

// Quotations finds quotations in any of the usual marks ("…", “…”, „…“, «…»,
// ”…”, ”…”), and in single marks where they are not apostrophes. Quotations in
// quotations are part of the outer one.
func Quotations(s string) []Quote {
	var all []Quote
	for _, p := range Paragraphs(s) {
		all = inParagraph(all, s, p)
	}
	return all
}

func inParagraph(all []Quote, s string, p stet.Span) []Quote {
	for i := p.Start; i < p.End; {
		width, closers := opener(s, i, p)
		if width == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		inner := stet.Span{Start: i + width, End: p.End}
		outer := stet.Span{Start: i, End: p.End}
		for j := inner.Start; j < p.End; {
			if w := closer(s, j, p, closers); w > 0 {
				inner.End, outer.End = j, j+w
				break
			}
			_, size := utf8.DecodeRuneInString(s[j:])
			j += size
		}
		if single(closers) && outer.End == p.End && inner.End == p.End {
			i += width // an unclosed single mark is an apostrophe
			continue
		}
		if t := trim(s, inner); !t.Empty() {
			all = append(all, Quote{Outer: outer, Inner: inner})
		}
		i = max(outer.End, i+width)
	}
	return all
}

// openers maps an opening mark to the marks that may close it.
var openers = map[rune]string{
	'"': `"”“`, '“': `”"“`, '„': `“”"`, '«': `»`, '»': `«`, '”': `”`, '＂': `＂`, '「': `」`,
	'‘': `’`, '\'': `'`, '‚': `‘’`, '‹': `›`, '`': `'`,
}

func single(closers string) bool { return closers == `’` || closers == `'` || closers == `‘’` }

// opener gives the width of the opening mark at i, 0 for none, and what closes
// it. Marks that can also close, or be apostrophes, open only after a space or
// another mark and before something.
func opener(s string, i int, p stet.Span) (int, string) {
	r, size := utf8.DecodeRuneInString(s[i:])
	closers, ok := openers[r]
	if !ok {
		return 0, ""
	}
	if (r == '\'' || r == '`') && i+1 < p.End && s[i+1] == s[i] { // '' or ``
		return 2, "''"
	}
	before, _ := utf8.DecodeLastRuneInString(s[p.Start:i])
	after, _ := utf8.DecodeRuneInString(s[i+size : p.End])
	// French puts a space inside its marks.
	if i > p.Start && isWordRune(before) || i+size >= p.End || unicode.IsSpace(after) && r != '«' {
		return 0, ""
	}
	return size, closers
}

// closer gives the width of the closing mark at j, 0 for none.
func closer(s string, j int, p stet.Span, closers string) int {
	if closers == "''" {
		if s[j] == '\'' && j+1 < p.End && s[j+1] == '\'' {
			return 2
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[j:])
	for _, c := range closers {
		if r != c {
			continue
		}
		if r == '\'' || r == '’' { // between letters it is an apostrophe
			after, _ := utf8.DecodeRuneInString(s[j+size : p.End])
			if j+size < p.End && isWordRune(after) {
				return 0
			}
		}
		return size
	}
	return 0
}
