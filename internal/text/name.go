package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
)

// Name is a proper name with its title: "Foreign Minister Sergei Lavrov" has
// the title's span "Foreign Minister" and the name's "Sergei Lavrov". An
// honorific (Mr, Mrs) is no title.
type Name struct {
	Span  stet.Span // the name alone
	Title stet.Span // empty when none
	Kind  NameKind
}

// NameKind is what sort of thing a name names, as far as word lists and cues
// tell.
type NameKind uint8

// The kinds of name.
const (
	NameOther NameKind = iota // not told
	NamePerson
	NamePlace
	NameBody // government, company, party, outlet …
)

// Names finds proper names: runs of capitalised words, with the small words
// that stand inside names (de, van, al-, of after Ministry and the like).
//
// A capital that only begins a sentence is none, nor is one in a headline that
// capitalises every word: the word must stand capitalised inside a sentence
// elsewhere in the text, or be on a list of names, or be no ordinary word and
// not look like one (a plural, an adverb, a participle).
//
// A name that is part of another's full name elsewhere in the text has its
// kind: "Kessel" after "Foreign Minister Anna Kessel".
func Names(s, lang string) []Name {
	sc := nameScan{scan: newScan(s, lang), lexicon: names()}
	sc.stop, sc.calendar = stopWords[sc.lang], calendarOf(sc.lang)
	sc.last = map[string]bool{}
	sc.survey()
	var all []Name
	sc.from, sc.to = 0, 0
	for i := 0; i < len(sc.tokens); {
		sc.enter(i)
		if sc.lex[i] == 0 && !sc.capital(i) && !sc.prefixed(i) {
			i++
			continue
		}
		n, next, ok := sc.at(i)
		if ok {
			all = append(all, n)
			sc.last[sc.raw(next-1)] = true
		}
		i = max(next, i+1)
	}
	sc.spread(all)
	return all
}

type nameScan struct {
	scan
	*lexicon
	stop     map[string]bool
	calendar *calendar
	lex      []lex           // what each token may be
	opens    []bool          // begins a sentence
	head     []bool          // stands in a headline that capitalises every word
	inside   map[string]bool // words that stand capitalised inside sentences
	body     bool            // there is text besides headlines
	last     map[string]bool // last words of the names found so far
	small    map[string]bool // words that open sentences; true for those that stand without a capital elsewhere
}

// survey notes what each word may be and how it is written.
func (sc *nameScan) survey() {
	sc.lex = make([]lex, len(sc.tokens))
	flags := make([]bool, 2*len(sc.tokens))
	sc.opens, sc.head = flags[:len(sc.tokens)], flags[len(sc.tokens):]
	sc.inside, sc.small = map[string]bool{}, map[string]bool{}
	for i := range sc.tokens {
		sc.enter(i)
		if sc.kind(i) == Word {
			sc.lex[i] = sc.words[bare(sc.word(i))]
		}
		if sc.opens[i] = sc.begins(i); i == sc.to-1 {
			sc.headline()
		}
	}
	sc.from, sc.to = 0, len(sc.tokens)
	for i := range sc.tokens {
		if sc.kind(i) != Word {
			continue
		}
		sc.body = sc.body || !sc.head[i]
		if sc.opens[i] || sc.head[i] {
			sc.small[bare(sc.word(i))] = false
		} else if sc.capital(i) {
			sc.inside[bare(sc.raw(i))] = true
		}
	}
	for i := range sc.tokens {
		if sc.kind(i) == Word && !sc.capital(i) {
			if _, asked := sc.small[sc.word(i)]; asked {
				sc.small[sc.word(i)] = true
			}
		}
	}
}

// headline marks the line where it is one that capitalises every word but those
// of grammar, ordinary words among them.
func (sc *nameScan) headline() {
	const fewest, most = 3, 8 // words that it has; words to one without a capital
	words, small, plain := 0, 0, 0
	for i := sc.from; i < sc.to; i++ {
		if sc.kind(i) != Word || len(sc.raw(i)) < 3 || sc.stop[sc.word(i)] {
			continue
		}
		words++
		switch {
		case !sc.capital(i):
			if small++; small > (sc.to-sc.from)/most {
				return
			}
		case sc.has(i, isCommon) && !sc.has(i, isFirstName|isPlace|isDemonym|isTitle|isBody):
			plain++
		}
	}
	if words < fewest || small > words/most || plain < 2 && sc.lang == "en" {
		return
	}
	for i := sc.from; i < sc.to; i++ {
		sc.head[i] = true
	}
}

// begins reports whether token i begins a sentence, a quotation or a line.
func (sc *nameScan) begins(i int) bool {
	if i == sc.from {
		return true
	}
	if sc.kind(i-1) != Mark {
		return false
	}
	switch sc.raw(i - 1) {
	case ".":
		return !sc.pointed(i - 1)
	case "!", "?", "…", ":", ";", `"`, "“", "„", "«", "”", "(", "[", "‘", "'", "`", "–", "—", "*", "•", "|", "·", "-", "/":
		return !sc.joined(i) || sc.raw(i-1) != "-" && sc.raw(i-1) != "/"
	}
	return false
}

// pointed reports whether the point at token i is that of a title, of an
// initial or of a saint: Dr., J., St.
func (sc *nameScan) pointed(i int) bool {
	if !sc.joined(i) || sc.kind(i-1) != Word {
		return false
	}
	switch sc.word(i - 1) {
	case "st", "mt", "ft": // St. Peter
		return true
	}
	return pointedTitles[sc.word(i-1)] || utf8.RuneCountInString(sc.raw(i-1)) == 1 && sc.capital(i-1)
}

