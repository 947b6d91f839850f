package eval

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"stet/internal/text"
)

// LexRank's settings, as its paper has them (Erkan and Radev 2004): sentences are
// neighbours from this cosine on, and with the rest of the chance the walk starts
// anew anywhere.
const (
	lexRankNear    = 0.1
	lexRankDamping = 0.85
	lexRankSteps   = 50
)

// lexRank summarises texts by the sentences that are most like the others, at
// most so many words, without a sentence that mostly repeats one before.
func lexRank(texts []string, lang string, words int) string {
	var sentences []string
	for _, t := range texts {
		for _, span := range text.Sentences(t, lang) {
			sentences = append(sentences, strings.Join(strings.Fields(span.In(t)), " "))
		}
	}
	like := cosines(sentences)
	rank := walk(like)
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank[b], rank[a]) })
	var chosen []int
	left := words
	for _, i := range order {
		n := len(strings.Fields(sentences[i]))
		repeats := slices.ContainsFunc(chosen, func(j int) bool { return like[i][j] > 0.5 })
		if n == 0 || repeats || n > left {
			continue
		}
		chosen, left = append(chosen, i), left-n
	}
	slices.Sort(chosen)
	var out []string
	for _, i := range chosen {
		out = append(out, sentences[i])
	}
	return strings.Join(out, " ")
}

// cosines gives the likeness of each two sentences, by tf·idf over them.
func cosines(sentences []string) [][]float64 {
	counts := make([]map[string]float64, len(sentences))
	df := map[string]float64{}
	for i, s := range sentences {
		counts[i] = map[string]float64{}
		for _, w := range rougeTokens(s) {
			if counts[i][w]++; counts[i][w] == 1 {
				df[w]++
			}
		}
	}
	norms := make([]float64, len(sentences))
	for i, words := range counts {
		for _, w := range sortedKeys(words) { // sums in one order give one result
			words[w] *= math.Log(1 + float64(len(sentences))/df[w])
			norms[i] += words[w] * words[w]
		}
	}
	like := make([][]float64, len(sentences))
	for i := range like {
		like[i] = make([]float64, len(sentences))
		for j := range like[i] {
			dot := 0.0
			for _, w := range sortedKeys(counts[i]) {
				dot += counts[i][w] * counts[j][w]
			}
			if norm := math.Sqrt(norms[i] * norms[j]); norm > 0 {
				like[i][j] = dot / norm
			}
		}
	}
	return like
}

func sortedKeys(m map[string]float64) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// walk gives each sentence the chance that a random walk among neighbours is at
// it.
func walk(like [][]float64) []float64 {
	n := len(like)
	degree := make([]float64, n)
	for i := range like {
		for j := range like[i] {
			if like[i][j] >= lexRankNear {
				degree[i]++
			}
		}
	}
	rank := make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range lexRankSteps {
		next := make([]float64, n)
		for i := range next {
			next[i] = (1 - lexRankDamping) / float64(n)
		}
		for i := range like {
			for j := range like[i] {
				if like[i][j] >= lexRankNear {
					next[j] += lexRankDamping * rank[i] / degree[i]
				}
			}
		}
		rank = next
	}
	return rank
}
