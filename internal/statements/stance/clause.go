package stance

import (
	"strings"

	"stet"
)

// clauseReading is what a content says of itself.
type clauseReading struct {
	modality             stet.Modality
	negated              bool
	question, imperative bool
}

// clause scans the content.
func (r *reader) clause(tokens []token) []token {
	for i, s := range r.content {
		if i > 0 && len(tokens) < cap(tokens) {
			tokens = append(tokens, token{start: int32(s.Start), end: int32(s.Start), class: mark})
		}
		tokens = r.scan(tokens, r.text, s.Start, min(s.End, s.Start+clauseBytes))
	}
	return tokens
}

// readClause reads the main clause of a content: its first verb group that has
// an auxiliary, or the words that negate without one.
func (r *reader) readClause(tokens []token, f frame) (c clauseReading) {
	c.negated = f.notTo
	i := 0
	for i < len(tokens) && tokens[i].class&(mark|quote|that) != 0 {
		i++
	}
	if i >= len(tokens) {
		return c
	}
	switch {
	case f.condition != plain && int(tokens[i].start) <= f.at && f.at < int(tokens[len(tokens)-1].end):
		return c
	case isInfinitive(tokens[i:]):
		c.negated = c.negated || tokens[i].class&(not|bound) != 0 || i+1 < len(tokens) && tokens[i+1].class&(not|bound) != 0
		return c
	case tokens[i].class&imperative != 0:
		c.imperative = true
	case tokens[i].class&question != 0 && r.asks():
		c.question = true
	case tokens[i].class&sub != 0, tokens[i].class&adv != 0 && i+1 < len(tokens) && tokens[i+1].class&sub != 0:
		i = afterComma(tokens, i+1)
	}
	c.readSubject(tokens[i:])
	r.readVerb(&c, tokens, i)
	return c
}

// isInfinitive reports whether a content is an infinitive: "to leave", "not to
// leave".
func isInfinitive(tokens []token) bool {
	return tokens[0].class&to != 0 ||
		len(tokens) > 1 && tokens[0].class&(not|bound) != 0 && tokens[1].class&to != 0
}

// asks reports whether the content ends in a question mark.
func (r *reader) asks() bool {
	s := r.content[len(r.content)-1]
	inner := strings.TrimRight(r.text[s.Start:s.End], "\"'”’»“ ")
	return strings.HasSuffix(inner, "?") || strings.HasPrefix(r.text[s.End:], "?")
}

// afterComma gives the token after the subordinate clause that opens before i;
// its opening where nothing ends it.
func afterComma(tokens []token, i int) int {
	for k := i; k < len(tokens)-1; k++ {
		if tokens[k].class&mark != 0 {
			return k + 1
		}
	}
	return i - 1
}

// readSubject reads a subject that negates: "no one knows", "none of them".
func (c *clauseReading) readSubject(tokens []token) {
	for k, t := range tokens {
		if t.class&(mark|quote|question|sub|that) != 0 {
			continue
		}
		if t.class&nobody != 0 || t.class&no != 0 && !(k+1 < len(tokens) && tokens[k+1].class&doubt != 0) {
			c.negated = true
		}
		return
	}
}

// readVerb finds the main clause's verb group.
func (r *reader) readVerb(c *clauseReading, tokens []token, first int) {
	for i := first; i < len(tokens); i++ {
		t := &tokens[i]
		switch {
		case t.class&end != 0:
			return
		case t.class&rel != 0 && i > first:
			i = skipGroup(tokens, i+1)
		case t.class&aux != 0:
			r.readGroup(c, tokens, i)
			return
		case t.class&that != 0 && !(i > first && tokens[i-1].class&belief != 0),
			t.class&sub != 0 && i > first:
			return
		case t.class&not != 0 && t.class&bound == 0:
			c.negated = !(i+1 < len(tokens) && tokens[i+1].class&only != 0) || c.negated
		case t.class&no != 0 && i > first && tokens[i-1].class&(prep|mark|quote) == 0 && !(i+1 < len(tokens) && tokens[i+1].class&doubt != 0):
			c.negated = true
		case t.class&may != 0:
			c.modality = stet.May
		}
	}
}

