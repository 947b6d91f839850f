package statements

import (
	"embed"
	"sort"
	"strings"
	"sync"

	"stet"
)

// A word list is lines of forms under a heading in brackets:
//
//	[cues STANCE TRAIT…]  verbs: base form, third person, past …, then "+ particle" for what must follow, in
//	                      brackets when it is no part of the cue
//	[nouns STANCE of]     nouns that stand for a statement; "of" when a preposition may lead to it
//	[according]           phrases that put the source after them
//	[hearsay]             adverbs that attribute to nobody
//	[CLASS]               function words of that class
//
// A word may stand in several lists. "#" begins a comment.
//
//go:embed words/*.txt
var words embed.FS

// class is a set of word classes.
type class uint32

const (
	det class = 1 << iota
	poss
	pron
	third // he, she, they and their forms
	rel
	that
	conj
	sub
	prep
	aux
	be
	not
	no
	adv
	day
	hedge
	verb
	noun
	adj // in -ly
	grant
)

var classNames = map[string]class{
	"det": det, "poss": poss, "pron": pron, "third": third, "rel": rel, "that": that, "conj": conj, "sub": sub,
	"prep": prep, "aux": aux, "be": be, "not": not, "no": no, "adv": adv, "day": day, "hedge": hedge, "verb": verb, "noun": noun, "adj": adj, "grant": grant,
}

// trait is how a cue behaves.
type trait uint8

const (
	speech    trait = 1 << iota // may follow or interrupt what is said, and stand before its subject
	hearer                      // names the hearer before what is said
	needsThat                   // counts only before a clause
	infinite                    // what seems so is subject and infinitive
	state                       // "is worried": the subject of "to be" is the speaker
	belief                      // not to believe is to doubt
)

var traitNames = map[string]trait{"speech": speech, "hearer": hearer, "that": needsThat, "inf": infinite, "state": state, "belief": belief}

// form is which of its forms a cue's head stands in.
type form uint8

const (
	base form = iota
	present
	past
	gerund
)

// cue is a verb form of saying with the particles that must follow it.
type cue struct {
	rest   []string // particles; one in brackets must follow and is no part of the cue
	stance stet.Stance
	traits trait
	form   form
}

// nounCue is a noun that stands for a statement.
type nounCue struct {
	stance stet.Stance
	of     bool // "accusations of lying": what is said may follow a preposition
}

// lexicon is one language's word lists.
type lexicon struct {
	verbs     map[string][]cue // by head; those with most particles first
	nouns     map[string]nounCue
	according [][]string
	hearsay   map[string]bool
	classes   map[string]class
}

// lexicons are read once, at first use, and never changed.
var lexicons = sync.OnceValue(func() map[string]*lexicon {
	all := map[string]*lexicon{}
	for _, lang := range []string{"de", "en", "es", "fr", "ru", "uk"} {
		file, err := words.ReadFile("words/" + lang + ".txt")
		if err != nil {
			panic(err) // compiled in: a missing list is a defect of the build
		}
		all[lang] = parseLexicon(string(file))
	}
	return all
})

// lexiconOf gives the lists for a BCP 47 tag, English for a language without.
func lexiconOf(tag string) *lexicon {
	lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if l, ok := lexicons()[lang]; ok {
		return l
	}
	return lexicons()["en"]
}

func parseLexicon(file string) *lexicon {
	l := &lexicon{
		verbs: map[string][]cue{}, nouns: map[string]nounCue{},
		hearsay: map[string]bool{}, classes: map[string]class{},
	}
	var section string
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "["); ok {
			section, line, _ = strings.Cut(heading, "]")
		}
		if line = strings.TrimSpace(line); line != "" {
			l.add(section, line)
		}
	}
	for _, cues := range l.verbs {
		sort.SliceStable(cues, func(i, j int) bool { return len(cues[i].rest) > len(cues[j].rest) })
	}
	return l
}

// add puts one line of a section into the lists.
func (l *lexicon) add(section, line string) {
	forms, rest := splitParticles(line)
	kind, spec, _ := strings.Cut(section, " ")
	switch kind {
	case "cues":
		l.addVerb(spec, forms, rest)
	case "nouns":
		for _, f := range forms {
			stance, of := strings.CutSuffix(spec, " of")
			l.nouns[f] = nounCue{stet.Stance(stance), of}
		}
	case "according":
		l.according = append(l.according, append(forms, rest...))
	case "hearsay":
		for _, f := range forms {
			l.hearsay[f] = true
		}
	default:
		for _, f := range forms {
			l.classes[f] |= classNames[kind]
		}
	}
}

func (l *lexicon) addVerb(spec string, forms, rest []string) {
	c := cue{rest: rest}
	for _, word := range strings.Fields(spec) {
		if t, ok := traitNames[word]; ok {
			c.traits |= t
		} else {
			c.stance = stet.Stance(strings.TrimSpace(string(c.stance) + " " + word))
		}
	}
	for i, f := range forms {
		c.form = past
		switch {
		case strings.HasSuffix(f, "ing") && i > 1:
			c.form = gerund
		case len(forms) > 1 && i < 2:
			c.form = form(i)
		}
		l.verbs[f] = append(l.verbs[f], c)
	}
}

// splitParticles parts "call calls called + for" into forms and particles.
func splitParticles(line string) (forms, rest []string) {
	parts := strings.Split(line, "+")
	forms = strings.Fields(parts[0])
	for _, p := range parts[1:] {
		rest = append(rest, strings.Fields(p)...)
	}
	return forms, rest
}
