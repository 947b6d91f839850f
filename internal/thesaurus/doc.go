// Package thesaurus tells whether one English word may stand for another: that
// both name the same thing, that one is the wider word for the other, or that
// they are opposites. Words are given by their stems ([stet/internal/text.Stem]).
//
// What it knows is WordNet 3.1's (Princeton University; Miller 1995), of each
// word only the senses that are used most, without telling senses apart: "charge"
// is both a fee and an accusation. Absence says nothing: names, phrases and new
// words are not in it.
//
// english.txt.gz is made by gen from WordNet's files; a line has a stem, the stems
// that mean the same, its opposites, and wider words, split by tabs; or, after ">",
// an irregular form and its stem. It keeps nothing but that table, read once.
package thesaurus
