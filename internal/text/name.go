package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
)

// Name is a proper name with its title: "Foreign Minister Sergei Lavrov" has
// the title's span "Foreign Minister" and the name's "Sergei Lavrov".
type Name struct {
	Span  stet.Span // the name alone
	Title stet.Span // empty when none
	Kind  NameKind
}

// NameKind is what sort of thing a name names, as far as word lists tell.
type NameKind uint8

// The kinds of name.
const (
	NameOther NameKind = iota // not told
	NamePerson
	NamePlace
	NameBody // government, company, party, outlet …
)

// Names finds proper names: runs of capitalised words, with the small words
// that stand inside names (de, van, al-, of). A capital that only begins a
// sentence is none: the word must stand capitalised inside a sentence elsewhere
// in the text, or go on with another name word, or be no known word and not
// look like one (a plural, an adverb, a participle).
func Names(s, lang string) []Name {
	sc := nameScan{s: s, lang: primary(lang), tokens: Tokens(make([]Token, 0, len(s)/5), s)}
	sc.survey()
	var all []Name
	for i := 0; i < len(sc.tokens); {
		n, next, ok := sc.at(i)
		if !ok {
			i = max(next, i+1)
			continue
		}
		all = append(all, n)
		i = next
	}
	return all
}

type nameScan struct {
	s, lang string
	tokens  []Token
	inside  map[string]bool // words that stand capitalised inside a sentence
	small   map[string]bool // words that stand without a capital
}

func (sc *nameScan) raw(i int) string {
	if i < 0 || i >= len(sc.tokens) {
		return ""
	}
	return sc.tokens[i].In(sc.s)
}

func (sc *nameScan) word(i int) string { return strings.ToLower(sc.raw(i)) }