// skipGroup gives the last token of the verb group that stands at i, so that a
// relative clause's is not taken for the main clause's.
func skipGroup(tokens []token, i int) int {
	k := i
	for k < len(tokens) && tokens[k].class&(aux|adv|not|bound) != 0 {
		k++
	}
	if k == i || tokens[k-1].class&(aux|not|bound) == 0 {
		return i - 1
	}
	if k < len(tokens) && tokens[k].class&no != 0 {
		k++
	}
	return k - 1
}

// readGroup reads the verb group that begins at i.
func (r *reader) readGroup(c *clauseReading, tokens []token, i int) {
	k, negated, could := i, false, false
	for ; k < len(tokens); k++ {
		t := &tokens[k]
		if t.class&(not|after|bound) != 0 && !(k+1 < len(tokens) && tokens[k+1].class&only != 0) {
			negated = true
		}
		if c.modality == "" {
			c.modality, could = r.modality(tokens, k), t.class&able != 0
		}
		toBe := t.class&to != 0 && k+1 < len(tokens) && tokens[k+1].class&be != 0
		if t.class&(aux|adv|not|after|bound|may|coming|longer|quote) == 0 && !toBe {
			break
		}
	}
	if could && negated {
		c.modality = ""
	}
	c.negated = c.negated || negated || r.negatedObject(tokens, k) || r.trails && negatedLater(tokens, k)
}

// negatedLater reports whether the clause whose verb group ends at k is negated
// further on: "habe die Werte nicht erhöht".
func negatedLater(tokens []token, k int) bool {
	for ; k < len(tokens) && tokens[k].class&(mark|that|sub|rel) == 0; k++ {
		if tokens[k].class&(after|no) != 0 {
			return k+1 >= len(tokens) || tokens[k+1].class&only == 0
		}
	}
	return false
}

// modality gives what token k of a verb group says of its content.
func (r *reader) modality(tokens []token, k int) stet.Modality {
	t := &tokens[k]
	next := func(c class) bool { return k+1 < len(tokens) && tokens[k+1].class&c != 0 }
	switch {
	case t.class&passive != 0:
		if r.beforeParticiple(tokens, k) {
			return ""
		}
		return stet.Will
	case t.class&would != 0:
		return stet.Would
	case t.class&(may|able) != 0, t.class&probable != 0 && next(to):
		return stet.May
	case t.class&will != 0, t.class&be != 0 && next(to), t.class&coming != 0 && next(to):
		return stet.Will
	}
	return ""
}

// beforeParticiple reports whether the auxiliary at k makes a passive: the word
// at its clause's end, or before the auxiliary that ends it, is no infinitive.
func (r *reader) beforeParticiple(tokens []token, k int) bool {
	last := k
	for last+1 < len(tokens) && tokens[last+1].class&(mark|quote) == 0 {
		last++
	}
	if last == k {
		last--
	}
	if last < 0 {
		return false
	}
	w := r.text[tokens[last].start:tokens[last].end]
	head := w[:min(len(w), 5)]
	return !strings.HasSuffix(w, "n") || strings.Contains(head, "ge") || strings.HasSuffix(w, "worden")
}

// negatedObject reports whether what follows a verb group negates it: "is no
// threat", "is simply untrue", "found no trace".
func (r *reader) negatedObject(tokens []token, k int) bool {
	for j := k; j < len(tokens) && j < k+4; j++ {
		t := &tokens[j]
		switch {
		case t.class&untrue != 0:
			return true
		case t.class&(no|nobody) != 0:
			return !(j+1 < len(tokens) && tokens[j+1].class&doubt != 0) && j < k+2 && (j == k || tokens[j-1].class&prep == 0)
		case t.class&(end|that|sub|rel) != 0:
			return false
		}
	}
	return false
}
