package verify

import (
	"fmt"
	"slices"
	"strings"

	"stet"
	"stet/internal/thesaurus"
)

// departures refuses a line that follows its source closely and puts there another
// word in a word's place, or adds what no passage has.
func departures(l *line, ps []*passage) []Refusal {
	a := l.beside(ps)
	var refused []Refusal
	for _, g := range a.gaps() {
		if r, ok := l.opposite(a, g); ok {
			refused = append(refused, r)
			continue
		}
		if !a.close() {
			continue
		}
		if r, ok := l.replaced(a, g, ps); ok {
			refused = append(refused, r)
		} else if r, ok := l.moved(a, g, ps); ok {
			refused = append(refused, r)
		} else if r, ok := l.added(a, g, ps); ok {
			refused = append(refused, r)
		}
	}
	return refused
}

// beside lays the line beside its passages, once.
func (l *line) beside(ps []*passage) *alignment {
	if l.laid == nil {
		l.laid = align(l, ps)
	}
	return l.laid
}

// opposite refuses "rose" where the passage has "fell".
func (l *line) opposite(a *alignment, g gap) (Refusal, bool) {
	for _, i := range g.line {
		u := a.line[i]
		if u.turn != "" || u.free || u.name {
			continue
		}
		for _, j := range g.source {
			if v := a.source[j]; v.turn == "" && thesaurus.Opposite(u.key, v.key) {
				return Refusal{Reason: fmt.Sprintf("the passage says “%s”, the sentence said the opposite, “%s”", v.low, u.low), Words: u.span.In(l.text)}, true
			}
		}
	}
	return Refusal{}, false
}

// maxReplaced is how many words of content the passage may have where one stands in
// the line for it to be another in their place; beyond, the line is worded anew
// there.
const maxReplaced = 3

// replaced refuses a word that stands where the passage has another with another
// meaning: new ones, and ones that the passage has elsewhere.
func (l *line) replaced(a *alignment, g gap, ps []*passage) (Refusal, bool) {
	theirs := a.words(a.near(g))
	if len(theirs) == 0 || len(theirs) > maxReplaced {
		return Refusal{}, false
	}
	mine := 0
	for _, i := range g.line {
		if u := a.line[i]; u.turn == "" {
			mine++
		}
	}
	if mine == 0 || mine > maxReplaced || a.sameLetters(g.line, theirs) {
		return Refusal{}, false
	}
	for _, i := range g.line {
		u := a.line[i]
		if u.turn != "" || u.free || l.excused(u) || slices.ContainsFunc(theirs, func(v unit) bool { return means(u, v) }) {
			continue
		}
		if u.name && (l.tells(u.word) || l.completed(a, u) && !retitled(theirs) || !slices.ContainsFunc(theirs, func(v unit) bool { return v.name })) {
			continue // who says it, which the attribution gate compares, a name in full, or for "the president"
		}
		return Refusal{Reason: fmt.Sprintf("the passage has “%s” where the sentence has “%s”", joined(theirs), u.span.In(l.text)), Words: u.span.In(l.text)}, true
	}
	return Refusal{}, false
}

// retitled reports whether what stands in the passage there is a title, rather than
// nothing, a pronoun or a "Mr".
func retitled(theirs []unit) bool {
	return slices.ContainsFunc(theirs, func(v unit) bool { return v.capital && !v.name && !honorifics[v.low] })
}

var honorifics = set("mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr")

// completed reports whether a unit is part of a name or title of which another part lies
// upon its like: the name gate knows whether it is theirs.
func (l *line) completed(a *alignment, u unit) bool {
	for _, n := range l.names {
		if !n.Span.Contains(u.span) && !n.Title.Contains(u.span) {
			continue
		}
		for i, other := range a.line {
			if a.to[i] >= 0 && n.Span.Contains(other.span) {
				return true
			}
		}
	}
	return false
}

// sameLetters reports whether the line's words are the passage's, parted or joined
// otherwise: "hi-tech" and "hi tech".
func (a *alignment) sameLetters(line []int, theirs []unit) bool {
	var mine, other strings.Builder
	for _, i := range line {
		mine.WriteString(strings.ReplaceAll(a.line[i].low, "-", ""))
	}
	for _, v := range theirs {
		other.WriteString(strings.ReplaceAll(v.low, "-", ""))
	}
	return mine.String() == other.String()
}

// near gives the units of the source at a gap; at an end of the line, where the
// source may go on with what was left out, as many as the line has.
func (a *alignment) near(g gap) []int {
	n := min(len(g.source), len(g.line)+1)
	switch {
	case g.before >= 0 && g.behind < 0:
		return g.source[:n]
	case g.behind >= 0 && g.before < 0:
		return g.source[len(g.source)-n:]
	}
	return g.source
}

