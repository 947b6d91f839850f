// Package crf labels sequences by a linear-chain conditional random field
// (Lafferty, McCallum and Pereira 2001) over binary features that are given as
// hashes: [Train] learns one from sequences whose labels are known, [Model]
// finds the best labels of others.
//
// It knows nothing of words: what a feature means is its callers' affair. A
// model keeps its weights in eight bits and no feature's name. Training is
// deterministic: the same sequences and options give the same model, byte for
// byte.
package crf
