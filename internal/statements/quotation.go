package statements

// continued joins a sentence that is all quotation to the statement it goes on
// with: `"…," he said. "…"`, running quotations over paragraphs, and a
// quotation after `He said:`. It gives the sentence's own statements otherwise.
func (d *document) continued(i int, found, earlier []draft) []draft {
	s := d.sents[i]
	if len(found) > 0 || i == 0 {
		return found
	}
	quoted, before := d.longQuotation(s), d.sents[i-1]
	if quoted.empty() {
		return found
	}
	if last := d.quotationIn(before, earlier); last != nil && (!s.paragraph || d.runsOn(before)) {
		last.content = append(last.content, quoted)
		return nil
	}
	if d.opens(s.stretch, s.from) && (s.paragraph == d.is(before.stretch, before.to-1, ":")) {
		return d.announced(before, []stretch{quoted}, s.paragraph)
	}
	return nil
}

// longQuotation gives the sentence from its first token to the end of a
// quotation that makes up most of it.
func (d *document) longQuotation(s sentence) stretch {
	n := 0
	for k := s.from; k < s.to; k++ {
		if d.tokens[k].quote > 0 {
			n++
		}
	}
	if n < 4 || n*10 < (s.to-s.from)*6 {
		return stretch{}
	}
	return d.trim(s.stretch)
}

// quotationIn gives the statement of a sentence that quotes directly, the last
// of those.
func (d *document) quotationIn(s sentence, drafts []draft) *draft {
	for n := len(drafts) - 1; n >= 0; n-- {
		f := &drafts[n]
		last := f.content[len(f.content)-1]
		if last.to <= s.from {
			return nil
		}
		if d.tokens[last.to-1].quote > 0 && (d.quoted(f.content[0]) || d.tokens[f.content[0].to-1].quote > 0 && f.content[0].to <= f.cue.from) {
			return f
		}
	}
	return nil
}

// runsOn reports whether a quotation at the end of one paragraph is left open
// and taken up by the next.
func (d *document) runsOn(before sentence) bool {
	last := d.tokens[before.to-1]
	if last.quote == 0 {
		return false
	}
	q := d.quotes[last.quote-1]
	return q.Inner.End == q.Outer.End
}

// announced gives the statement of a quotation whose speaker the sentence
// before names: it ends in a colon, or in a verb of speech and its hearer ("he
// told the court.").
func (d *document) announced(before sentence, content []stretch, colon bool) []draft {
	for k := before.to - 1; k >= before.from; k-- {
		g, ok := d.group(before, k)
		if !ok || g.passive {
			continue
		}
		if !colon && (g.cue.traits&speech == 0 || d.contentStart(before, g) < before.to-1) {
			return nil
		}
		if np, ok := d.subject(before, g, nil); ok {
			return []draft{{source: np, cue: d.cueOf(before, g), content: content, stance: g.stance(), speech: true}}
		}
	}
	return nil
}
