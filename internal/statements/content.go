package statements

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// maxVerbs bounds the verbs of saying of one sentence that are worked out.
const maxVerbs = 60

// verbDrafts finds the statements made by verbs of saying.
func (d *document) verbDrafts(s sentence) []draft {
	if d.lex.free {
		return d.freeDrafts(s)
	}
	var groups []group
	for i := s.from; i < s.to && len(groups) < maxVerbs; i++ {
		if g, ok := d.group(s, i); ok {
			groups = append(groups, g)
			i = max(i, g.to-1)
		}
	}
	var found []draft
	for n, g := range groups {
		if f, ok := d.verbDraft(s, g, groups[n+1:], found); ok {
			found = append(found, f)
		}
	}
	return found
}

// verbDraft works one verb of saying out: first where its source stands, which
// tells on which side the content is.
func (d *document) verbDraft(s sentence, g group, later []group, found []draft) (draft, bool) {
	f := draft{cue: d.cueOf(s, g), stance: g.stance(), speech: g.cue.traits&speech != 0}
	if g.passive || g.cue.traits&infinite != 0 {
		return d.passiveDraft(s, g, later, f)
	}
	if np, ok := d.inverted(s, g); ok {
		f.source = np
		f.content = d.contentBefore(s, g.from, found)
		f.content = append(f.content, d.resumed(s, np.to, f.content)...)
		return f, len(f.content) > 0
	}
	var ok bool
	if f.source, ok = d.subject(s, g, found); !ok {
		return d.askedDraft(s, g, f)
	}
	if d.has(s.stretch, f.source.to-1, evidence) && d.has(s.stretch, f.source.from, no) {
		return f, false // "no evidence suggests" says nothing by anybody
	}
	if c, ok := d.contentAfter(s, g, f.source, later); ok && !d.afterQuotation(s, g, f.source) {
		if d.givesNoEvidence(s, f.cue, c) {
			return f, false // the report's own remark, not a statement of who gave none
		}
		if f.stance == stet.Denies && d.grants(c) {
			f.stance = stet.Asserts
		}
		f.content = []stretch{c}
		if k := f.source.from - 1; d.is(s.stretch, k, ",") && d.is(s.stretch, g.to, ",") && d.is(s.stretch, k-1, "is", "was") {
			f.content = append(d.contentBefore(s, k, found), c) // `The truth is, he said, "…"`
		} else if d.has(s.stretch, k, rel) && d.tokens[f.source.from].class&rel == 0 && !governed(found, k) {
			f.content = []stretch{{k, k + 1}, c} // "which Brown said was over"
		}
		return f, true
	}
	if g.cue.traits&speech == 0 || f.source.from > g.from {
		return f, false
	}
	start := min(f.source.from, g.from)
	f.content = d.contentBefore(s, start, found)
	f.content = append(f.content, d.resumed(s, g.to, f.content)...)
	return f, len(f.content) > 0
}

// grants reports whether a content begins with something that is granted, not
// said: "denied the ship access to the port".
func (d *document) grants(c stretch) bool {
	for k := c.from; k < min(c.to, c.from+6); k++ {
		if d.tokens[k].class&grant != 0 {
			return true
		}
	}
	return false
}

// afterQuotation reports whether a verb of speech follows a quotation that
// ends for it: `"…," Brown said`.
func (d *document) afterQuotation(s sentence, g group, source stretch) bool {
	k := min(source.from, g.from) - 1
	if g.cue.traits&speech == 0 || k < s.from || d.tokens[k].quote == 0 {
		return false
	}
	inner := d.quotes[d.tokens[k].quote-1].Inner.In(d.text)
	return inner != "" && strings.ContainsRune(",?!", lastRune(inner))
}

// governed reports whether token k is the "that" of an earlier verb of saying.
func governed(found []draft, k int) bool {
	return slices.ContainsFunc(found, func(f draft) bool { return slices.ContainsFunc(f.content, func(c stretch) bool { return c.from == k }) })
}

// askedDraft reads "Asked whether …, Brown said": a question by nobody named.
func (d *document) askedDraft(s sentence, g group, f draft) (draft, bool) {
	if g.cue.stance != stet.Asks || g.cue.form != past || !(g.from == s.from || d.is(s.stretch, g.from-1, "when", "if", "as", ",")) {
		return f, false
	}
	c := d.trim(stretch{g.to, d.nounEnd(s, g.to)})
	f.content = []stretch{c}
	return f, !c.empty()
}

