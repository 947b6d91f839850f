package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
)

// compoundEnd gives where the word or figure that begins at i ends, with what is
// joined to it by hyphens, slashes, apostrophes and the like; a point at its end
// is not yet looked at.
func compoundEnd(s string, i int) int {
	letters := 0 // since the last joint
	for i < len(s) {
		if isPlain(s[i]) {
			letters++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == ' ' {
			return i
		}
		if isWordRune(r) {
			letters++
			i += size
			continue
		}
		if r == ':' && strings.HasPrefix(s[i:], "://") && isWordByte(s, i+3) {
			return addressEnd(s, i)
		}
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		if !joins(s, i, r, next, letters) {
			return i
		}
		letters = 0
		i += size
	}
	return i
}

// isWordByte reports whether a letter or digit stands at i.
func isWordByte(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return isWordRune(r)
}

// joins reports whether r, at i between the letters of a word and next, belongs
// to the word.
func joins(s string, i int, r, next rune, letters int) bool {
	switch r {
	case '-', '‑', '\u00ad', '_':
		return isWordRune(next)
	case '\'', '’', '‘', 'ʼ', '&':
		return unicode.IsLetter(next)
	case '/', '@':
		return letters > 0 && isWordRune(next)
	case ',':
		return digitAt(s, i-1) && threeDigits(s, i+1)
	case ':':
		return digitAt(s, i-1) && digitAt(s, i+1)
	case '.':
		// Not where a space is missing: "the end.The".
		return letters == 1 && unicode.IsLetter(next) || digitAt(s, i-1) && unicode.IsDigit(next) ||
			letters > 0 && unicode.IsLower(next) || next == 'D' && letters == 2 && s[i-2:i] == "Ph"
	}
	return false
}

// threeDigits reports whether just three digits stand at i, or four where a
// slip or another country's way of grouping put them.
func threeDigits(s string, i int) bool {
	return digitAt(s, i) && digitAt(s, i+1) && !(digitAt(s, i+2) && digitAt(s, i+3) && digitAt(s, i+4))
}

// addressEnd gives where a web address ends, without the punctuation that
// follows it.
func addressEnd(s string, i int) int {
	end := i
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if unicode.IsSpace(r) || strings.ContainsRune("<>\"“”‘’", r) {
			break
		}
		end += size
	}
	return i + len(strings.TrimRight(s[i:end], ".,;:!?)]'"))
}

// pointedEnd takes the point at end to the word [i, end) if that is an
// abbreviation, and what a hyphen joins to it.
func pointedEnd(s string, i, end int) int {
	if end >= len(s) || s[end] != '.' || strings.HasPrefix(s[end:], "..") || !pointed(s, i, end) {
		return end
	}
	end++
	if end < len(s) && (s[end] == '-' || s[end] == '/') && isWordByte(s, end+1) {
		return pointedEnd(s, i, compoundEnd(s, end+1))
	}
	return end
}

// pointed reports whether the word [i, end), before a point, is an abbreviation:
// an acronym with points, an initial, or one of a list.
func pointed(s string, i, end int) bool {
	word := s[i:end]
	if at := strings.LastIndexAny(word, "-/"); at >= 0 {
		word = word[at+1:]
	}
	if len(word) == 0 || len(word) > longestAbbreviation {
		return false
	}
	if len(word) == 1 && word != "v" {
		return 'A' <= word[0] && word[0] <= 'Z' && word[0] != 'I' && nameAfter(s, end+1)
	}
	if len(word) > 1 && word[len(word)-2] == '.' && unicode.IsLetter(rune(word[len(word)-1])) {
		return true
	}
	if strings.EqualFold(word, "no") {
		return end+2 < len(s) && s[end+1] == ' ' && digitAt(s, end+2)
	}
	return treebankAbbreviations[lowerShort(word)]
}

// nameAfter reports whether a word with a capital stands at i, after a space.
func nameAfter(s string, i int) bool {
	if i >= len(s) || s[i] != ' ' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i+1:])
	return unicode.IsUpper(r)
}

// lowerShort gives a word of at most longestAbbreviation bytes in lower case;
// only its ASCII letters are changed.
func lowerShort(word string) string {
	for k := range len(word) {
		if 'A' <= word[k] && word[k] <= 'Z' {
			return strings.ToLower(word)
		}
	}
	return word
}

// treebankAbbreviations keep their point.
var treebankAbbreviations = wordSet(`
v mr mrs ms messrs mme dr prof sen sens gov govs rep reps gen lt col sgt capt cmdr maj adm brig rev hon pres supt det insp st jr sr esq
ph.d bros inc corp co ltd plc dept assn vs etc al cf e.g i.e a.m p.m ft mt ave blvd rd est op cit fig figs vol vols pp ed eds
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo`)

// appendClitics appends the token [i, end) in the pieces that the Treebank cuts
// it into.
func appendClitics(dst []Token, s string, i, end int, kind TokenKind) []Token {
	at := cliticStart(s[i:end])
	if at <= 0 {
		return append(dst, Token{stet.Span{Start: i, End: end}, kind})
	}
	dst = appendClitics(dst, s, i, i+at, kind)
	return append(dst, Token{stet.Span{Start: i + at, End: end}, Word})
}

// cliticStart gives where the last clitic of a word begins; 0 if it has none.
func cliticStart(word string) int {
	end := len(word)
	at := end
	for at > 0 && end-at < 3 && 'a' <= word[at-1]|0x20 && word[at-1]|0x20 <= 'z' {
		at--
	}
	if at > 0 && at < end {
		r, size := utf8.DecodeLastRuneInString(word[:at])
		if ending := word[at:]; isApostrophe(r) {
			before := at - size
			if (ending == "t" || ending == "T") && before > 1 && word[before-1]|0x20 == 'n' {
				return before - 1
			}
			if isEnding(ending) {
				return before
			}
		}
	}
	if 'a' > word[0]|0x20 || len(word) < 5 || len(word) > 6 {
		return 0
	}
	switch {
	case strings.EqualFold(word, "cannot"), strings.EqualFold(word, "gonna"), strings.EqualFold(word, "gotta"),
		strings.EqualFold(word, "lemme"), strings.EqualFold(word, "gimme"), strings.EqualFold(word, "wanna"):
		return 3
	}
	return 0
}

// isEnding reports whether letters after an apostrophe are a word of their own.
func isEnding(letters string) bool {
	switch letters {
	case "s", "S", "d", "D", "m", "M", "re", "RE", "ve", "VE", "ll", "LL":
		return true
	}
	return false
}
