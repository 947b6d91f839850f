package text

import (
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
)

var stemmers = map[string]func(*snowballstem.Env) bool{
	"en": english.Stem, "de": german.Stem, "fr": french.Stem, "es": spanish.Stem, "ru": russian.Stem, "it": italian.Stem,
	"pt": portuguese.Stem, "nl": dutch.Stem, "sv": swedish.Stem, "da": danish.Stem, "no": norwegian.Stem, "fi": finnish.Stem,
	"tr": turkish.Stem, "ro": romanian.Stem, "hu": hungarian.Stem,
}

var stemEnvs = sync.Pool{New: func() any { return snowballstem.NewEnv("") }}

// Stem gives the stem of a lower-case word, by Snowball where the language has
// one, else the word itself.
func Stem(word, lang string) string {
	stem, ok := stemmers[primary(lang)]
	if !ok {
		return word
	}
	env := stemEnvs.Get().(*snowballstem.Env)
	defer stemEnvs.Put(env)
	env.SetCurrent(word)
	stem(env)
	return env.Current()
}
