package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// spans is one statement's set of stretches for a role: [start, end) in code
// points.
type spans [][2]int

// common is the number of characters that two sets share.
func (a spans) common(b spans) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x[1], y[1])-max(x[0], y[0]))
		}
	}
	return n
}

// equalSpans is the number of spans that stand in both; each set has no span
// twice and is sorted.
func (a spans) equalSpans(b spans) int {
	n, j := 0, 0
	for _, x := range a {
		for j < len(b) && b[j][0] < x[0] {
			j++
		}
		if j < len(b) && b[j] == x {
			n++
		}
	}
	return n
}

// key gives a set a name that equal sets share, after dropping the outer
// characters of each span that drop tells of.
func (a spans) key(text []rune, drop func(rune) bool) string {
	var parts []string
	for _, s := range a {
		for s[0] < s[1] && drop(text[s[0]]) {
			s[0]++
		}
		for s[1] > s[0] && drop(text[s[1]-1]) {
			s[1]--
		}
		if s[0] < s[1] {
			parts = append(parts, fmt.Sprintf("%08d-%d", s[0], s[1]))
		}
	}
	slices.Sort(parts)
	return strings.Join(slices.Compact(parts), " ")
}

// notWord reports whether a character is neither letter nor digit.
func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// wordsIn gives the words (runs of letters and digits) that stand in a set.
func wordsIn(text []rune, a spans) spans {
	var out spans
	for _, s := range a {
		for i := s[0]; i < s[1]; i++ {
			if notWord(text[i]) {
				continue
			}
			start := i
			for i < s[1] && !notWord(text[i]) {
				i++
			}
			out = append(out, [2]int{start, i})
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	return slices.Compact(out)
}

// endsHead are words before which a phrase's head stands.
var endsHead = map[string]bool{
	"of": true, "for": true, "from": true, "in": true, "at": true, "on": true, "with": true, "who": true,
	"that": true, "which": true, "to": true, "by": true, "s": true,
}

// headOf gives a source's head word, near enough without a parser: the last
// word before the first comma, preposition or relative pronoun.
func headOf(text []rune, source spans) spans {
	var head spans
	words := wordsIn(text, source)
	for i, w := range words {
		if i > 0 {
			between := string(text[words[i-1][1]:w[0]])
			if endsHead[strings.ToLower(string(text[w[0]:w[1]]))] || strings.ContainsAny(between, ",(") {
				break
			}
		}
		head = spans{w}
	}
	return head
}

// tally counts what is right, marked and predicted.
type tally struct{ right, gold, predicted int }

func (t *tally) plus(u tally) {
	t.right += u.right
	t.gold += u.gold
	t.predicted += u.predicted
}

func (t tally) precision() float64 { return share(t.right, t.predicted) }
func (t tally) recall() float64    { return share(t.right, t.gold) }

// f1 is the harmonic mean of precision and recall: 2·right/(gold+predicted).
func (t tally) f1() float64 { return share(2*t.right, t.gold+t.predicted) }

func (t tally) put(m map[string]float64, name string) {
	m[name+"_precision"], m[name+"_recall"], m[name+"_f1"] = t.precision(), t.recall(), t.f1()
}

// share is n of all; 0 of nothing.
func share(n, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(n) / float64(all)
}

// roleScore is the four measures of one role.
type roleScore struct{ exact, exactW, overlap, characters tally }

func (r *roleScore) add(text []rune, gold, predicted []spans) {
	r.exact.plus(matchEqual(text, gold, predicted, unicode.IsSpace))
	r.exactW.plus(matchEqual(text, gold, predicted, notWord))
	r.overlap.plus(tally{len(matchOverlap(gold, predicted)), len(gold), len(predicted)})
	r.characters.plus(matchCharacters(len(text), gold, predicted))
}

func (r *roleScore) put(m map[string]float64, role string) {
	r.exact.put(m, role+"_exact")
	r.exactW.put(m, role+"_exact_w")
	r.overlap.put(m, role+"_overlap")
	r.characters.put(m, role+"_characters")
}

// matchEqual counts equal sets, one to one.
func matchEqual(text []rune, gold, predicted []spans, drop func(rune) bool) tally {
	t := tally{gold: len(gold), predicted: len(predicted)}
	left := map[string]int{}
	for _, g := range gold {
		left[g.key(text, drop)]++
	}
	for _, p := range predicted {
		if k := p.key(text, drop); left[k] > 0 {
			left[k]--
			t.right++
		}
	}
	return t
}

// matchCharacters compares the characters covered by all sets together.
func matchCharacters(n int, gold, predicted []spans) tally {
	cover := func(sets []spans) []bool {
		c := make([]bool, n)
		for _, set := range sets {
			for _, s := range set {
				for i := s[0]; i < s[1]; i++ {
					c[i] = true
				}
			}
		}
		return c
	}
	var t tally
	g, p := cover(gold), cover(predicted)
	for i := range n {
		if g[i] {
			t.gold++
		}
		if p[i] {
			t.predicted++
		}
		if g[i] && p[i] {
			t.right++
		}
	}
	return t
}

// pair is a gold and a predicted item that could be matched, and how well.
type pair struct{ gold, predicted, weight int }

// matchOverlap matches sets that share a character, one to one, largest
// overlap first.
func matchOverlap(gold, predicted []spans) []pair {
	var pairs []pair
	for i, g := range gold {
		for j, p := range predicted {
			if n := g.common(p); n > 0 {
				pairs = append(pairs, pair{i, j, n})
			}
		}
	}
	return oneToOne(pairs)
}

// oneToOne keeps the heaviest pairs such that no item is in two; among equals
// the earlier one.
func oneToOne(pairs []pair) []pair {
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(b.weight-a.weight, a.gold-b.gold, a.predicted-b.predicted)
	})
	usedGold, usedPredicted := map[int]bool{}, map[int]bool{}
	var kept []pair
	for _, p := range pairs {
		if !usedGold[p.gold] && !usedPredicted[p.predicted] {
			usedGold[p.gold], usedPredicted[p.predicted] = true, true
			kept = append(kept, p)
		}
	}
	return kept
}
