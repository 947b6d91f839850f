// Package verify decides which sentences may stand. A writer, model or not,
// hands in sentences, each with the passages that it rests on; the gates are
// asked about each in this order:
//
//	citation     citation.go     there is a passage, and it stands in the snapshot that it names
//	quotation    quotation.go    quoted words stand there letter for letter, and are that speaker's
//	figure       figure.go       numbers with bound and unit, ranks; dates.go: days and times
//	name         name.go         people, places, bodies, titles
//	attribution  attribution.go  what the passage has somebody say is not told as fact, nor given to another
//	stance       stance.go       denied is not declined, may is not will, a "not" is neither lost nor added
//	support      support.go      the rest of the words are the passage's; depart.go: and stand where they stand there;
//	                             joint.go: nothing is tied together that no passage ties; talk.go: nothing is about the writing
//
// A sentence that follows its passage closely is laid beside it word by word (align.go):
// the stance gate then looks at each small word that turns others (turn.go, turned.go),
// the support gate at each word in another's place. Which words may stand for each other
// is [stet/internal/thesaurus]'s. A figure falls, too, when a later report of the same
// outlet, telling the same, has another (later.go).
//
// All gates are asked even when one has refused, so that a writer hears every
// reason at once; only without a sound citation there is nothing to compare
// with. [Gates.Sentence] checks one sentence, [Gates.Article] a draft,
// [Gates.Text] any text whose passages are still to be found.
//
// The gates compare words, figures and names. They do not judge truth, know
// nothing of the world, and hardly see a change of meaning in a sentence that is
// worded anew. Text of sources and of drafts is data to them. They keep nothing.
package verify
