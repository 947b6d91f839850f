package eval

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"stet"
)

const (
	copyTexts = `{"id":"wire","text":"The ferry Corvina Star ran aground on a sandbank off Port Velline early on Wednesday with 214 passengers on board, the harbour authority said. Lifeboats from Velline and Sant Orme took all passengers off within three hours."}
{"id":"reprint","text":"The ferry Corvina Star ran aground on a sandbank off Port Velline early on Wednesday with 214 passengers on board, the harbour authority said. Lifeboats took them off."}
{"id":"own","text":"A boat with more than two hundred people on it got stuck in the sand near Velline this week, and its owner now faces questions from the port about papers and engines."}
`
	copyPairs = `{"a":"wire","b":"reprint","relation":"copy","note":""}
{"a":"wire","b":"own","relation":"partial","note":"shared quotation"}
{"a":"own","b":"reprint","relation":"independent","note":"shared quotation"}
{"a":"reprint","b":"wire","relation":"unrelated","note":""}
`
)

func TestCopies(t *testing.T) {
	var predictions bytes.Buffer
	paths := []string{jsonlFile(t, "pairs.jsonl", copyPairs), jsonlFile(t, "texts.jsonl", copyTexts)}
	res, err := Copies(context.Background(), paths, Options{Predictions: &predictions})
	if err != nil {
		t.Fatal(err)
	}
	// Called positive: the first pair, rightly, and the last, wrongly; the
	// second is missed.
	for name, want := range map[string]float64{
		"precision": .5, "recall": .5, "f1": .5, "copy_precision": .5, "copy_recall": 1, "positive_copy": 1, "positive_partial": 0,
		"positive_independent": 0, "positive_unrelated": 1, "positive_note_shared_quotation": 0,
	} {
		got, ok := res.Metrics[name]
		if !ok {
			t.Errorf("no figure %s", name)
		}
		checkFigure(t, name, got, want)
	}
	if lines := strings.Split(strings.TrimSpace(predictions.String()), "\n"); len(lines) != 4 || !strings.HasPrefix(lines[0], `{"a":"wire","b":"reprint","relation":"copy","score":`) {
		t.Errorf("predictions %q", lines)
	}
	if res.Task != "copies" || res.Items != 4 {
		t.Errorf("%+v", res)
	}
}

func TestCopiesBadInput(t *testing.T) {
	pairs := jsonlFile(t, "pairs.jsonl", copyPairs)
	for name, paths := range map[string][]string{
		"no texts": {pairs}, "text missing": {pairs, jsonlFile(t, "texts.jsonl", `{"id":"wire","text":"x"}`)}, "swapped": {jsonlFile(t, "texts.jsonl", copyTexts), pairs},
	} {
		if _, err := Copies(context.Background(), paths, Options{}); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%s: %v, want an invalid input", name, err)
		}
	}
}

// TestCopiesCorpus holds the figure that docs/evaluation.md records. The
// thresholds were chosen on this file, so it flatters: cross-validated, F1 is
// about 0.90.
func TestCopiesCorpus(t *testing.T) {
	paths := groupingCorpus(t, "copies.jsonl", "stories-giveme5w1h.jsonl.gz", "statements-polnear-train.jsonl.gz")
	res, err := Copies(context.Background(), paths, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(res)
	if res.Metrics["f1"] < 0.89 || res.Metrics["copy_f1"] < 0.94 {
		t.Errorf("F1 %.3f and %.3f for copies alone, want at least 0.89 and 0.94", res.Metrics["f1"], res.Metrics["copy_f1"])
	}
}
