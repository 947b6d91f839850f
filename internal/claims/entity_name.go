package claims

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"stet/internal/names"
	"stet/internal/text"
)

// unite makes one of the spellings of a person's name in the story: those of
// another alphabet are written in Latin letters in more ways than one. The first
// that the reports give stays.
func (s *story) unite() {
	s.spellings = map[string]string{}
	byLast := map[string][]string{} // last name in common spelling → full names
	for i, r := range s.reports {
		for _, n := range s.names[i] {
			name := names.Untitled(names.Squeeze(n.Span.In(r.Text)))
			if words := strings.Count(name, " ") + 1; n.Kind == text.NamePlace || n.Kind == text.NameBody || words < 2 || words > 3 {
				continue
			}
			key := names.Spelling(names.Last(name))
			if known := byLast[key]; !slices.Contains(known, name) && len(known) < maxSpellings {
				byLast[key] = append(known, name)
				s.spell(name, known)
			}
		}
	}
}

// maxSpellings bounds the full names of one last name that are compared.
const maxSpellings = 20

// spell makes a name another spelling of the first of those before it that it is
// one with.
func (s *story) spell(name string, before []string) {
	for _, first := range before {
		if s.spellings[first] != "" || !names.Same(first, name) {
			continue
		}
		s.spellings[name] = first
		if last := names.Last(name); last != names.Last(first) {
			s.people[last], s.spellings[last] = first, names.Last(first)
		}
		s.people[names.Last(first)] = first
		return
	}
}

// bracketed is a body's name with the letters that go on to stand for it.
var bracketed = regexp.MustCompile(`((?:\p{Lu}[\pL'’-]+|of|for|and|the|on|in)(?: (?:\p{Lu}[\pL'’-]+|of|for|and|the|on|in)){1,9}) \((?:the )?(\p{Lu}{2,7})\)`)

// longestLetters bounds letters in brackets, in bytes.
const longestLetters = 24

// acronyms maps the letters that stand for bodies' names, by the brackets in
// which the reports give them first, to the names.
func (s *story) acronyms() map[string]string {
	out := map[string]string{}
	for _, r := range s.reports {
		for at, c := range []byte(r.Text) {
			if c != '(' {
				continue
			}
			around := strings.ToValidUTF8(r.Text[max(0, at-officeBytes):min(len(r.Text), at+longestLetters)], "")
			for _, m := range bracketed.FindAllStringSubmatch(around, -1) {
				name, ok := spelledOut(m[1], m[2])
				if _, known := out[m[2]]; ok && !known {
					out[m[2]] = name
				}
			}
		}
	}
	return out
}

// spelledOut gives the last words of a text whose initials are the letters. The
// initial of a small word may be left out: the O of "of".
func spelledOut(words, letters string) (string, bool) {
	fields, initials := strings.Fields(words), []rune(letters)
	left := len(initials)
	for i := len(fields) - 1; i >= 0 && left > 0; i-- {
		first := []rune(fields[i])[0]
		switch want := initials[left-1]; {
		case first == want:
			if left--; left == 0 {
				return strings.Join(fields[i:], " "), true
			}
		case names.Capital(fields[i]):
			return "", false
		case unicode.ToUpper(first) == want && left > 1 && left < len(initials):
			left--
		}
	}
	return "", false
}
