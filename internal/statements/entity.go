package statements

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// maxApposed is how many words a name after an office may have.
const maxApposed = 5

// apposed gives the name that follows an office or part and a comma: "the
// club's coach, Bea Lund", "a commander, known as Old Fennick"; "" for none. A
// name after an "of" or "in" could be that of the place: it must look like a
// person's then.
func (d *document) apposed(source stretch, names []text.Name) string {
	head := d.headEnd(source)
	if head >= len(d.tokens) || d.tokens[head].low != "," || d.tokens[head-1].Kind != text.Word || d.capital(head-1) {
		return ""
	}
	all := d.sents[d.sentenceOf(source.from)].stretch
	from := head + 1
	if d.is(all, from, "known", "identified") && d.is(all, from+1, "as") {
		from += 2
	} else if d.is(all, from, "named", "called") {
		from++
	}
	to := from
	for to < all.to && to-from < maxApposed && d.tokens[to].Kind == text.Word && d.tokens[to].quote == d.tokens[head].quote && d.capital(to) {
		to++
	}
	if to == from || to < all.to && !d.mark(all, to) && to < source.to {
		return ""
	}
	if to >= source.to && to < all.to && !d.mark(all, to) && len(d.lex.verbs[d.tokens[to].low]) == 0 {
		return ""
	}
	name := d.clean(d.text[d.tokens[from].Start:d.tokens[to-1].End])
	if possessive(strings.ToLower(d.text[d.tokens[from].Start:d.tokens[to-1].End])) {
		return ""
	}
	kind := d.kindOf(d.span(stretch{from, to}), names)
	if kind == text.NamePlace || d.attached(stretch{source.from, head}) && (kind == text.NameBody || !personal(name)) {
		return ""
	}
	return name
}

// attached reports whether a phrase has a preposition, so that what follows it
// could belong to its last noun.
func (d *document) attached(s stretch) bool {
	for k := s.from; k < s.to; k++ {
		if d.tokens[k].class&prep != 0 {
			return true
		}
	}
	return false
}

// kindOf gives what the name at a place names.
func (d *document) kindOf(span stet.Span, names []text.Name) text.NameKind {
	for _, n := range names {
		if n.Span.Overlaps(span) {
			return n.Kind
		}
	}
	return text.NameOther
}

// human reports whether a speaker's label can be one person's, so that "he" or
// "she" can go on with it: no body, no place, no thing and no plural.
func (d *document) human(label string, names []text.Name) bool {
	if label == "" || d.lang != "en" {
		return false
	}
	words := strings.Fields(label)
	last := words[0]
	for _, w := range words[1:] {
		if d.lex.classes[w]&prep != 0 {
			break
		}
		last = w
	}
	low := strings.ToLower(last)
	if r, _ := utf8.DecodeRuneInString(last); unicode.IsUpper(r) {
		for _, w := range words {
			if collective[strings.ToLower(w)] {
				return false
			}
		}
		for _, n := range names {
			if (n.Kind == text.NameBody || n.Kind == text.NamePlace) && d.clean(n.Span.In(d.text)) == label {
				return false
			}
		}
		return true
	}
	plural := strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss") || strings.HasSuffix(low, "men") || low == "people" || low == "children"
	return !collective[low] && !plural && d.lex.classes[low]&(pron|third|rel|det) == 0
}

// collective are nouns for bodies and things that are said to speak.
var collective = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`ministry government police company firm union court council commission committee agency office department
		authority board bureau party league club team federation association institute university school hospital bank fund army navy military
		force service group organisation organization parliament senate congress cabinet administration inspectorate regulator observatory
		institution family crowd jury panel body mission embassy county city town country state nation province airline utility retailer
		manufacturer maker operator publisher newspaper paper magazine broadcaster agency coalition opposition society foundation trust charity
		laboratory prosecution defence defense side staff management leadership industry majority coastguard brigade
		report statement letter document record log data study survey poll video footage image photograph picture recording test result
		account message post list map analysis review audit inquiry investigation evidence website weekly daily post times herald tribune mail`) {
		m[w] = true
	}
	return m
}()

