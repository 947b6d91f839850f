package text

import (
	"embed"
	"strings"
	"sync"
)

// lex says what a lower-case word may be in or beside a name.
type lex uint32

const (
	isCommon     lex = 1 << iota // an ordinary English word
	isFirstName                  // a given name
	isPlace                      // a country, a city
	isDemonym                    // Danish; a party's member too
	isTitle                      // president
	isHonorific                  // Mr
	isModifier                   // foreign, before minister
	isParticle                   // van
	isBase                       // goes on with of
	isPlaceWord                  // ends a place's name
	isPlaceFirst                 // begins a place's name
	isBody                       // tells that a name is a body's
	isOffice                     // follows of in a title
	isOpener                     // begins sentences, never names
	isCrowd                      // speaks without an article
	isSpeech                     // said
	isNever                      // GMT
	isNoun                       // a German noun that looks like a body's name
)

// lexicon is the word lists that names are told by.
type lexicon struct {
	words map[string]lex
	known map[string]NameKind // names of several words
}

//go:embed words/*.txt
var wordFiles embed.FS

// names is read at first use, in about 2 ms. The common words are levels 10 and
// 20 of SCOWL (see NOTICE; words/common.mjs makes the file); the other lists are
// our own.
var names = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: make(map[string]lex, 1<<14), known: map[string]NameKind{}}
	for file, is := range map[string]lex{
		"common": isCommon, "firstnames": isFirstName, "places": isPlace, "demonyms": isDemonym, "titles": isTitle, "bodies": isBody,
	} {
		l.add(is, readWords(file))
	}
	for line := range strings.Lines(readWords("lists")) {
		name, list, ok := strings.Cut(line, ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		switch name {
		case "knownplace":
			l.know(NamePlace, list)
		case "knownbody":
			l.know(NameBody, list)
		default:
			l.add(listed[name], list)
		}
	}
	return l
})

// listed names the lists of lists.txt.
var listed = map[string]lex{
	"honorific": isHonorific, "modifier": isModifier, "particle": isParticle, "base": isBase, "placeword": isPlaceWord,
	"placefirst": isPlaceFirst, "office": isOffice, "opener": isOpener, "crowd": isCrowd, "speech": isSpeech, "never": isNever, "noun": isNoun,
}

func readWords(file string) string {
	b, err := wordFiles.ReadFile("words/" + file + ".txt")
	if err != nil {
		panic("text: a compiled-in word list is missing: " + err.Error())
	}
	return string(b)
}

func (l *lexicon) add(is lex, list string) {
	for w := range strings.FieldsSeq(list) {
		l.words[w] |= is
	}
}

func (l *lexicon) know(kind NameKind, list string) {
	for name := range strings.SplitSeq(strings.TrimSpace(list), "|") {
		l.known[name] = kind
	}
}
