// Package ranker chooses among options by a log-linear model over binary
// features, given as hashes, and a few values (Berger, Della Pietra and Della
// Pietra 1996): [Train] learns from choices whose right options are known,
// [Model] weighs others. It is for ranking anew what a model with narrower
// features proposed (Collins 2000), and for refusing all of it.
//
// It knows nothing of what the options are. A model keeps its weights in sixteen
// bits and no feature's name. Training is deterministic: the same choices and
// options give the same model, byte for byte.
package ranker
