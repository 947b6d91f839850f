package page

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stet"
)

func TestSuccessor(t *testing.T) {
	passage := func(report string, start, end int) stet.Passage {
		return stet.Passage{Report: stet.ID(report), Span: stet.Span{Start: start, End: end}}
	}
	taking := func(id string, p stet.Passage, stance stet.Stance, in ...stet.Passage) stet.Claim {
		return stet.Claim{ID: stet.ID(id), Passage: p, Positions: []stet.Position{{Stance: stance, Passages: in}}}
	}
	sentence := passage("a", 0, 90)
	former := taking("old", passage("a", 10, 50), stet.Asserts, sentence, passage("b", 0, 30))
	for name, c := range map[string]struct {
		ledger []stet.Claim
		want   stet.ID
	}{
		"nothing":                         {nil, ""},
		"another claim of its sentence":   {[]stet.Claim{taking("x", passage("a", 60, 80), stet.Denies, sentence)}, ""},
		"the same words, cut otherwise":   {[]stet.Claim{taking("x", passage("a", 60, 80), stet.Asserts, sentence), taking("y", passage("a", 12, 52), stet.Asserts, sentence)}, "y"},
		"merged under an earlier report":  {[]stet.Claim{taking("x", passage("0", 0, 9), stet.Asserts, passage("0", 0, 20), sentence)}, "x"},
		"the same place in another piece": {[]stet.Claim{taking("x", passage("c", 10, 50), stet.Asserts, passage("c", 0, 90))}, ""},
	} {
		got := stet.ID("")
		if s := Successor(&former, c.ledger); s != nil {
			got = s.ID
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Whatever the positions, signs lie in the drawing and none covers another.
func TestDrawingIsBounded(t *testing.T) {
	at := time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC)
	stances := []stet.Stance{stet.Asserts, stet.Denies, stet.Doubts, stet.Confirms, stet.Retracts, stet.Declines}
	for _, speakers := range []int{1, 3, 40} {
		c := &stet.Claim{}
		for i := range 120 {
			c.Positions = append(c.Positions, stet.Position{
				Speaker: strings.Repeat("Very Long Name ", 9) + fmt.Sprint(i%speakers), Stance: stances[i%6], Since: at.Add(time.Duration(i/30) * time.Minute),
			})
		}
		for i := range c.Positions { // one speaker, many words that begin alike
			c.Positions[i].Speaker = fmt.Sprint(i%speakers, " ", c.Positions[i].Speaker)
		}
		d := newNotebook(&stet.Dossier{}, nil, nil, ledgerLimits).drawing(c)
		if len(d.Rows) != min(speakers, drawnSpeakers) || d.More != max(0, speakers-drawnSpeakers) || len(d.Said) != drawnWords || d.Unsaid != len(c.Positions)-drawnWords {
			t.Errorf("%d speakers: %d rows, %d more, %d said, %d not", speakers, len(d.Rows), d.More, len(d.Said), d.Unsaid)
		}
		taken := map[string]bool{}
		for _, r := range d.Rows {
			for _, s := range r.Signs {
				place := fmt.Sprint(s.X, "/", s.Y)
				if taken[place] || s.Y < 8 || s.Y > d.Axis-8 || s.Y <= r.Label {
					t.Errorf("a sign at %s, in a row at %d above an axis at %d", place, r.Line, d.Axis)
				}
				taken[place] = true
			}
		}
	}
	if newNotebook(&stet.Dossier{}, nil, nil, ledgerLimits).drawing(&stet.Claim{}) != nil {
		t.Error("a claim without positions is drawn")
	}
}

func TestPropositionIsQuotedOnce(t *testing.T) {
	for words, want := range map[string]string{
		`"No gate was touched,"`: "No gate was touched", "“No gate was touched.”": "No gate was touched.", "No gate was “touched”": "No gate was “touched”",
		`"No gate" was "touched"`: `"No gate" was "touched"`, `"No gate`: "No gate", "": "", `"`: "",
	} {
		if got := proposition(words, 300); got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}
