package names

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

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

// Letter is the one that a name is listed under: a capital, or "#".
func Letter(sortKey string) string {
	for _, r := range sortKey {
		if plain, ok := plainLetters[r]; ok {
			r = plain
		}
		if unicode.IsLetter(r) {
			return string(unicode.ToUpper(r))
		}
		break
	}
	return "#"
}

// plainLetters are letters that are listed under another.
var plainLetters = map[rune]rune{
	'á': 'a', 'à': 'a', 'â': 'a', 'ä': 'a', 'ã': 'a', 'å': 'a', 'ā': 'a', 'ă': 'a', 'ą': 'a', 'æ': 'a', 'ç': 'c', 'ć': 'c', 'č': 'c', 'ď': 'd', 'đ': 'd',
	'é': 'e', 'è': 'e', 'ê': 'e', 'ë': 'e', 'ē': 'e', 'ė': 'e', 'ę': 'e', 'ě': 'e', 'ğ': 'g', 'ģ': 'g', 'í': 'i', 'ì': 'i', 'î': 'i', 'ï': 'i', 'ī': 'i', 'ł': 'l', 'ľ': 'l',
	'ñ': 'n', 'ń': 'n', 'ň': 'n', 'ó': 'o', 'ò': 'o', 'ô': 'o', 'ö': 'o', 'õ': 'o', 'ø': 'o', 'ő': 'o', 'œ': 'o', 'ř': 'r', 'ś': 's', 'š': 's', 'ş': 's', 'ș': 's', 'ß': 's',
	'ť': 't', 'ț': 't', 'ú': 'u', 'ù': 'u', 'û': 'u', 'ü': 'u', 'ū': 'u', 'ů': 'u', 'ű': 'u', 'ý': 'y', 'ź': 'z', 'ż': 'z', 'ž': 'z',
}
