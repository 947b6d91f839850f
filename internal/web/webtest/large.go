package webtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"stet"
	"stet/internal/page"
)

// Large gives a newsroom whose one story is as large as stories get: the number
// of reports, each of an origin of its own, and a claim for every two. The words
// are drawn by chance, the same each time, and compress no better than news does.
func Large(count int) *Newsroom {
	rng := rand.New(rand.NewPCG(1, 2))
	n := New()
	d, a := &stet.Dossier{Story: stet.Story{ID: Story, Version: 1}, Origins: map[stet.ID]stet.ID{}}, article()
	a.Sections, a.Reports = nil, nil
	for i := range count {
		var b strings.Builder
		for b.Len() < 3000 {
			b.WriteString(drawn(rng, 12+rng.IntN(16)) + ". ")
		}
		host := fmt.Sprintf("outlet%d", i)
		r := newReport(drawn(rng, 2), drawn(rng, 2), "en", host, drawn(rng, 9), "", b.String(), at(float64(i)))
		d.Reports, a.Reports = append(d.Reports, r), append(a.Reports, r.ID)
		d.Origins[r.ID], n.Filed[r.ID] = r.ID, r
	}
	for i := range count / 2 {
		c := stet.Claim{ID: claimID(fmt.Sprint(i)), Story: Story, Proposition: drawn(rng, 14), Status: stet.Disputed, Evidence: stet.EvidenceNone, Since: at(float64(i))}
		c.Passage = anyPassage(rng, d)
		for j := range 12 {
			p := stet.Position{Speaker: drawn(rng, 2), Stance: []stet.Stance{stet.Asserts, stet.Denies, stet.Doubts}[j%3], Since: at(float64(i + j))}
			for range 4 {
				p.Passages = append(p.Passages, anyPassage(rng, d))
			}
			c.Positions = append(c.Positions, p)
			c.Figures = append(c.Figures, stet.Figure{Text: fmt.Sprint(j * 7), Unit: "boat", Speaker: drawn(rng, 2), Passages: p.Passages[:1]})
			c.History = append(c.History, stet.Change{At: at(float64(i + j)), Report: p.Passages[0].Report, Status: stet.Disputed, Evidence: stet.EvidenceNone, Reason: drawn(rng, 6)})
		}
		d.Claims = append(d.Claims, c)
	}
	for range 6 {
		s := stet.Section{Heading: drawn(rng, 4)}
		for range 5 {
			p := anyPassage(rng, d)
			s.Sentences = append(s.Sentences, sentence(drawn(rng, 20), stet.Cite(d.Report(p.Report), p.Span)))
		}
		a.Sections = append(a.Sections, s)
	}
	a.Origins = count
	n.Written[ArticleID], n.Dossiers[Story], n.Entries[0] = []stet.Article{a}, d, page.Entry{Article: a, Status: stet.Disputed, Evidence: stet.EvidenceNone}
	return n
}

// anyPassage is some sentence of some report.
func anyPassage(rng *rand.Rand, d *stet.Dossier) stet.Passage {
	r := d.Reports[rng.IntN(len(d.Reports))]
	start := 0
	for range rng.IntN(10) {
		start += strings.Index(r.Text[start:], ". ") + 2
	}
	return stet.Passage{Report: r.ID, Span: stet.Span{Start: start, End: start + strings.Index(r.Text[start:], ". ") + 1}}
}

// drawn is so many words drawn by chance.
func drawn(rng *rand.Rand, count int) string {
	words := make([]string, count)
	for i := range words {
		// Squaring makes some words common, as in a language.
		f := rng.Float64()
		words[i] = vocabulary[int(f*f*float64(len(vocabulary)))]
	}
	return strings.Join(words, " ")
}

// vocabulary is invented words, shortest and so most common first.
var vocabulary = func() []string {
	rng := rand.New(rand.NewPCG(3, 4))
	words := make([]string, 3000)
	for i := range words {
		for range 1 + i*4/len(words) {
			words[i] += string("bdfgklmnprstvz"[rng.IntN(14)]) + string("aeiou"[rng.IntN(5)])
		}
		words[i] += string("nrstl"[rng.IntN(5)])
	}
	return words
}()
