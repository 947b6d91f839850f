package model

import (
	"regexp"
	"strings"

	"stet"
	"stet/internal/text"
)

// selfTalk finds what a model says about itself, its task or its own text.
var selfTalk = regexp.MustCompile(`(?i)\bas an? (ai|language model|assistant)\b|\bas (instructed|requested)\b|\bi (cannot|can't|am unable|apologi[sz]e|will now|have (written|corrected))\b` +
	`|\b(sorry|hmm|oops)\s*[,:!—-]|\((note|edit|correction)\b|(^|[.!?…]\s+)(note|correction|revised|edit|actually|wait|no)\s*[:,!—-]` +
	`|^(sure|certainly|of course|okay|here (is|are)|let me|let's)\b|\bpassages?\s+(no\.?\s*|number\s*)?\d|\b(given|provided|above|cited|these) passages?\b` +
	`|\bpassages? (says?|states?|mentions?|does|do)\b|\b(system|the|this|your) prompt\b|\b(my|these|your) instructions\b|\bJSON\b|</?think>`)

// address finds web addresses, links and markup, which have no place in a
// sentence.
var address = regexp.MustCompile(`(?i)\bhttps?:|\bwww\.|\]\(|</?[a-z][^>]*>|\b(javascript|data):`)

// notNews says, for readers, why a sentence is none that a writer hands in; ""
// when it is one. What its passages hold is news, whatever it looks like.
func notNews(s string, cited []stet.Citation, instructions map[string]bool) string {
	holds := func(words string) bool {
		for _, c := range cited {
			if strings.Contains(strings.ToLower(text.Fold(c.Exact)), strings.ToLower(text.Fold(strings.TrimLeft(words, ".!?… ")))) {
				return true
			}
		}
		return false
	}
	if words := address.FindString(s); words != "" && !holds(words) {
		return "it holds an address or markup"
	}
	if words := selfTalk.FindString(s); words != "" && !holds(words) {
		return "the writer speaks of itself or its task: “" + strings.TrimLeft(words, ".!?… ") + "”"
	}
	for run := range runs(s, leakRun) {
		if instructions[run] && !holds(run) {
			return "it repeats what the writer was told to do"
		}
	}
	return ""
}

// leakRun is how many words in a row, the same as in the instructions, are a
// leak and no chance.
const leakRun = 6

// runs yields every run of n words of s, in lower case.
func runs(s string, n int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		var words []string
		for _, t := range text.Tokens(nil, s) {
			if t.Kind != text.Mark {
				words = append(words, strings.ToLower(t.In(s)))
			}
		}
		for i := 0; i+n <= len(words); i++ {
			if !yield(strings.Join(words[i:i+n], " ")) {
				return
			}
		}
	}
}

// told gives the runs of words of the instructions.
func told(instructions string) map[string]bool {
	out := map[string]bool{}
	for run := range runs(instructions, leakRun) {
		out[run] = true
	}
	return out
}
