package model

import (
	"stet"
	"stet/internal/text"
)

// layer is a token as the lower layers see it.
type layer struct {
	stet.Span
	tag, relation string
	head          int // place in the sentence; -1 for its root
}

// layers is a text cut into sentences of tokens.
type layers struct {
	text      string
	sentences [][]layer
}

// Tagger gives words their parts of speech, Parser their heads (places in the
// sentence, -1 for the root) and relations. They are interfaces so that training
// can use models that have not seen a text.
type (
	Tagger interface {
		Tag(words, tags []string)
	}
	Parser interface {
		Parse(words, tags []string, heads []int, relations []string)
	}
)

// maxSentence bounds a sentence in tokens: no editor lets a longer one pass, and
// what is no prose (tables, lists) is read in pieces.
const maxSentence = 160

// cut runs the lower layers over a text.
func cut(s string, tagger Tagger, parser Parser) *layers {
	l := &layers{text: s}
	var tokens []text.Token
	for _, span := range text.Sentences(s, "en") {
		tokens = text.Treebank(tokens[:0], s[span.Start:span.End])
		for len(tokens) > 0 {
			n := min(len(tokens), maxSentence)
			l.sentences = append(l.sentences, parse(s, span.Start, tokens[:n], tagger, parser))
			tokens = tokens[n:]
		}
	}
	return l
}

// parse tags and parses one sentence, whose tokens count from byte offset.
func parse(s string, offset int, tokens []text.Token, tagger Tagger, parser Parser) []layer {
	n := len(tokens)
	words, tags, relations, heads := make([]string, n), make([]string, n), make([]string, n), make([]int, n)
	out := make([]layer, n)
	for i, t := range tokens {
		out[i].Span = stet.Span{Start: offset + t.Start, End: offset + t.End}
		words[i] = s[offset+t.Start : offset+t.End]
	}
	tagger.Tag(words, tags)
	parser.Parse(words, tags, heads, relations)
	for i := range out {
		out[i].tag, out[i].head, out[i].relation = tags[i], heads[i], relations[i]
	}
	return out
}
