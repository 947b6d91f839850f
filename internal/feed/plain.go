package feed

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// plain gives the words of a piece of HTML, which titles and summaries are in
// most feeds: no tags, scripts or comments, entities decoded, runs of space
// squeezed, at most limit characters. Characters that are not seen but change
// how text is read (controls, direction overrides) are dropped.
func plain(markup string, limit int) string {
	if !strings.ContainsAny(markup, "<&") {
		return cut(markup, limit)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(markup))
	z.SetMaxBuf(1 << 20)
	var silent atom.Atom // the element whose text is not for readers
	// Four bytes a character, twice: what cut drops was not needed.
	for b.Len() < 8*limit {
		switch z.Next() {
		case html.ErrorToken:
			return cut(b.String(), limit)
		case html.TextToken:
			if silent == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if tag == atom.Script || tag == atom.Style {
				silent = tag
			}
			if !inline(tag) {
				b.WriteByte(' ')
			}
		case html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if tag == silent {
				silent = 0
			}
			if !inline(tag) {
				b.WriteByte(' ')
			}
		}
	}
	return cut(b.String(), limit)
}

// inline elements may stand inside words; any other parts them.
func inline(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd,
		atom.Mark, atom.Q, atom.S, atom.Script, atom.Small, atom.Span, atom.Strong, atom.Style, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Wbr:
		return true
	}
	return false
}

// cut squeezes space, drops unseen characters and cuts after limit characters,
// between words where one ends in the last fifth.
func cut(s string, limit int) string {
	var b strings.Builder
	n, blank, end := 0, false, 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			blank = b.Len() > 0
			continue
		case unseen(r):
			continue
		}
		if blank {
			end = b.Len()
			b.WriteByte(' ')
			n++
			blank = false
		}
		if n >= limit {
			out := b.String()
			if end > len(out)*4/5 {
				out = out[:end]
			}
			return strings.TrimSpace(out) + "…"
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// unseen characters: controls, and the marks that turn the direction of what
// follows (Unicode Bidirectional Algorithm, sections 2.1 to 2.5), with which a
// title could be made to read as another.
func unseen(r rune) bool {
	return unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\ufeff' || r == '\u200b' || r == '\u00ad'
}
