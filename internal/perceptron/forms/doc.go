// Package forms gives what models of English look at in a word: the word itself,
// its lower case, its shape, its first and last letters, each as a number that
// [perceptron.Mix] makes features of, and the clusters of words it belongs to.
//
// It is not a dictionary and keeps nothing.
package forms