// words gives those units of the source that are of content.
func (a *alignment) words(source []int) []unit {
	var out []unit
	for _, j := range source {
		if a.source[j].turn == "" {
			out = append(out, a.source[j])
		}
	}
	return out
}

func joined(units []unit) string {
	var out []string
	for _, u := range units {
		out = append(out, u.low)
	}
	return strings.Join(out, " … ")
}

// means reports whether one unit may stand for the other, be it with less meaning.
func means(u, v unit) bool {
	return u.key == v.key || u.stem == v.stem || thesaurus.Same(u.key, v.key) || thesaurus.Wider(u.key, v.key) || related(u.stem, v.stem)
}

// excused reports whether a word of the line is one that tells who says it, or ties
// sentences together.
func (l *line) excused(u unit) bool {
	return u.outlet || binders[u.low] || plainSaying[u.low] || l.cue(u.word) // the stance gate looks at cues
}

// binders are words of content by which sentences are tied together and told, and
// that tell nothing themselves.
var binders = set("said", "says", "say", "according", "told", "tells", "stated", "states", "reported", "reports", "report", "wrote", "also", "meanwhile",
	"separately", "however", "earlier", "later", "then", "now", "including", "among", "regarding", "concerning", "course", "spite", "whilst", "till", "owing",
	"amidst", "amongst", "upon", "onto", "besides", "regardless", "throughout")

// added refuses words that no passage has: one where the passage has nothing, several
// where it is worded otherwise.
func (l *line) added(a *alignment, g gap, ps []*passage) (Refusal, bool) {
	theirs := a.words(g.source)
	var fresh []word
	for _, i := range g.line {
		u := a.line[i]
		if u.turn != "" || u.free || u.name || l.excused(u) || l.checkedElsewhere(u.word) {
			continue
		}
		if u.capital && namesLast(u, ps) || anywhere(u, ps) || slices.ContainsFunc(theirs, func(v unit) bool { return means(u, v) || means(v, u) }) {
			continue
		}
		fresh = append(fresh, u.word)
	}
	if len(fresh) == 0 || len(fresh) == 1 && (len(theirs) > 0 || strings.HasSuffix(fresh[0].low, "ly")) {
		return Refusal{}, false
	}
	return Refusal{Reason: "no passage holds: " + l.list(fresh), Words: fresh[0].span.In(l.text)}, true
}

// moved refuses a name that stands in another place than in the passage, with words
// of content between, where who does what would change: not as the one who says it,
// nor in a sentence turned from or to the passive.
func (l *line) moved(a *alignment, g gap, ps []*passage) (Refusal, bool) {
	if len(g.line) == 0 || len(g.line) > maxReplaced || l.turnedPassive(ps) {
		return Refusal{}, false
	}
	first := a.line[g.line[len(g.line)-1]] // of a title and a name the name
	for _, i := range g.line {
		if u := a.line[i]; !u.name || u.free || l.tells(u.word) {
			return Refusal{}, false
		}
	}
	for j, v := range a.source {
		if v.key == first.key && v.name && a.from[j] < 0 && !slices.Contains(g.source, j) {
			return Refusal{Reason: fmt.Sprintf("the passage has “%s” in another place", first.span.In(l.text)), Words: first.span.In(l.text)}, true
		}
	}
	return Refusal{}, false
}

// turnedPassive reports whether the line has a "by" where the passages have none, or
// the other way round.
func (l *line) turnedPassive(ps []*passage) bool {
	by := slices.ContainsFunc(l.words, func(w word) bool { return w.low == "by" && !w.quoted })
	return by != inPassages("by", ps)
}

// tells reports whether a word is part of who says something in the line.
func (l *line) tells(w word) bool {
	return slices.ContainsFunc(l.statements, func(s stet.Statement) bool { return inAny(s.Source, w.span) })
}

// namesLast reports whether a word is the last of a name in a cited report: whether it
// may stand for "he" is the name gate's business.
func namesLast(u unit, ps []*passage) bool {
	return slices.ContainsFunc(ps, func(p *passage) bool { return len(p.source.byLast[u.stem]) > 0 })
}

// anywhere reports whether a unit, or one that means the same, stands in a passage.
func anywhere(u unit, ps []*passage) bool {
	return slices.ContainsFunc(ps, func(p *passage) bool {
		return slices.ContainsFunc(p.units(), func(v unit) bool { return v.turn == "" && means(u, v) })
	})
}
