// Package clusters groups English words that are used alike: [Of] gives a
// word's cluster at three grains, so that a model that has seen "insisted" knows
// something of "maintained". The clusters are spherical k-means over word
// vectors ([Train]); clusters.bin holds those of the 80,000 most frequent words
// of GloVe (Pennington et al. 2014, 100 dimensions, Public Domain Dedication
// and License 1.0).
//
// It is not a thesaurus: words that are opposites are used alike too. It keeps
// the table, read once.
package clusters
