package stance

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"stet"
)

// A word list is lines under a heading in brackets. A heading of cues says how
// they are read, plainly and under conditions:
//
//	[asserts; not declines to comment; to plans will]
//	say says said saying
//	call calls called calling + for
//	take takes took + ~back
//
// A line gives a word's forms, then what must follow it: "+ word" at once but
// for adverbs, "+ ~word" within a few words of the same clause, "+ …word"
// anywhere in the sentence. Where several lines fit, the longest counts. A
// reading is a stance, then a modality, then "negated". The conditions:
//
//	not      the verb is negated
//	longer   it is negated with "no longer"
//	refused  it stands under "refuse to"
//	to       an infinitive follows at once
//	obj      an infinitive follows an object, or the verb is passive and one follows it
//
// Any other heading names a class of words (classNames). There "*ing" stands for
// every unlisted word of four letters or more with that ending. A word may stand
// in several lists. "#" begins a comment.
//
//go:embed words/*.txt
var wordFiles embed.FS

// languages are those with a word list.
var languages = []string{"de", "en", "es", "fr", "ru", "uk"}

// class is a set of word classes.
type class uint64

const (
	aux        class = 1 << iota // auxiliaries and what else may stand before a verb in its group
	be                           // forms of "be", and of what makes a passive
	adv                          // passed by in a verb group; English words in -ly are by themselves
	not                          // negates the verb that follows
	after                        // negates the verb before it
	longer                       // with a negation: no longer
	nobody                       // a subject that negates
	few                          // a subject that negates what is thought: few believe
	no                           // a determiner that negates
	refuse                       // "refused" before an infinitive
	to                           // marks an infinitive
	link                         // marks one after "refuse" only
	other                        // no word of a class, whatever it ends in
	may                          // see stet.May
	able                         // may, but where it is negated: could
	will                         // see stet.Will
	would                        // see stet.Would
	passive                      // an auxiliary that says "will" but before a participle: German "wird"
	rel                          // opens a relative clause
	sub                          // opens a subordinate clause
	that                         // opens a clause that is said
	untrue                       // says of its subject that it is not so
	question                     // opens a question
	imperative                   // opens an order
	doubt                        // "no doubt" negates nothing
	only                         // "not only" negates nothing
	bound                        // in content, negates only after an auxiliary: English "not"
	prep                         // "with no furniture" says nothing of the clause
	belief                       // "I think" before what is said in earnest
	coming                       // "expected" in "is expected to", "going" in "is going to"
	probable                     // "likely" in "is likely to"
	mark                         // punctuation but quotation marks; set by the scanner
	quote                        // a quotation mark; set by the scanner
	end                          // punctuation that ends a sentence; or that parts its clauses, as ";"
	cue                          // stands in the cue; set by the reader
)

var classNames = map[string]class{
	"aux": aux, "be": be | aux, "adv": adv, "not": not, "after": after, "longer": longer, "nobody": nobody, "few": few, "no": no,
	"refuse": refuse, "to": to, "link": link, "other": other, "may": may | aux, "able": able | aux, "will": will | aux, "would": would | aux, "passive": passive | be | aux,
	"rel": rel, "sub": sub, "that": that, "untrue": untrue, "question": question, "imperative": imperative, "doubt": doubt, "only": only, "coming": coming, "probable": probable | adv,
	"bound": bound, "prep": prep, "belief": belief, "perhaps": may,
}

// condition is when a reading counts.
type condition uint8

const (
	plain condition = iota
	negated
	noLonger
	refused
	infinitive
	object
	conditions
)

var conditionNames = map[string]condition{"not": negated, "longer": noLonger, "refused": refused, "to": infinitive, "obj": object}

// readings are a cue's readings by condition; those without a stance are not given.
type readings [conditions]Reading

// distance is how far from the word before it a word of a pattern may stand.
type distance uint8

const (
	next distance = iota
	near
	far
)

// step is one word that must follow a cue's head.
type step struct {
	word uint16
	distance
}

// pattern is a cue: its head is the word that holds it.
type pattern struct {
	rest []step
	*readings
}

// word is what the lists say of one word.
type word struct {
	class
	patterns []pattern
}

// ending is a class of words told by how they end.
type ending struct {
	suffix string
	class
}

