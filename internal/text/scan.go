package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scan is a text cut into tokens, as numbers, dates and names are read off it,
// line by line: nothing that is read crosses a line break, so that a year that
// ends one line does not count what begins the next. Tokens outside the line
// read as "".
type scan struct {
	s        string
	low      string // s in lower case, byte for byte in step with s
	lang     string // primary
	tokens   []Token
	from, to int // the tokens of the line that is read
}

func newScan(s, lang string) scan {
	return scan{s: s, low: lower(s), lang: primary(lang), tokens: Tokens(make([]Token, 0, len(s)/5+8), s)}
}

// enter moves to the line that begins at token i, if the one before ends there.
func (sc *scan) enter(i int) {
	if i < sc.to {
		return
	}
	sc.from, sc.to = i, i+1
	for sc.to < len(sc.tokens) && !sc.broken(sc.to) {
		sc.to++
	}
}

// broken reports whether a line break stands before token i, which is not the
// first.
func (sc *scan) broken(i int) bool {
	between := sc.s[sc.tokens[i-1].End:sc.tokens[i].Start]
	return between != "" && between != " " && strings.ContainsAny(between, "\n\r")
}

// out reports whether token i is outside the line.
func (sc *scan) out(i int) bool { return i < sc.from || i >= sc.to }

// lower gives s in lower case. A letter whose small form takes another number
// of bytes keeps its capital, so that spans of s are spans of the result.
func lower(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b.WriteByte(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if l := unicode.ToLower(r); l != r && utf8.RuneLen(l) == size {
			b.WriteRune(l)
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// raw gives token i as written; "" outside the line.
func (sc *scan) raw(i int) string {
	if sc.out(i) {
		return ""
	}
	return sc.s[sc.tokens[i].Start:sc.tokens[i].End]
}

// word gives token i in lower case; "" outside the line.
func (sc *scan) word(i int) string {
	if sc.out(i) {
		return ""
	}
	return sc.low[sc.tokens[i].Start:sc.tokens[i].End]
}

// phrase gives tokens [i, j) in lower case, with what stands between them; ""
// outside the line.
func (sc *scan) phrase(i, j int) string {
	if i < sc.from || j > sc.to || i >= j {
		return ""
	}
	return sc.low[sc.tokens[i].Start:sc.tokens[j-1].End]
}

// kind gives what token i is; a mark outside the line.
func (sc *scan) kind(i int) TokenKind {
	if sc.out(i) {
		return Mark
	}
	return sc.tokens[i].Kind
}

// capital reports whether token i begins with a capital.
func (sc *scan) capital(i int) bool {
	w := sc.raw(i)
	if w == "" {
		return false
	}
	if w[0] < utf8.RuneSelf {
		return 'A' <= w[0] && w[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// joined reports whether nothing stands between token i and the one before.
func (sc *scan) joined(i int) bool {
	return i > sc.from && i < sc.to && sc.tokens[i-1].End == sc.tokens[i].Start
}

// spaced reports whether just one space stands between token i and the one
// before.
func (sc *scan) spaced(i int) bool {
	if i <= sc.from || i >= sc.to {
		return false
	}
	between := sc.s[sc.tokens[i-1].End:sc.tokens[i].Start]
	return between == " " || between == "\u00a0" || between == "\u202f"
}

// bare gives a word without its possessive ending.
func bare(w string) string {
	if w == "" || w[len(w)-1] != 's' && w[len(w)-1] != '\'' && w[len(w)-1] < utf8.RuneSelf {
		return w
	}
	for _, end := range [...]string{"'s", "’s", "'", "’"} {
		if short, ok := strings.CutSuffix(w, end); ok {
			return short
		}
	}
	return w
}
