package text

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/jdkato/prose/v3/segment"

	"stet"
)

// englishSplitter is made once: it parses a training table. It is safe for concurrent
// use once made.
var englishSplitter = sync.OnceValue(func() *segment.Segmenter {
	s, err := segment.New()
	if err != nil {
		panic("text: the compiled-in sentence table does not parse: " + err.Error())
	}
	return s
})

// Sentences gives the sentences, without outer space. A line break always ends
// one; a full stop inside a quotation ends one only where the quotation ends.
//
// English goes through a trained splitter (Kiss and Strunk, 2006); other
// languages through Unicode's rules (UAX #29), after which pieces that end in
// an abbreviation, or are followed by a small letter, are joined again.
func Sentences(s, lang string) []stet.Span {
	var all []stet.Span
	for _, p := range Paragraphs(s) {
		first := len(all)
		if primary(lang) == "en" {
			for _, found := range englishSplitter().Segment(s[p.Start:p.End]) {
				all = appendSentence(all, first, s, stet.Span{Start: p.Start + found.Start, End: p.Start + found.End()})
			}
		} else {
			all = unicodeSentences(all, s, p)
		}
		all = joinQuoted(all, first, s, p)
	}
	return all
}

// appendSentence appends an English sentence, or joins it to the one before
// where that ends in a title: the splitter parts some of those.
func appendSentence(all []stet.Span, first int, s string, span stet.Span) []stet.Span {
	if span = trim(s, span); span.Empty() {
		return all
	}
	if len(all) > first && endsInTitle(all[len(all)-1].In(s)) {
		all[len(all)-1].End = span.End
		return all
	}
	return append(all, span)
}

// endsInTitle reports whether an English sentence ends where none can, in "Mr."
// and the like.
func endsInTitle(sentence string) bool {
	rest, ok := strings.CutSuffix(sentence, ".")
	if !ok {
		return false
	}
	rest = rest[max(0, len(rest)-longestAbbreviation):]
	at := strings.LastIndexAny(rest, " \u00a0(\"“") + 1
	for at < len(rest) && !utf8.RuneStart(rest[at]) {
		at++
	}
	return pointedTitles[strings.ToLower(rest[at:])]
}

func unicodeSentences(all []stet.Span, s string, p stet.Span) []stet.Span {
	first := len(all)
	iter := sentences.FromString(s[p.Start:p.End])
	at := p.Start
	for iter.Next() {
		piece := stet.Span{Start: at, End: at + len(iter.Value())}
		at = piece.End
		piece = trim(s, piece)
		if piece.Empty() {
			continue
		}
		if len(all) > first && continues(s[all[len(all)-1].Start:all[len(all)-1].End], s[piece.Start:piece.End]) {
			all[len(all)-1].End = piece.End
			continue
		}
		all = append(all, piece)
	}
	return all
}

// abbreviations end in a point that ends no sentence: German, French, Spanish,
// Russian and Ukrainian ones, lower case, without the point.
var abbreviations = wordSet(`
dr prof hr fr st nr bzw ca usw z.b d.h u.a v.a mio mrd str tel bd abs art vgl ggf inkl evtl geb gest jan feb apr aug sept okt nov dez
m mm mme mlle mgr cf env av apr ex p pp vol janv févr juil oct déc
sr sra srta ud uds dra lic núm pág av ee.uu aprox
г гг ул им тыс млн млрд руб коп т.е т.д т.п др проф акад стр см рис св о обл р
вул ім грн коп т.зв див напр проф акад`)

// longestAbbreviation bounds how far back one is looked for, in bytes.
const longestAbbreviation = 32

// continues reports whether the piece after a break goes on with the sentence
// before it.
func continues(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(r) {
		return true
	}
	word, ok := strings.CutSuffix(before, ".")
	if !ok {
		return false
	}
	word = word[max(0, len(word)-longestAbbreviation):]
	word = strings.ToLower(word[strings.LastIndexFunc(word, unicode.IsSpace)+1:])
	if utf8.RuneCountInString(word) == 1 || abbreviations[word] {
		return true
	}
	// German ordinals: "am 3. Mai".
	return word != "" && strings.Trim(word, "0123456789") == "" && len(word) <= 2
}

// joinQuoted joins sentences that a break inside a short quotation parts.
func joinQuoted(all []stet.Span, first int, s string, p stet.Span) []stet.Span {
	quotes := inParagraph(nil, s, p)
	if len(quotes) == 0 {
		return all
	}
	kept := all[:first]
	q := 0
	for _, next := range all[first:] {
		for q < len(quotes) && quotes[q].Outer.End <= next.Start {
			q++
		}
		if len(kept) > first && q < len(quotes) && quotes[q].parts(kept[len(kept)-1], next) {
			kept[len(kept)-1].End = next.End
			continue
		}
		kept = append(kept, next)
	}
	return kept
}

// longestJoined bounds a quotation whose sentences stay together, in bytes:
// longer ones are whole speeches, whose sentences are wanted.
const longestJoined = 600

// parts reports whether the border between two sentences lies inside the
// quotation, and that is a short one.
func (q Quote) parts(a, b stet.Span) bool {
	return q.Outer.Start < a.End && a.End < q.Inner.End && q.Outer.Start < b.Start && b.Start < q.Inner.End && q.Outer.Len() <= longestJoined
}

// primary gives the first part of a BCP 47 tag; "en" for an empty or unknown
// one.
func primary(lang string) string {
	if len(lang) > 2 || lang != "" && lang[0] < 'a' {
		lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	}
	switch lang {
	case "de", "fr", "es", "ru", "uk", "it", "pt", "nl", "pl", "sv", "da", "no", "fi", "tr", "ro", "hu":
		return lang
	}
	return "en"
}

// wordSet makes a set of the words of a list.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
