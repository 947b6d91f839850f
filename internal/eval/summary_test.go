package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestRouge(t *testing.T) {
	got, want := rougeTokens("The cat sat; the CAT ran."), rougeTokens("A cat sat on the mat")
	// Tokens: the cat sat the cat ran / a cat sat on the mat. Common unigrams cat, sat,
	// the: 2·3/12. Common bigrams "cat sat": 2·1/10. Longest common subsequence
	// cat sat the: 2·3/12.
	for name, c := range map[string][2]float64{
		"1": {rougeN(got, want, 1), .5}, "2": {rougeN(got, want, 2), .2}, "L": {rougeL(got, want), .5},
		"same": {rougeL(want, want), 1}, "empty": {rougeN(nil, want, 2), 0}, "both empty": {rougeL(nil, nil), 0},
	} {
		if !almost(c[0], c[1]) {
			t.Errorf("ROUGE %s: %v, want %v", name, c[0], c[1])
		}
	}
}

func TestSummary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows.jsonl")
	row := `{"id":"1","reference":"The Tarn bridge was closed.","reports":[
{"title":"x","text":"The “Tarn bridge” was closed on Monday after an inspection. Mayor Ines Holm said the repairs would take four months."},
{"title":"y","text":"Engineers closed the Tarn bridge. The detour over the hills takes an hour."}]}`
	if err := os.WriteFile(path, bytes.ReplaceAll([]byte(row), []byte("\n"), nil), 0o600); err != nil {
		t.Fatal(err)
	}
	var predictions bytes.Buffer
	r, err := Summary(context.Background(), []string{path}, Options{Predictions: &predictions})
	if err != nil || r.Items != 1 || r.Metrics["rouge_1"] <= 0 || r.Metrics["empty"] != 0 {
		t.Fatalf("got %+v, %v", r, err)
	}
	var p summaryPrediction
	if err := json.Unmarshal(predictions.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	texts := []string{"The “Tarn bridge” was closed on Monday after an inspection. Mayor Ines Holm said the repairs would take four months.", "Engineers closed the Tarn bridge. The detour over the hills takes an hour."}
	for _, s := range p.Sentences {
		for _, passage := range s.Passages {
			if string([]rune(texts[passage.Report])[passage.Start:passage.End]) != passage.Exact {
				t.Errorf("passage %+v does not stand there in code points", passage)
			}
		}
	}
	if len(p.Sentences) == 0 {
		t.Error("no sentences predicted")
	}
}