// pointedTitles are written with a point and always stand before a name.
var pointedTitles = wordSet(`mr mrs ms messrs dr prof sen sens gov govs rep reps gen lt col sgt capt cmdr maj adm brig rev hon`)

// has reports whether token i may be one of what is asked for.
func (sc *nameScan) has(i int, is lex) bool {
	return !sc.out(i) && sc.lex[i]&is != 0
}

// prefixed reports whether token i is a name with a small prefix: al-Assad,
// d'Artois.
func (sc *nameScan) prefixed(i int) bool {
	w := sc.raw(i)
	if sc.kind(i) != Word || len(w) < 4 || w[0] < 'a' || w[0] > 'z' {
		return false
	}
	for _, prefix := range [...]string{"al-", "el-", "as-", "ul-", "ad-", "ash-", "d'", "d’", "l'", "l’"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok && rest != "" {
			return rest[0] < utf8.RuneSelf && 'A' <= rest[0] && rest[0] <= 'Z'
		}
	}
	return false
}

// isName reports whether token i can be part of a name.
func (sc *nameScan) isName(i int) bool {
	if sc.kind(i) != Word {
		return false
	}
	if !sc.capital(i) {
		return sc.prefixed(i)
	}
	w := bare(sc.word(i))
	switch {
	case w == "i" || sc.has(i, isNever) || sc.contracted(i):
		return false
	case sc.stop[w]:
		return sc.acronym(i) && sc.has(i, isPlace|isBody) // US, WHO
	case sc.isDate(i, w):
		return false
	case sc.opens[i] || sc.head[i]:
		return sc.opening(i, w)
	}
	return true
}

// contracted reports whether token i is I'm, It's, We'll and the like.
func (sc *nameScan) contracted(i int) bool {
	w := sc.word(i)
	if strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
		return true
	}
	at := strings.IndexAny(w, "'’")
	return at > 0 && at < len(w)-1 && sc.stop[w[:at]]
}

// isDate reports whether token i is a weekday, or a month that is no person's
// name here.
func (sc *nameScan) isDate(i int, w string) bool {
	if _, ok := sc.calendar.weekdays[w]; ok {
		return true
	}
	if sc.calendar.months[w] == 0 {
		return false
	}
	person := i > 0 && sc.spaced(i) && sc.capital(i-1) && sc.has(i-1, isFirstName|isTitle|isHonorific)
	speaks := sc.has(i+1, isSpeech)
	return !person && !speaks
}

// acronym reports whether token i is written in capitals alone, and is no word
// of a line that is.
func (sc *nameScan) acronym(i int) bool {
	w := bare(sc.raw(i))
	return len(w) > 1 && !sc.head[i] && strings.IndexFunc(w, unicode.IsLower) < 0
}

// opening decides about a capital that begins a sentence or stands in a
// headline.
func (sc *nameScan) opening(i int, w string) bool {
	next := i + 1
	follows := sc.spaced(next) && sc.kind(next) == Word && sc.capital(next) && !sc.head[i]
	switch {
	case sc.has(i, isOpener) && !sc.has(i, isFirstName|isPlace):
		return false
	case sc.has(i, isPlace|isDemonym) && !sc.small[w]:
		return true
	case sc.has(i, isFirstName) && sc.spaced(next) && sc.capital(next):
		return true
	case sc.inside[bare(sc.raw(i))] && !(sc.head[i] && sc.has(i, isCommon)):
		return true
	case sc.head[i] && sc.body:
		return false // a name of the headline is named below it
	case sc.small[w]:
		return follows && sc.has(i, isPlaceFirst|isCommon) && sc.partOfKnown(i)
	case sc.acronym(i), sc.has(i, isBody) && !sc.has(i, isCommon):
		return true
	case sc.lang != "en":
		return follows || sc.head[i] && sc.has(i, isFirstName)
	case sc.has(i, isCommon):
		return sc.speaks(i) || follows && (sc.partOfKnown(i) || sc.has(next, isBody|isPlaceWord))
	case follows || sc.speaks(i):
		return true
	}
	return len(w) > 3 && !ordinary(w, sc.words) && bare(sc.raw(i)) == sc.raw(i) || strings.HasSuffix(sc.raw(i), "'s") || strings.HasSuffix(sc.raw(i), "’s")
}

// speaks reports whether the singular word at token i speaks without an
// article: only a name does, or a crowd.
func (sc *nameScan) speaks(i int) bool {
	w := sc.word(i)
	return sc.has(i+1, isSpeech) && sc.spaced(i+1) && !sc.has(i, isCrowd|isTitle) && !(isPlural(w) && (sc.has(i, isCommon) || personPlural(w)))
}

// partOfKnown reports whether the words from token i on are a known name of
// several words.
func (sc *nameScan) partOfKnown(i int) bool {
	for n := 2; n <= 3; n++ {
		if _, ok := sc.known[sc.phrase(i, i+n)]; ok {
			return true
		}
	}
	return false
}

// ordinary reports whether an English word that is on no list looks like an
// ordinary one.
func ordinary(w string, words map[string]lex) bool {
	for _, end := range [...]string{"ing", "ed", "ly", "ment", "tion", "ness", "ity", "ful", "less", "ous"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return isPlural(w) || strings.Contains(w, "-") && words[w[strings.LastIndexByte(w, '-')+1:]]&isCommon != 0
}

// personPlural reports whether a plural looks like one of people: rescuers,
// militants.
func personPlural(w string) bool {
	for _, end := range [...]string{"ers", "ors", "ists", "ants", "ents", "ians", "ees"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
