package support

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"stet/internal/text"
)

// set makes a set of the words in s.
func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// Closed classes of English words, looked at wherever a sentence's polarity,
// certainty or scope may differ from the source's.
var (
	negators = set(`not no never neither nor none nobody nothing without cannot n't didn't doesn't don't wasn't weren't isn't aren't won't
wouldn't can't couldn't hasn't haven't hadn't shouldn't lack lacks lacked lacking fail fails failed failing refuse refused refuses unable hardly barely`)
	modals = set(`may might could can should would perhaps possibly probably likely unlikely alleged allegedly reportedly apparently maybe
suspected potential potentially possible expected expects plan plans planned hope hopes hoped want wants wanted`)
	scopes = set(`all every each only some any most many few several both either always often sometimes rarely usually entirely fully completely
partially partly half mostly largely exclusively solely instead rather except despite alone first last latest previous former next new old more less fewer
most least before after until since during over under above below`)
	pronouns = set(`he she it they him her them his hers its their theirs we us our i me my you your this that these those who which himself herself
itself themselves`)
	spelled = set(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens half third quarter first second fourth fifth
once twice double triple`)
	calendar = set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december today yesterday tomorrow tonight morning afternoon evening night noon midnight week month year decade century`)
)

// class is a word's closed class, or how it is written.
type class uint8

const (
	plain class = iota
	grammar
	negator
	modal
	scope
	pronoun
	number
	day
	proper
)

func (w *word) class() class {
	switch {
	case negators[w.low]:
		return negator
	case w.digit || spelled[w.low]:
		return number
	case modals[w.low] && !(w.low == "may" && w.capital && !w.opens):
		return modal
	case calendar[w.low]:
		return day
	case pronouns[w.low]:
		return pronoun
	case scopes[w.low]:
		return scope
	case w.capital && !w.opens && w.content:
		return proper
	case !w.content:
		return grammar
	}
	return plain
}

//go:embed opposites.txt
var oppositesText string

// opposites gives the stems of the opposites of each stem.
var opposites = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	put := func(a, b string) {
		if a != b && !slices.Contains(m[a], b) {
			m[a] = append(m[a], b)
		}
	}
	for line := range strings.Lines(oppositesText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		left, right, _ := strings.Cut(line, "/")
		for _, a := range strings.Fields(left) {
			for _, b := range strings.Fields(right) {
				a, b := text.Stem(a, "en"), text.Stem(b, "en")
				put(a, b)
				put(b, a)
			}
		}
	}
	return m
})

// turners are the beginnings that make a word its opposite.
var turners = []string{"un", "in", "im", "ir", "il", "dis", "non", "non-", "mis"}

// turned gives the words that a turning beginning or ending would make of low,
// or that it was made of.
func turned(low string) []string {
	var out []string
	for _, t := range turners {
		if rest, ok := strings.CutPrefix(low, t); ok && len(rest) > 3 {
			out = append(out, rest)
		}
		out = append(out, t+low)
	}
	switch {
	case strings.HasSuffix(low, "less"):
		out = append(out, strings.TrimSuffix(low, "less")+"ful")
	case strings.HasSuffix(low, "ful"):
		out = append(out, strings.TrimSuffix(low, "ful")+"less")
	}
	return out
}
