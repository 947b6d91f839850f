package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
)

// Quote is a quotation: Outer with its marks, Inner without. An unclosed
// quotation runs to the end of its paragraph (running quotations reopen in the
// next).
type Quote struct{ Outer, Inner stet.Span }

// Quotations finds quotations in any of the usual marks ("…", “…”, „…“, «…»,
// ”…”, »…«), and in single marks where they are not apostrophes. Quotations in
// quotations are part of the outer one.
func Quotations(s string) []Quote {
	var all []Quote
	for _, p := range Paragraphs(s) {
		all = inParagraph(all, s, p)
	}
	return all
}

func inParagraph(all []Quote, s string, p stet.Span) []Quote {
	unclosed := "" // single marks that no mark closes from here on
	for i := p.Start; i < p.End; {
		if !mayQuote(s[i]) {
			i++
			continue
		}
		width, m := opener(s, i, p)
		if width == 0 || m.single && strings.Contains(unclosed, m.closers) {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		q := Quote{Outer: stet.Span{Start: i, End: p.End}, Inner: stet.Span{Start: i + width, End: p.End}}
		at, w := m.end(s, stet.Span{Start: i + width, End: p.End})
		if w > 0 {
			q.Inner.End, q.Outer.End = at, at+w
		} else if m.single { // an apostrophe
			unclosed += m.closers
			i += width
			continue
		}
		if t := trim(s, q.Inner); !t.Empty() {
			all = append(all, q)
		}
		i = q.Outer.End
	}
	return all
}

// mayQuote reports whether a quotation mark may begin with byte c.
func mayQuote(c byte) bool {
	return c == '"' || c == '\'' || c == '`' || c == 0xc2 || c == 0xe2 || c == 0xe3 || c == 0xef
}

// marks says how a quotation ends.
type marks struct {
	open    rune
	closers string
	odd     string // marks that close where a closer is missing: mixed styles
	single  bool
	double  bool // two single marks stand for one
}

// marksOf gives the marks of a quotation that r opens.
func marksOf(r rune) (m marks, ok bool) {
	switch r {
	case '"':
		m.closers, m.odd = `"`, `”`
	case '“':
		m.closers, m.odd = `”`, `"“`
	case '„':
		m.closers, m.odd = `“”`, `"`
	case '«':
		m.closers = `»`
	case '»':
		m.closers = `«`
	case '”':
		m.closers = `”`
	case '＂':
		m.closers = `＂`
	case '「':
		m.closers = `」`
	case '‘':
		m.closers, m.single = `’`, true
	case '\'', '`':
		m.closers, m.single = `'`, true
	case '‚':
		m.closers, m.single = `‘’`, true
	case '‹':
		m.closers = `›`
	default:
		return m, false
	}
	m.open = r
	return m, true
}

// opener gives the width of the opening mark at i, 0 for none, and how its
// quotation ends. Marks that can also close, or be apostrophes, open only after
// a space or another mark and before something.
func opener(s string, i int, p stet.Span) (int, marks) {
	r, size := utf8.DecodeRuneInString(s[i:])
	m, ok := marksOf(r)
	if !ok {
		return 0, m
	}
	if (r == '\'' || r == '`') && i+1 < p.End && s[i+1] == s[i] { // '' or ``
		return 2, marks{open: r, double: true}
	}
	before, _ := utf8.DecodeLastRuneInString(s[p.Start:i])
	after, _ := utf8.DecodeRuneInString(s[i+size : p.End])
	// French puts a space inside its marks.
	if i > p.Start && isWordRune(before) || i+size >= p.End || unicode.IsSpace(after) && r != '«' {
		return 0, m
	}
	return size, m
}

// farthest is how far, in bytes, the mark that closes a quotation is looked for
// when a poorer one was found: it bounds the work that stray marks make.
const farthest = 600

// end finds the closing mark in p, the rest of a paragraph, and gives where it
// stands and its width, 0 for none. A quotation of the same marks within this
// one is passed over. Where the marks do not pair, the first odd one closes,
// else the last that closed something.
func (m marks) end(s string, p stet.Span) (at, width int) {
	depth := 0
	odd := false
	for j := p.Start; j < p.End; {
		if j-p.Start > farthest && width > 0 {
			break
		}
		if !mayQuote(s[j]) {
			j++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[j:])
		w := m.closer(s, j, p)
		switch {
		case m.opensAgain(s, r, j+size, p):
			depth++
		case depth > 0 && (w > 0 && r != '"' || r == '”'):
			if depth--; !odd {
				at, width = j, size
			}
		case w > 0:
			return j, w
		case !odd && strings.ContainsRune(m.odd, r):
			at, width, odd = j, size, true
		}
		j += size
	}
	return at, width
}

// opensAgain reports whether the mark r that ends before j opens a quotation
// within this one: a mark that never closes, before a word, as opening marks
// stand.
func (m marks) opensAgain(s string, r rune, j int, p stet.Span) bool {
	switch {
	case r == '“' && (m.open == '“' || m.open == '"'), r == '„' && m.open == '„', r == '«' && m.open == '«':
		after, _ := utf8.DecodeRuneInString(s[j:p.End])
		return j < p.End && (isWordRune(after) || r == '«')
	}
	return false
}

// closer gives the width of the closing mark at j, 0 for none.
func (m marks) closer(s string, j int, p stet.Span) int {
	if m.double {
		if s[j] == '\'' && j+1 < p.End && s[j+1] == '\'' {
			return 2
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[j:])
	if !strings.ContainsRune(m.closers, r) {
		return 0
	}
	if r == '\'' || r == '’' { // between letters it is an apostrophe
		after, _ := utf8.DecodeRuneInString(s[j+size : p.End])
		if j+size < p.End && isWordRune(after) {
			return 0
		}
	}
	return size
}
