package page

import (
	"strings"

	"stet"
)

// Edit is one sentence that differs between two revisions of an article.
type Edit struct {
	Was, Is []Words // of a new sentence Was is empty, of one left out Is
}

// Words are some words of a sentence, and whether the other revision has them.
type Words struct {
	Text    string
	Changed bool
}

// Limits of what is compared and shown.
const (
	editSentences = 200 // of one revision
	editWords     = 120 // beyond which a sentence is shown as changed as a whole
	editLen       = 600 // characters shown
	editAlike     = 0.5 // share of words from which two sentences are one, reworded
)

// NewEdits tells what a reader of the revision before finds otherwise in the one
// after it: sentences reworded, then new and left out, in reading order, at most
// limit; and how many there are in all.
func NewEdits(before, after *stet.Article, limit int) (edits []Edit, all int) {
	if before == nil {
		return nil, 0
	}
	old, now := sentences(before), sentences(after)
	old, now = without(old, now), without(now, old)
	taken := make([]bool, len(old))
	for _, s := range now {
		was := alike(s, old, taken)
		if was < 0 {
			edits = append(edits, Edit{Is: []Words{{Text: Line(s, editLen), Changed: true}}})
			continue
		}
		taken[was] = true
		edits = append(edits, reworded(old[was], s))
	}
	for i, s := range old {
		if !taken[i] {
			edits = append(edits, Edit{Was: []Words{{Text: Line(s, editLen), Changed: true}}})
		}
	}
	return edits[:min(limit, len(edits))], len(edits)
}

// sentences gives an article's sentences, its headline and deck first, each once.
func sentences(a *stet.Article) []string {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		s = normal(s)
		if s != "" && !seen[s] && len(out) < editSentences {
			seen[s] = true
			out = append(out, s)
		}
	}
	add(a.Headline.Text)
	add(a.Deck.Text)
	for _, section := range a.Sections {
		for _, s := range section.Sentences {
			add(s.Text)
		}
	}
	if q := a.PullQuote; q != nil {
		add("“" + q.Text + "” (" + q.Speaker + ")")
	}
	return out
}

// normal gives a sentence as it is compared: without its full stop.
func normal(s string) string { return strings.TrimSuffix(strings.Join(strings.Fields(s), " "), ".") }

// without gives those of all that are not among others.
func without(all, others []string) []string {
	has := map[string]bool{}
	for _, s := range others {
		has[s] = true
	}
	var out []string
	for _, s := range all {
		if !has[s] {
			out = append(out, s)
		}
	}
	return out
}

// alike gives the place of the old sentence that s is a rewording of; -1 when
// there is none.
func alike(s string, old []string, taken []bool) int {
	best, most := -1, editAlike
	words := strings.Fields(s)
	for i, o := range old {
		if taken[i] {
			continue
		}
		theirs := strings.Fields(o)
		count := map[string]int{}
		for _, w := range theirs {
			count[w]++
		}
		common := 0
		for _, w := range words {
			if count[w]--; count[w] >= 0 {
				common++
			}
		}
		if share := float64(2*common) / float64(len(words)+len(theirs)); share > most {
			best, most = i, share
		}
	}
	return best
}

// reworded marks the words in which two sentences differ: those outside their
// longest common subsequence.
func reworded(was, is string) Edit {
	a, b := strings.Fields(was), strings.Fields(is)
	if len(a) > editWords || len(b) > editWords {
		return Edit{Was: []Words{{Line(was, editLen), true}}, Is: []Words{{Line(is, editLen), true}}}
	}
	length := make([][]int, len(a)+1) // of what a[i:] and b[j:] have in common
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var e Edit
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			e.Was, e.Is = add(e.Was, a[i], false), add(e.Is, b[j], false)
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1]:
			e.Was = add(e.Was, a[i], true)
			i++
		default:
			e.Is = add(e.Is, b[j], true)
			j++
		}
	}
	return e
}

// add puts a word to the run that it continues.
func add(all []Words, word string, changed bool) []Words {
	word = Clean(word)
	if n := len(all) - 1; n >= 0 && all[n].Changed == changed {
		all[n].Text += " " + word
		return all
	}
	return append(all, Words{word, changed})
}
