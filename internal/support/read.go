package support

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/clusters"
	"stet/internal/text"
	"stet/internal/thesaurus"
)

// word is a word of the sentence or of the source.
type word struct {
	low     string
	stem    string
	id      int32 // of the stem in the source; absent if the source has it nowhere
	content bool  // not a word of grammar
	capital bool
	digit   bool // written with figures
	opens   bool // the first of its sentence
	closes  bool // a mark that ends a clause follows
	quoted  bool
	row     clusters.Row
	at      stet.Span // in bytes of its text
	sense   string    // the stem by which the thesaurus knows it; "" of a word of grammar
	tag     tag
	fine    uint32 // its part of speech, hashed
	head    int32  // the word that it hangs on; none for the head of its sentence
	role    uint32 // how it hangs on it, hashed
}

// absent is the id of a stem that the source does not have.
const absent = -1

// Bounds: what lies beyond is not looked at.
const (
	maxSource   = 60_000 // words of a source
	maxSentence = 400    // words of a sentence
)

// Source is a text that has been read. It is safe for concurrent use.
type Source struct {
	lang      string
	words     []word
	sentences []stet.Span // of words
	in        []int32     // the sentence of each word
	ids       map[string]int32
	at        [][]int32 // positions of each stem
	holds     []int32   // number of sentences that hold each stem
	lows      map[string]bool
	roots     map[string]bool // of content words, see root
	fine      map[uint16]bool // finest clusters of the content words
	content   []int32         // positions of the content words
	nth       []int32         // how many content words stand before each position
	runs      [3]map[uint64]bool
	exact     [3]map[uint64]bool
	pairs     map[uint64]bool    // content words next to one another
	arcs      map[uint64]bool    // stems of which the second hangs on the first
	roles     map[uint64]bool    // the same, with how it does
	senses    map[string][]int32 // positions of the words of each sense
}

// Read reads a source.
func Read(s, lang string) *Source {
	x := &Source{
		lang: lang, ids: map[string]int32{}, lows: map[string]bool{}, roots: map[string]bool{},
		fine: map[uint16]bool{}, pairs: map[uint64]bool{}, arcs: map[uint64]bool{}, roles: map[uint64]bool{}, senses: map[string][]int32{},
	}
	for _, span := range text.Sentences(s, lang) {
		words := wordsOf(span.In(s), lang)
		if len(words) == 0 {
			continue
		}
		if len(x.words)+len(words) > maxSource {
			break
		}
		move(words, span.Start, len(x.words))
		x.add(words)
	}
	for i := range x.words {
		x.nth = append(x.nth, int32(len(x.content)))
		if x.words[i].content {
			x.content = append(x.content, int32(i))
		}
	}
	for k := 1; k < len(x.content); k++ {
		x.pairs[pairKey(x.words[x.content[k-1]].id, x.words[x.content[k]].id)] = true
	}
	for n := range x.runs {
		x.runs[n], x.exact[n] = map[uint64]bool{}, map[uint64]bool{}
		for i := 0; i+n+2 <= len(x.words); i++ {
			x.runs[n][runKey(x.words[i:i+n+2], false)] = true
			x.exact[n][runKey(x.words[i:i+n+2], true)] = true
		}
	}
	return x
}

// add takes in the words of one sentence.
func (x *Source) add(words []word) {
	first, n := len(x.words), int32(len(x.sentences))
	for _, w := range words {
		id, known := x.ids[w.stem]
		if !known {
			id = int32(len(x.at))
			x.ids[w.stem], x.at, x.holds = id, append(x.at, nil), append(x.holds, 0)
		}
		if at := x.at[id]; len(at) == 0 || int(at[len(at)-1]) < first {
			x.holds[id]++
		}
		w.id = id
		x.at[id] = append(x.at[id], int32(len(x.words)))
		x.words, x.in = append(x.words, w), append(x.in, n)
		x.lows[w.low] = true
		if w.content {
			x.roots[root(w.low)] = true
			x.fine[w.row[2]] = true
		}
		if w.sense != "" {
			x.senses[w.sense] = append(x.senses[w.sense], int32(len(x.words)-1))
		}
	}
	x.hang(x.words[first:])
	x.sentences = append(x.sentences, stet.Span{Start: first, End: len(x.words)})
}

// rarity weighs a stem by how few sentences of the source hold it.
func (x *Source) rarity(id int32) float64 {
	held := int32(0)
	if id != absent {
		held = x.holds[id]
	}
	return math.Log(1 + float64(1+len(x.sentences))/float64(1+held))
}

