// Package syntax parses English sentences into dependency trees: each word's
// head and its relation to it (Stanford Dependencies or whatever the training
// sentences hold).
//
// The parser is greedy and takes time in proportion to the words: arc-hybrid
// transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011), chosen by an averaged
// perceptron over the features of Zhang and Nivre (2011), trained with a dynamic
// oracle (Goldberg and Nivre 2013) so that it learns to go on from its own
// mistakes. A second perceptron names each arc's relation as the arc is made, and
// later choices see that name.
//
// Trees are projective and have one root. A [Model] keeps weights and the
// relations' names. It wants the words and tags of one sentence, as
// [stet/internal/text.Treebank] and [stet/internal/tagger] give them; train it on
// tags that a tagger gave to sentences it had not seen
// ([stet/internal/tagger.Jackknife]).
package syntax
