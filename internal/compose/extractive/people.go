package extractive

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// people knows how speakers are called.
type people struct {
	names map[stet.ID][]text.Name // by report, found once
	full  map[string]string       // last name → the longest full name; "" when two share it
	met   map[string]bool         // full names that the article has introduced

	the    map[string]bool   // sides that go with an article
	places map[string]string // adjective → place: "Ardlandish" → "Ardland"
}

func newPeople(d *stet.Dossier) *people {
	p := &people{names: map[stet.ID][]text.Name{}, full: map[string]string{}, met: map[string]bool{}, places: map[string]string{}, the: map[string]bool{}}
	for _, r := range d.Reports {
		p.names[r.ID] = text.Names(r.Text, r.Lang)
		for _, n := range p.names[r.ID] {
			words := strings.Fields(n.Span.In(r.Text))
			if len(words) < 2 || n.Kind != text.NamePerson && n.Title.Empty() {
				continue
			}
			name, last := strings.Join(words, " "), words[len(words)-1]
			other, seen := p.full[last]
			switch {
			case !seen || strings.HasSuffix(name, other) && other != "":
				p.full[last] = name
			case other != name && !strings.HasSuffix(other, name):
				p.full[last] = ""
			}
		}
	}
	p.findPlaces(d)
	return p
}

// isName reports whether a word begins a name of the report. A lone word that
// only begins a sentence does not count: it may be any word.
func (p *people) isName(word string, r *stet.Report) bool {
	word = strings.Trim(word, ",;:")
	return slices.ContainsFunc(p.names[r.ID], func(n text.Name) bool {
		start := n.Span.Start
		if !n.Title.Empty() {
			start = min(start, n.Title.Start)
		}
		lone := n.Title.Empty() && !strings.ContainsAny(n.Span.In(r.Text), " \n")
		return strings.HasPrefix(r.Text[start:], word) && !(lone && opensSentence(r.Text, start))
	})
}

// opensSentence reports whether a sentence seems to begin at a byte.
func opensSentence(s string, at int) bool {
	before := strings.TrimRight(s[:at], " \n\t\"'“‘(")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:") || strings.Contains(s[len(before):at], "\n")
}

// speaker gives the name under which a statement's speaker goes through the
// whole article: the full name of a person, the words of the source for
// anybody else, "" for nobody.
func (p *people) speaker(s *stet.Statement) string {
	words := strings.Fields(s.Speaker)
	if len(words) == 0 {
		return ""
	}
	if full := p.full[words[len(words)-1]]; full != "" && strings.HasSuffix(full, s.Speaker) {
		return full
	}
	return strings.Join(words, " ")
}

// meetIn notes everybody whom a sentence names in full.
func (p *people) meetIn(s string) {
	for _, name := range p.full {
		if name != "" && strings.Contains(s, name) {
			p.met[name] = true
		}
	}
}

// nameIn gives a speaker's name as far as the report itself gives it.
func (p *people) nameIn(s *stet.Statement, r *stet.Report) string {
	if name := p.speaker(s); strings.Contains(r.Text, name) {
		return name
	}
	return s.Speaker
}

// person reports whether a speaker's name is a person's, so that the last name
// will do once he is introduced.
func (p *people) person(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && p.full[words[len(words)-1]] == name
}

// call gives the words for a statement's speaker: title and full name until
// the article has introduced him, then the last name.
func (p *people) call(s *stet.Statement, r *stet.Report) string {
	name := p.speaker(s)
	switch {
	case !p.person(name):
		return p.written(s, r)
	case p.met[name]:
		return name[strings.LastIndexByte(name, ' ')+1:]
	}
	return p.introduced(name, s, r)
}

// meet notes that the article has introduced a statement's speaker.
func (p *people) meet(s *stet.Statement) { p.met[p.speaker(s)] = true }

// written gives a source's first phrase as the report has it; the resolved
// speaker when that is a pronoun.
func (p *people) written(s *stet.Statement, r *stet.Report) string {
	if len(s.Source) == 0 {
		return s.Speaker
	}
	source := strings.Join(strings.Fields(s.Source[0].In(r.Text)), " ")
	if i := strings.IndexAny(source, ",("); i > 0 {
		source = strings.TrimSpace(source[:i])
	}
	first, _, more := strings.Cut(strings.ToLower(source), " ")
	switch {
	case more && possessives[first]:
		return "" // whose, only the report's reader knows
	case pronouns[first] && !more || wordsIn(source) > 8:
		return s.Speaker
	}
	return source
}

