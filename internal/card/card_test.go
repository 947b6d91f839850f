package card_test

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/card"
)

// inked counts the pixels of a card's part between two heights that are not paper.
func inked(t testing.TB, b []byte, from, to int) (n int) {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds(); size.Dx() != card.Width || size.Dy() != card.Height {
		t.Fatalf("the card is %v", size)
	}
	paper := picture.At(5, 300)
	for y := from; y < to; y++ {
		for x := range card.Width {
			if picture.At(x, y) != paper {
				n++
			}
		}
	}
	for y := 230; y < 590; y++ { // nothing runs into the margin
		if picture.At(card.Width-20, y) != paper {
			t.Fatalf("text runs out of the card at height %d", y)
		}
	}
	return n
}

func TestDraw(t *testing.T) {
	headline := "Russia says Ukraine had targeted a residence of its president with 91 long-range drones; Ukraine denies it"
	for name, c := range map[string]struct {
		headline string
		drawn    bool
	}{
		"usual": {headline, true}, "short": {"Ferry burns", true}, "cyrillic": {"Росія каже, що Україна атакувала резиденцію; Україна це заперечує", true},
		"very long": {strings.Repeat(headline+" ", 40), true}, "one word": {strings.Repeat("Donaudampfschiff", 60), true},
		"empty": {"", false}, "arabic": {"روسيا تقول إن أوكرانيا استهدفت المقر", false}, "boxes": {"Fire 🔥 on the ferry", false}, "hostile": {"\x00\xff\u202e", false},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := card.Draw(card.Card{Site: "Stet", Headline: c.headline, Standing: "DISPUTED · no evidence shown", Disputed: true, Foot: "4 independent origins · 30 December 2025"})
			if err != nil {
				t.Fatal(err)
			}
			if drawn := inked(t, b, 220, 560) > 500; drawn != c.drawn {
				t.Errorf("headline drawn: %v", drawn)
			}
			if inked(t, b, 20, 110) < 200 {
				t.Error("no site is named")
			}
			if len(b) > 200<<10 {
				t.Errorf("the card takes %d bytes", len(b))
			}
			if name == "usual" || name == "very long" {
				keep(t, "card-"+strings.ReplaceAll(name, " ", "-"), b)
			}
		})
	}
	empty, err := card.Draw(card.Card{})
	if err != nil || inked(t, empty, 150, card.Height) != 0 {
		t.Errorf("a card that says nothing: %v", err)
	}
}

// keep writes a picture to where the browser's tests keep theirs.
func keep(t *testing.T, name string, picture []byte) {
	t.Helper()
	dir := filepath.Join("..", "..", "artefacts")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644); err != nil {
		t.Fatal(err)
	}
}

func FuzzDraw(f *testing.F) {
	f.Add("Ferry burns; owner denies it", "Stet")
	f.Add(strings.Repeat("x", 3000), "\u00ad\u200b")
	f.Fuzz(func(t *testing.T, headline, site string) {
		b, err := card.Draw(card.Card{Site: site, Headline: headline, Standing: headline, Foot: site})
		if err != nil || len(b) == 0 {
			t.Fatal(err)
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		if _, err := card.Draw(card.Card{Site: "Stet", Headline: strings.Repeat("Ferry burns; owner denies it. ", 5), Foot: "4 independent origins"}); err != nil {
			b.Fatal(err)
		}
	}
}