// subject finds the source of an active verb: the phrase before it, or for a
// verb without its own (joined by "and", or a gerund) the one that the
// sentence's earlier verb has.
func (d *document) subject(s sentence, g group, found []draft) (stretch, bool) {
	shared := g.clause || g.infinitive || d.has(s.stretch, g.from-1, conj) || d.is(s.stretch, g.from-1, "then")
	if !shared {
		return d.subjectBefore(s.stretch, g.from)
	}
	for n := len(found) - 1; n >= 0; n-- {
		f := found[n]
		inner := slices.ContainsFunc(found[:n], func(by draft) bool { return by.says(f.cue) })
		if !f.source.empty() && f.source.from < g.from && !inner {
			return f.source, true
		}
	}
	return d.mainSubject(s.stretch, g.from)
}

// passiveDraft reads "X was accused of … by Y" and "X is expected to …": the
// content is the subject and what follows.
func (d *document) passiveDraft(s sentence, g group, later []group, f draft) (draft, bool) {
	np, by := d.agent(s, g)
	if g.passive {
		f.source = np
	}
	if subject, ok := d.subjectBefore(s.stretch, g.from); ok && g.cue.traits&hearer == 0 && g.cue.stance != stet.Asks {
		f.content = append(f.content, subject)
	}
	if c, ok := d.contentAfter(s, g, f.source, later); ok {
		if by > 0 {
			if c.to = min(c.to, by); c.empty() {
				c = d.trim(stretch{np.to, d.clauseEnd(s, np.to, later)})
			}
		}
		if !c.empty() {
			f.content = append(f.content, c)
		}
	} else if g.cue.traits&needsThat != 0 {
		return f, false
	}
	return f, len(f.content) > 0
}

// contentAfter gives what is said after the cue.
func (d *document) contentAfter(s sentence, g group, source stretch, later []group) (stretch, bool) {
	start := d.contentStart(s, g)
	if start >= s.to || d.mark(s.stretch, start) && d.tokens[start].quote == 0 && !d.is(s.stretch, start, "$", "€", "£", "#", "@", "'", "’", "‘") {
		return stretch{}, false
	}
	if g.cue.traits&needsThat != 0 && !d.has(s.stretch, start, that|sub) && !d.opens(s.stretch, start) {
		return stretch{}, false
	}
	if g.cue.traits&speech != 0 && d.has(s.stretch, start, conj|day|prep) && !d.has(s.stretch, start, that) ||
		d.has(s.stretch, start, aux) && !pronounAux(d.tokens[start].low) {
		return stretch{}, false
	}
	if d.opens(s.stretch, start) {
		return d.trim(stretch{start, d.quotedEnd(s, start, later)}), true
	}
	end := d.clauseEnd(s, start, later)
	if d.subordinate(s, source) {
		end = min(end, d.nounEnd(s, start))
	}
	c := d.trim(stretch{start, end})
	return c, !c.empty()
}

// subordinate reports whether a source stands in a clause that ends at the
// next comma: "While Brown said so, …", "Brown, who said so, …".
func (d *document) subordinate(s sentence, source stretch) bool {
	if source.empty() || source.from < s.from {
		return false
	}
	if d.has(s.stretch, source.from, rel) {
		return d.is(s.stretch, source.from-1, ",")
	}
	return source.from > s.from && d.is(s.stretch, source.from-1, "while", "although", "though", "as", "after", "when", "if", "since", "because", "before", "until", "whereas")
}

// quotedEnd gives the end of a content that begins with a quotation: it goes on
// after one that is no sentence of its own.
func (d *document) quotedEnd(s sentence, start int, later []group) int {
	end := d.quoteEnd(s.stretch, start)
	inner := d.quotes[d.tokens[start].quote-1].Inner.In(d.text)
	if inner == "" || strings.ContainsRune(".,?!…", lastRune(inner)) || d.mark(s.stretch, end) {
		return end
	}
	return d.clauseEnd(s, end, later)
}

// cueOf gives a group with what is counted to the cue beyond it: a colon, and
// "in a statement".
func (d *document) cueOf(s sentence, g group) stretch {
	c := g.stretch
	switch {
	case d.is(s.stretch, c.to, ":"):
		c.to++
	case g.cue.traits&speech != 0 && d.follows(s.stretch, c.to, []string{"in", "a", "statement"}):
		c.to += 3
	}
	return c
}

