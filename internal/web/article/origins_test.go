package article

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"stet/internal/page"
)

// Whatever the story, the drawing fits a phone, its signs do not cover each other,
// and it is there only where it shows a copy.
func TestOriginsAreDrawnInBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []page.Origin
		reports, copies := 0, 0
		for range rapid.IntRange(0, 12).Draw(t, "origins") {
			n := rapid.IntRange(0, 6).Draw(t, "copies")
			all = append(all, page.Origin{Copies: make([]page.Filed, n/2), More: n - n/2})
			reports, copies = reports+1+n, copies+n
		}
		signs, width := originsDrawn(all)
		if len(signs) == 0 {
			return
		}
		if len(signs) != reports || copies == 0 || width > originsWide {
			t.Fatalf("%d signs for %d reports, %d of them copies, %d wide", len(signs), reports, copies, width)
		}
		before := -originStep
		for _, s := range signs {
			x, err := strconv.Atoi(s.x)
			if err != nil || x-before < originStep || x+originStep/2 > width {
				t.Fatalf("a sign at %s, the one before at %d, %d wide", s.x, before, width)
			}
			before = x
		}
	})
}
