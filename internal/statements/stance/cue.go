package stance

import "stet"

// match is a pattern found in the line.
type match struct {
	*readings
	head, last int // tokens: where the verb stands, and the last word that follows it at once
	length     int // words
	group
}

// group is what stands before a verb in its group.
type group struct {
	not, longer, refused, passive bool
	from                          int // its first token
}

// readCue reads the cue, and the infinitive that it leads to.
func (r *reader) readCue() (Reading, frame) {
	if len(r.cue) == 0 {
		return Reading{Stance: stet.Asserts}, frame{}
	}
	m, ok := r.find()
	if !ok {
		return r.bare(), frame{}
	}
	f := r.frame(m)
	return m.choose(f.condition), f
}

// bare reads a cue that no pattern fits: "will", "would not" are plans.
func (r *reader) bare() Reading {
	g := Reading{Stance: stet.Asserts}
	for _, t := range r.line {
		switch {
		case t.class&cue == 0:
		case t.class&(not|bound) != 0 && t.class&aux == 0:
			g.Negated = true
		case t.class&(will|would) != 0:
			g.Stance, g.Modality, g.Negated = stet.Plans, stet.Will, t.class&not != 0
		case t.class&(aux|adv|mark) == 0:
			return Reading{Stance: stet.Asserts}
		}
	}
	g.Negated = g.Negated && g.Stance == stet.Plans
	return g
}

// find gives the pattern of the line that tells most: one that is refused, then
// the longest, then one that is not merely said, then the first.
func (r *reader) find() (best match, found bool) {
	for i := range r.line {
		for _, p := range r.words[r.line[i].word].patterns {
			m := match{readings: p.readings, head: i, length: 1 + len(p.rest)}
			if !r.follow(&m, p.rest) {
				continue
			}
			if m.group = r.groupBefore(i); !r.inCue(m) {
				continue
			}
			if !found || m.better(best) {
				best, found = m, true
			}
		}
	}
	if found {
		r.negatedAfter(&best)
	}
	return best, found
}

// better reports whether a match tells more than an earlier one.
func (m match) better(than match) bool {
	if a, b := m.isRefused(), than.isRefused(); a != b {
		return a
	}
	if m.length != than.length {
		return m.length > than.length
	}
	return m.weight() > than.weight()
}

// isRefused reports whether a match is one that means something of its own
// under "refuse".
func (m match) isRefused() bool { return m.refused && m.readings[refused].Stance != "" }

// weight ranks the matches of one length: what is merely said counts least.
func (m match) weight() int {
	switch {
	case m.refused:
		return 2
	case m.readings[plain].Stance != stet.Asserts, m.not && m.readings[negated].Stance != "":
		return 1
	}
	return 0
}

// inCue reports whether a word of a match stands in the cue, or a "refused" or a
// negation before it does.
func (r *reader) inCue(m match) bool {
	from := m.head
	if m.refused || m.not {
		from = m.from
	}
	for _, t := range r.line[from : m.last+1] {
		if t.class&cue != 0 {
			return true
		}
	}
	return false
}

// nearWords is how far a word "~" of a pattern may stand.
const nearWords = 6

// follow finds the words that must follow a pattern's head.
func (r *reader) follow(m *match, rest []step) bool {
	m.last = m.head
	at := m.head
	for _, s := range rest {
		k, ok := r.seek(at, s)
		if !ok {
			return false
		}
		if at == m.last && s.distance == next {
			m.last = k
		}
		at = k
	}
	return len(rest) == 0 || rest[len(rest)-1].distance != next || r.leads(at)
}

// leads reports whether a particle at token k, where it stands between cue and
// content, leads to the content: not the "on" of "insisted on Monday that".
func (r *reader) leads(k int) bool {
	if r.line[k].class&cue != 0 {
		return true
	}
	for _, s := range r.content {
		if s.Start < int(r.line[k].end) {
			continue // in the content, or after it
		}
		for j := k + 1; j < len(r.line); j++ {
			if int(r.line[j].end) > s.Start {
				return j <= k+2 || r.line[j].class&(to|bound|not) != 0
			}
		}
	}
	return true
}

// seek finds one word after token at.
func (r *reader) seek(at int, s step) (int, bool) {
	for k := at + 1; k < len(r.line); k++ {
		t := &r.line[k]
		switch {
		case t.word == s.word:
			return k, true
		case t.class&that != 0 && s.distance == near && k == at+1 && k+1 < len(r.line) && r.line[k+1].word == s.word:
			return k + 1, true // "walked that back"
		case s.distance == far:
		case s.distance == next && (t.class&adv == 0 || k > at+2),
			s.distance == near && (t.class&(mark|aux|that) != 0 || k > at+nearWords):
			return 0, false
		}
	}
	return 0, false
}

// groupWords bounds how many words of a verb group are walked.
const groupWords = 10