// contentStart passes by the hearer, the day and the setting between a cue and
// what is said: "told reporters on Monday in Dell that …".
func (d *document) contentStart(s sentence, g group) int {
	k := g.to
	if g.cue.traits&hearer != 0 {
		k = d.skipHearer(s, k)
	}
	if g.cue.traits&speech != 0 {
		k = d.skipSetting(s, k)
	} else if day := d.skipDay(s, k); d.has(s.stretch, day, that) || d.opens(s.stretch, day) {
		k = day
	}
	for d.is(s.stretch, k, ":") || d.is(s.stretch, k, ",") && d.opens(s.stretch, k+1) {
		k++
	}
	return k
}

// skipHearer passes by the hearer's noun phrase.
func (d *document) skipHearer(s sentence, start int) int {
	for k := start; k < s.to && k < start+14; k++ {
		t := d.tokens[k]
		switch {
		case t.quote > 0, t.class&(that|sub) != 0 && t.class&prep == 0, d.is(s.stretch, k, "to", "about", "of", ",", ":"):
			return k
		case k > start && (t.class&pron != 0 || t.class&(det|poss) != 0 && t.class&prep == 0 && d.tokens[k-1].class&prep == 0):
			return k
		case k > start && t.class&(prep|day) != 0:
			return k
		case k == start && (t.class&pron != 0 || d.is(s.stretch, k, "him", "her", "them", "me", "us")):
			return k + 1
		case t.Kind == text.Mark && !d.inner(s.stretch, k):
			return k
		}
	}
	return start
}

// skipSetting passes by days, and by a phrase with a preposition where a
// clause or a quotation follows it soon.
func (d *document) skipSetting(s sentence, start int) int {
	k := start
	for d.has(s.stretch, k, adv) && (k+1 >= s.to || d.has(s.stretch, k+1, adv|prep|day|that) || d.mark(s.stretch, k+1)) {
		k++
	}
	k = d.skipDay(s, k)
	if !d.has(s.stretch, k, prep) {
		return k
	}
	for m := k + 1; m < s.to && m < k+16; m++ {
		t := d.tokens[m]
		switch {
		case t.class&that != 0, d.opens(s.stretch, m), t.low == ":", t.class&pron != 0 && d.tokens[m-1].class&prep == 0:
			return m
		case t.class&(aux|verb) != 0:
			return k
		}
	}
	return k
}

// skipDay passes by a day: "on Monday", "late Tuesday night".
func (d *document) skipDay(s sentence, k int) int {
	start := k
	if d.is(s.stretch, k, "on", "late", "early", "this") && d.has(s.stretch, k+1, day) {
		k += 2
	} else if d.has(s.stretch, k, day) {
		k++
	}
	if k > start && d.is(s.stretch, k, "night", "morning", "afternoon", "evening") {
		k++
	}
	return k
}

// clauseEnd gives where what is said from start on ends: at the sentence's end,
// or before the sentence's next verb of saying where that goes on with the same
// speaker or names another.
func (d *document) clauseEnd(s sentence, start int, later []group) int {
	for k := start; k < s.to; k++ {
		if d.opens(s.stretch, k) {
			if k = d.quoteEnd(s.stretch, k); k >= s.to || d.parted(k, later) {
				return k
			}
		}
		switch t := d.tokens[k]; {
		case t.low == ";", d.dash(s, k):
			return k
		case t.low == "," && d.breaks(s, k, later):
			return k
		case t.class&conj != 0 && d.joins(s, k, later):
			return k
		}
	}
	return s.to
}

// parted reports whether the quotation before token k ends in a comma that
// leads to the next verb of saying.
func (d *document) parted(k int, later []group) bool {
	inner := d.quotes[d.tokens[k-1].quote-1].Inner.In(d.text)
	for _, g := range later {
		if g.from == k && g.clause && strings.HasSuffix(inner, ",") {
			return true
		}
	}
	return false
}

// dash reports whether the mark at k is a dash that parts clauses.
func (d *document) dash(s sentence, k int) bool {
	switch d.tokens[k].low {
	case "—", "–", "-":
		return k > s.from && (d.tokens[k-1].End < d.tokens[k].Start || d.tokens[k].low == "—")
	}
	return false
}

