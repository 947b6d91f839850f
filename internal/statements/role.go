package statements

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/internal/text"
)

// roles maps what people are called by their office or part ("minister",
// "passenger") to the one person whom the report introduces so; to "" where two
// are.
func (d *document) roles(names []text.Name, full map[string]string) map[string]string {
	out := map[string]string{}
	put := func(role, name string) {
		if r, _ := utf8.DecodeRuneInString(role); role == "" || !unicode.IsLower(r) {
			return
		}
		if other, ok := out[role]; ok && other != name {
			name = ""
		}
		out[role] = name
	}
	for _, n := range names {
		name := d.nameOf(n, full)
		if n.Kind != text.NamePerson && (n.Kind != text.NameOther || !personal(name)) {
			continue
		}
		if words := strings.Fields(strings.ToLower(n.Title.In(d.text))); len(words) > 0 {
			put(words[len(words)-1], name)
		}
		at := d.stretchOf(n.Span)
		put(d.roleBefore(at.from), name)
		put(d.roleAfter(at.to), name)
	}
	return out
}

// maxRole is how many words an office may take: "the ministry's chief
// spokesman".
const maxRole = 7

// roleBefore gives the noun of "the airline's chief executive, NAME", for a
// name that begins at token k; "" for none.
func (d *document) roleBefore(k int) string {
	if k < 2 || d.tokens[k-1].low != "," || d.tokens[k-2].Kind != text.Word {
		return ""
	}
	for i := k - 2; i >= 0 && i > k-2-maxRole; i-- {
		switch {
		case d.tokens[i].Kind == text.Mark:
			return ""
		case d.tokens[i].class&(det|poss) != 0 || possessive(d.tokens[i].low):
			return d.roleNoun(stretch{i, k - 1})
		}
	}
	return ""
}

// roleAfter gives the noun of "NAME, the minister for trade,", for a name that
// ends before token k; "" for none.
func (d *document) roleAfter(k int) string {
	if k+2 >= len(d.tokens) || d.tokens[k].low != "," || d.tokens[k+1].class&(det|poss) == 0 {
		return ""
	}
	end := k + 2
	for end < len(d.tokens) && end < k+2+maxRole && d.tokens[end].Kind != text.Mark {
		end++
	}
	if end == len(d.tokens) || d.tokens[end].low != "," {
		return ""
	}
	return d.roleNoun(stretch{k + 1, end})
}

// roleNoun gives the last word of a phrase before its "of" or "for".
func (d *document) roleNoun(s stretch) string {
	last := ""
	for i := s.from; i < s.to; i++ {
		switch d.tokens[i].low {
		case "of", "for", "in", "at", "from", "who", "to":
			return last
		}
		last = d.tokens[i].low
	}
	return last
}

// named gives the person whom a source names after his office ("its secretary,
// Hanne Lobo") or means by it ("the minister"); else the speaker as found.
func (d *document) named(source stretch, speaker string, roles map[string]string) string {
	if r, _ := utf8.DecodeRuneInString(speaker); speaker == "" || unicode.IsUpper(r) && !d.is(source, source.from, "its", "his", "her", "their") {
		return speaker
	}
	if d.tokens[source.from].class&(det|poss) == 0 && !possessive(d.tokens[source.from].low) || d.is(source, source.from, "a", "an", "another", "some", "one") {
		return speaker
	}
	if name := roles[d.roleNoun(stretch{source.from, d.headEnd(source)})]; name != "" {
		return name
	}
	return speaker
}

// justSpoke gives the one who spoke in the sentence before token k, or earlier
// in its own, when "he", "she" or "it" can only go on with him: nobody else did,
// or nobody else whom the word fits as well.
func (d *document) justSpoke(k int, people []person, earlier []draft, known []string) string {
	it := d.tokens[k].low == "it"
	if !it && d.tokens[k].class&pers == 0 || d.lang != "en" {
		return ""
	}
	n := d.sentenceOf(k)
	var fits, may []string
	for i := len(earlier) - 1; i >= 0 && i >= len(earlier)-maxLabel; i-- {
		if earlier[i].source.empty() || known[i] == "" || earlier[i].source.from >= k {
			continue
		}
		if d.sentenceOf(earlier[i].source.from) < n-1 {
			break
		}
		switch kind := d.kindOf(earlier[i].source, known[i], people); {
		case kind == text.NamePerson && !it, kind == text.NameBody && it:
			fits = append(fits, known[i])
		case kind == text.NameOther:
			may = append(may, known[i])
		}
	}
	for _, names := range [][]string{fits, may} {
		if slices.Sort(names); len(slices.Compact(names)) == 1 {
			return names[0]
		}
		if len(names) > 0 {
			return ""
		}
	}
	return ""
}

// kindOf tells what a source is: a person, a body (or several people, who are
// no "he" either), or what could be both.
func (d *document) kindOf(source stretch, name string, people []person) text.NameKind {
	if slices.ContainsFunc(people, func(p person) bool { return p.name == name }) {
		return text.NamePerson
	}
	head := stretch{source.from, d.headEnd(source)}
	noun := d.roleNoun(head)
	switch kind := text.KindOfNoun(noun); {
	case kind != text.NameOther:
		return kind
	case strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") && d.tokens[head.to-1].Kind == text.Word && !d.capital(head.to-1):
		return text.NameBody
	}
	return text.NameOther
}

// subjectOf gives what "it" or "they" within a sentence goes back to: what the
// sentence began with, if that is a name or a noun phrase and nobody else spoke
// since. "Vale Power published a log that it said showed three calls."
func (d *document) subjectOf(k int, names []text.Name, full map[string]string) string {
	s := d.sents[d.sentenceOf(k)]
	span := d.span(s.stretch)
	for _, n := range names {
		if n.Span.Start >= span.Start && n.Span.End <= d.tokens[k].Start {
			at := d.stretchOf(n.Span)
			lead := stretch{s.from, at.from}
			if !lead.empty() && (lead.to-lead.from > 1 || d.tokens[lead.from].class&det == 0) {
				return ""
			}
			if at.to < s.to && d.tokens[at.to].Kind != text.Word || possessive(d.tokens[at.to-1].low) {
				return ""
			}
			return d.nameOf(n, full)
		}
	}
	return ""
}
