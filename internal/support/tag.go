package support

import "strings"

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
	case strings.HasPrefix(s, "VB"):
		return verb
	case strings.HasPrefix(s, "NNP"):
		return nameNoun
	case strings.HasPrefix(s, "NN"):
		return noun
	case strings.HasPrefix(s, "JJ"):
		return adjective
	case strings.HasPrefix(s, "RB"):
		return adverb
	case s == "IN" || s == "TO":
		return preposition
	case s == "DT":
		return determiner
	case s == "CD":
		return cardinal
	case s == "MD":
		return modalVerb
	case strings.HasPrefix(s, "PRP"):
		return personal
	}
	return otherTag
}
