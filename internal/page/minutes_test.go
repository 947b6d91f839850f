package page

import (
	"strings"
	"testing"

	"stet"
)

func TestMinutes(t *testing.T) {
	for words, want := range map[int]int{0: 1, 40: 1, 329: 1, 330: 2, 550: 3, 900: 4} {
		a := &stet.Article{Sections: []stet.Section{{Sentences: []stet.Sentence{{Text: strings.Repeat("word ", words)}}}}}
		if got := minutes(a); got != want {
			t.Errorf("%d words: %d minutes, want %d", words, got, want)
		}
	}
}
