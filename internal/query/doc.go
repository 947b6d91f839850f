// Package query reads what a reader types into the search field: words,
// "phrases", -without, OR, parentheses, and operators such as speaker:lavrov or
// before:2031-03-08. [Parse] makes a small tree of it and never fails: what
// cannot be understood is searched as words, and the notes say so.
//
// It also says what a word is ([Words]), for whoever fills an index as for
// whoever asks it, so that every engine finds the same; and where in a text the
// words asked for stand ([Query.Marks]).
//
// It knows no engine, no noun and no SQL (internal/store translates the tree),
// and keeps nothing.
package query
