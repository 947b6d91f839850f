package statements

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// maxLabel bounds a speaker's label in bytes.
const maxLabel = 80

// person is one mention of a person.
type person struct {
	at   int    // byte
	name string // in full
}

// speakers gives each draft's speaker: the source's name, in full where the
// report gives it anywhere, or "" for a pronoun that could mean several.
func (d *document) speakers(drafts []draft) []string {
	names := d.names()
	full := d.fullNames(names)
	var people []person
	for _, n := range names {
		if name := d.nameOf(n, full); n.Kind == text.NamePerson || n.Kind == text.NameOther && personal(name) {
			people = append(people, person{n.Span.Start, name})
		}
	}
	roles := d.roles(names, full)
	out := make([]string, len(drafts))
	for i, f := range drafts {
		if !f.source.empty() {
			out[i] = d.named(f.source, d.speaker(f.source, names, full, people, drafts[:i], out[:i]), roles)
		}
	}
	return out
}

// personal reports whether a name of unknown kind looks like a person's: two
// or three words, each with a capital.
func personal(name string) bool {
	words := strings.Fields(name)
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return len(words) == 2 || len(words) == 3
}

// names gives the report's names, those of two people joined by "and" apart.
func (d *document) names() []text.Name {
	var out []text.Name
	for _, n := range text.Names(d.text, d.lang) {
		at := strings.Index(d.text[n.Span.Start:n.Span.End], " and ")
		if at < 0 || n.Kind == text.NamePlace || n.Kind == text.NameBody {
			out = append(out, n)
			continue
		}
		one, two := n, n
		one.Span.End = n.Span.Start + at
		two.Span.Start, two.Title = one.Span.End+len(" and "), stet.Span{}
		out = append(out, one, two)
	}
	return out
}

// fullNames maps the last word of every person's name of several words to the
// name; to "" where two people share it.
func (d *document) fullNames(names []text.Name) map[string]string {
	full := map[string]string{}
	for _, n := range names {
		if n.Kind == text.NamePlace || n.Kind == text.NameBody {
			continue
		}
		name := d.clean(d.text[n.Span.Start:n.Span.End])
		words := strings.Fields(name)
		if len(words) < 2 {
			continue
		}
		last := words[len(words)-1]
		if other, ok := full[last]; ok && other != name && !strings.HasSuffix(other, name) {
			if strings.HasSuffix(name, other) {
				full[last] = name
				continue
			}
			name = ""
		}
		full[last] = name
	}
	return full
}

// nameOf gives a mention's full name.
func (d *document) nameOf(n text.Name, full map[string]string) string {
	name := d.clean(d.text[n.Span.Start:n.Span.End])
	if f := full[name]; f != "" && n.Kind != text.NamePlace && n.Kind != text.NameBody {
		return f
	}
	return name
}

// speaker resolves one source.
func (d *document) speaker(source stretch, names []text.Name, full map[string]string, people []person, earlier []draft, known []string) string {
	source = d.unwound(source)
	t := d.tokens[source.from]
	if source.to-source.from == 1 {
		switch {
		case t.class&(third|pron|poss) != 0:
			if n := d.holder(source, earlier); n >= 0 {
				return known[n]
			}
			np, ok := d.subjectOf(source.from)
			if !ok {
				return d.pronoun(source.from, names, people, earlier, known)
			}
			source = np
		case t.class&rel != 0:
			end := source.from
			if end > 0 && d.tokens[end-1].low == "," {
				end--
			}
			s := d.sents[d.sentenceOf(source.from)]
			np, ok := d.phraseBefore(s.stretch, end)
			if !ok || np.to-np.from == 1 && d.tokens[np.from].class&(rel|pron) != 0 {
				return ""
			}
			source = np
		}
	}
	span := d.span(source)
	var firstName, firstPerson *text.Name
	at, _ := slices.BinarySearchFunc(names, span.Start, func(n text.Name, at int) int { return n.Span.Start - at })
	for i := at; i < len(names); i++ {
		n := &names[i]
		if n.Span.Start >= span.End {
			break
		}
		if !span.Contains(n.Span) {
			continue // in a headline a name may run on into what is said
		}
		if firstName == nil {
			firstName = n
		}
		if firstPerson == nil && n.Kind == text.NamePerson && !d.inPhrase(source, *n) {
			firstPerson = n
		}
	}
	switch {
	case firstPerson != nil && !possessiveOf(d.text, *firstPerson, span.End):
		return d.nameOf(*firstPerson, full)
	}
	if name := d.apposed(source, names); name != "" {
		return name
	}
	switch {
	case firstName != nil && d.leads(source, *firstName):
		return d.nameOf(*firstName, full)
	}
	return d.label(source)
}

