package stance

import (
	"cmp"

	"stet"
)

// Reading is what a statement does with its content.
type Reading struct {
	Stance   stet.Stance
	Modality stet.Modality
	Negated  bool // the content says that something is not so
}

const (
	leftBytes   = 90  // of the sentence before the cue that are read
	rightBytes  = 110 // after its first word
	farBytes    = 320 // the same, in languages whose verbs are parted
	lineTokens  = 72
	clauseBytes = 320 // of each span of the content
	clauseWords = 48
)

// Read reads the statement in text whose cue and content are given, in bytes of
// text, in order and apart. Either may be empty; a statement without a cue
// asserts, unless its content is a question. Lang is a BCP 47 tag; languages
// without a word list are read as English.
//
// What a speaker refuses to do is a plan that is negated; what stands after
// "warned against" or "forbade", an order that is. "Did not deny" declines to
// comment.
func Read(text string, cue, content []stet.Span, lang string) Reading {
	var spans [2][maxSpans]stet.Span
	var lineRoom [lineTokens]token
	var clauseRoom [clauseWords]token
	r := reader{
		lexicon: lexiconOf(lang), text: text,
		cue: fitting(spans[0][:0], cue, len(text)), content: fitting(spans[1][:0], content, len(text)),
	}
	if len(r.cue) > 0 {
		r.line = r.surroundings(lineRoom[:0])
	}
	reading, f := r.readCue()
	c := r.readClause(r.clause(clauseRoom[:0]), f)
	switch {
	case c.question && (reading.Stance == stet.Asserts || reading.Stance == stet.Doubts):
		reading.Stance = stet.Asks
	case c.imperative && reading.Stance == stet.Asserts:
		reading.Stance = stet.Orders
	}
	if reading.Modality != stet.May {
		reading.Modality = cmp.Or(c.modality, reading.Modality)
	}
	reading.Negated = reading.Negated || c.negated
	return reading
}

// maxSpans is how many spans of a role are read.
const maxSpans = 4

// reader reads one statement.
type reader struct {
	*lexicon
	text         string
	cue, content []stet.Span
	line         []token // the words around the cue
}

// fitting gives the first spans that lie in a text of n bytes and hold anything.
func fitting(dst, spans []stet.Span, n int) []stet.Span {
	for _, s := range spans {
		if 0 <= s.Start && s.Start < s.End && s.End <= n && len(dst) < cap(dst) {
			dst = append(dst, s)
		}
	}
	return dst
}

// surroundings scans the cue's surroundings in its sentence: the verb group
// before it, and what follows.
func (r *reader) surroundings(line []token) []token {
	start, stop := r.cue[0].Start, r.cue[len(r.cue)-1].End
	from := max(0, start-leftBytes)
	for _, s := range r.content {
		if s.End <= start {
			from = max(from, s.End)
		}
	}
	for from > 0 && from < start && r.text[from-1] != ' ' {
		from++ // not amid a word
	}
	right := rightBytes
	if r.far || r.trails {
		right = farBytes
	}
	line = r.scan(line, r.text, from, min(len(r.text), max(start+right, min(stop, start+2*farBytes))))
	first := 0
	for i := range line {
		t := &line[i]
		if t.class&end != 0 {
			if int(t.end) <= start {
				first = i + 1
			} else if int(t.start) >= stop {
				line = line[:i]
				break
			}
		}
		for _, s := range r.cue {
			if int(t.start) < s.End && s.Start < int(t.end) {
				t.class |= cue
			}
		}
	}
	return line[min(first, len(line)):]
}
