package verify

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stet"
	"stet/internal/text"
	"stet/internal/thesaurus"
)

// unit is a word of a sentence or passage as far as it is laid beside another: a
// word of content, or one of those small words on which the meaning turns.
type unit struct {
	word
	key   string // the stem, that of "say" for "said"
	turn  turn   // what it turns; "" for a word of content
	name  bool   // part of a proper name or of an outlet's
	free  bool   // a figure, a date or an outlet: they have gates of their own
	apart bool   // a mark that ends a clause stands between it and the unit before
}

// alignment lays a sentence beside its passages: both in order, as many words as
// possible upon their like (a longest common subsequence, words of content weighing
// most).
type alignment struct {
	line, source []unit
	to           []int // of each unit of the line: the one of the source that it lies upon, -1 for none
	from         []int // and the other way round
	content      int   // units of content in the line that are not free
	matched      int   // those of them that lie upon one
	held         int   // and those that the source has anywhere
}

// align lays the line beside its passages: those of one report in the order of its
// text, reports as they are cited.
func align(l *line, ps []*passage) *alignment {
	var source []unit
	var seen []*passage
	for _, p := range ps {
		if slices.ContainsFunc(seen, func(q *passage) bool { return q.source == p.source }) {
			continue
		}
		seen = append(seen, p)
		source = append(source, unitsOf(p.source, ps)...)
	}
	return newAlignment(l.units(), source)
}

// units gives the line's units. Those in quotation marks are free: they have a gate of
// their own.
func (l *line) units() []unit {
	var out []unit
	apart := false
	for _, w := range l.words {
		for _, u := range newUnits(w, l.lang) {
			u.apart, apart = apart, false
			u.name = w.outlet || slices.ContainsFunc(l.names, func(n text.Name) bool { return n.Span.Contains(w.span) || n.Title.Contains(w.span) })
			u.free = w.quoted || w.outlet || w.date || strings.IndexFunc(w.low, unicode.IsDigit) >= 0 ||
				slices.ContainsFunc(l.numbers, func(n text.Number) bool { return n.Span.Contains(w.span) })
			out = append(out, u)
		}
		apart = apart || w.closes
	}
	return out
}

// unitsOf gives the units of those passages that are of one report, in the order of
// its text; what two passages share comes once.
func unitsOf(s *source, ps []*passage) []unit {
	var mine []*passage
	for _, p := range ps {
		if p.source == s {
			mine = append(mine, p)
		}
	}
	slices.SortStableFunc(mine, func(a, b *passage) int { return a.span.Start - b.span.Start })
	var out []unit
	end := 0
	for _, p := range mine {
		for _, u := range p.units() {
			if u.span.Start+p.span.Start >= end {
				out = append(out, u)
			}
		}
		end = max(end, p.span.End)
	}
	return out
}

// units gives the passage's units, read once.
func (p *passage) units() []unit {
	if p.laid == nil {
		p.laid = []unit{}
		lang, apart := p.source.report.Lang, true
		for _, w := range p.words {
			at := stet.Span{Start: w.span.Start + p.span.Start, End: w.span.End + p.span.Start}
			for _, u := range newUnits(w, lang) {
				u.name = p.source.inName(at)
				u.apart, apart = apart, false
				p.laid = append(p.laid, u)
			}
			apart = apart || w.closes
		}
	}
	return p.laid
}

// newUnits gives what a word is as units: none for one of grammar, two for a
// contraction such as "couldn't".
func newUnits(w word, lang string) []unit {
	english := lang == "en" || strings.HasPrefix(lang, "en-")
	if !english {
		if !w.content && !negators[w.low] {
			return nil
		}
		u := unit{word: w, key: w.stem}
		if negators[w.low] {
			u.turn = turnNot
		}
		return []unit{u}
	}
	// May is a month, and Will a name.
	if t := turns[w.low]; t != "" && (!w.capital || w.span.Start == 0 || w.low != "may" && w.low != "will") {
		out := []unit{{word: w, key: w.stem, turn: t}}
		if modal := contracted[strings.ReplaceAll(w.low, "’", "'")]; modal != "" {
			out = append([]unit{{word: w, key: w.stem, turn: modal}}, out...)
		}
		return out
	}
	if !w.content {
		return nil
	}
	if n := slices.Index(counted, w.low); n >= 0 {
		return []unit{{word: w, key: strconv.Itoa(n)}} // "two" upon "2"
	}
	return []unit{{word: w, key: thesaurus.Stem(w.low)}}
}

