package statements

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/text"
)

// token is a word or mark with what the word lists know of it.
type token struct {
	text.Token
	low   string // lower-case
	class class
	quote int // number of the quotation it stands in, from 1; 0 outside
}

// stretch is the tokens [from, to) of a document. The zero value is empty.
type stretch struct{ from, to int }

func (s stretch) empty() bool { return s.to <= s.from }

// sentence is a sentence's tokens; paragraph tells whether it begins one.
type sentence struct {
	stretch
	paragraph bool
	headline  bool // most words have a capital
}

// document is one report cut up for the rules.
type document struct {
	report *stet.Report
	text   string
	lang   string
	lex    *lexicon
	tokens []token
	quotes []text.Quote
	sents  []sentence
}

func newDocument(r *stet.Report) *document {
	lang, _, _ := strings.Cut(strings.ToLower(r.Lang), "-")
	if lang == "" {
		lang = "en"
	}
	d := &document{report: r, text: r.Text, lang: lang, lex: lexiconOf(lang)}
	d.quotes = text.Quotations(d.text)
	raw := d.apart(text.Tokens(nil, d.text))
	d.tokens = make([]token, len(raw))
	quote := 0
	for i, t := range raw {
		for quote < len(d.quotes) && d.quotes[quote].Outer.End <= t.Start {
			quote++
		}
		d.tokens[i] = d.newToken(t)
		if quote < len(d.quotes) && d.quotes[quote].Outer.Start <= t.Start {
			d.tokens[i].quote = quote + 1
		}
	}
	d.cut()
	if d.lex.free {
		d.markDates()
		d.unquote()
	}
	return d
}

// markDates makes days of the words of dates: "el 13 de abril".
func (d *document) markDates() {
	at := 0
	for _, date := range text.Dates(d.text, d.lang, d.report.Published) {
		for at < len(d.tokens) && d.tokens[at].Start < date.Span.Start {
			at++
		}
		for from := at; at < len(d.tokens) && d.tokens[at].End <= date.Span.End; at++ {
			if at > from {
				d.tokens[from].class |= day
				d.tokens[at].class |= day
			}
		}
	}
}

// apart parts words from what the lists say is written together with them:
// "l'eau", "dit-il".
func (d *document) apart(raw []text.Token) []text.Token {
	if len(d.lex.splits) == 0 {
		return raw
	}
	out := make([]text.Token, 0, len(raw))
	for _, t := range raw {
		word := d.text[t.Start:t.End]
		for _, x := range d.lex.splits {
			if len(x) >= len(word) {
				continue
			}
			if x[0] != '-' && strings.EqualFold(word[:len(x)], x) {
				head := t
				head.End = t.Start + len(x)
				out = append(out, head)
				t.Start = head.End
				break
			}
			if x[0] == '-' && strings.HasSuffix(word, x) {
				head, hyphen := t, t
				head.End = t.End - len(x)
				t.Start = head.End + strings.LastIndexByte(x, '-') + 1
				hyphen.Start, hyphen.End, hyphen.Kind = head.End, t.Start, text.Mark
				out = append(out, head, hyphen)
				break
			}
		}
		out = append(out, t)
	}
	return out
}

func (d *document) newToken(t text.Token) token {
	low := strings.ToLower(d.text[t.Start:t.End])
	c := d.lex.classes[low]
	if c == 0 && d.lang == "en" && len(low) > 4 && strings.HasSuffix(low, "ly") && d.text[t.Start] >= 'a' {
		c = adv
	}
	for _, e := range d.lex.endings {
		if c == 0 && len(low) > len(e.suffix)+2 && strings.HasSuffix(low, e.suffix) && low == d.text[t.Start:t.End] {
			c = e.class
		}
	}
	return token{Token: t, low: low, class: c}
}

// cut finds the sentences and which of them begin a paragraph.
func (d *document) cut() {
	at := 0
	for _, span := range text.Sentences(d.text, d.lang) {
		for at < len(d.tokens) && d.tokens[at].Start < span.Start {
			at++
		}
		paragraph := at == 0 || at < len(d.tokens) && strings.Contains(d.text[min(d.tokens[at-1].End, span.Start):span.Start], "\n")
		for at < len(d.tokens) && d.tokens[at].End <= span.End {
			s := sentence{stretch: stretch{at, at}, paragraph: paragraph}
			for s.to < len(d.tokens) && d.tokens[s.to].End <= span.End && s.to-s.from < maxSentence {
				s.to++
			}
			s.headline = d.titled(s.stretch)
			d.sents = append(d.sents, s)
			at, paragraph = s.to, false
		}
	}
}

// maxSentence bounds a sentence in tokens, because the rules look at pairs of
// words in it; a longer one, which no editor let pass, is read in pieces.
const maxSentence = 1000

// titled reports whether most of the longer words of s have a capital.
func (d *document) titled(s stretch) bool {
	all, capitals := 0, 0
	for k := s.from; k < s.to; k++ {
		if t := d.tokens[k]; t.Kind == text.Word && t.Len() > 3 {
			if all++; d.capital(k) {
				capitals++
			}
		}
	}
	return all > 2 && capitals*10 > all*7
}

// span gives a stretch's bytes.
func (d *document) span(s stretch) stet.Span {
	return stet.Span{Start: d.tokens[s.from].Start, End: d.tokens[s.to-1].End}
}

// is reports whether token i lies in s and is one of the words.
func (d *document) is(s stretch, i int, words ...string) bool {
	if i < s.from || i >= s.to {
		return false
	}
	for _, w := range words {
		if d.tokens[i].low == w {
			return true
		}
	}
	return false
}

// has reports whether token i lies in s and is of one of the classes.
func (d *document) has(s stretch, i int, c class) bool {
	return i >= s.from && i < s.to && d.tokens[i].class&c != 0
}

// mark reports whether token i lies in s and is punctuation.
func (d *document) mark(s stretch, i int) bool {
	return i >= s.from && i < s.to && d.tokens[i].Kind == text.Mark
}

// capital reports whether token i begins with a capital.
func (d *document) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(d.text[d.tokens[i].Start:])
	return unicode.IsUpper(r)
}

// opens reports whether a quotation begins at token i.
func (d *document) opens(s stretch, i int) bool {
	return i >= s.from && i < s.to && d.tokens[i].quote > 0 && (i == 0 || d.tokens[i-1].quote != d.tokens[i].quote)
}

// quoteEnd gives the token after the quotation that token i stands in.
func (d *document) quoteEnd(s stretch, i int) int {
	q := d.tokens[i].quote
	for i < s.to && d.tokens[i].quote == q {
		i++
	}
	return i
}

// quoted reports whether all of a stretch stands in quotations, marks and the
// words between two of them aside.
func (d *document) quoted(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].quote == 0 && d.tokens[i].Kind != text.Mark {
			return false
		}
	}
	return true
}

// sentenceOf gives the number of the sentence that holds token k.
func (d *document) sentenceOf(k int) int {
	n, _ := slices.BinarySearchFunc(d.sents, k, func(s sentence, k int) int { return cmp.Compare(s.to, k+1) })
	return min(n, len(d.sents)-1)
}

// possessive reports whether a lower-case word ends in a possessive.
func possessive(low string) bool {
	return strings.HasSuffix(low, "'s") || strings.HasSuffix(low, "’s") || strings.HasSuffix(low, "s’") || strings.HasSuffix(low, "s'")
}
