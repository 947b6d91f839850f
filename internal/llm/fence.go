package llm

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Fence gives a mark for the beginning and the end of data in a prompt that
// stands in none of the data: a hash over all of it, so that who wrote a part
// could not know it. The same data has the same fence.
func Fence(data ...string) string {
	h := sha256.New()
	for _, s := range data {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	for {
		mark := hex.EncodeToString(h.Sum(nil)[:8])
		if !held(data, mark) {
			return mark
		}
		h.Write([]byte{0})
	}
}

func held(data []string, mark string) bool {
	for _, s := range data {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return false
}

// Visible takes out of a text what a reader of the original does not see and a
// model does: control and format characters (bidirectional marks, zero-width
// characters, the tag characters that spell invisible words), and makes any
// break a blank.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case hidden(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
