package eval

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func rowsOf(scores ...float64) []scored {
	// The first half of the scores are supported rows', in pairs with the second.
	n := len(scores) / 2
	var out []scored
	for i, s := range scores {
		out = append(out, scored{supported: i < n, score: s, pair: string(rune('a' + i%n))})
	}
	return out
}

func almost(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestSupportMetrics(t *testing.T) {
	// Supported .9 .6 .5, others .7 .5 .1. Of nine comparisons: .9 wins 3, .6 wins
	// 2, .5 wins 1 and ties 1: 6.5/9.
	rows := rowsOf(.9, .6, .5, .7, .5, .1)
	if got := auc(rows); !almost(got, 6.5/9) {
		t.Errorf("AUC %v, want %v", got, 6.5/9)
	}
	// Pairs: .9 over .7 right, .6 over .5 right, .5 over .1 right; then one tie.
	if got, ok := consistency(rows); !ok || !almost(got, 1) {
		t.Errorf("consistency %v", got)
	}
	if got, _ := consistency(rowsOf(.9, .5, .7, .5)); !almost(got, .5) {
		t.Errorf("a tie must be a miss: %v", got)
	}
	if _, ok := consistency([]scored{{supported: true}}); ok {
		t.Error("consistency without pairs")
	}
	// At .55: two of three supported, two of three others: 2/3.
	if got := balancedAccuracy(rows, .55); !almost(got, 2.0/3) {
		t.Errorf("balanced accuracy %v", got)
	}
}

func TestBestThreshold(t *testing.T) {
	for name, c := range map[string]struct {
		rows []scored
		want float64
	}{
		// Between .4 and .6 everything is right.
		"apart": {rowsOf(.8, .6, .4, .2), .5},
		// .3 (2/2, 1/2), .5 (1/2, 1/2), .7 (1/2, 2/2): .75, .5, .75; the middle of
		// the two best, taken downwards, is the lower.
		"mixed": {rowsOf(.8, .4, .6, .2), .3},
		"equal": {rowsOf(.5, .5), .5},
	} {
		if got := bestThreshold(c.rows); !almost(got, c.want) {
			t.Errorf("%s: threshold %v, want %v", name, got, c.want)
		}
	}
}

const supportFile = `{"id":"1","source":"The Tarn bridge was closed on Monday. About 40 people live there.","sentence":"The Tarn bridge was closed.","label":1,"pair":"a"}
{"id":"2","source":"The Tarn bridge was closed on Monday. About 40 people live there.","sentence":"The Dell bridge was not closed.","label":0,"pair":"a"}
{"id":"3","source":"Rain fell on the hills.","sentence":"Rain fell.","label":1}
`

func TestSupport(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows.jsonl")
	if err := os.WriteFile(path, []byte(supportFile), 0o600); err != nil {
		t.Fatal(err)
	}
	var predictions bytes.Buffer
	r, err := Support(context.Background(), []string{path}, Options{Predictions: &predictions})
	if err != nil {
		t.Fatal(err)
	}
	if r.Items != 3 || r.Metrics["auc"] != 1 || r.Metrics["consistency"] != 1 {
		t.Errorf("got %+v", r)
	}
	if _, ok := r.Metrics["balanced_accuracy"]; ok {
		t.Error("balanced accuracy without a file to choose the threshold on")
	}
	lines := strings.Split(strings.TrimSpace(predictions.String()), "\n")
	if len(lines) != 3 || !strings.Contains(lines[1], `"refused"`) || !strings.Contains(lines[0], `"stands"`) {
		t.Errorf("predictions %q", lines)
	}
	if r, err = Support(context.Background(), []string{path, path}, Options{}); err != nil || r.Metrics["balanced_accuracy"] != 1 {
		t.Errorf("two files: %+v, %v", r, err)
	}
	if _, err := Support(context.Background(), nil, Options{}); err == nil {
		t.Error("no file, no error")
	}
}
