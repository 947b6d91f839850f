package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
	"stet/internal/clusters"
	"stet/internal/text"
)

// token is a token with what the features ask of it.
type token struct {
	stet.Span
	lower                                           string
	word, stem, tag, relation, shape, suffix, first uint32
	clusters                                        clusters.Row
	head                                            int // number in the text; -1 for a root
	left, right                                     int // first and last token of what hangs on it
	sentence                                        int
	quote                                           int // number of its quotation, from 1; 0 outside
	mark                                            bool
	cueish                                          uint32 // how often the word is part of a cue, in classes
}

// analysis is a text made ready for the models.
type analysis struct {
	text      string
	tokens    []token
	sentences []section
	quotes    []text.Quote
	children  []int // of all tokens, one after another
	first     []int // children of i are children[first[i]:first[i+1]]
}

// section is a sentence: tokens [from, to), and its paragraph's number.
type section struct{ from, to, paragraph int }

func analyse(l *layers, words *clusters.Table, lexicon Lexicon) *analysis {
	a := &analysis{text: l.text, quotes: text.Quotations(l.text)}
	paragraphs := text.Paragraphs(l.text)
	paragraph, quote := 0, 0
	for n, sentence := range l.sentences {
		from := len(a.tokens)
		for _, in := range sentence {
			for quote < len(a.quotes) && a.quotes[quote].Outer.End <= in.Start {
				quote++
			}
			t := newToken(l.text, in, words, lexicon)
			t.sentence = n
			t.head = -1
			if in.head >= 0 && in.head < len(sentence) {
				t.head = from + in.head
			}
			if quote < len(a.quotes) && a.quotes[quote].Outer.Start <= in.Start {
				t.quote = quote + 1
			}
			a.tokens = append(a.tokens, t)
		}
		if len(sentence) > 0 {
			for paragraph+1 < len(paragraphs) && paragraphs[paragraph].End <= sentence[0].Start {
				paragraph++
			}
		}
		a.sentences = append(a.sentences, section{from, len(a.tokens), paragraph})
	}
	a.hang()
	return a
}

func newToken(s string, in layer, words *clusters.Table, lexicon Lexicon) token {
	written := s[in.Start:in.End]
	lower := strings.ToLower(written)
	t := token{
		Span: in.Span, lower: lower, word: hash(lower), tag: hash(in.tag), relation: hash(in.relation),
		stem: hash(lemma(lower)), shape: shape(written), suffix: hash(suffix(lower, 3)), first: hash(in.tag[:min(len(in.tag), 2)]),
		clusters: words.Of(lower),
	}
	r, _ := utf8.DecodeRuneInString(written)
	t.mark = !unicode.IsLetter(r) && !unicode.IsDigit(r)
	t.cueish = lexicon.class(t.stem)
	return t
}

func suffix(s string, n int) string {
	for at := len(s); at > 0; {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
		if n--; n == 0 {
			return s[at:]
		}
	}
	return s
}

// shape tells capitals, small letters, digits and the rest apart, runs of one
// kind as one.
func shape(s string) uint32 {
	h, last := uint32(7), uint32(0)
	for _, r := range s {
		k := uint32(4)
		switch {
		case unicode.IsUpper(r):
			k = 1
		case unicode.IsLetter(r):
			k = 2
		case unicode.IsDigit(r):
			k = 3
		}
		if k != last {
			h, last = mix(h, k), k
		}
	}
	return h
}

// hang works out each token's children and how far its subtree reaches. A
// broken tree (a ring) is cut where it closes.
func (a *analysis) hang() {
	n := len(a.tokens)
	a.first = make([]int, n+1)
	for i := range a.tokens {
		t := &a.tokens[i]
		t.left, t.right = i, i
		if a.ring(i) {
			t.head = -1
		}
		if t.head >= 0 {
			a.first[t.head+1]++
		}
	}
	for i := range n {
		a.first[i+1] += a.first[i]
	}
	a.children = make([]int, a.first[n])
	next := append([]int(nil), a.first[:n]...)
	for i := range a.tokens {
		if h := a.tokens[i].head; h >= 0 {
			a.children[next[h]] = i
			next[h]++
		}
	}
	for i := range a.tokens {
		for h := a.tokens[i].head; h >= 0; h = a.tokens[h].head {
			a.tokens[h].left, a.tokens[h].right = min(a.tokens[h].left, i), max(a.tokens[h].right, i)
		}
	}
}

// ring reports whether the heads above i lead back to it.
func (a *analysis) ring(i int) bool {
	steps := 0
	for h := a.tokens[i].head; h >= 0; h = a.tokens[h].head {
		if steps++; h == i || steps > len(a.tokens) {
			return true
		}
	}
	return false
}

// below gives the tokens whose head is i.
func (a *analysis) below(i int) []int { return a.children[a.first[i]:a.first[i+1]] }

// in gives token i if it stands in the section, else nil.
func (a *analysis) in(s section, i int) *token {
	if i < s.from || i >= s.to {
		return nil
	}
	return &a.tokens[i]
}
