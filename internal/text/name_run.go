package text

import (
	"strings"
	"unicode/utf8"

	"stet"
)

// at reads the name that begins at token i, after the title words before it.
// Next is where to go on, also past what is none.
func (sc *nameScan) at(i int) (n Name, next int, ok bool) {
	from := i
	i = sc.titleEnd(from)
	titled := i > from
	begin := sc.honorificEnd(i)
	honoured := begin > i
	if !sc.isName(begin) || begin > from && !sc.spaced(begin) {
		return n, from, false
	}
	end := sc.runEnd(begin, titled || honoured)
	n.Span = stet.Span{Start: sc.tokens[begin].Start, End: sc.tokens[end-1].Start + len(bare(sc.raw(end-1)))}
	n.Kind = sc.listed(begin, end)
	if titled {
		switch {
		case n.Kind == NamePlace || n.Kind == NameBody || end == begin+1 && sc.has(begin, isDemonym|isPlaceWord):
			if sc.capital(from) && !sc.opens[from] && sc.has(end-1, isBody|isPlaceWord) && !honoured {
				n.Span.Start = sc.tokens[from].Start // General Motors, Queen City
			}
		default:
			n.Title = stet.Span{Start: sc.tokens[from].Start, End: sc.tokens[i-1].End}
			n.Kind = NamePerson
		}
	}
	switch {
	case honoured:
		n.Kind = NamePerson
	case n.Kind == NameOther:
		n.Kind = sc.guessed(begin, end)
	}
	if sc.nothing(n, begin, end) {
		return n, end, false
	}
	return n, end, true
}

// nothing reports whether the run of tokens is no name after all: a title that
// stands alone, a German noun, a party and state behind a politician's name.
func (sc *nameScan) nothing(n Name, begin, end int) bool {
	last := end - 1
	switch {
	case n.Kind == NameOther && sc.has(last, isTitle) && !sc.has(last, isFirstName) && sc.onlyTitles(begin, end):
		return true
	case sc.word(begin-1) == "(" && len(sc.raw(begin)) > 2 && sc.raw(begin)[1] == '-': // (D-N.C.)
		return true
	case sc.lang == "de" && sc.has(begin, isNoun) && n.Title.Empty():
		return true
	case sc.lang == "de" && n.Kind == NameOther && n.Title.Empty() && end == begin+1:
		return !sc.germanName(begin)
	}
	return utf8.RuneCountInString(n.Span.In(sc.s)) < 2
}

func (sc *nameScan) onlyTitles(begin, end int) bool {
	for i := begin; i < end; i++ {
		if !sc.has(i, isTitle|isModifier|isOffice) && sc.word(i) != "of" {
			return false
		}
	}
	return true
}

// A title and a name have this many tokens at most: it bounds the work that long
// runs of capitals make.
const (
	longestTitle = 12
	longestName  = 16
)

// titleEnd gives where the title that begins at token i ends: titles, capital
// or not, with the words that belong to them, one after another: "former U.S.
// Secretary of State", "Lt. Gen."; i when no name follows.
func (sc *nameScan) titleEnd(i int) int {
	end := i
	for j := i; j < i+longestTitle; {
		k := j
		for sc.has(k, isModifier|isDemonym) && sc.spaced(k+1) && k < j+5 {
			k++
		}
		if k > j && !sc.isTitle(k) && sc.isTitle(k-1) { // attorney general: the modifier was the title
			k--
		}
		if !sc.isTitle(k) {
			break
		}
		if k++; pointedTitles[sc.word(k-1)] && sc.word(k) == "." && sc.joined(k) {
			k++
		}
		if sc.word(k) == "of" && sc.has(k+1, isOffice) {
			if k += 2; sc.word(k) == "and" && sc.has(k+1, isOffice) {
				k += 2
			}
		}
		end, j = k, k
		if !sc.spaced(k) {
			break
		}
	}
	if end == i || !sc.spaced(end) {
		return i
	}
	if at := sc.honorificEnd(end); !sc.isName(at) || sc.word(end-1) == "major" && !sc.capital(end-1) || sc.word(end-1) == "general" && !sc.capital(end-1) && end == i+1 {
		return i
	}
	return end
}

// isTitle reports whether token i is a title, or ends in one: co-founder,
// then-President.
func (sc *nameScan) isTitle(i int) bool {
	if sc.kind(i) != Word {
		return false
	}
	if sc.has(i, isTitle) {
		return true
	}
	w := sc.word(i)
	at := strings.LastIndexByte(w, '-')
	return at > 0 && sc.words[w[at+1:]]&isTitle != 0
}

