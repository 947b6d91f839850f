package store

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stet"
)

// RecentClaims gives claims of other stories that were first reported before c,
// but not longer than within before it, and share a word with its proposition:
// those that share most first, at most limit. They are what c's earlier life is
// looked for in.
func (q Queries) RecentClaims(ctx context.Context, c stet.Claim, within time.Duration, limit int) ([]stet.Claim, error) {
	words := rareWords(c.Proposition)
	if len(words) == 0 {
		return nil, nil
	}
	// IDs sort by time (stet.NewID), so that no column of times is needed.
	return collect(ctx, q.db, scanDoc[stet.Claim], q.recentSQL(), q.anyTerm(words), string(c.Story),
		string(stet.NewID(c.Since.Add(-within))), string(c.ID), limit)
}

// recentSQL is the query for claims that hold any word of $1, best first.
func (d dialect) recentSQL() string {
	if d == sqlite {
		return `SELECT doc FROM claim_words JOIN claims ON place_key = claim_words.rowid
			WHERE claim_words MATCH $1 AND story <> $2 AND id >= $3 AND id < $4 ORDER BY bm25(claim_words), id LIMIT $5`
	}
	return `SELECT doc FROM claims, to_tsquery('simple', $1) q
		WHERE words @@ q AND story <> $2 AND id >= $3 AND id < $4 ORDER BY ts_rank(words, q) DESC, id LIMIT $5`
}

// anyTerm is the engine's query for any of the words, which are letters and
// digits only.
func (d dialect) anyTerm(words []string) string {
	if d == sqlite {
		return `"` + strings.Join(words, `" OR "`) + `"`
	}
	return strings.Join(words, " | ")
}

// Limits of the words by which claims are looked for. Short words are mostly
// such as stand in every sentence.
const (
	rareCount = 16
	rareAt    = 4 // characters
	rareMax   = 40
)

// rareWords gives a text's longer words, each once, the longest first.
func rareWords(text string) []string {
	split := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	var words []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(text[:min(len(text), indexedMax)]), split) {
		n := utf8.RuneCountInString(word)
		number := unicode.IsDigit([]rune(word)[0]) && n > 1
		if n <= rareMax && (n >= rareAt || number) && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return utf8.RuneCountInString(b) - utf8.RuneCountInString(a) })
	return words[:min(len(words), rareCount)]
}
