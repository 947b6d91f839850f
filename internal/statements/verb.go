package statements

import (
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// group is a verb of saying with its auxiliaries, adverbs and particles: "has
// long argued for".
type group struct {
	stretch
	head       int
	cue        cue
	negated    bool
	passive    bool // or a participle with "by"
	infinitive bool // "to say"
	copula     bool // with a form of "to be"
	clause     bool // a gerund without auxiliary: ", saying that"

	// For languages of free order.
	tail    stretch // the second part, at the clause's end
	pronoun stretch // the subject between the parts: "a-t-il dit"
	begin   int     // where the group begins, with auxiliaries that are no part of it
}

// stance is what the group's subject does; not to say is to decline, not to
// believe to doubt.
func (g group) stance() stet.Stance {
	if !g.negated {
		return g.cue.stance
	}
	if g.cue.traits&belief != 0 {
		return stet.Doubts
	}
	switch g.cue.stance {
	case stet.Asserts, stet.Confirms, stet.Denies, stet.Retracts:
		return stet.Declines
	default:
		return g.cue.stance
	}
}

// group reads the verb group whose head is token i.
func (d *document) group(s sentence, i int) (group, bool) {
	t := d.tokens[i]
	if t.Kind == text.Mark || t.quote > 0 || i > s.from && d.capital(i) && !s.headline {
		return group{}, false
	}
	for _, c := range d.lex.verbs[t.low] {
		taken, ok := d.particles(s.stretch, i+1, c.rest)
		if !ok {
			continue
		}
		g := group{stretch: stretch{i, i + 1 + taken}, head: i, cue: c}
		d.widen(s.stretch, &g)
		if d.verbal(s.stretch, g) {
			return g, true
		}
	}
	return group{}, false
}

// particles reports whether a cue's particles stand from token i on, and how
// many of them belong to the cue.
func (d *document) particles(s stretch, i int, rest []string) (taken int, ok bool) {
	for k, w := range rest {
		if w[0] != '(' {
			if !d.is(s, i+k, w) {
				return 0, false
			}
			taken++
		} else if !d.is(s, i+k, w[1:len(w)-1]) {
			return 0, false
		}
	}
	return taken, true
}

// follows reports whether the words stand from token i on.
func (d *document) follows(s stretch, i int, words []string) bool {
	for k, w := range words {
		if !d.is(s, i+k, w) {
			return false
		}
	}
	return true
}

// widen takes auxiliaries and adverbs before the head into the group.
func (d *document) widen(s stretch, g *group) {
	seenBe, seenAux := false, false
	k := g.head - 1
	for ; k >= s.from && d.tokens[k].quote == 0; k-- {
		t := d.tokens[k]
		if t.class&hedge != 0 || t.class&(aux|adv|not) == 0 {
			break
		}
		if pronounAux(t.low) {
			seenBe = seenBe || t.class&be != 0
			break
		}
		g.negated = g.negated || t.class&not != 0
		seenAux = seenAux || t.class&aux != 0
		seenBe = seenBe || t.class&be != 0 && k+1 <= g.head
		g.from = k
	}
	g.infinitive = g.cue.form == base && d.is(s, k, "to")
	if g.infinitive {
		g.from = k
	}
	byAgent := d.is(s, g.head+1, "by") && g.head+2 < s.to && !strings.HasSuffix(d.tokens[g.head+2].low, "ing")
	g.passive = g.cue.form == past && g.cue.traits&state == 0 && (seenBe || byAgent && !seenAux)
	g.copula = seenBe
	g.clause = g.cue.form == gerund && !seenBe
}

// pronounAux reports whether a word is a pronoun run together with its
// auxiliary: "he’s".
func pronounAux(low string) bool {
	p, _, ok := strings.Cut(strings.ReplaceAll(low, "’", "'"), "'")
	return ok && slices.Contains([]string{"he", "she", "it", "they", "we", "i", "you"}, p)
}

// verbal reports whether the group is one of a verb: many forms are also nouns
// or adjectives ("its claims", "the alleged attack").
func (d *document) verbal(s stretch, g group) bool {
	before := g.from - 1
	attributive := d.has(s, before, det|poss) && !d.has(s, before, that|pron|rel) && (d.has(s, g.head, noun) || !d.is(s, before, "all", "both", "some", "many", "most", "several", "each", "these", "those")) ||
		before >= s.from && possessive(d.tokens[before].low) && !pronounAux(d.tokens[before].low)
	if attributive && g.from == g.head {
		return false
	}
	if g.cue.traits&state != 0 {
		return g.copula
	}
	switch g.cue.form {
	case base:
		if g.infinitive {
			return g.cue.traits&speech != 0
		}
		return g.from < g.head || d.plural(s, before) && (!d.has(s, g.head, noun) || d.has(s, before, pron) || d.object(s, g.to)) || !d.has(s, g.head, noun) && before >= s.from && d.tokens[before].class == 0 && !d.mark(s, before)
	case present:
		return g.from < g.head && !d.has(s, before, prep|det|poss) || d.thirdPerson(s, g, before)
	case past:
		return !d.has(s, before, prep) || d.is(s, before, "since", "as", "than")
	default:
		return true
	}
}

// plural reports whether token i can be the subject of a verb in its base form.
func (d *document) plural(s stretch, i int) bool {
	if i < s.from {
		return false
	}
	t := d.tokens[i]
	if t.class&rel != 0 || slices.Contains([]string{"they", "we", "i", "you", "people", "some", "many", "others", "most", "all", "those", "these", "police", "men", "women", "both"}, t.low) {
		return true
	}
	return t.class == 0 && t.Kind == text.Word && strings.HasSuffix(t.low, "s") && !strings.HasSuffix(t.low, "ss") && !possessive(t.low)
}

// thirdPerson reports whether a form in -s is a verb there and no plural noun.
func (d *document) thirdPerson(s stretch, g group, before int) bool {
	if !d.has(s, g.head, noun) {
		return !d.has(s, before, aux|prep) || d.has(s, before, rel)
	}
	if d.has(s, before, pron|rel) {
		return true
	}
	if len(g.cue.rest) > 0 {
		return !d.has(s, before, prep|aux|conj|verb|day) && before >= s.from
	}
	return !d.has(s, before, prep|aux|conj|verb|day) && before >= s.from && d.object(s, g.to)
}

// object reports whether what a verb of saying governs can begin at token i.
func (d *document) object(s stretch, i int) bool {
	return d.has(s, i, that|det|poss|pron) || d.opens(s, i) || i < s.to && d.capital(i) && !d.has(s, i, day)
}
