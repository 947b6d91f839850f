package statements

import (
	"embed"
	"slices"
	"sort"
	"strings"
	"sync"

	"stet"
)

// words holds the lists; words/README.md says how they are written.
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
	pers  // those of one person
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
	as       // leads a clause of saying in: "as X said"
	of       // joins two noun phrases to one
	within   // leads to a source in a place: "from the ministry"
	agent    // leads to the agent of a passive
	and      // joins two noun phrases
	mood     // a verb that tells what somebody else said
	evidence // what nobody has shown
	cond     // if
	refl     // -self: "s'est indigné" is no passive
	audience // to whom something is said: "журналистам"
	without
)

var classNames = map[string]class{
	"det": det, "poss": poss, "pron": pron, "third": third, "pers": pers, "rel": rel, "that": that, "conj": conj, "sub": sub,
	"prep": prep, "aux": aux, "be": be, "not": not, "no": no, "adv": adv, "day": day, "hedge": hedge, "verb": verb, "noun": noun, "adj": adj, "grant": grant,
	"as": as, "of": of, "in": within, "by": agent, "and": and, "mood": mood, "evidence": evidence, "if": cond, "refl": refl, "audience": audience, "without": without,
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
	anon                        // said by nobody: "it is said that"
	object                      // a verb of speech whose object may be what is said
)

var traitNames = map[string]trait{"speech": speech, "hearer": hearer, "that": needsThat, "inf": infinite, "state": state, "belief": belief, "anon": anon, "obj": object}

// form is which of its forms a cue's head stands in.
type form uint8

const (
	base form = iota
	present
	past
	gerund
	participle
)

// cue is a verb form of saying with the particles that must follow it.
type cue struct {
	rest   []string // particles; one in brackets must follow and is no part of the cue, one after "~" ends the clause
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
	verbs      map[string][]cue // by head; those with most particles first
	nouns      map[string]nounCue
	according  [][]string
	following  [][]string // as according, but after the source
	back       [][]string // what stands for the sentence before
	hearsay    map[string]bool
	classes    map[string]class
	endings    []ending         // classes of words by their ends
	reported   map[string][]cue // auxiliaries that tell what is said by nobody named
	closes     []string         // how the participle after those ends
	splits     []string         // what is written together with the next or last word
	free       bool             // the verb may precede its subject
	final      bool             // part of the verb closes its clause
	impersonal bool             // a reflexive verb of saying has no subject
}

// ending gives words that end so a class.
type ending struct {
	suffix string
	class  class
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
		hearsay: map[string]bool{}, classes: map[string]class{}, reported: map[string][]cue{},
	}
	var section string
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "["); ok {
			section, line, _ = strings.Cut(heading, "]")
			if endings, ok := strings.CutPrefix(section, "reported "); ok {
				l.closes = strings.Fields(endings)
			}
		}
		if line = strings.TrimSpace(line); line != "" {
			l.add(section, line)
		}
	}
	for _, phrases := range [][][]string{l.according, l.following} {
		slices.SortStableFunc(phrases, func(a, b []string) int { return len(b) - len(a) })
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
		if spec == "after" {
			l.following = append(l.following, append(forms, rest...))
		} else {
			l.according = append(l.according, append(forms, rest...))
		}
	case "back":
		l.back = append(l.back, append(forms, rest...))
	case "reported":
		for _, f := range forms {
			l.reported[f] = append(l.reported[f], cue{rest: rest, stance: stet.Asserts})
		}
	case "split":
		l.splits = append(l.splits, forms...)
	case "order":
		l.free, l.final = true, slices.Contains(forms, "final")
		l.impersonal = slices.Contains(forms, "impersonal")
	case "ending":
		for _, f := range forms {
			l.endings = append(l.endings, ending{f, classNames[spec]})
		}
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
	part := past
	for i, f := range forms {
		if f == "/" { // participles, then gerunds
			part = map[form]form{past: participle, participle: gerund}[part]
			continue
		}
		c.form = part
		switch {
		case strings.HasSuffix(f, "ing") && i > 1:
			c.form = gerund
		case len(forms) > 1 && i < 2 && part == past:
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
