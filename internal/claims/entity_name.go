package claims

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

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
			name := untitled(squeeze(n.Span.In(r.Text)))
			if words := strings.Count(name, " ") + 1; n.Kind == text.NamePlace || n.Kind == text.NameBody || words < 2 || words > 3 {
				continue
			}
			key := spelling(lastName(name))
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
		if s.spellings[first] != "" || !sameName(first, name) {
			continue
		}
		s.spellings[name] = first
		if last := lastName(name); last != lastName(first) {
			s.people[last], s.spellings[last] = first, lastName(first)
		}
		s.people[lastName(first)] = first
		return
	}
}

func lastName(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// sameName reports whether two full names are one in two spellings.
func sameName(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) || a == b {
		return false
	}
	for i := range x {
		k, l := spelling(x[i]), spelling(y[i])
		last := i == len(x)-1
		if last && k != l || !last && !likeGiven(k, l) {
			return false
		}
	}
	return true
}

// likeGiven reports whether two given names in common spelling are forms of one:
// Mikhail and Mykhailo, Volodymyr and Vladimir are told by how they begin.
func likeGiven(k, l string) bool {
	const same = 3
	return k == l || len(k) > same && len(l) > same && k[:same] == l[:same]
}

// spelling gives a name in letters that its spellings have in common:
// Zelensky, Zelenskyy and Zelenskiy; Hrabets and Grabets.
func spelling(name string) string {
	name = strings.ToLower(text.Fold(name))
	for _, p := range spellings {
		name = strings.ReplaceAll(name, p[0], p[1])
	}
	out := []rune{}
	for _, r := range name {
		if len(out) == 0 || out[len(out)-1] != r {
			out = append(out, r)
		}
	}
	return string(out)
}

var spellings = [][2]string{
	{"kh", "h"},
	{"tch", "ch"},
	{"tsch", "ch"},
	{"sch", "sh"},
	{"ck", "k"},
	{"ph", "f"},
	{"ks", "x"},
	{"w", "v"},
	{"g", "h"},
	{"yi", "i"},
	{"iy", "i"},
	{"ij", "i"},
	{"yy", "i"},
	{"ii", "i"},
	{"y", "i"},
	{"j", "i"},
	{"ie", "e"},
	{"ë", "e"},
	{"ё", "e"},
	{"'", ""},
	{"’", ""},
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
		case capital(fields[i]):
			return "", false
		case unicode.ToUpper(first) == want && left > 1 && left < len(initials):
			left--
		}
	}
	return "", false
}
