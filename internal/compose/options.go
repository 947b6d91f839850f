package compose

import (
	"time"

	"stet"
)

// Options are what an operator decides about every article: the limits, and the
// house's style. The zero value writes English with the default limits.
type Options struct {
	Lang              string    // the articles' language (BCP 47); "" is English
	MaxWordsPerReport int       // words taken over verbatim from one origin's text; 0 is DefaultMaxWords
	MaxSentences      int       // of the text, without headline and deck; 0 is no limit of the house's
	Tone              string    // how to write, in a few words, for a writer that can choose; "" is plain
	Sections          Sections  // what they are called; "" is the name in Lang
	Now               time.Time // decides whether a date needs its year; the zero time shows every year

	// Stands tells a writer whether the gates would let a sentence stand, so that it
	// takes another in its place; nil: it hands in what it writes.
	Stands func(stet.Sentence) bool
}

// DefaultMaxWords keeps an article a pointer to its sources, never a
// replacement for one.
const DefaultMaxWords = 90

// Filled gives o with the defaults in place of what is not set.
func (o Options) Filled() Options {
	if o.Lang == "" {
		o.Lang = "en"
	}
	if o.MaxWordsPerReport <= 0 {
		o.MaxWordsPerReport = DefaultMaxWords
	}
	o.Sections = o.Sections.or(SectionsIn(o.Lang))
	return o
}