// honorificEnd gives where an honorific at token i ends; i when there is none.
func (sc *nameScan) honorificEnd(i int) int {
	if !sc.has(i, isHonorific) || !sc.capital(i) {
		return i
	}
	next := i + 1
	if sc.word(next) == "." && sc.joined(next) {
		next++
	}
	if !sc.spaced(next) || !sc.capital(next) {
		return i
	}
	return next
}

// runEnd gives where the name whose first word is token begin ends.
func (sc *nameScan) runEnd(begin int, person bool) int {
	end := begin + 1
	if (sc.has(begin, isDemonym) || sc.word(begin) == "new") && sc.has(end, isFirstName) && sc.capital(end) && sc.capital(end+1) && sc.spaced(end) && !sc.has(end+1, isBody|isPlaceWord) {
		return end // Democrat Anna Kessel
	}
	person = person || sc.has(begin, isFirstName) && !sc.has(begin, isCommon)
	for end < min(sc.to, begin+longestName) && bare(sc.raw(end-1)) == sc.raw(end-1) {
		if sc.word(end) == "." && sc.pointed(end) && sc.spaced(end+1) && sc.isName(end+1) { // J. Kessel
			end += 2
			continue
		}
		if sc.spaced(end) && sc.isName(end) && sc.titleEnd(end) == end && sc.honorificEnd(end) == end {
			end++
			continue
		}
		next := sc.particleEnd(end, person)
		if next == end {
			next = sc.ofEnd(begin, end, person)
		}
		if next == end {
			next = sc.andEnd(begin, end, person)
		}
		if next == end {
			break
		}
		end = next
	}
	return end
}

// particleEnd reads the small words inside a name that another name word
// follows (Ludwig van Beethoven), and gives where the name goes on; at when
// there are none.
func (sc *nameScan) particleEnd(at int, person bool) int {
	k := at
	for k < at+3 && sc.has(k, isParticle) && !sc.capital(k) && sc.spaced(k) {
		k++
	}
	if k == at || !sc.spaced(k) || !sc.isName(k) {
		return at
	}
	if sc.lang != "en" && !person { // they are the articles of other languages
		return at
	}
	if sc.lang == "de" && sc.word(at) != "von" && sc.word(at) != "van" && sc.word(at) != "de" {
		return at
	}
	return k + 1
}

// ofEnd reads "of Transport" after Ministry, and "on" and "for" after bodies.
func (sc *nameScan) ofEnd(begin, at int, person bool) int {
	if person || !sc.spaced(at) {
		return at
	}
	switch sc.word(at) {
	case "of":
		if !sc.has(at-1, isBase|isBody|isPlaceWord) {
			return at
		}
	case "for", "on":
		if !sc.has(at-1, isBody) || at-1 == begin && !sc.has(begin, isBase) {
			return at
		}
	default:
		return at
	}
	k := at + 1
	if sc.word(k) == "the" {
		k++
	}
	if !sc.spaced(k) || !sc.isName(k) || sc.has(k, isFirstName) && sc.capital(k+1) || sc.titleEnd(k) > k {
		return at
	}
	return k + 1
}

// andEnd reads "and Industry" after "Ministry of Trade", and "and Exchange
// Commission" after an ordinary word. Two names that "and" joins stay two.
func (sc *nameScan) andEnd(begin, at int, person bool) int {
	if person || !sc.spaced(at) || !sc.spaced(at+1) || sc.word(at) != "and" && sc.word(at) != "&" || !sc.isName(at+1) || !sc.has(at+1, isCommon) || !sc.has(at-1, isCommon) && !isPlural(sc.word(at-1)) {
		return at
	}
	if sc.has(at+1, isPlace|isFirstName|isDemonym|isTitle) {
		return at
	}
	for k := begin; k < at; k++ {
		if sc.word(k) == "of" && sc.has(k-1, isBody|isBase) {
			return at + 2
		}
	}
	for k := at + 2; k < min(at+5, sc.to); k++ {
		if !sc.spaced(k) || !sc.isName(k) {
			break
		}
		if sc.has(k, isBody) {
			return at + 2
		}
	}
	return at
}

// germanName reports whether a capitalised German word that stands alone is a
// name rather than a noun: it is on a list, or part of a name before, or
// speaks without an article, or stands where places do.
func (sc *nameScan) germanName(i int) bool {
	if sc.has(i, isPlace|isFirstName) || sc.acronym(i) || sc.last[bare(sc.raw(i))] {
		return true
	}
	if sc.has(i+1, isSpeech) && (sc.opens[i] || sc.kind(i-1) == Mark) {
		return true
	}
	switch sc.word(i - 1) {
	case "in", "aus", "nach", "bei":
		return !sc.stop[sc.word(i)]
	}
	return false
}
