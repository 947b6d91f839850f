package claims

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

//go:embed countries.txt
var countryList string

// countryNames is the table of names that stand for a country's government.
type countryNames struct {
	names      map[string]string // lower-case name or adjective → lower-case country, for terms
	speakers   map[string]string // lower-case name of the government → country
	adjectives map[string]string // lower-case adjective → country
}

// countries is read once and never changed.
var countries = sync.OnceValue(func() countryNames {
	c := countryNames{map[string]string{}, map[string]string{}, map[string]string{}}
	for line := range strings.Lines(countryList) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		if len(parts) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		country := strings.TrimSpace(parts[0])
		c.speakers[strings.ToLower(country)] = country
		for _, name := range strings.Split(parts[1], ",") {
			c.speakers[strings.ToLower(strings.TrimSpace(name))] = country
		}
		for _, name := range strings.Split(parts[2], ",") {
			adjective := strings.ToLower(strings.TrimSpace(name))
			c.adjectives[adjective] = country
			c.names[adjective] = strings.ToLower(country)
		}
	}
	return c
})

// government is what may follow a country's adjective in a name of its
// government.
var government = []string{
	"government", "authorities", "officials", "officials say", "foreign ministry", "foreign ministry spokesman",
	"foreign ministry spokeswoman", "defence ministry", "defense ministry", "ministry of defence", "ministry of defense",
	"ministry of foreign affairs", "interior ministry", "military", "army", "armed forces", "side", "leadership",
}

// titles are words that stand before a person's name.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "prof": true, "professor": true, "sir": true, "lord": true, "lady": true,
	"president": true, "senator": true, "sen": true, "rep": true, "gov": true, "governor": true, "minister": true, "mayor": true, "chancellor": true,
	"referee": true, "coach": true, "goalkeeper": true, "inspector": true, "superintendent": true, "commander": true, "admiral": true, "major": true,
	"lieutenant": true, "sergeant": true, "justice": true, "detective": true, "ambassador": true, "commissioner": true, "bishop": true, "councillor": true,
	"judge": true, "general": true, "gen": true, "colonel": true, "col": true, "captain": true, "capt": true, "secretary": true, "pope": true, "king": true, "queen": true,
}

// untitled drops titles before a name: "Mr. Hall", "Mayor Ines Hall".
func untitled(name string) string {
	for {
		first, rest, ok := strings.Cut(name, " ")
		if !ok || !capital(first) || !capital(rest) || !titles[strings.ToLower(strings.TrimSuffix(first, "."))] {
			return name
		}
		name = rest
	}
}

// fullNames maps the last word of each person's name of several words, of
// speakers and of those spoken of, to the name, "" where two people share it;
// and a country's offices to their holders, likewise.
func (s *story) fullNames(statements []stet.Statement) (full, holders map[string]string) {
	full, holders = map[string]string{}, map[string]string{}
	for i := range statements {
		addName(full, statements[i].Speaker)
	}
	for i, r := range s.reports {
		for _, n := range s.names[i] {
			if n.Kind == text.NamePerson {
				addName(full, n.Span.In(r.Text))
				addHolder(holders, r.Text, n.Span)
			}
		}
	}
	return full, holders
}

func addName(full map[string]string, name string) {
	name = untitled(squeeze(name))
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 4 || strings.Contains(name, " and ") || strings.Contains(name, " of ") || !capital(words[0]) || !capital(words[len(words)-1]) {
		return
	}
	if slices.ContainsFunc(words, func(w string) bool { return prepositions[w] }) {
		return // Police in Brackwater
	}
	last := words[len(words)-1]
	other, ok := full[last]
	switch {
	case !ok || other != "" && strings.HasSuffix(other, " "+name):
		full[last] = name // the shorter: what leads it is a title
	case other != name && (other == "" || !strings.HasSuffix(name, " "+other)):
		full[last] = ""
	}
}

// fullBodies maps the head of each speaker's name that is none of a person, in
// lower case, to the name: "ministry" to "Belmari defence ministry", "police" to
// "Police in Brackwater"; "" where two speakers share it.
func (s *story) fullBodies(statements []stet.Statement) map[string]string {
	bodies := map[string]string{}
	for i := range statements {
		name := untitled(squeeze(statements[i].Speaker))
		words := strings.Fields(name)
		if len(words) < 2 || len(words) > bodyWords || s.isPerson(name) || strings.Contains(name, "spokes") {
			continue
		}
		head := strings.ToLower(words[len(words)-1])
		for i, w := range words[1:] {
			if prepositions[w] {
				head = strings.ToLower(words[i])
				break
			}
		}
		if other, ok := bodies[head]; !ok {
			bodies[head] = name
		} else if other != name {
			bodies[head] = ""
		}
	}
	return bodies
}

// bodyWords bounds the words of a body's name.
const bodyWords = 7

// hangs reports whether a name is part of a phrase about another: "prosecutors in
// the trial of Ann Bo".
func hangs(name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(w string) bool { return prepositions[w] })
}

