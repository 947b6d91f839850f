package statements

// continued joins a sentence that is all quotation to the statement it goes on
// with: `"…," he said. "…"`, running quotations over paragraphs, and a
// quotation after `He said:`. It gives the sentence's own statements otherwise.
func (d *document) continued(i int, found, earlier []draft) []draft {
	s := d.sents[i]
	if len(found) > 0 || i == 0 {
		return found
	}
	if d.lex.free && d.goesOnTelling(i, earlier) {
		last := &earlier[len(earlier)-1]
		last.content = append(last.content, d.trim(s.stretch))
		return nil
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

// goesOnTelling reports whether sentence i goes on with what the last statement
// of the sentence before says: after a dash, or in the mood of reported speech.
func (d *document) goesOnTelling(i int, earlier []draft) bool {
	s, before := d.sents[i], d.sents[i-1]
	if len(earlier) == 0 || d.trim(s.stretch).empty() {
		return false
	}
	last := earlier[len(earlier)-1]
	end := last.content[len(last.content)-1].to
	if max(last.cue.to, end) <= before.from || !last.speech {
		return false
	}
	if d.dashAt(s.from) {
		return !s.paragraph && last.content[0].to <= last.cue.from
	}
	return d.moody(s)
}

// moody reports whether a sentence's first finite verb is in the mood of
// reported speech.
func (d *document) moody(s sentence) bool {
	for k := s.from; k < s.to; k++ {
		switch t := d.tokens[k]; {
		case t.quote > 0:
		case t.class&mood != 0:
			return k > s.from && !d.has(s.stretch, k+1, cond) // "es sei denn"
		case t.class&aux != 0:
			return false
		}
	}
	return false
}

// dashAt reports whether token k is a dash.
func (d *document) dashAt(k int) bool {
	switch d.tokens[k].low {
	case "—", "–", "-":
		return true
	}
	return false
}

// unquote takes what a writer put between the marks of a quotation out of it:
// «Закон, — сказал он, — плох».
func (d *document) unquote() {
	for i := 1; i < len(d.tokens); i++ {
		q := d.tokens[i].quote
		if q == 0 || d.tokens[i-1].quote != q || d.tokens[i].low != "," && !d.dashAt(i) || !d.speaksAt(i+1, q) {
			continue
		}
		end, dashed := i+1, d.dashAt(i) || d.dashAt(i+1)
		for end++; end < len(d.tokens) && end-i < maxInsertion && d.tokens[end].quote == q; end++ {
			if d.dashAt(end) || !dashed && d.outerComma(end) {
				break
			}
		}
		if end >= len(d.tokens) || d.tokens[end].quote != q || end-i >= maxInsertion {
			continue
		}
		for k := i; k <= end; k++ {
			d.tokens[k].quote = 0
		}
		i = end
	}
}

// maxInsertion bounds, in tokens, what a writer puts within a quotation.
const maxInsertion = 20

// speaksAt reports whether a verb of speech begins at token i of quotation q,
// a dash and auxiliaries aside.
func (d *document) speaksAt(i, q int) bool {
	for n := 0; n < 4 && i < len(d.tokens) && d.tokens[i].quote == q; i, n = i+1, n+1 {
		t := d.tokens[i]
		if cues := d.lex.verbs[t.low]; len(cues) > 0 && cues[0].traits&speech != 0 && cues[0].form != base {
			return !d.capital(i)
		}
		if !d.dashAt(i) && t.class&(aux|pron) == 0 && t.low != "-t-" {
			return false
		}
	}
	return false
}
