// Package tagger gives English words their parts of speech, in the Penn
// Treebank's tags: greedily from left to right by an averaged perceptron
// (Collins 2002), with a dictionary for frequent words that have one tag.
//
// It wants the words of one sentence as [stet/internal/text.Treebank] cuts them.
// It is not a lemmatiser and knows no other language. A [Model] keeps weights,
// the tags' names and the dictionary.
package tagger
