package page

import (
	"stet"
)

// Compare is two revisions of an article beside one another.
type Compare struct {
	ID        stet.ID
	Lang      string
	Headline  string
	From, To  Revision
	Revisions []Revision // all, newest first, to choose others
	Rows      []Row
	Same      bool // nothing of the text differs
	Fixes     []Correction
}

// Row is a sentence in both revisions: in one alone when the other side is empty.
type Row struct {
	Was, Is []Words
	Heading string // of the section that begins with it; "" for none
	Changed bool
}

// NewCompare sets the revision from beside the revision to, of all revisions of an
// article, oldest first. Sentences stand in the order of the later one, those left
// out where they stood.
func NewCompare(all []stet.Article, from, to *stet.Article) Compare {
	p := Compare{ID: to.ID, Lang: Lang(to.Lang), Headline: Line(to.Headline.Text, 240)}
	for i := range all {
		a := &all[i]
		r := Revision{Number: a.Revision, At: NewClock(a.Changed), Reason: Line(a.Reason, 300), Here: a.Revision == to.Revision, Href: ArticlePath(a.ID)}
		p.Revisions = append([]Revision{r}, p.Revisions...)
		if a.Revision == from.Revision {
			p.From = r
		}
		if a.Revision == to.Revision {
			p.To = r
		}
	}
	p.Rows = rows(from, to)
	p.Same = true
	for _, r := range p.Rows {
		p.Same = p.Same && !r.Changed
	}
	for _, c := range to.Corrections {
		if c.Revision > from.Revision {
			p.Fixes = append(p.Fixes, correction(c, to.Written))
		}
	}
	return p
}

// rows pairs the sentences of two revisions.
func rows(from, to *stet.Article) []Row {
	old, now := sentences(from), sentences(to)
	pairs, taken := paired(old, now)
	headings := beginnings(to)
	var out []Row
	next := 0 // of the old sentences, the first not yet told of
	gone := func(until int) {
		for ; next < until; next++ {
			if !taken[next] {
				out = append(out, Row{Was: []Words{{Text: Line(old[next], editLen), Changed: true}}, Changed: true})
			}
		}
	}
	for i, s := range now {
		switch was := pairs[i]; {
		case was < 0:
			out = append(out, Row{Is: []Words{{Text: Line(s, editLen), Changed: true}}, Changed: true, Heading: headings[s]})
		case old[was] == s:
			gone(was)
			same := []Words{{Text: Line(s, editLen)}}
			out = append(out, Row{Was: same, Is: same, Heading: headings[s]})
		default:
			gone(was)
			e := reworded(old[was], s)
			out = append(out, Row{Was: e.Was, Is: e.Is, Changed: true, Heading: headings[s]})
		}
	}
	gone(len(old))
	return out
}

// paired gives for each new sentence the place of the old one that it is, in the
// same words or others; -1 for none.
func paired(old, now []string) (pairs []int, taken []bool) {
	at := map[string]int{}
	for i, s := range old {
		at[s] = i
	}
	pairs, taken = make([]int, len(now)), make([]bool, len(old))
	for i, s := range now {
		was, same := at[s]
		if pairs[i] = -1; same {
			pairs[i], taken[was] = was, true
		}
	}
	for i, s := range now {
		if pairs[i] >= 0 {
			continue
		}
		if was := alike(s, old, taken); was >= 0 {
			pairs[i], taken[was] = was, true
		}
	}
	return pairs, taken
}

// beginnings gives the headings of an article's sections by their first sentences.
func beginnings(a *stet.Article) map[string]string {
	out := map[string]string{}
	for _, section := range a.Sections {
		if len(section.Sentences) > 0 {
			out[normal(section.Sentences[0].Text)] = Line(section.Heading, 160)
		}
	}
	return out
}
