// Package perceptron is the averaged multi-class perceptron (Freund and Schapire
// 1999; Collins 2002) over hashed features: [Trainer] learns from mistakes one
// decision at a time, [Model] scores decisions from eight-bit weights without
// allocating, [File] writes models with the words they need and reads them.
//
// It knows nothing of language: a feature is a 32-bit number, made by [Hash],
// [Mix] and [Key] from whatever its callers look at. A model keeps no feature's
// name; features that share a number share their weights, which at a million
// features happens to one in four thousand. The same updates in the same order
// give the same model, byte for byte.
package perceptron