// introduced gives a person's name with the title that the report gives first,
// and whose it is, "Ardland's Foreign Minister Lena Moss"; without a title as
// the source is written, "the council's engineer, Lena Moss,"; else the name.
func (p *people) introduced(name string, s *stet.Statement, r *stet.Report) string {
	if !strings.Contains(r.Text, name) {
		return p.written(s, r)
	}
	last := name[strings.LastIndexByte(name, ' ')+1:]
	for _, n := range p.names[r.ID] {
		mention := strings.Join(strings.Fields(n.Span.In(r.Text)), " ")
		if n.Title.Empty() || mention != last && !strings.HasSuffix(mention, " "+last) {
			continue
		}
		if n.Title.End > n.Span.Start || strings.TrimSpace(r.Text[n.Title.End:n.Span.Start]) != "" {
			continue // a title behind the name
		}
		return strings.Join(strings.Fields(r.Text[p.titleStart(r.Text, n.Title):n.Title.End]), " ") + " " + name
	}
	if len(s.Source) > 0 {
		source := strings.TrimRight(strings.Join(strings.Fields(s.Source[0].In(r.Text)), " "), ", ")
		if strings.Contains(source, name) && wordsIn(source) <= 10 {
			if strings.Contains(source, ",") {
				source += ","
			}
			return source
		}
	}
	return name
}

// titleStart takes an owner or adjective of a country before a title along.
func (p *people) titleStart(s string, title stet.Span) int {
	before := strings.TrimRight(s[:title.Start], " ")
	if len(before) == title.Start {
		return title.Start
	}
	at := strings.LastIndexAny(before, " \n\t") + 1
	word := before[at:]
	first, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) || strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) >= 0 {
		return title.Start
	}
	if owner(word) != "" || p.place(word) != "" {
		return at
	}
	return title.Start
}

// owner gives the name before a possessive, or "".
func owner(word string) string {
	for _, end := range []string{"'s", "’s"} {
		if strings.HasSuffix(word, end) {
			return strings.TrimSuffix(word, end)
		}
	}
	return ""
}

// side tells whose view a statement is: the country or body that the speaker's
// title names as its own in any of the reports, else the speaker.
func (p *people) side(s *stet.Statement, r *stet.Report, all []*stet.Report) string {
	name := p.speaker(s)
	if !p.person(name) {
		who := p.written(s, r)
		side := strings.TrimPrefix(strings.TrimPrefix(who, "the "), "The ")
		if side != who {
			p.the[side] = true
		}
		return side
	}
	for _, r := range all {
		if owner := p.ownerOf(name, r); owner != "" {
			return owner
		}
	}
	return name
}

// ownerOf gives the country or body whose the report says that a person is:
// Ardland, for "Ardland's Foreign Minister" and "the Ardlandish minister"; ""
// when it says nothing of the kind.
func (p *people) ownerOf(name string, r *stet.Report) string {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	for _, n := range p.names[r.ID] {
		if n.Title.Empty() || !strings.HasSuffix(n.Span.In(r.Text), last) || n.Title.End > n.Span.Start {
			continue
		}
		words := strings.Fields(r.Text[p.titleStart(r.Text, n.Title):n.Title.End])
		if o := owner(words[0]); o != "" {
			return o
		}
		if place := p.place(words[0]); place != "" {
			return place
		}
	}
	return ""
}

// place gives the place named in any report whose adjective the word is, or "".
func (p *people) place(adjective string) string { return p.places[adjective] }

// findPlaces pairs each name of one word with the names that are its adjective:
// the same beginning and an ending of nationality.
func (p *people) findPlaces(d *stet.Dossier) {
	words := map[string]bool{}
	for _, r := range d.Reports {
		for _, n := range p.names[r.ID] {
			for _, span := range []stet.Span{n.Title, n.Span} {
				for _, w := range strings.Fields(span.In(r.Text)) {
					words[w] = true
				}
			}
			if at := n.Title; !at.Empty() {
				words[lastField(r.Text[:at.Start])] = true
			}
		}
	}
	sorted := slices.Sorted(maps.Keys(words))
	sorted = sorted[:min(len(sorted), maxWords)]
	for _, adjective := range sorted {
		for _, name := range sorted {
			if p.places[adjective] == "" && adjectiveOf(adjective, name) {
				p.places[adjective] = name
			}
		}
	}
}

// maxWords bounds the words that are compared with one another.
const maxWords = 1000

// lastField gives the last word of s, looking back a little.
func lastField(s string) string {
	fields := strings.Fields(strings.ToValidUTF8(s[max(0, len(s)-64):], ""))
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}

// adjectiveOf reports whether a word looks like the adjective of a place.
func adjectiveOf(adjective, place string) bool {
	stem := strings.TrimRight(place, "aeiouy")
	if len(adjective) <= len(place) || utf8.RuneCountInString(stem) < 4 || !strings.HasPrefix(adjective, stem) {
		return false
	}
	return slices.Contains(nationality, strings.TrimLeft(adjective[len(stem):], "aeyo")) || slices.Contains(nationality, adjective[len(stem):])
}

var nationality = []string{"an", "ian", "ish", "ese", "i", "ic", "er", "n", "nian", "ean"}

var possessives = wordSet("its", "his", "her", "their", "our", "my", "whose")

var pronouns = wordSet("he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "these", "those", "him", "her", "them", "his", "their",
	"both", "some", "others", "many", "one", "all", "it's", "he's", "she's")
