package text

import (
	"strings"
	"unicode"
)

// Fold gives s with typographic variants of quotation marks, dashes, ellipses
// and spaces made plain and runs of space squeezed: what may differ between
// two texts that are the same letter for letter. Case is kept.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		plain, ok := plainForms[r]
		if ok && plain == "" {
			continue // a character without width
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(b.String(), "''", `"`) // two single marks are a double one
}

var plainForms = map[rune]string{
	'“': `"`, '”': `"`, '„': `"`, '«': `"`, '»': `"`, '＂': `"`, '″': `"`,
	'‘': "'", '’': "'", '‚': "'", '‹': "'", '›': "'", '`': "'", '´': "'", 'ʼ': "'", '′': "'",
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-",
	'…': "...", '\u00ad': "", '\u200b': "", '\u200c': "", '\u200d': "", '\u2060': "", '\ufeff': "",
	'ﬁ': "fi", 'ﬂ': "fl",
}
