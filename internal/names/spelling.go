package names

import (
	"strings"

	"stet/internal/text"
)

// Last gives a name's last word.
func Last(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// Same reports whether two full names are one in two spellings.
func Same(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) || a == b {
		return false
	}
	for i := range x {
		k, l := Spelling(x[i]), Spelling(y[i])
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

// Spelling gives a name in letters that its spellings have in common:
// Zelensky, Zelenskyy and Zelenskiy; Hrabets and Grabets.
func Spelling(name string) string {
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
