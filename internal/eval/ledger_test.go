package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet"
)

const tinyStory = `A quarrel about a bridge.
-- report 1 --
outlet: Harbour Wire
published: 2031-05-04T10:00:00Z
headline: Union says bolts were missing

The dockers' union said that 12 bolts were missing from the Kell bridge.

Mayor Ada Quill denied that 12 bolts were missing from the Kell bridge.
-- report 2 --
outlet: Kell Courier
published: 2031-05-04T12:00:00Z
copy of: 1
headline: Union says bolts were missing

The dockers' union said that 12 bolts were missing
from the Kell bridge.
-- ledger --
claim 1: 12 bolts were missing
  status: disputed
  evidence: none shown
  says: 1 "12 bolts were missing from the Kell bridge"
  says: 2 "12 bolts were missing from the Kell bridge"
  position: dockers' union | asserts
  position: Quill | denies
  figure: 12 | bolts | exact | union
contradiction: 1 | within | denial
`

func ledgerFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A plain story comes out whole, from a folder too, and its prediction says
// what stands where.
func TestLedger(t *testing.T) {
	path := ledgerFile(t, "tiny.txtar", tinyStory)
	var predictions bytes.Buffer
	got, err := Ledger(context.Background(), []string{filepath.Dir(path)}, Options{Predictions: &predictions})
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range got.Metrics {
		near(t, name, value, 1)
	}
	if got.Items != 1 || len(got.Metrics) != 16 {
		t.Errorf("items %d, metrics %v", got.Items, got.Metrics)
	}
	var p ledgerPrediction
	if err := json.Unmarshal(predictions.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	if p.ID != "tiny" || len(p.Claims) != 1 || p.Claims[0].Gold != 1 || len(p.Contradictions) != 1 {
		t.Fatalf("prediction %+v", p)
	}
	for _, passage := range p.Claims[0].Passages {
		if !strings.Contains(passage.Exact, "12 bolts") || passage.Report < 1 || passage.Report > 2 {
			t.Errorf("passage %+v", passage)
		}
	}
}

// What is wrong in a file is said, with the line.
func TestLedgerStoryErrors(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"a quote that is not there": {`says: 2 "12 bolts`, `says: 2 "13 bolts`, "does not hold these words"},
		"a report that is not":      {`says: 2 "`, `says: 3 "`, "from 1 to 2"},
		"an unknown stance":         {"| denies", "| refutes", `unknown value "refutes"`},
		"an unknown bound":          {"| exact", "| roughly", "unknown bound"},
		"an unknown kind":           {"within | denial", "within | quarrel", `unknown value "quarrel"`},
		"a claim too many":          {"contradiction: 1 |", "contradiction: 2 |", "from 1 to 1"},
		"a copy of a later report":  {"copy of: 1", "copy of: 2", "from 1 to 1"},
		"parts out of order":        {"-- report 2 --", "-- report 3 --", "numbered from 1"},
		"a claim without words":     {"  says:", "  sais:", "unknown field"},
	} {
		t.Run(name, func(t *testing.T) {
			path := ledgerFile(t, "tiny.txtar", strings.ReplaceAll(tinyStory, c.old, c.new))
			_, err := Ledger(context.Background(), []string{path}, Options{})
			if err == nil || stet.KindOf(err) != stet.Invalid || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// Scores by hand: a claim whose denial is parted from it, and one that nobody
// expects.
func TestLedgerScore(t *testing.T) {
	s, err := readLedgerStory(ledgerFile(t, "tiny.txtar", tinyStory))
	if err != nil {
		t.Fatal(err)
	}
	d := s.dossier()
	says, denies := d.Statements[0], d.Statements[1]
	claim := func(id string, st stet.Statement, speaker string, stance stet.Stance) stet.Claim {
		p := stet.Passage{Report: st.Report, Span: st.Content[0]}
		return stet.Claim{ID: stet.ID(id), Passage: p, Status: stet.Asserted, Evidence: stet.EvidenceNone, Positions: []stet.Position{
			{Speaker: speaker, Stance: stance, Words: []stet.Passage{p}},
		}}
	}
	a, b := claim("a", says, "union", stet.Asserts), claim("b", denies, "Ada Quill", stet.Denies)
	a.Ties = []stet.Tie{{Claim: "b", Kind: stet.TieAccounts}}
	b.Ties = []stet.Tie{{Claim: "a", Kind: stet.TieAccounts}}
	// The denial's words are no quote of the file: b has none and is spurious.
	d.Claims = []stet.Claim{a, b}
	var score ledgerScore
	score.add(matchLedger(s, d))
	m := score.metrics()
	for name, want := range map[string]float64{
		"claims_precision": 0.5, "claims_recall": 1, // a has one of two quotes: half
		"positions_precision": 0.5, "positions_recall": 0.5,
		"contradictions_precision": 0, "contradictions_recall": 0, // b stands for nothing
		"status": 0, "evidence": 1, "figures_recall": 0, "stories_without_a_fault": 0,
	} {
		near(t, name, m[name], want)
	}
}

func TestSameSpeaker(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Mayor Ada Quill", "Quill", true},
		{"Ministry of Fisheries", "the ministry", true},
		{"Ada Quill", "Karl Quill", false},
		{"the president", "President", true},
		{"", "", true},
		{"", "Quill", false},
		{"Tarvian navy", "Norden's navy", false},
	} {
		if sameSpeaker(c.a, c.b) != c.same || sameSpeaker(c.b, c.a) != c.same {
			t.Errorf("%q and %q: want the same %v", c.a, c.b, c.same)
		}
	}
}