// line reads a sentence beside the source: its words, and the spans of words of
// the sentences in it, for it may be several.
func (x *Source) line(s string) (words []word, parts []stet.Span) {
	for _, span := range text.Sentences(s, x.lang) {
		some := wordsOf(span.In(s), x.lang)
		if len(some) == 0 {
			continue
		}
		if len(words)+len(some) > maxSentence {
			some = some[:maxSentence-len(words)]
		}
		if len(some) == 0 {
			break
		}
		move(some, span.Start, len(words))
		for i := range some {
			some[i].id = absent
			if id, known := x.ids[some[i].stem]; known {
				some[i].id = id
			}
		}
		parts = append(parts, stet.Span{Start: len(words), End: len(words) + len(some)})
		words = append(words, some...)
	}
	return words, parts
}

// move makes a sentence's words part of a longer text: by is where the sentence
// begins in bytes, after how many words stand before it. Heads that were cut off
// are none.
func move(words []word, by, after int) {
	for i := range words {
		w := &words[i]
		w.at.Start += by
		w.at.End += by
		switch {
		case int(w.head) >= len(words):
			w.head = none
		case w.head != none:
			w.head += int32(after)
		}
	}
}

// wordsOf gives the words of one sentence.
func wordsOf(s, lang string) []word {
	table, _ := clusters.Default() // a broken table makes all words alike unknown
	tokens := text.Tokens(make([]text.Token, 0, len(s)/5+4), s)
	quotes := text.Quotations(s)
	numbers := text.Numbers(s, lang)
	out := make([]word, 0, len(tokens))
	q, n := 0, 0
	for _, t := range tokens {
		for n < len(numbers) && numbers[n].Digits.End <= t.Start {
			n++
		}
		if n < len(numbers) && numbers[n].Digits.Start < t.End {
			if at := numbers[n].Digits; len(out) == 0 || out[len(out)-1].at != at {
				out = append(out, numberWord(s, numbers[n]))
			}
			continue
		}
		if t.Kind == text.Mark {
			if len(out) > 0 && strings.ContainsAny(s[t.Start:t.End], ",;:.—–()!?") {
				out[len(out)-1].closes = true
			}
			continue
		}
		for q < len(quotes) && quotes[q].Outer.End <= t.Start {
			q++
		}
		w := wordOf(s, t, lang, table)
		w.opens, w.quoted = len(out) == 0, q < len(quotes) && quotes[q].Outer.Start <= t.Start
		out = append(out, w)
	}
	if lang == "en" {
		parse(s, out)
	}
	return out
}

// wordOf makes a word of a token.
func wordOf(s string, t text.Token, lang string, table *clusters.Table) word {
	raw := s[t.Start:t.End]
	first, _ := utf8.DecodeRuneInString(raw)
	low := bare(raw)
	w := word{
		low: low, stem: text.Stem(low, lang), content: !text.IsStop(low, lang), capital: unicode.IsUpper(first),
		digit: t.Kind == text.Digit, at: stet.Span{Start: t.Start, End: t.End}, head: none,
	}
	if table != nil {
		w.row = table.Of(low)
	}
	if w.content && lang == "en" {
		w.sense = thesaurus.Stem(low)
	}
	return w
}

// numberWord makes one word of a number, whose stem is its value: "two million" and
// "2m" are the same.
func numberWord(s string, n text.Number) word {
	stem := "#" + strconv.FormatFloat(n.Value, 'g', 10, 64)
	if n.High != n.Value {
		stem += "-" + strconv.FormatFloat(n.High, 'g', 10, 64)
	}
	low := strings.ToLower(n.Digits.In(s))
	w := word{low: low, stem: stem, content: true, digit: true, opens: n.Digits.Start == 0, at: n.Digits, head: none}
	if table, err := clusters.Default(); err == nil {
		w.row = table.Of(low)
	}
	return w
}

// bare lower-cases a word and takes off its possessive.
func bare(raw string) string {
	low := strings.ReplaceAll(strings.ToLower(raw), "’", "'")
	return strings.TrimRight(strings.TrimSuffix(low, "'s"), "'")
}

// root is the beginning of a word, which words of one family share.
func root(low string) string {
	n := 0
	for i := range low {
		if n == 5 {
			return low[:i]
		}
		n++
	}
	return low
}

func pairKey(a, b int32) uint64 { return uint64(uint32(a))<<32 | uint64(uint32(b)) }

// runKey is a hash of a run of words, by stem or by form.
func runKey(words []word, exact bool) uint64 {
	h := uint64(14695981039346656037)
	for i := range words {
		s := words[i].stem
		if exact {
			s = words[i].low
		}
		for k := range len(s) {
			h = (h ^ uint64(s[k])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return h
}
