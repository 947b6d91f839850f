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
	r, _ := utf8.DecodeRuneInString(speaker[strings.LastIndexByte(speaker, ' ')+1:])
	if speaker == "" || unicode.IsUpper(r) && !d.is(source, source.from, "its", "his", "her", "their") {
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
// in its own, when "he", "she" or "it" can only go on with him: nobody else did.
func (d *document) justSpoke(k int, names []text.Name, people []person, earlier []draft, known []string) string {
	it := d.tokens[k].low == "it"
	if !it && d.tokens[k].class&pers == 0 || d.lang != "en" {
		return ""
	}
	n := d.sentenceOf(k)
	name := ""
	for i := len(earlier) - 1; i >= 0 && i >= len(earlier)-maxLabel; i-- {
		if earlier[i].source.empty() || known[i] == "" {
			continue
		}
		at := d.sentenceOf(earlier[i].source.from)
		if at < n-1 {
			break
		}
		person := slices.ContainsFunc(people, func(p person) bool { return p.name == known[i] })
		if !person {
			r, _ := utf8.DecodeRuneInString(known[i][strings.LastIndexByte(known[i], ' ')+1:])
			person = d.human(known[i], names) && !(it && unicode.IsUpper(r)) // "Galen" may be a firm or a man
		}
		if earlier[i].source.from >= k || person == it {
			continue
		}
		if name != "" && name != known[i] {
			return ""
		}
		name = known[i]
	}
	return name
}
