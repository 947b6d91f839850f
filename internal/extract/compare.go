package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gram is how many words in a row are compared.
const gram = 4

// shares says, paragraph by paragraph, how much of it another text holds: the share of
// its 4-grams, 0 to 1. A paragraph of fewer words counts as one gram.
type shares []float64

// holds reports whether the other text confirms paragraph i: at least half of it.
func (s shares) holds(i int) bool { return s[i] >= 0.5 }

// size is the bytes of the paragraphs confirmed.
func (s shares) size(list []string) (n int) {
	for i, p := range list {
		if s.holds(i) {
			n += len(p)
		}
	}
	return n
}

// strange is the share below which a paragraph is taken to be missing from the
// other text, not just cut differently.
const strange = 0.2

// index is a text's words and its runs of words, by hash.
type index struct {
	tokens []uint64
	runs   [gram + 1]map[uint64]struct{} // by length; made when first asked for
}

func newIndex(list []string) *index {
	x := &index{}
	for _, p := range list {
		x.tokens = hashWords(x.tokens, p)
	}
	return x
}

// shares compares paragraphs with the indexed text.
func (x *index) shares(list []string) shares {
	s := make(shares, len(list))
	var tokens []uint64
	for i, p := range list {
		tokens = hashWords(tokens[:0], p)
		n := min(gram, len(tokens))
		if n == 0 {
			continue
		}
		known, found := x.of(n), 0
		for j := 0; j+n <= len(tokens); j++ {
			if _, ok := known[hashRun(tokens[j:j+n])]; ok {
				found++
			}
		}
		s[i] = float64(found) / float64(len(tokens)-n+1)
	}
	return s
}

// of gives the text's runs of n words.
func (x *index) of(n int) map[uint64]struct{} {
	if x.runs[n] == nil {
		x.runs[n] = make(map[uint64]struct{}, len(x.tokens))
		for j := 0; j+n <= len(x.tokens); j++ {
			x.runs[n][hashRun(x.tokens[j:j+n])] = struct{}{}
		}
	}
	return x.runs[n]
}

// The constants of FNV-1a, 64 bits. Who can make two paragraphs collide can as
// well write the paragraph.
const (
	fnvBasis = 14695981039346656037
	fnvPrime = 1099511628211
)

// hashWords appends the hashes of the words of s: runs of letters, marks and
// digits, lower-cased.
func hashWords(dst []uint64, s string) []uint64 {
	h, in := uint64(fnvBasis), false
	for _, r := range s {
		if isWord(r) {
			h, in = (h^uint64(unicode.ToLower(r)))*fnvPrime, true
		} else if in {
			dst = append(dst, h)
			h, in = fnvBasis, false
		}
	}
	if in {
		dst = append(dst, h)
	}
	return dst
}

func hashRun(tokens []uint64) uint64 {
	h := uint64(fnvBasis)
	for _, t := range tokens {
		h = (h ^ t) * fnvPrime
		h ^= h >> 29 // FNV alone mixes low bits upwards only
	}
	return h
}

// anchors says for each paragraph of b before which paragraph of a it belongs:
// that of the next paragraph in b that both have; len(a) when none follows.
func anchors(a, b []string, inB, inA shares) []int {
	first := make(map[uint64]int, len(a)*32) // run of words → paragraph of a
	var tokens []uint64
	for i := range a {
		if !inB.holds(i) {
			continue
		}
		tokens = hashWords(tokens[:0], a[i])
		n := min(gram, len(tokens))
		for j := 0; n > 0 && j+n <= len(tokens); j++ {
			h := hashRun(tokens[j : j+n])
			if _, ok := first[h]; !ok {
				first[h] = i
			}
		}
	}
	at := make([]int, len(b))
	here := len(a)
	for k := len(b) - 1; k >= 0; k-- {
		if inA.holds(k) {
			tokens = hashWords(tokens[:0], b[k])
			n := min(gram, len(tokens))
			for j := 0; n > 0 && j+n <= len(tokens); j++ {
				if i, ok := first[hashRun(tokens[j:j+n])]; ok && i <= here {
					here = i
					break
				}
			}
		}
		at[k] = here
	}
	return at
}

// join gives the first's confirmed paragraphs in their order, and before and
// among them the prose that one extractor has alone. What is no prose (captions,
// dates, "Read also") needs both; so does what follows the last confirmed
// paragraph, which mostly is about the author, the newsletter or other articles.
func join(a, b []string, inB, inA shares, at []int) []string {
	last := -1
	for i := range a {
		if inB.holds(i) {
			last = i
		}
	}
	var list []string
	next := 0 // of b
	for i, p := range a[:last+1] {
		for ; next < len(b) && at[next] <= i; next++ {
			if inA[next] < strange && isProse(b[next]) {
				list = append(list, b[next])
			}
		}
		if inB.holds(i) || isProse(p) {
			list = append(list, p)
		}
	}
	return list
}

// isProse reports whether a paragraph looks like one: some length, and the end
// of a sentence at its end.
func isProse(p string) bool {
	p = strings.TrimRight(p, "\"'”’»«“)]› ")
	r, _ := utf8.DecodeLastRuneInString(p)
	if !strings.ContainsRune(".!?…。！？।؟۔", r) {
		return false
	}
	if r > 0x3000 {
		return runes(p) >= 30 // a character is about a word
	}
	return runes(p) >= 80
}
