package support

import (
	"stet/internal/statements/model"
	"stet/internal/text"
)

// tag is the kind of a word's part of speech.
type tag uint8

const (
	untagged tag = iota
	otherTag
	pastVerb
	verb
	nameNoun
	noun
	adjective
	adverb
	preposition
	determiner
	cardinal
	modalVerb
	personal
)

// tagOf gives the kind of a part of speech, as the Penn Treebank names it.
func tagOf(s string) tag {
	switch {
	case s == "VBD" || s == "VBN":
		return pastVerb
	case begins(s, "VB"):
		return verb
	case begins(s, "NNP"):
		return nameNoun
	case begins(s, "NN"):
		return noun
	case begins(s, "JJ"):
		return adjective
	case begins(s, "RB"):
		return adverb
	case s == "IN" || s == "TO":
		return preposition
	case s == "DT":
		return determiner
	case s == "CD":
		return cardinal
	case s == "MD":
		return modalVerb
	case begins(s, "PRP"):
		return personal
	}
	return otherTag
}

func begins(s, with string) bool { return len(s) >= len(with) && s[:len(with)] == with }

// maxParsed bounds what of one sentence is parsed, in tokens.
const maxParsed = 160

// parse gives the words of an English sentence their parts of speech and heads, by
// the lower layers of the model of statements. Without that model they have none.
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

// hang notes which words of a sentence of the source hang on which.
func (x *Source) hang(sentence []word) {
	for i := range sentence {
		if w := &sentence[i]; w.head != none {
			arc := pairKey(x.words[w.head].id, w.id)
			x.arcs[arc], x.roles[roleKey(arc, w.role)] = true, true
		}
	}
}

func roleKey(arc uint64, role uint32) uint64 { return (arc ^ uint64(role)<<7) * 0x9E3779B97F4A7C15 }

// How the source has a word and the one that it hangs on in the sentence, from
// well to ill.
const (
	arcRoot   uint8 = iota // it hangs on none
	arcAbsent              // the source lacks one of them
	arcAlike               // hangs on it there, too, and alike
	arcOther               // in another way
	arcTurned              // the other way round
	arcNear                // within a few words
	arcFar                 // within a long sentence
	arcApart
)

// Reach of arcNear and arcFar, in words.
const (
	nearArc = 5
	farArc  = 20
)

func (r *reading) arc(i int) uint8 {
	w := &r.words[i]
	if w.head == none {
		return arcRoot
	}
	h := &r.words[w.head]
	if w.id == absent || h.id == absent {
		return arcAbsent
	}
	switch arc := pairKey(h.id, w.id); {
	case r.x.roles[roleKey(arc, w.role)]:
		return arcAlike
	case r.x.arcs[arc]:
		return arcOther
	case r.x.arcs[pairKey(w.id, h.id)]:
		return arcTurned
	}
	switch d := r.x.distance(w.id, h.id); {
	case d <= nearArc:
		return arcNear
	case d <= farArc:
		return arcFar
	}
	return arcApart
}

// markArcs notes of each word how it hangs in the source, and the worst of those
// that hang on it.
func (r *reading) markArcs() {
	for i := range r.words {
		a := r.arc(i)
		r.seen[i].arc = a
		if h := r.words[i].head; h != none {
			r.seen[h].below = max(r.seen[h].below, a)
		}
	}
}

// arcShares tells how much of what hangs together here does so in the source.
func (r *reading) arcShares(out []float64) []float64 {
	var all, any, alike, apart, turned float64
	for i := range r.words {
		a := r.seen[i].arc
		if a < arcAlike {
			continue
		}
		all++
		any += flag(a == arcAlike || a == arcOther)
		alike += flag(a == arcAlike)
		apart += flag(a == arcApart)
		turned += flag(a == arcTurned)
	}
	return append(out, ratio(any, all), ratio(alike, all), ratio(apart, all), turned)
}
