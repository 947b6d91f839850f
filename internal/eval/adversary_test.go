package eval_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/internal/eval"
)

func TestAdversaryMeasuresOddRows(t *testing.T) {
	t.Parallel()
	row := func(id, n string) string {
		return `{"id":"` + id + `","reports":[{"title":"Flood","text":"The flood damaged ` + n + ` houses in Norway, Mayor Oskar Brandt said on Monday."},` +
			`{"title":"Dam","text":"The company opened the dam on Tuesday after two workers had warned the council."}],"reference":"x"}` + "\n"
	}
	path := filepath.Join(t.TempDir(), "rows.jsonl")
	if err := os.WriteFile(path, []byte(row("even", "33")+row("odd", "44")), 0o600); err != nil {
		t.Fatal(err)
	}
	var predictions bytes.Buffer
	got, err := eval.Adversary(context.Background(), []string{path}, eval.Options{Predictions: &predictions})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(predictions.String(), `"row":"even"`) || !strings.Contains(predictions.String(), `"row":"odd"`) {
		t.Errorf("measured %s", predictions.String())
	}
	if m := got.Metrics; m["number_cases"] == 0 || m["number"] != 1 || m["no_passage"] != 1 || m["good_copied"] != 0 || m["hard_low"] > m["hard"] || m["hard"] > m["hard_high"] {
		t.Errorf("%v", got.Metrics)
	}
}
