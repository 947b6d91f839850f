package revise

import (
	"slices"
	"strings"

	"stet"
)

// restored gives the draft's sections with the last revision's sentences in the
// place of those that the draft put there though nothing called for it: a small
// change in one report shifts what a writer weighs, and readers would see
// sentences come and go.
func (m *merger) restored(draft []stet.Section) []stet.Section {
	taken := m.taken(draft)
	out := slices.Clone(draft)
	for i, section := range out {
		dropped := m.dropped(section.Heading, draft)
		section.Sentences = slices.Clone(section.Sentences)
		for j, s := range section.Sentences {
			if len(dropped) == 0 {
				break
			}
			if m.match(body, s) >= 0 || m.fresh(s) {
				continue
			}
			old := dropped[0]
			m.count(taken, s, -1)
			if m.count(taken, old, 1) > m.maxWords {
				m.count(taken, old, -1)
				m.count(taken, s, 1)
				continue
			}
			section.Sentences[j], dropped = old, dropped[1:]
		}
		out[i] = section
	}
	return out
}

// dropped gives the last revision's sentences under a heading that still stand,
// unchanged, and that the draft has nowhere.
func (m *merger) dropped(heading string, draft []stet.Section) []stet.Sentence {
	var out []stet.Sentence
	for _, l := range m.base.lines {
		if l.kind != body || !l.stands || m.base.Before.Sections[l.section].Heading != heading || m.changed(l.cited) {
			continue
		}
		has := slices.ContainsFunc(draft, func(s stet.Section) bool {
			return slices.ContainsFunc(s.Sentences, func(s stet.Sentence) bool {
				return sameWords(s.Text, l.was.Text) || meet(l.cited, s.Citations)
			})
		})
		if !has {
			out = append(out, stet.Sentence{Text: l.was.Text, Citations: l.cited})
		}
	}
	return out
}

// taken counts the words that the sections take from each origin.
func (m *merger) taken(sections []stet.Section) map[stet.ID]int {
	taken := map[stet.ID]int{}
	for _, section := range sections {
		for _, s := range section.Sentences {
			m.count(taken, s, 1)
		}
	}
	return taken
}

// count adds, or with sign -1 takes off, a sentence's words to its origins, and
// gives the most that any of them has then.
func (m *merger) count(taken map[stet.ID]int, s stet.Sentence, sign int) (most int) {
	seen := map[stet.ID]bool{}
	for _, c := range s.Citations {
		o := m.d.Origins[c.Report]
		if !seen[o] {
			seen[o] = true
			taken[o] += sign * len(strings.Fields(s.Text))
		}
		most = max(most, taken[o])
	}
	return most
}

// fresh reports whether a sentence tells what the last revision could not have
// told: it rests on a passage that was not there, or on a claim that a further
// report speaks to.
func (m *merger) fresh(s stet.Sentence) bool {
	for _, c := range s.Citations {
		if !m.known[c.Report] || !m.base.had(c) {
			return true
		}
	}
	unknown := func(ps []stet.Passage) bool {
		return slices.ContainsFunc(ps, func(p stet.Passage) bool { return !m.known[p.Report] })
	}
	for _, c := range m.d.Claims {
		if !touches(c, s.Citations) {
			continue
		}
		if slices.ContainsFunc(c.Positions, func(p stet.Position) bool { return unknown(p.Passages) }) ||
			slices.ContainsFunc(c.Figures, func(f stet.Figure) bool { return unknown(f.Passages) }) {
			return true
		}
	}
	return m.changed(s.Citations)
}

// had reports whether a passage stood, letter for letter, in the reading of the
// page that the last revision was written from.
func (b *Base) had(c stet.Citation) bool {
	for _, x := range b.departed {
		if x.Later == c.Report {
			return strings.Contains(x.Was.Text, c.Exact)
		}
	}
	return true
}
