package text

import (
	"strings"
	"unicode/utf8"
)

// listed tells what the name of tokens [begin, end) names where a list says so:
// a known name, a word of bodies, a place, a given name before another.
func (sc *nameScan) listed(begin, end int) NameKind {
	if kind, ok := sc.known[bare(sc.phrase(begin, end))]; ok {
		return kind
	}
	last := end - 1
	first := sc.has(begin, isFirstName) && end-begin > 1
	for i := begin; i < end; i++ {
		if sc.has(i, isBody) && !(first && i == last && end-begin == 2 && bodySurnames[sc.word(i)]) {
			return NameBody
		}
	}
	switch {
	case end-begin == 1 && sc.has(begin, isPlace):
		return NamePlace
	case first && !sc.has(last, isPlaceWord):
		return NamePerson
	case end-begin > 1 && sc.has(last, isPlaceWord) && !sc.has(last, isFirstName):
		return NamePlace
	case end-begin == 2 && sc.has(begin, isPlaceFirst) && sc.has(last, isPlace):
		return NamePlace
	}
	return NameOther
}

// bodySurnames are words of bodies that are surnames as well: Anna Court.
var bodySurnames = wordSet(`court church post guard steel front coal bank school hall`)

// guessed tells what a name on no list names by how it is written and what
// stands beside it.
func (sc *nameScan) guessed(begin, end int) NameKind {
	w := bare(sc.raw(begin))
	switch {
	case end-begin == 1 && sc.acronym(begin):
		return sc.capitalsKind(begin, end, w)
	case sc.word(begin+1) == "." && end-begin > 2 && utf8.RuneCountInString(w) == 1: // J. Kessel
		return NamePerson
	case sc.aged(end), sc.apposed(begin, end):
		return NamePerson
	case end-begin == 1 && sc.has(begin, isFirstName) && !sc.has(begin, isCommon):
		return NamePerson
	}
	return NameOther
}

// capitalsKind tells a dateline (LINDHOLM, Dec. 28) and a speaker's label
// (KESSEL: No.) from an abbreviation.
func (sc *nameScan) capitalsKind(begin, end int, w string) NameKind {
	line := begin == sc.from
	switch next := sc.word(end); {
	case line && next == ":" && len(w) > 3:
		return NamePerson
	case line && len(w) > 3 && (next == "," || next == "(" || next == "—" || next == "–" || next == "-"):
		return NamePlace
	case utf8.RuneCountInString(w) <= 6:
		return NameBody
	}
	return NameOther
}

// aged reports whether an age in commas follows: Anna Kessel, 56,
func (sc *nameScan) aged(end int) bool {
	return sc.word(end) == "," && sc.kind(end+1) == Digit && len(sc.word(end+1)) == 2 && isDigits(sc.word(end+1)) && sc.kind(end+2) == Mark
}

// reach is how many words an apposition may have: "a spokesman for the county's
// fire service, Anna Kessel".
const reach = 8

// apposed reports whether a name of two or three words stands beside a title of
// people, with a comma between: "its chairwoman, Anna Kessel", "Anna Kessel, who
// chairs" is none.
func (sc *nameScan) apposed(begin, end int) bool {
	if end-begin < 2 || end-begin > 3 {
		return false
	}
	if sc.word(begin-1) == "," {
		for i := begin - 2; i >= max(sc.from, begin-2-reach) && sc.kind(i) == Word && !sc.has(i, isSpeech); i-- {
			if sc.has(i, isTitle) || sc.word(i) == "head" && sc.word(i+1) == "of" {
				return true
			}
		}
	}
	if sc.word(end) != "," {
		return false
	}
	for i := end + 1; i < min(sc.to, end+1+reach) && sc.kind(i) == Word && !sc.has(i, isSpeech); i++ {
		switch sc.word(i) {
		case "who", "whose", "which", "and", "but":
			return false
		}
		if sc.has(i, isTitle) || sc.word(i) == "head" && sc.word(i+1) == "of" {
			return true
		}
	}
	return false
}

// KindOfNoun tells whether an English noun, in lower case, is one for people by
// their office or calling ("minister"), one for bodies ("ministry"), or neither.
func KindOfNoun(noun string) NameKind {
	is := names().words[noun]
	switch {
	case is&isBody != 0:
		return NameBody
	case is&(isTitle|isHonorific) != 0:
		return NamePerson
	}
	return NameOther
}

// spread gives names whose kind is not told the kind of a fuller form
// elsewhere in the text.
func (sc *nameScan) spread(all []Name) {
	part := map[string]NameKind{} // last words of people's names, and given names
	for _, n := range all {
		if n.Kind != NamePerson {
			continue
		}
		name := n.Span.In(sc.s)
		part[name] = NamePerson
		if at := strings.LastIndexByte(name, ' '); at >= 0 {
			part[name[at+1:]] = NamePerson
		}
		if first, _, _ := strings.Cut(name, " "); sc.words[strings.ToLower(first)]&isFirstName != 0 {
			part[first] = NamePerson
		}
	}
	for i, n := range all {
		if n.Kind != NameOther {
			continue
		}
		name := n.Span.In(sc.s)
		if sc.words[strings.ToLower(name)]&isDemonym != 0 {
			continue
		}
		kind := part[name]
		if at := strings.LastIndexByte(name, ' '); kind == NameOther && at >= 0 && strings.Count(name, " ") == 1 && sc.words[strings.ToLower(name[:at])]&isCommon == 0 {
			kind = part[name[at+1:]] // another given name, or the same with a middle one
		}
		all[i].Kind = kind
	}
}
