package text

import "strings"

// KnownName gives what a name of several words names, where it is one that
// everybody knows: "United Nations"; NameOther where it is not.
func KnownName(name string) NameKind { return names().known[strings.ToLower(name)] }

// Ordinary reports whether an English word, in lower case, is an ordinary one or one
// for bodies: a name of such words alone ("Ministry of Transport") may be that of
// many.
func Ordinary(word string) bool {
	return names().words[word]&(isCommon|isBody|isBase|isOffice) != 0 || stopWords["en"][word]
}
