// Package support scores how well a source supports a sentence, with weights
// learned from sentences that people judged ([Train]) and no pretrained network:
// [Read] reads a source once, [Model.Score] weighs a sentence beside it.
//
// Two models stand on one another. The first gives each word of the sentence the
// chance that it is wrong, from what the source has of it and of its neighbours;
// the second weighs the sentence as a whole: how much of it the source has, in
// how long runs, how near together and in what order, and the first model's sums.
//
// It compares words and understands nothing: it cannot tell paraphrase from change
// of meaning, nor infer or reckon (MODEL.md has figures). It knows no gate and
// refuses nothing. It keeps the model, read once.
package support