// opener gives the name with which one of the last sentences of the paragraph
// begins, whom "he" or "she" goes on with: "Bo left the hall. He said"; "" for
// none.
func (d *document) opener(k int, names []text.Name) string {
	for n := d.sentenceOf(k) - 1; n >= 0 && n >= d.sentenceOf(k)-2 && !d.sents[n+1].paragraph; n-- {
		from := d.span(d.sents[n].stretch).Start
		at, found := slices.BinarySearchFunc(names, from, func(x text.Name, at int) int { return x.Span.Start - at })
		if !found || names[at].Span.End >= len(d.text) {
			continue
		}
		x := names[at]
		after := d.stretchOf(x.Span).to
		if name := d.clean(x.Span.In(d.text)); after < len(d.tokens) && d.tokens[after].Kind == text.Word && !d.capital(after) && x.Kind != text.NamePlace && x.Kind != text.NameBody && d.human(name, names) {
			return name
		}
	}
	return ""
}

// subjectOf gives whom "they" or "it" means in a relative clause of saying:
// "prosecutors showed papers that they said …" is about the sentence's subject.
func (d *document) subjectOf(k int) (stretch, bool) {
	s := d.sents[d.sentenceOf(k)].stretch
	if d.lang != "en" || !d.is(s, k, "they", "it") || !d.is(s, k-1, "that", "which") || d.tokens[k].quote > 0 {
		return stretch{}, false
	}
	for i := s.from + 1; i < k-1; i++ {
		t := d.tokens[i]
		if t.Kind == text.Mark && !d.inner(s, i) {
			return stretch{}, false
		}
		if t.class&(aux|verb) == 0 && (d.capital(i) || (len(d.lex.verbs[t.low]) == 0 || t.class&noun != 0) && !strings.HasSuffix(t.low, "ed")) {
			continue
		}
		from := d.trimLead(s, s.from, i)
		for j := from + 1; j < i; j++ { // "hours later the ministry"
			if d.has(s, j, det) && !d.has(s, j-1, prep|det) {
				from = j
			}
		}
		np := stretch{from, i}
		return np, from < i && d.nominal(np) && !d.has(s, from, pron)
	}
	return stretch{}, false
}

// unwound gives the pronoun that a source ends with when it takes in what leads
// to a relative clause: "the ministry published footage that it" said.
func (d *document) unwound(source stretch) stretch {
	if k := source.to - 1; k-source.from > 1 && d.is(source, k, "it", "they", "he", "she") && d.is(source, k-1, "that", "which") {
		return stretch{k, source.to}
	}
	return source
}

// inPhrase reports whether a person's name only tells whose or about whom a phrase
// is: "the Bo family", "prosecutors in the trial of Ann Bo".
func (d *document) inPhrase(source stretch, n text.Name) bool {
	start := n.Span.Start
	if !n.Title.Empty() {
		start = min(start, n.Title.Start)
	}
	at := d.stretchOf(stet.Span{Start: start, End: n.Span.End})
	if k := at.to; k < source.to && d.tokens[k].Kind == text.Word && !d.capital(k) && d.tokens[k].class&^adj == 0 && len(d.lex.verbs[d.tokens[k].low]) == 0 && d.headEnd(source) == k+1 {
		return d.lang == "en"
	}
	if at.from <= source.from || d.tokens[at.from-1].class&prep == 0 {
		return false
	}
	for k := source.from; k < at.from; k++ {
		if d.tokens[k].low == "," {
			return false
		}
		if d.tokens[k].class&prep != 0 {
			return k > source.from && strings.HasSuffix(d.tokens[k-1].low, "s") && !strings.HasSuffix(d.tokens[k-1].low, "ss")
		}
	}
	return false
}
