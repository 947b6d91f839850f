// Package related chooses what a reader may want to read next: articles about
// other stories that share rare words with this one.
//
// It is a function of the articles that it is given; it knows no reader and
// keeps nothing.
package related

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"stet"
	"stet/internal/text"
)

// Rank gives, of the articles among, the n most related to a, best first; a
// itself and other revisions of its story are left out. Each shared stem counts
// by its rarity among the articles given (idf), over the lengths of both
// (cosine); equals go by last change, newest first. What shares nothing is left
// out.
func Rank(a *stet.Article, among []stet.Article, n int) []stet.Article {
	vectors := make([]map[string]bool, len(among))
	frequency := map[string]int{}
	for i := range among {
		vectors[i] = stems(&among[i])
		for s := range vectors[i] {
			frequency[s]++
		}
	}
	weight := func(s string) float64 {
		idf := math.Log(float64(1+len(among)) / float64(1+frequency[s]))
		return idf * idf
	}
	type scored struct {
		i     int
		score float64
	}
	own := stems(a)
	var ranked []scored
	for i, v := range vectors {
		if among[i].Story == a.Story {
			continue
		}
		if score := cosine(own, v, weight); score > 0 {
			ranked = append(ranked, scored{i, score})
		}
	}
	slices.SortFunc(ranked, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.score, x.score), among[y.i].Changed.Compare(among[x.i].Changed), cmp.Compare(among[x.i].ID, among[y.i].ID))
	})
	var best []stet.Article
	for _, r := range ranked[:min(n, len(ranked))] {
		best = append(best, among[r.i])
	}
	return best
}

func cosine(a, b map[string]bool, weight func(string) float64) float64 {
	// Sorted, so that sums of floats come out the same each time.
	sum := func(v map[string]bool, in map[string]bool) (total float64) {
		for _, s := range sorted(v) {
			if in[s] {
				total += weight(s)
			}
		}
		return total
	}
	shared := sum(a, b)
	if shared == 0 {
		return 0
	}
	return shared / math.Sqrt(sum(a, a)*sum(b, b))
}

func sorted(set map[string]bool) []string {
	all := make([]string, 0, len(set))
	for s := range set {
		all = append(all, s)
	}
	slices.Sort(all)
	return all
}

// stems gives the content words of an article's headline, deck and sentences.
func stems(a *stet.Article) map[string]bool {
	set := map[string]bool{}
	add := func(s string) {
		for _, t := range text.Tokens(nil, s) {
			word := strings.ToLower(s[t.Start:t.End])
			if t.Kind == text.Word && len(word) > 2 && !text.IsStop(word, a.Lang) {
				set[text.Stem(word, a.Lang)] = true
			}
		}
	}
	add(a.Headline.Text)
	add(a.Deck.Text)
	for _, section := range a.Sections {
		for _, s := range section.Sentences {
			add(s.Text)
		}
	}
	return set
}