// breaks reports whether the comma at k ends what is said.
func (d *document) breaks(s sentence, k int, later []group) bool {
	if d.has(s.stretch, k+1, conj) && d.joins(s, k+1, later) || d.is(s.stretch, k+1, "according", "but", "which", "who", "while") {
		return true
	}
	for _, g := range later {
		if g.from == k+1 && (g.clause || g.cue.traits&speech != 0) {
			return true
		}
		if g.from > k+1 && g.from < k+12 && g.cue.traits&speech != 0 && d.trails(s, g) {
			np, ok := d.subjectBefore(s.stretch, g.from)
			return ok && np.from == k+1
		}
	}
	return false
}

// trails reports whether nothing that could be said follows a verb of saying.
func (d *document) trails(s sentence, g group) bool {
	k := d.skipSetting(s, g.to)
	return k >= s.to || d.mark(s.stretch, k) && d.tokens[k].quote == 0
}

// joins reports whether the conjunction at k leads to another verb of saying
// with the same subject.
func (d *document) joins(s sentence, k int, later []group) bool {
	for _, g := range later {
		if !g.infinitive && !g.clause && (g.from == k+1 || g.from == k+2 && d.has(s.stretch, k+1, adv|hedge)) {
			return true
		}
	}
	return false
}

// contentBefore gives what is said before a source or cue that begins at end.
func (d *document) contentBefore(s sentence, end int, found []draft) []stretch {
	start := s.from
	if n := len(found); n > 0 {
		for _, c := range found[n-1].content {
			if c.to < end && c.from < found[n-1].cue.from {
				start = max(start, found[n-1].cue.to)
			}
		}
	}
	c := d.trim(stretch{start, end})
	if c.empty() {
		return nil
	}
	return []stretch{c}
}

// resumed gives what goes on after "…, he said" in the same sentence: a
// quotation, or the rest of a clause that was broken off.
func (d *document) resumed(s sentence, k int, before []stretch) []stretch {
	if len(before) == 0 {
		return nil
	}
	comma := d.is(s.stretch, k, ",") || k > s.from && d.is(s.stretch, k-1, ",")
	k = d.skipSetting(s, k)
	for d.mark(s.stretch, k) && d.tokens[k].quote == 0 {
		k++
	}
	switch {
	case k >= s.to:
		return nil
	case d.opens(s.stretch, k):
		return []stretch{{k, d.quoteEnd(s.stretch, k)}}
	case comma && (d.fragment(before[0]) || d.is(s.stretch, k, "because")) && !strings.HasSuffix(d.tokens[k].low, "ing"):
		return []stretch{d.trim(stretch{k, s.to})}
	}
	return nil
}

// fragment reports whether a stretch is no clause that could stand alone.
func (d *document) fragment(c stretch) bool {
	if d.tokens[c.from].class&(sub|prep) != 0 {
		return true
	}
	for k := c.from; k < c.to; k++ {
		if d.tokens[k].quote > 0 || d.tokens[k].class&(aux|verb) != 0 || d.verbHere(k) {
			return false
		}
	}
	return true
}

// trim drops marks at the ends of a stretch that belong to the sentence.
func (d *document) trim(c stretch) stretch {
	for !c.empty() && d.tokens[c.to-1].quote == 0 && d.outer(c.to-1) {
		c.to--
	}
	for !c.empty() && d.tokens[c.from].quote == 0 && d.outer(c.from) {
		c.from++
	}
	return c
}

// outer reports whether token k is a mark that parts sentences or clauses.
func (d *document) outer(k int) bool {
	switch d.tokens[k].low {
	case ".", ",", ";", ":", "—", "–", "-", "!", "?", "…":
		return true
	}
	return false
}

// lastRune gives the last character of s.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// givesNoEvidence reports whether a cue and its content say that somebody gave no
// evidence: "has shown no evidence". "said no evidence was found" is a statement.
func (d *document) givesNoEvidence(s sentence, cue, content stretch) bool {
	if !d.is(s.stretch, cue.to-1, "shown", "show", "showed", "shows", "offered", "offer", "offers", "provided", "provide", "provides", "presented", "produced", "given", "gave", "gives", "cited") ||
		!d.has(s.stretch, content.from, no) {
		return false
	}
	for k := content.from; k < content.to && k < content.from+5; k++ {
		if d.has(s.stretch, k, evidence) {
			return true
		}
	}
	return false
}