// groupBefore walks back over the verb group that ends at token head.
func (r *reader) groupBefore(head int) group {
	g := group{from: head}
	k := head - 1
	for steps := groupWords; k >= 0 && steps > 0; steps, k = steps-1, k-1 {
		c := r.line[k].class
		switch {
		case c&(to|link) != 0 && k > 0 && r.line[k-1].class&(refuse|aux|not|bound|adv) != 0 && c&aux == 0:
		case c&refuse != 0 && (r.isTo(k+1) || r.line[k].word == r.line[head].word):
			g.refused = g.refused || k < head
		case c&(not|bound) != 0:
			if r.line[k+1].class&only == 0 {
				g.not = true
			}
		case c&no != 0 && r.line[k+1].class&longer != 0:
			g.not = true
		case c&longer != 0:
			g.longer = true
		case c&be != 0:
			g.passive = g.passive || k < head
		case c&(aux|adv|refuse) != 0:
		default:
			if j := r.cueBefore(k); j >= 0 {
				k = j + 1 // a cue in two parts: "wollte sich … nicht äußern"
				continue
			}
			g.not = g.not || r.nobodyBefore(k)
			return g.at(k + 1)
		}
	}
	return g.at(k + 1)
}

// cueBefore gives the last word of the cue before the token at k, which is none;
// -1 where there is none.
func (r *reader) cueBefore(k int) int {
	if r.line[k].class&cue != 0 || len(r.cue) < 2 {
		return -1
	}
	for k--; k >= 0; k-- {
		if r.line[k].class&cue != 0 {
			return k
		}
	}
	return -1
}

func (g group) at(from int) group {
	g.from = from
	g.longer = g.longer && g.not
	return g
}

// isTo reports whether the token at k, adverbs aside, marks an infinitive; in
// languages that mark none, any does.
func (r *reader) isTo(k int) bool {
	for k < len(r.line) && r.line[k].class&(adv|not) != 0 {
		k++
	}
	return k < len(r.line) && (!r.linked || r.line[k].class&(to|link) != 0)
}

// nobodyBefore reports whether the clause that token k stands in opens with a
// subject that negates: "few in the village believe".
func (r *reader) nobodyBefore(k int) bool {
	for j := k; j >= 0; j-- {
		c := r.line[j].class
		if c&(nobody|few|no) != 0 {
			return r.line[j+1].class&doubt == 0 && (j == 0 || r.line[j-1].class&mark != 0 || j == k)
		}
		if c&(mark|aux|that|rel) != 0 || r.line[j].class&cue != 0 && j < k {
			return false
		}
	}
	return false
}

// afterWords is how far from its verb a negation may follow it.
const afterWords = 5

// negatedAfter finds the negation of a verb that stands after it, or after the
// content: "bestätigte den Bericht nicht".
func (r *reader) negatedAfter(m *match) {
	for k := m.last + 1; k < len(r.line) && k <= m.last+afterWords; k++ {
		t := &r.line[k]
		if t.class&after != 0 {
			m.not = true
		}
		if t.class&longer != 0 && m.not {
			m.longer = true
		}
		if t.class&(mark|that|to) != 0 || t.class&cue == 0 && len(r.content) > 0 && int(t.start) >= r.content[0].Start {
			break
		}
	}
	n := len(r.line)
	if len(r.content) == 0 || n == 0 {
		return
	}
	for k := n - 1; k > m.last && int(r.line[k].start) >= r.content[len(r.content)-1].End; k-- {
		if r.line[k].class&after != 0 {
			m.not = true
		}
	}
}

// frame is the infinitive that a cue leads to.
type frame struct {
	condition      // plain for none
	notTo     bool // it is negated: "told them not to"
	at        int  // where it begins in the text
}

// objectWords bounds the object between a cue and its infinitive.
const objectWords = 9

// frame tells which infinitive a match leads to, if any.
func (r *reader) frame(m match) frame {
	k := m.last
	if r.line[k].class&to == 0 {
		k++
	}
	for k < len(r.line) && r.line[k].class&adv != 0 {
		k++
	}
	first := k
	for n := 0; k < len(r.line) && n < objectWords; n, k = n+1, k+1 {
		t := &r.line[k]
		switch {
		case t.class&to != 0:
			f := frame{infinitive, r.denied(k-1) || r.denied(k+1), int(t.start)}
			if m.passive || k > first && !(f.notTo && k == first+1) {
				f.condition = object
			}
			if m.readings[f.condition].Stance == "" && m.readings[plain].Stance != stet.Plans && m.readings[plain].Stance != stet.Orders {
				return frame{} // "said access to the port …"
			}
			return f
		case t.class&(aux|that|rel|sub|question) != 0, t.class&mark != 0 && n > 0:
			return frame{}
		}
	}
	return frame{}
}

// denied reports whether token k negates.
func (r *reader) denied(k int) bool {
	return k >= 0 && k < len(r.line) && r.line[k].class&(not|bound) != 0
}

// choose picks the reading for how the verb stands.
func (m match) choose(c condition) Reading {
	base := m.readings[plain]
	if r := m.readings[c]; r.Stance != "" {
		base = r
	} else {
		c = plain
	}
	switch {
	case m.longer && m.readings[noLonger].Stance != "":
		return m.readings[noLonger]
	case m.refused:
		if r := m.readings[refused]; r.Stance != "" {
			return r
		}
		return Reading{stet.Plans, stet.Will, true}
	case m.not && base.Stance != stet.Plans && base.Stance != stet.Orders && m.readings[negated].Stance != "",
		m.not && c == plain && m.readings[negated].Stance != "":
		return m.readings[negated]
	case m.not:
		base.Negated = !base.Negated
	}
	return base
}
