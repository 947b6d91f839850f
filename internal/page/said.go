package page

import (
	"fmt"
	"slices"

	"stet"
)

// Said gives an article's sentences, headline and deck first, in the order in
// which addresses count them, from 1. Empty ones have their number too.
func Said(a *stet.Article) []stet.Sentence {
	out := []stet.Sentence{a.Headline, a.Deck}
	for _, section := range a.Sections {
		out = append(out, section.Sentences...)
	}
	return out
}

// Says reports whether an article has a sentence, or a quotation set large, in
// these words.
func Says(a *stet.Article, words string) bool {
	return slices.ContainsFunc(Said(a), func(s stet.Sentence) bool { return s.Text == words }) || a.PullQuote != nil && a.PullQuote.Text == words
}

// Numbered gives the sentence that ?s= counts; false when there is none.
func Numbered(a *stet.Article, n int) (stet.Sentence, bool) {
	all := Said(a)
	if n < 1 || n > len(all) || all[n-1].Text == "" {
		return stet.Sentence{}, false
	}
	return all[n-1], true
}

// ProblemPath is where a problem with an article is reported: with the sentence
// that ?s= counts, or with none for 0.
func ProblemPath(article stet.ID, n int) string {
	if n == 0 {
		return ArticlePath(article) + "/problem"
	}
	return fmt.Sprintf("%s/problem?s=%d", ArticlePath(article), n)
}

// problems gives every note that a sentence rests on the address where a problem
// with the first such sentence is reported: of those in the text, where the note
// is most often opened, before headline and deck.
func (b *notebook) problems(a *stet.Article) {
	all := Said(a)
	number := func(i int) {
		for _, c := range all[i].Citations {
			n := b.number[stet.Passage{Report: c.Report, Span: c.Span}]
			if n > 0 && b.notes[n-1].Problem == "" {
				b.notes[n-1].Problem = ProblemPath(a.ID, i+1)
			}
		}
	}
	for i := 2; i < len(all); i++ {
		number(i)
	}
	number(1)
	number(0)
}