// survey notes how each word of the text is written.
func (sc *nameScan) survey() {
	sc.inside, sc.small = map[string]bool{}, map[string]bool{}
	for i := range sc.tokens {
		switch {
		case sc.tokens[i].Kind != Word:
		case !capital(sc.raw(i)):
			sc.small[bare(sc.raw(i))] = true
		case !sc.begins(i):
			sc.inside[bare(sc.raw(i))] = true
		}
	}
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// bare gives a word without its possessive ending.
func bare(w string) string {
	for _, end := range []string{"'s", "’s", "'", "’"} {
		w = strings.TrimSuffix(w, end)
	}
	return w
}

// begins reports whether token i begins a sentence, a quotation or a line.
func (sc *nameScan) begins(i int) bool {
	if i == 0 || strings.ContainsAny(sc.s[sc.tokens[i-1].End:sc.tokens[i].Start], "\n\r") {
		return true
	}
	switch sc.raw(i - 1) {
	case ".", "!", "?", "…", ":", `"`, "“", "„", "«", "”", "(", "‘", "'", "-", "–", "—", "*", "•", "|":
		return true
	}
	return false
}

// isName reports whether token i can be part of a name.
func (sc *nameScan) isName(i int) bool {
	if i >= len(sc.tokens) || sc.tokens[i].Kind != Word || !capital(sc.raw(i)) {
		return false
	}
	w := sc.word(i)
	if notNames[w] || weekdays[w] > 0 || w == "sunday" || months[w] > 0 && len(w) > 2 && (sc.tokenKind(i-1) == Digit || sc.tokenKind(i+1) == Digit || w != "may" && w != "mark") {
		return false
	}
	if sc.lang == "de" && !sc.begins(i) {
		return true // told from common nouns by at
	}
	return !sc.begins(i) || sc.initialName(i)
}

func (sc *nameScan) tokenKind(i int) TokenKind {
	if i < 0 || i >= len(sc.tokens) {
		return Mark
	}
	return sc.tokens[i].Kind
}

// initialName decides about a capital that begins a sentence.
func (sc *nameScan) initialName(i int) bool {
	b := bare(sc.raw(i))
	w := strings.ToLower(b)
	switch {
	case sc.inside[b]:
		return true
	case IsStop(w, sc.lang) || sc.small[w] || commonWords[w]:
		return false
	case titles[w] || strings.ToUpper(b) == b && len(b) > 1:
		return true
	}
	next := i + 1
	if next < len(sc.tokens) && sc.tokens[next].Kind == Word && capital(sc.raw(next)) && sc.tokens[next].Start == sc.tokens[i].End+1 {
		return true
	}
	if sc.lang != "en" {
		return false
	}
	for _, end := range []string{"s", "ing", "ed", "ly", "ment", "tion", "ness"} {
		if strings.HasSuffix(w, end) && b == sc.raw(i) {
			return false
		}
	}
	return len(b) > 3
}

// at reads the name that begins at token i, after the title words before it.
func (sc *nameScan) at(i int) (n Name, next int, ok bool) {
	from := i
	for sc.isTitle(i) {
		i++
	}
	if !sc.isName(i) || i > from && sc.gap(i) {
		return n, from, false
	}
	end := i + 1
	for end < len(sc.tokens) {
		if sc.isName(end) && !sc.gap(end) && !sc.isTitle(end) && !strings.HasSuffix(sc.raw(end-1), "s'") && bare(sc.raw(end-1)) == sc.raw(end-1) {
			end++
			continue
		}
		if k := sc.particle(end); k > end {
			end = k
			continue
		}
		break
	}
	n.Span = stet.Span{Start: sc.tokens[i].Start, End: sc.tokens[end-1].Start + len(bare(sc.raw(end-1)))}
	if i > from {
		n.Title = stet.Span{Start: sc.tokens[from].Start, End: sc.tokens[i-1].End}
	}
	n.Kind = sc.kind(n)
	if sc.lang == "de" && n.Kind == NameOther && n.Title.Empty() && end == i+1 && !sc.germanName(i) {
		return n, end, false
	}
	return n, end, true
}

// isTitle reports whether token i is a title: capitalised or not, such as
// "President" or "foreign minister", before a name or another title.
func (sc *nameScan) isTitle(i int) bool {
	w := sc.word(i)
	if !titles[w] && !(titleModifiers[w] && (titles[sc.word(i+1)] || titleModifiers[sc.word(i+1)])) {
		return false
	}
	j := i + 1
	if sc.raw(j) == "." && sc.tokens[j].Start == sc.tokens[i].End {
		return false // Dr. and the like keep their point in the next check
	}
	return j < len(sc.tokens) && !sc.gap(j) && (sc.isTitle(j) || sc.isName(j))
}

// gap reports whether more than one space parts token i from the one before.
func (sc *nameScan) gap(i int) bool {
	between := sc.s[sc.tokens[i-1].End:sc.tokens[i].Start]
	return between != " " && between != "\u00a0"
}

// particle reads small words inside a name that another name word follows, and
// gives where the name goes on; at when there are none.
func (sc *nameScan) particle(at int) int {
	k := at
	for k < len(sc.tokens) && k < at+3 && particles[sc.word(k)] && !sc.gap(k) {
		k++
	}
	if k > at && k < len(sc.tokens) && sc.isName(k) && !sc.gap(k) && !sc.begins(k) {
		return k + 1
	}
	return at
}

// kind tells what a name names, from its words, its title and what stands
// before it.
func (sc *nameScan) kind(n Name) NameKind {
	if !n.Title.Empty() {
		return NamePerson
	}
	words := strings.Fields(strings.ToLower(n.Span.In(sc.s)))
	last := words[len(words)-1]
	for _, w := range words {
		if bodyWords[w] {
			return NameBody
		}
	}
	switch {
	case placeWords[last] || places[strings.Join(words, " ")]:
		return NamePlace
	case strings.ToUpper(n.Span.In(sc.s)) == n.Span.In(sc.s) && len(last) > 1:
		return NameBody
	case firstNames[words[0]] && len(words) > 1:
		return NamePerson
	}
	return NameOther
}

// germanName reports whether a capitalised German word that stands alone is a
// name rather than a noun: it does not follow an article or an adjective, and
// it is said to speak or to be a place.
func (sc *nameScan) germanName(i int) bool {
	before := sc.word(i - 1)
	return placePrepositions[before] && !IsStop(sc.word(i), "de")
}
