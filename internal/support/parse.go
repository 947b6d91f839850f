package support

import (
	"stet/internal/statements/model"
	"stet/internal/text"
)

// maxParsed bounds what of one sentence is parsed, in tokens.
const maxParsed = 160

// parse gives the words of an English sentence their parts of speech and heads, by
// the lower layers of the model of statements; [Default] tells where that cannot be
// read.
func parse(s string, words []word) {
	m, err := model.Default()
	if err != nil {
		return
	}
	tokens := text.Treebank(nil, s)
	tokens = tokens[:min(len(tokens), maxParsed)]
	n := len(tokens)
	forms, tags, relations, heads := make([]string, n), make([]string, n), make([]string, n), make([]int, n)
	for i, t := range tokens {
		forms[i] = s[t.Start:t.End]
	}
	m.Tagger.Tag(forms, tags)
	m.Parser.Parse(forms, tags, heads, relations)
	of := wordsAt(tokens, words)
	for i, k := range of {
		if k == none || words[k].tag != untagged {
			continue
		}
		w := &words[k]
		w.tag, w.fine = tagOf(tags[i]), hash(tags[i])
		if h := above(heads, of, i); h != none && h != k {
			w.head, w.role = h, hash(relations[i])
		}
	}
}

// wordsAt gives the word of each token; none for marks. "2.5 million" is one word
// of two tokens, "don't" too.
func wordsAt(tokens []text.Token, words []word) []int32 {
	out := make([]int32, len(tokens))
	k := 0
	for i, t := range tokens {
		out[i] = none
		for k < len(words) && words[k].at.End <= t.Start {
			k++
		}
		if k < len(words) && words[k].at.Start < t.End {
			out[i] = int32(k)
		}
	}
	return out
}

// above gives the word that token i hangs on, past tokens that are no word.
func above(heads []int, of []int32, i int) int32 {
	const steps = 10
	h := heads[i]
	for n := 0; h >= 0 && n < steps; n++ {
		if of[h] != none {
			return of[h]
		}
		h = heads[h]
	}
	return none
}
