package names

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"stet"
	"stet/internal/text"
)

// ID is the name's across all stories: a function of how it is spelled. Spellings
// of one name in Latin letters have one ID; so have a name with and without title or
// middle initial.
func ID(name string) stet.ID { return stet.NewID(time.Time{}, "name", Key(name)) }

// Key gives what the spellings of a name have in common. A name of one word is
// compared as it is written, letter case aside: Gull is not Hull.
func Key(name string) string {
	name = clean(name)
	if other := aliases[strings.ToLower(name)]; other != "" {
		name = other
	}
	words := strings.Fields(name)
	if len(words) == 1 {
		return strings.ToLower(text.Fold(name))
	}
	var out []string
	for i, w := range words {
		initial := utf8.RuneCountInString(strings.TrimSuffix(w, ".")) == 1
		if initial && i > 0 && i < len(words)-1 {
			continue // Ivo J. Brandt
		}
		out = append(out, Spelling(strings.TrimSuffix(w, ".")))
	}
	return strings.Join(out, " ")
}

// clean drops what stands round a name: space, a title, "the", a genitive.
func clean(name string) string {
	name = strings.TrimPrefix(strings.TrimPrefix(Squeeze(name), "the "), "The ")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	return Untitled(name)
}

// aliases are short names of countries; those of their governments are in
// countries.txt.
var aliases = map[string]string{
	"us": "United States", "u.s.": "United States", "u.s": "United States", "usa": "United States", "u.s.a.": "United States", "america": "United States",
	"united states of america": "United States", "uk": "United Kingdom", "u.k.": "United Kingdom", "britain": "United Kingdom", "great britain": "United Kingdom",
	"türkiye": "Turkey", "eu": "European Union", "e.u.": "European Union", "un": "United Nations", "u.n.": "United Nations",
}

// SortKey is what names are listed by: a person's last name first.
func SortKey(name, kind string) string {
	if at := strings.LastIndexByte(name, ' '); kind == Person && at > 0 {
		name = name[at+1:] + " " + name[:at]
	}
	return strings.ToLower(text.Fold(name))
}

// Letter is the one that a name is listed under: a capital without accents, or "#".
func Letter(sortKey string) string {
	r, _ := utf8.DecodeRuneInString(norm.NFD.String(sortKey))
	if plain, ok := plainLetters[r]; ok {
		r = plain
	}
	if !unicode.IsLetter(r) {
		return "#"
	}
	return string(unicode.ToUpper(r))
}

// plainLetters are listed under another, from which no decomposition parts them.
var plainLetters = map[rune]rune{'æ': 'a', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'ø': 'o', 'œ': 'o', 'ß': 's', 'þ': 't'}