// counted are the numbers that are written as words as often as in figures.
var counted = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// Weights of what lies upon its like.
const (
	weightExact = 1.0
	weightLike  = 0.8
	weightTurn  = 0.3
	closeBonus  = 0.05 // for the next word upon the next word
)

// like is the weight with which one unit of a line may lie upon one of a passage;
// 0 for not at all.
func like(a, b unit) float64 {
	switch {
	case a.turn != "" || b.turn != "":
		if a.turn == b.turn {
			return weightTurn
		}
		return 0
	case a.key == b.key || a.stem == b.stem:
		return weightExact
	case a.name != b.name && !a.quoted:
		return 0
	case thesaurus.Same(a.key, b.key) || thesaurus.Wider(a.key, b.key) || related(a.stem, b.stem):
		return weightLike
	}
	return 0
}

// maxUnits bounds the units of a line and of a source that are laid beside each other;
// an honest sentence has some thirty. What is longer is not held to follow closely.
const maxUnits = 500

func newAlignment(line, source []unit) *alignment {
	if len(line) > maxUnits || len(source) > maxUnits {
		return &alignment{}
	}
	a := &alignment{line: line, source: source, to: make([]int, len(line)), from: make([]int, len(source))}
	n, m := len(line), len(source)
	likes := make([][]float64, n)
	for i, u := range line {
		likes[i] = make([]float64, m)
		for j, v := range source {
			likes[i][j] = like(u, v)
		}
	}
	// best[i][j] is the weight of the best alignment of what follows i and j.
	best := make([][]float64, n+1)
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if w := likes[i][j]; w > 0 {
				if i+1 < n && j+1 < m && likes[i+1][j+1] > 0 {
					w += closeBonus
				}
				best[i][j] = max(best[i][j], w+best[i+1][j+1])
			}
		}
	}
	a.trace(best, likes)
	for i, u := range line {
		if u.turn == "" && !u.free {
			a.content++
			if a.to[i] >= 0 {
				a.matched++
			}
			if slices.ContainsFunc(likes[i], func(w float64) bool { return w > weightTurn }) {
				a.held++
			}
		}
	}
	return a
}

// trace follows the best alignment from the beginning.
func (a *alignment) trace(best, likes [][]float64) {
	for i := range a.to {
		a.to[i] = -1
	}
	for j := range a.from {
		a.from[j] = -1
	}
	i, j := 0, 0
	for i < len(a.line) && j < len(a.source) {
		switch {
		case likes[i][j] > 0 && best[i][j] > best[i+1][j] && best[i][j] > best[i][j+1]:
			a.to[i], a.from[j] = j, i
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
}

// gap is a stretch where a line and its source go apart, between two places where
// they agree or at an end.
type gap struct {
	line, source   []int // units by number; either may be empty
	inner          bool  // there is a place of agreement on both sides
	before, behind int   // the units of the line on which it borders, -1 for none
}

// gaps gives the stretches of the line that lie upon nothing, or that leave
// something of the source out.
func (a *alignment) gaps() []gap {
	var out []gap
	g := gap{before: -1}
	next := 0 // of the source
	flush := func(i, j int) {
		for k := next; k < j; k++ {
			g.source = append(g.source, k)
		}
		g.behind, g.inner = i, g.before >= 0 && i >= 0
		if len(g.line)+len(g.source) > 0 {
			out = append(out, g)
		}
	}
	for i, j := range a.to {
		if j < 0 {
			g.line = append(g.line, i)
			continue
		}
		flush(i, j)
		g, next = gap{before: i}, j+1
	}
	flush(-1, len(a.source))
	return out
}

// close reports whether the line follows the source so closely that each word that
// stands in another's place has to be looked at.
func (a *alignment) close() bool {
	return a.content >= 2 && (float64(a.matched) >= closeShare*float64(a.content) || float64(a.held) >= heldClose*float64(a.content))
}

// closeShare is the share of a line's words of content that lie upon their like when
// it follows its source closely.
const closeShare = 0.6

// heldClose is the share of a line's words of content that its source must have
// anywhere for it to be made of the source's words, in another order maybe.
const heldClose = 0.75
