package claims

import (
	"regexp"
	"slices"
	"strings"
)

// accounts are nouns for what somebody said; what only names one points back.
var accounts = []string{
	"report", "claim", "accusation", "allegation", "charge", "statement", "suggestion", "assertion", "account", "story",
	"announcement", "figure", "remark", "version", "criticism", "rumour", "rumor", "testimony", "finding", "assessment", "comment",
}

// reporting are words that say that something was said, not what.
var reporting = func() map[string]bool {
	m := map[string]bool{}
	for _, a := range accounts {
		m[a], m[a+"s"] = true, true
	}
	for _, w := range strings.Fields("no not nor neither cannot ever anyone anybody anything nothing nobody none never several many some said say says told according mr mrs ms president minister also would could monday tuesday wednesday thursday friday saturday sunday today yesterday") {
		m[w] = true
	}
	return m
}()

// pointsBack reports whether lower-case words of so many terms only refer to
// something said before.
func pointsBack(words string, terms int) bool {
	return terms <= 2 || terms <= 5 && namesAccount(words)
}

// namesAccount reports whether lower-case words begin with a noun for what
// somebody said: "on the report".
func namesAccount(words string) bool { return opensWith(words, accounts) }

// namesExhibit reports whether lower-case words begin with a thing that was
// shown: "on the images", "whether the papers were genuine".
func namesExhibit(words string) bool { return opensWith(words, exhibitNouns) }

// exhibitNouns are things that are shown and then spoken of.
var exhibitNouns = []string{
	"footage", "video", "image", "picture", "photograph", "photo", "document", "paper", "record", "recording", "log", "list", "letter",
	"e-mail", "email", "message", "data", "finding", "test", "result", "evidence", "measurement", "sample", "scan", "invoice",
}

// opensWith reports whether one of the first four words of a lower-case text is
// one of the nouns, in the singular or the plural.
func opensWith(words string, nouns []string) bool {
	fields := strings.Fields(words)
	for _, w := range fields[:min(4, len(fields))] {
		w = strings.Trim(w, `.,;:"“”`)
		if slices.Contains(nouns, w) || slices.Contains(nouns, strings.TrimSuffix(w, "s")) {
			return true
		}
	}
	return false
}

// falsehoods are words that call what was said untrue.
var falsehoods = []string{
	" lie", " lies", "fabricat", " false", " fake", "hoax", "untrue", "nonsense", "baseless", "invented", "unfounded", "disinformation", "invention",
	"fairy tale", "fairytale", "fiction", " wrong", "incorrect", "not true", "inaccurate", "mistaken", "not correct", "not the case", "rubbish",
	"not happen", "n't happen", "n’t happen", "never happen", "no truth", "absurd", "groundless", "without foundation", "made up",
}

// calledFalse reports whether a statement's lower-case content calls something
// said before untrue: "it a fabrication", "the claims were false".
func calledFalse(words string) bool {
	if !containsAny(" "+words, falsehoods) {
		return false
	}
	fields := strings.Fields(words)
	for _, w := range fields[:min(4, len(fields))] {
		switch strings.Trim(w, `"“”`) {
		case "it", "this", "that", "these", "those", "them":
			return true
		}
	}
	return namesAccount(words)
}

// indefinite reports whether lower-case words of a clause leave open what it is
// that is so: "that any gas had leaked", "that this was true".
func indefinite(words string) bool {
	for w := range strings.FieldsSeq(words) {
		switch w {
		case "any", "anything", "anyone", "anybody", "such", "this", "so", "true", "happened":
			return true
		}
	}
	return false
}

// contrast is what is set against what is said: "an engine failure, not birds".
var contrast = regexp.MustCompile(`(?i)(?:,| …| and| but|^) not (?:because of |by |from |for |in |on |at |of |about |with )?([^,.;:"”]{3,40})`)

// contrasted gives what words set against what they say.
func contrasted(words string) (out []string) {
	if strings.Contains(words, "not ") {
		for _, m := range contrast.FindAllStringSubmatch(words, -1) {
			out = append(out, m[1])
		}
	}
	return out
}

// saysNot reports whether words say that something is not so, what they set
// against it aside.
func saysNot(words string) bool {
	if strings.Contains(words, "not ") {
		words = contrast.ReplaceAllString(words, "")
	}
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		switch w = strings.Trim(w, ".,;:\"“”"); w {
		case "not", "no", "never", "nobody", "none", "nothing", "neither", "cannot", "nowhere", "nor":
			return true
		}
		if strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
	}
	return false
}

// judging are verbs by which somebody says what he thinks of a thing rather than
// that it is so.
var judging = []string{"call", "describ", "label", "dub", "brand", "hail", "prais", "condemn"}

// judges reports whether a cue and the lower-case content after it say what
// somebody thinks of something: "called the closures a disgrace".
func judges(cue string) bool {
	low := strings.ToLower(cue)
	return slices.ContainsFunc(judging, func(verb string) bool { return strings.HasPrefix(low, verb) })
}

// undecided opens a content by which somebody says that nothing can be said yet.
var undecided = regexp.MustCompile(`^(?:that )?["“‘]?(?:it (?:was|is|would be|remained|remains) (?:still |much |far |simply )?(?:too (?:early|soon)|premature|impossible|unclear|not clear|not yet (?:clear|known)|not known)|there (?:was|is) no (?:way of knowing|certainty))`)

// appeal opens a cue by which somebody without the power to order asks for
// something: "urged", "called for".
var appeal = regexp.MustCompile(`(?i)\b(?:urg|exhort|encourag|recommend|advocat|implor|appeal|plead|beg|lobb|press(?:e[sd]|ing)? for|push(?:e[sd]|ing)? for|call(?:s|ed|ing)? (?:for|on|upon))`)

// appeals reports whether a cue asks rather than orders.
func appeals(cue string) bool { return appeal.MatchString(cue) }

// question reports whether a content asks rather than tells: "whether the
// bridge was safe".
func question(words string) bool {
	switch firstWord(strings.TrimLeft(words, `"“‘`)) {
	case "whether", "if", "why", "what", "how", "who", "when", "where", "which":
		return true
	}
	return strings.HasSuffix(strings.TrimRight(words, `"”’`), "?")
}

// brushesAside reports whether a cue and the lower-case content after it say what
// somebody thinks of a thing rather than that it is not so: "dismissed the offer
// as an insult".
func brushesAside(cue, words string) bool {
	thing, verdict, ok := strings.Cut(words, " as ")
	return ok && containsAny(strings.ToLower(cue), []string{"dismiss", "reject"}) && !namesAccount(thing) && !namesExhibit(thing) &&
		!containsAny(" "+verdict, falsehoods) && !pronoun(thing)
}

// hedged are words by which somebody takes from what a thing shows.
var hedged = []string{" only ", " nothing", " not ", "n't ", "n’t ", " old ", " another ", " part of "}
