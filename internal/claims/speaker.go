package claims

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stet"
	"stet/internal/names"
	"stet/internal/text"
)

// government is what may follow a country's adjective in a name of its
// government.
var government = []string{
	"government", "authorities", "officials", "officials say", "foreign ministry", "foreign ministry spokesman",
	"foreign ministry spokeswoman", "defence ministry", "defense ministry", "ministry of defence", "ministry of defense",
	"ministry of foreign affairs", "interior ministry", "military", "army", "armed forces", "side", "leadership",
}

// fullNames maps the last word of each person's name of several words, of
// speakers and of those spoken of, to the name, "" where two people share it;
// and a country's offices to their holders, likewise.
func (s *story) fullNames(statements []stet.Statement) (full, holders map[string]string) {
	full, holders = map[string]string{}, map[string]string{}
	for i := range statements {
		names.AddFull(full, statements[i].Speaker)
	}
	for i, r := range s.reports {
		for _, n := range s.names[i] {
			if n.Kind == text.NamePerson {
				names.AddFull(full, n.Span.In(r.Text))
				addHolder(holders, r.Text, n.Span)
			}
		}
	}
	return full, holders
}

// fullBodies maps the head of each speaker's name that is none of a person, in
// lower case, to the name: "ministry" to "Belmari defence ministry", "police" to
// "Police in Brackwater"; "" where two speakers share it.
func (s *story) fullBodies(statements []stet.Statement) map[string]string {
	bodies := map[string]string{}
	for i := range statements {
		name := names.Untitled(names.Squeeze(statements[i].Speaker))
		words := strings.Fields(name)
		if len(words) < 2 || len(words) > bodyWords || s.isPerson(name) || strings.Contains(name, "spokes") {
			continue
		}
		head := strings.ToLower(words[len(words)-1])
		for i, w := range words[1:] {
			if names.Prepositions[w] {
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
	return slices.ContainsFunc(strings.Fields(name), func(w string) bool { return names.Prepositions[w] })
}

// canonical gives a speaker one name across the story: the full name for a
// last name or a name with its title, the country for what stands for its
// government.
func (s *story) canonical(speaker string) string {
	name := names.Untitled(names.Squeeze(speaker))
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
		country := names.Countries().Speakers[strings.ToLower(owner)]
		if holder := s.offices[strings.ToLower(country+" "+office)]; holder != "" {
			return holder
		}
		if full := s.people[owner]; full != "" {
			return full + "'s " + office // Kolar's party is Irena Kolar's
		}
	}
	low := strings.TrimPrefix(strings.ToLower(name), "the ")
	if c, ok := names.Countries().Speakers[low]; ok {
		return c
	}
	for _, office := range government {
		if adjective, ok := strings.CutSuffix(low, " "+office); ok {
			if c, ok := names.Countries().Adjectives[adjective]; ok {
				return c
			}
			if c, ok := names.Countries().Speakers[strings.TrimSuffix(strings.TrimSuffix(adjective, "'s"), "’s")]; ok {
				return c
			}
		}
	}
	if full := s.bodies[low]; full != "" {
		return full
	}
	if first, last, ok := strings.Cut(name, ". "); ok && len(first) <= utf8.UTFMax && names.Capital(first) {
		if full := s.people[last]; strings.HasPrefix(full, first) {
			return full // N. Corbell
		}
	}
	if at := strings.LastIndexByte(name, ' '); names.Capital(name) {
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
	if head, whose, ok := strings.Cut(source.In(r.Text), " of "); ok && !strings.Contains(whose, ",") && names.Capital(st.Speaker) && strings.HasSuffix(names.Squeeze(source.In(r.Text)), st.Speaker) {
		head = strings.TrimPrefix(strings.TrimPrefix(names.Squeeze(head), "The "), "the ")
		if full := s.canonical(st.Speaker); !names.Capital(head) && !strings.Contains(head, " ") && !strings.HasPrefix(head, "spokes") && strings.Contains(full, " ") && s.isPerson(full) {
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
	name := names.Untitled(names.Squeeze(span.In(report)))
	if !strings.Contains(name, " ") {
		return
	}
	whole := names.Squeeze(strings.ToValidUTF8(report[max(0, span.Start-contextBytes):span.End], ""))
	before := strings.ToLower(strings.TrimSpace(strings.TrimSuffix(whole, name)))
	for _, office := range nationalOffices {
		rest, ok := strings.CutSuffix(before, " "+office)
		if !ok {
			continue
		}
		if country := names.Countries().Adjectives[rest[strings.LastIndexByte(rest, ' ')+1:]]; country != "" {
			key := strings.ToLower(country + " " + office)
			if other, ok := holders[key]; ok && other != name {
				name = ""
			}
			holders[key] = name
		}
		return
	}
}
