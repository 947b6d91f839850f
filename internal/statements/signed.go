package statements

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
)

// maxSignature is how many words a signature has at most: "Mara Lind, harbour
// master of Port Sorrel".
const maxSignature = 10

// signed finds quotations that stand on a line of their own with their speaker
// behind a dash, as in a round of voices: “I saw it sink.” — Mara Lind. The dash
// is the cue.
func (d *document) signed() []draft {
	var found []draft
	start := 0
	for line := range strings.Lines(d.text) {
		end := start + len(line)
		if content, cue, source, ok := signature(line); ok {
			f := draft{speech: true, stance: stet.Asserts, cue: d.stretchOf(shifted(cue, start)), source: d.stretchOf(shifted(source, start))}
			f.content = []stretch{d.stretchOf(shifted(content, start))}
			if !f.cue.empty() && !f.source.empty() && !f.content[0].empty() {
				found = append(found, f)
			}
		}
		start = end
	}
	return found
}

func shifted(s stet.Span, by int) stet.Span { return stet.Span{Start: s.Start + by, End: s.End + by} }

const (
	quoteMarks = "\"“”„«»"
	dashes     = "-–—―"
)

// signature takes a line apart into a quotation, a dash and a name.
func signature(line string) (content, cue, source stet.Span, ok bool) {
	first, size := utf8.DecodeRuneInString(line)
	last := strings.LastIndexAny(line, quoteMarks)
	if !strings.ContainsRune(quoteMarks, first) || last <= size {
		return
	}
	_, size = utf8.DecodeRuneInString(line[last:])
	content = stet.Span{End: last + size}
	rest := line[content.End:]
	dash := strings.TrimLeftFunc(rest, unicode.IsSpace)
	name := strings.TrimLeft(dash, dashes)
	cue = stet.Span{Start: len(line) - len(dash), End: len(line) - len(name)}
	name = strings.TrimSpace(name)
	source = stet.Span{Start: cue.End + strings.Index(line[cue.End:], name)}
	source.End = source.Start + len(name)
	capital, _ := utf8.DecodeRuneInString(name)
	words := len(strings.Fields(name))
	ok = !cue.Empty() && unicode.IsUpper(capital) && words > 0 && words <= maxSignature && !strings.ContainsAny(name, ".?!:;")
	return content, cue, source, ok
}
