package statements

// inverted gives the noun phrase after a verb of saying that stands before its
// subject: "…, said Anna Brown, the mayor."
func (d *document) inverted(s sentence, g group) (stretch, bool) {
	before := g.from - 1
	if g.cue.traits&speech == 0 || g.cue.traits&hearer != 0 || g.from < g.head || g.cue.form != past && g.cue.form != present {
		return stretch{}, false
	}
	closes := before >= s.from && d.tokens[before].quote > 0
	if !closes && !d.is(s.stretch, before, ",") && before >= s.from {
		return stretch{}, false
	}
	if d.has(s.stretch, g.to, that|sub|prep|aux|day) || d.mark(s.stretch, g.to) {
		return stretch{}, false
	}
	if np, ok := d.subjectBefore(s.stretch, g.from); !closes && ok && np.from <= s.from+1 {
		return stretch{}, false // "Anna Brown, the mayor, said it was over"
	}
	np, ok := d.phraseAfter(s, g.to)
	if !ok || before < s.from && !d.is(s.stretch, np.to, ":", ",") {
		return stretch{}, false
	}
	ends := np.to >= s.to || d.mark(s.stretch, np.to) || d.has(s.stretch, np.to, prep|sub|day|conj)
	return np, closes || ends
}

// phraseAfter gives the noun phrase that begins at token start, with its
// appositions.
func (d *document) phraseAfter(s sentence, start int) (stretch, bool) {
	end := d.simpleAfter(s, start, false)
	if end == start || !d.nominal(stretch{start, end}) {
		return stretch{}, false
	}
	for d.is(s.stretch, end, ",") && end-start < maxPhrase {
		next := d.simpleAfter(s, end+1, true)
		isApposition := next > end+1 && (next >= s.to || d.mark(s.stretch, next)) &&
			!d.has(s.stretch, end+1, conj|sub|prep|pron|adv|hedge|aux) && d.lex.verbs[d.tokens[end+1].low] == nil
		if !isApposition && !d.is(s.stretch, end+1, "who") {
			break
		}
		if d.is(s.stretch, end+1, "who") {
			next = d.clauseAfter(s, end+1)
		}
		end = next
		if d.is(s.stretch, end, ",") && end+1 < s.to {
			end++ // the comma that closes an apposition belongs to it
			break
		}
	}
	return stretch{start, end}, true
}

// simpleAfter goes over one noun phrase from start and gives the token after
// it. Within an apposition any preposition may follow; after a bare name "in",
// "on" and the like begin the setting of the speech.
func (d *document) simpleAfter(s sentence, start int, apposition bool) int {
	k := start
	for ; k < s.to && k-start < maxPhrase; k++ {
		t := d.tokens[k]
		switch {
		case t.class&pron != 0 && k == start && !apposition:
			return k + 1
		case t.class&(aux|verb|sub|that|pron|day|not) != 0 && t.class&prep == 0, t.quote > 0 && !d.nickname(s, k):
			return k
		case d.mark(s.stretch, k):
			if t.low == "(" {
				for k < s.to-1 && d.tokens[k].low != ")" {
					k++
				}
			} else if !d.inner(s.stretch, k) || k+1 >= s.to {
				return k
			}
		case t.class&prep != 0 && t.low != "of" && t.low != "for" && !apposition && d.capital(start):
			return k
		case t.class&conj != 0 && !(k > start && k+1 < s.to && d.capital(k-1) == d.capital(k+1) && d.lex.verbs[d.tokens[k+1].low] == nil):
			return k
		case d.verbHere(k):
			return k
		}
	}
	return k
}

// nickname reports whether a quotation within a phrase is a name's part.
func (d *document) nickname(s sentence, k int) bool {
	return d.quoteEnd(s.stretch, k)-k <= 4 && k > s.from && d.capital(k-1)
}

// clauseAfter gives the end of a relative clause: the next comma or the end.
func (d *document) clauseAfter(s sentence, start int) int {
	for k := start; k < s.to; k++ {
		if d.tokens[k].low == "," || d.tokens[k].quote > 0 || k == s.to-1 && d.mark(s.stretch, k) {
			return k
		}
	}
	return s.to
}

// agent gives the noun phrase after "by" that follows a passive, and where the
// "by" stands.
func (d *document) agent(s sentence, g group) (np stretch, by int) {
	for k := g.to; k < s.to && k < g.to+12; k++ {
		if d.mark(s.stretch, k) || d.has(s.stretch, k, that|sub) && !d.has(s.stretch, k, prep) {
			break
		}
		if d.has(s.stretch, k, agent) {
			if np, ok := d.phraseAfter(s, k+1); ok && d.lex.verbs[d.tokens[k+1].low] == nil {
				return np, k
			}
		}
	}
	return stretch{}, 0
}