var prepositions = map[string]bool{"of": true, "in": true, "at": true, "for": true, "from": true, "on": true}

// canonical gives a speaker one name across the story: the full name for a
// last name or a name with its title, the country for what stands for its
// government.
func (s *story) canonical(speaker string) string {
	name := untitled(squeeze(speaker))
	for _, spokes := range []string{"spokesman for ", "spokeswoman for ", "spokesperson for ", "representative of "} {
		if _, principal, ok := strings.Cut(name, spokes); ok && principal != "" {
			name = strings.TrimPrefix(principal, "the ") // who speaks for a body is the body
		}
	}
	if first := s.spellings[name]; first != "" {
		name = first
	}
	if full := s.letters[strings.TrimPrefix(name, "the ")]; full != "" {
		return full
	}
	if owner, office, ok := strings.Cut(strings.ReplaceAll(name, "’", "'"), "'s "); ok {
		country := countries().speakers[strings.ToLower(owner)]
		if holder := s.offices[strings.ToLower(country+" "+office)]; holder != "" {
			return holder
		}
		if full := s.people[owner]; full != "" {
			return full + "'s " + office // Kolar's party is Irena Kolar's
		}
	}
	low := strings.TrimPrefix(strings.ToLower(name), "the ")
	if c, ok := countries().speakers[low]; ok {
		return c
	}
	for _, office := range government {
		if adjective, ok := strings.CutSuffix(low, " "+office); ok {
			if c, ok := countries().adjectives[adjective]; ok {
				return c
			}
			if c, ok := countries().speakers[strings.TrimSuffix(strings.TrimSuffix(adjective, "'s"), "’s")]; ok {
				return c
			}
		}
	}
	if full := s.bodies[low]; full != "" {
		return full
	}
	if first, last, ok := strings.Cut(name, ". "); ok && len(first) <= utf8.UTFMax && capital(first) {
		if full := s.people[last]; strings.HasPrefix(full, first) {
			return full // N. Corbell
		}
	}
	if at := strings.LastIndexByte(name, ' '); capital(name) {
		if full := s.people[name[at+1:]]; full != "" && (at < 0 || name == full || strings.HasSuffix(name, " "+full) && !hangs(name)) {
			return full
		}
	}
	return name
}

// speaker gives a statement's speaker one name across the story. What the report
// says of him around his name counts: an outlet is named in full, and the party
// of a person is not the person.
func (s *story) speaker(r *stet.Report, st *stet.Statement) string {
	if len(st.Source) == 0 {
		return s.canonical(st.Speaker)
	}
	source := hull(st.Source)
	for _, other := range s.reports {
		if full := other.Outlet; len(full) > source.Len() && strings.HasPrefix(r.Text[source.Start:], full) {
			return full
		}
	}
	if head, whose, ok := strings.Cut(source.In(r.Text), " of "); ok && !strings.Contains(whose, ",") && capital(st.Speaker) && strings.HasSuffix(squeeze(source.In(r.Text)), st.Speaker) {
		head = strings.TrimPrefix(strings.TrimPrefix(squeeze(head), "The "), "the ")
		if full := s.canonical(st.Speaker); !capital(head) && !strings.Contains(head, " ") && !strings.HasPrefix(head, "spokes") && strings.Contains(full, " ") && s.isPerson(full) {
			return full + "'s " + head
		}
	}
	return s.meant(r, st, s.canonical(st.Speaker))
}

// isPerson reports whether a full name is known as that of a person.
func (s *story) isPerson(name string) bool {
	return s.people[name[strings.LastIndexByte(name, ' ')+1:]] == name
}

// nationalOffices are offices of which a country has one at a time.
var nationalOffices = []string{"prime minister", "foreign minister", "defence minister", "defense minister", "president", "chancellor"}

// addHolder notes who holds a country's office, as in "Ukrainian President
// Volodymyr Zelenskyy". A title may stand in the name or before it.
func addHolder(holders map[string]string, report string, span stet.Span) {
	name := untitled(squeeze(span.In(report)))
	if !strings.Contains(name, " ") {
		return
	}
	whole := squeeze(strings.ToValidUTF8(report[max(0, span.Start-contextBytes):span.End], ""))
	before := strings.ToLower(strings.TrimSpace(strings.TrimSuffix(whole, name)))
	for _, office := range nationalOffices {
		rest, ok := strings.CutSuffix(before, " "+office)
		if !ok {
			continue
		}
		if country := countries().adjectives[rest[strings.LastIndexByte(rest, ' ')+1:]]; country != "" {
			key := strings.ToLower(country + " " + office)
			if other, ok := holders[key]; ok && other != name {
				name = ""
			}
			holders[key] = name
		}
		return
	}
}

// squeeze makes runs of space one blank.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// capital reports whether a word begins with a capital letter.
func capital(word string) bool {
	for _, r := range word {
		return strings.ToLower(string(r)) != string(r)
	}
	return false
}
