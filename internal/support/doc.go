// Package support scores how well a source supports a sentence, with weights
// learned from sentences that people judged ([Train]) and no pretrained network:
// [Read] reads a source once, [Model.Score] weighs a sentence beside it.
//
// Models stand on one another. The lower ones judge the words of the sentence,
// from what the source has of each, of what it hangs on and of its neighbours; the
// upper one weighs the sentence as a whole: how much of it the source has, in how
// long runs, by which leaps it can be read off, and what the lower ones found. It
// has an expert for each kind of text that it learned from.
//
// It compares words and understands nothing: it cannot tell paraphrase from change
// of meaning, nor infer or reckon (MODEL.md has figures). It knows no gate and
// refuses nothing. It keeps the model, read once, and asks the model of statements
// for parts of speech and trees.
package support
