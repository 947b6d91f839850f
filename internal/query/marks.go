package query

import "strings"

// Mark is a stretch of a text that was asked for, in bytes.
type Mark struct {
	Start, End int
	Term       int // which of the query's terms it answers, from 0
}

// Marks gives where in a text the words and phrases asked for stand, in order and
// apart. What is excluded, and what is asked of speakers and sources alone, is
// not marked.
func (q Query) Marks(text []Word) []Mark {
	var terms []Text
	collect(q.Root, &terms)
	var out []Mark
	for at := 0; at < len(text); {
		best := Mark{}
		n := 0
		for i, t := range terms {
			if len(t.Words) > n && t.at(text[at:]) {
				n = len(t.Words)
				best = Mark{Start: text[at].Start, End: text[at+n-1].End, Term: i}
			}
		}
		if n > 0 {
			out = append(out, best)
		}
		at += max(n, 1)
	}
	return out
}

// at reports whether the words stand at the beginning of a text.
func (t Text) at(text []Word) bool {
	if len(text) < len(t.Words) {
		return false
	}
	for i, w := range t.Words {
		if got := text[i].Folded; got != w && !(t.Prefix && i == len(t.Words)-1 && strings.HasPrefix(got, w)) {
			return false
		}
	}
	return true
}

// collect gathers the terms that a text can hold.
func collect(n Node, into *[]Text) {
	switch n := n.(type) {
	case And:
		for _, one := range n {
			collect(one, into)
		}
	case Or:
		for _, one := range n {
			collect(one, into)
		}
	case Text:
		if n.Field == Anywhere || n.Field == Title {
			*into = append(*into, n)
		}
	}
}