// holder gives the statement whose content begins with the pronoun: "the
// ministry said it would pay" is about the ministry. -1 for none.
func (d *document) holder(source stretch, earlier []draft) int {
	for n := len(earlier) - 1; n >= 0 && n >= len(earlier)-3; n-- {
		for _, c := range earlier[n].content {
			if c.from <= source.from && source.from <= c.from+1 && source.to <= c.to && earlier[n].cue.from < c.from {
				return n
			}
		}
	}
	return -1
}

// possessiveOf reports whether a name is an owner within a longer phrase:
// "Brown's lawyer".
func possessiveOf(s string, n text.Name, end int) bool {
	rest := s[n.Span.End:max(n.Span.End, end)]
	return n.Span.End < end && (strings.HasPrefix(rest, "'s ") || strings.HasPrefix(rest, "’s ")) ||
		possessive(strings.ToLower(s[n.Span.Start:n.Span.End])) && strings.TrimSpace(rest) != ""
}

// leads reports whether a name is what a phrase is about, not an adjunct of it:
// it stands first, after a determiner or a title at most.
func (d *document) leads(source stretch, n text.Name) bool {
	start := n.Span.Start
	if !n.Title.Empty() && n.Kind != text.NamePlace && n.Kind != text.NameBody {
		start = n.Title.Start
	}
	k := source.from
	for k < source.to && d.tokens[k].class&(det|poss) != 0 {
		k++
	}
	return k < source.to && d.tokens[k].Start >= start && n.Span.End >= d.tokens[d.headEnd(source)-1].End
}

// headEnd gives the end of a source's first phrase, before any apposition or
// possessive.
func (d *document) headEnd(source stretch) int {
	for k := source.from; k < source.to; k++ {
		if d.tokens[k].low == "," || d.tokens[k].low == "(" {
			return max(k, source.from+1)
		}
	}
	return source.to
}

// label gives a source's first phrase as it stands, without determiner.
func (d *document) label(source stretch) string {
	source.to = d.headEnd(source)
	for source.to-source.from > 1 && d.tokens[source.from].class&(det|poss) != 0 {
		source.from++
	}
	source.to = d.bare(source)
	span := d.span(source)
	label := d.clean(d.text[span.Start:span.End])
	if len(label) > maxLabel {
		label = label[:strings.LastIndexByte(label[:maxLabel], ' ')+1]
	}
	return strings.TrimSpace(label)
}

// handed are participles by which a report tells how it came by what it cites:
// "spreadsheets passed to the Chronicle", "records seen by the Post".
var handed = map[string]bool{
	"seen": true, "obtained": true, "released": true, "published": true, "passed": true, "leaked": true, "given": true, "shown": true,
	"provided": true, "handed": true, "reviewed": true, "issued": true, "shared": true,
}

// bare gives the end of a phrase before the clause that tells where a thing comes
// from.
func (d *document) bare(s stretch) int {
	for k := s.from + 1; k < s.to && d.lang == "en"; k++ {
		if t := d.tokens[k]; t.low == "that" || t.low == "which" || handed[t.low] && k+1 < s.to && d.is(s, k+1, "by", "to", "on", "in") {
			return k
		}
	}
	return s.to
}

// clean squeezes space and drops a leading article and a final possessive.
func (d *document) clean(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if d.lang == "en" {
		s = strings.TrimPrefix(strings.TrimPrefix(s, "The "), "the ")
	}
	for _, end := range []string{"'s", "’s"} {
		s = strings.TrimSuffix(s, end)
	}
	return s
}

// pronoun resolves "he", "she" and "his": the one person whom the nearest
// sentence that names anybody names. Where that names several, it is the last
// speaker if that sentence is his, else nobody.
func (d *document) pronoun(k int, names []text.Name, people []person, earlier []draft, known []string) string {
	if name := d.justSpoke(k, names, people, earlier, known); name != "" {
		return name
	}
	if d.tokens[k].class&pers == 0 {
		return ""
	}
	i, _ := slices.BinarySearchFunc(people, d.tokens[k].Start, func(p person, at int) int { return p.at - at })
	n := d.sentenceOf(k)
	for back := 0; back < 4 && n-back >= 0; back++ {
		from := d.span(d.sents[n-back].stretch).Start
		var here []string
		for j := i - 1; j >= 0 && people[j].at >= from; j-- {
			if len(here) == 0 || here[len(here)-1] != people[j].name {
				here = append(here, people[j].name)
			}
		}
		if len(here) == 1 {
			return here[0]
		}
		if len(here) > 1 {
			return d.lastSpeaker(from, here, earlier, known)
		}
	}
	return d.opener(k, names)
}

// lastSpeaker gives the last speaker known since byte from, if he is among the
// people named there.
func (d *document) lastSpeaker(from int, here []string, earlier []draft, known []string) string {
	for i := len(earlier) - 1; i >= 0 && i >= len(earlier)-maxSentence; i-- {
		if earlier[i].source.empty() || known[i] == "" {
			continue
		}
		if d.tokens[earlier[i].source.from].Start < from {
			return ""
		}
		for _, name := range here {
			if name == known[i] {
				return name
			}
		}
	}
	return ""
}