// lexicon is one language's lists. Words are known by their place in it; 0 is
// every word that is not listed.
type lexicon struct {
	places  map[string]uint16
	filter  [1 << 13]bool // by sieve: false for most words that have no place
	words   []word
	endings []ending
	elides  bool // words end after an apostrophe: l'|accord
	linked  bool // infinitives are marked
	far     bool // some patterns end anywhere in the sentence: "wies … zurück"
	trails  bool // negations may stand at the clause's end
}

// lexicons are read once, at first use.
var lexicons = sync.OnceValue(func() map[string]*lexicon {
	all := map[string]*lexicon{}
	for _, lang := range languages {
		file, err := wordFiles.ReadFile("words/" + lang + ".txt")
		if err != nil {
			panic(err) // compiled in: a missing list is a defect of the build
		}
		all[lang] = parseLexicon(string(file))
	}
	return all
})

// lexiconOf gives the lists for a BCP 47 tag, English for a language without.
func lexiconOf(tag string) *lexicon {
	all := lexicons()
	if l, ok := all[tag]; ok {
		return l
	}
	lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if l, ok := all[lang]; ok {
		return l
	}
	return all["en"]
}

func parseLexicon(file string) *lexicon {
	l := &lexicon{places: map[string]uint16{}, words: make([]word, 1)}
	var class class
	var given *readings
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "["); ok {
			heading, line, _ = strings.Cut(heading, "]")
			if class, given = classNames[heading], nil; class == 0 {
				given = parseReadings(heading)
			}
		}
		if given != nil {
			l.addCue(line, given)
			continue
		}
		for _, w := range strings.Fields(line) {
			l.addWord(w, class)
		}
	}
	return l
}

// addWord puts a word, or an ending, into a class.
func (l *lexicon) addWord(w string, c class) {
	if suffix, ok := strings.CutPrefix(w, "*"); ok {
		l.endings = append(l.endings, ending{suffix, c})
		return
	}
	l.elides = l.elides || strings.HasSuffix(w, "'")
	l.linked = l.linked || c&(to|link) != 0
	l.trails = l.trails || c&after != 0
	l.words[l.place(w)].class |= c
}

// addCue reads "call calls called + for".
func (l *lexicon) addCue(line string, r *readings) {
	parts := strings.Split(line, "+")
	var rest []step
	for _, p := range parts[1:] {
		p = strings.TrimSpace(p)
		s := step{distance: next}
		if w, ok := strings.CutPrefix(p, "~"); ok {
			p, s.distance = w, near
		} else if w, ok := strings.CutPrefix(p, "…"); ok {
			p, s.distance, l.far = w, far, true
		}
		s.word = l.place(p)
		rest = append(rest, s)
	}
	for _, form := range strings.Fields(parts[0]) {
		w := &l.words[l.place(form)]
		w.patterns = append(w.patterns, pattern{rest, r})
	}
}

// place gives a word's place, a new one when it has none.
func (l *lexicon) place(w string) uint16 {
	p, ok := l.places[w]
	if !ok {
		p = uint16(len(l.words))
		l.places[w] = p
		l.filter[sieve(w)] = true
		l.words = append(l.words, word{})
	}
	return p
}

// sieve gives a word's place in the filter.
func sieve[T string | []byte](w T) int {
	n := len(w)
	return (n*1031 + int(w[0])*37 + int(w[n/2])*211 + int(w[n-1])*7) & (1<<13 - 1)
}

// parseReadings reads a heading of cues.
func parseReadings(heading string) *readings {
	var r readings
	for part := range strings.SplitSeq(heading, ";") {
		words := strings.Fields(part)
		if len(words) == 0 {
			continue
		}
		c, ok := conditionNames[words[0]]
		if ok {
			words = words[1:]
		}
		r[c] = parseReading(words)
	}
	return &r
}

func parseReading(words []string) (r Reading) {
	if n := len(words); n > 0 && words[n-1] == "negated" {
		r.Negated, words = true, words[:n-1]
	}
	if n := len(words); n > 0 && slices.Contains([]string{"may", "will", "would"}, words[n-1]) {
		r.Modality, words = stet.Modality(words[n-1]), words[:n-1]
	}
	r.Stance = stet.Stance(strings.Join(words, " "))
	return r
}
