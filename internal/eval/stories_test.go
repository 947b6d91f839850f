package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet"
)

// checkFigure compares figures worked out by hand.
func checkFigure(t *testing.T, name string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s is %.9f, want %.9f", name, got, want)
	}
}

func TestBCubed(t *testing.T) {
	// Five documents: gold {1,2,3} {4,5}, predicted {1,2} {3,4} {5}.
	gold, pred := []string{"A", "A", "A", "B", "B"}, []string{"x", "x", "y", "y", "z"}
	p, r, f := bCubed(gold, pred, 1)
	checkFigure(t, "precision", p, (1+1+.5+.5+1)/5)
	checkFigure(t, "recall", r, (2./3+2./3+1./3+.5+.5)/5)
	checkFigure(t, "F1", f, 2*p*r/(p+r))

	// A document alone, wrongly put to B, lowers B's precision; it counts
	// itself only where singles count.
	gold, pred = append(gold, "C"), append(pred, "z")
	p, _, _ = bCubed(gold, pred, 1)
	checkFigure(t, "precision with a single", p, (1+1+.5+.5+.5+.5)/6)
	p, _, _ = bCubed(gold, pred, 2)
	checkFigure(t, "precision of twos", p, (1+1+.5+.5+.5)/5)

	if p, r, f := bCubed(nil, nil, 1); p != 0 || r != 0 || f != 0 {
		t.Error("no documents should give zeros")
	}
	_, _, f = bCubed([]string{"A", "A", "B"}, []string{"1", "1", "2"}, 1)
	checkFigure(t, "F1 of the right answer", f, 1)
}

func TestVMeasure(t *testing.T) {
	// Gold {1,2} {3,4}, predicted {1,2,3} {4}.
	gold, pred := []string{"A", "A", "B", "B"}, []string{"x", "x", "x", "y"}
	hGold := math.Log(2)
	hPred := -(.75*math.Log(.75) + .25*math.Log(.25))
	goldGivenPred := .75 * -(2./3*math.Log(2./3) + 1./3*math.Log(1./3))
	predGivenGold := .5 * math.Log(2)
	h, c, v := vMeasure(gold, pred)
	checkFigure(t, "homogeneity", h, 1-goldGivenPred/hGold)
	checkFigure(t, "completeness", c, 1-predGivenGold/hPred)
	checkFigure(t, "V", v, 2*h*c/(h+c))

	h, c, v = vMeasure([]string{"A", "A"}, []string{"x", "x"})
	if h != 1 || c != 1 || v != 1 {
		t.Errorf("one event in one group gives %v %v %v, want 1 1 1", h, c, v)
	}
	h, _, _ = vMeasure([]string{"A", "B"}, []string{"x", "x"})
	checkFigure(t, "homogeneity of one heap", h, 0)
}

const storyLines = `{"id":"2","lang":"en","title":"All safe after Corvina Star strikes sandbank","text":"All passengers of the Corvina Star are safe after the ferry struck a sandbank near Port Velline in fog, harbour master Idris Quell of the Tamber Line said.","published":"2031-05-14T10:00:00Z","event":"e1"}
{"id":"1","lang":"en","title":"Corvina Star aground off Port Velline","text":"The ferry Corvina Star struck a sandbank off Port Velline in fog, and all passengers are safe, harbour master Idris Quell said. The Tamber Line owns it.","published":"2031-05-14T09:00:00Z","event":"e1"}
{"id":"3","lang":"en","title":"Neu-Harmingen raises parking fees","text":"The council of Neu-Harmingen raised parking fees in the old town; mayor Jule Abendroth defended the plan against shopkeepers and the opposition.","published":"","event":"e2"}
`

func TestStories(t *testing.T) {
	path := jsonlFile(t, "stories.jsonl", storyLines)
	var predictions bytes.Buffer
	steps := 0
	res, err := Stories(context.Background(), []string{path}, Options{Predictions: &predictions, Progress: func(done, total int) { steps += total }})
	if err != nil {
		t.Fatal(err)
	}
	if res.Task != "stories" || res.Items != 3 || res.Metrics["b3_f1"] != 1 || res.Metrics["b3_f1_2"] != 1 || res.Metrics["v_measure"] != 1 || steps != 9 {
		t.Errorf("%+v after %d steps", res, steps)
	}
	clusters := map[string]string{}
	for line := range strings.Lines(predictions.String()) {
		var p storyPrediction
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		clusters[p.ID] = p.Cluster
	}
	if len(clusters) != 3 || clusters["1"] != clusters["2"] || clusters["1"] == clusters["3"] {
		t.Errorf("predictions %v", clusters)
	}
}

func TestStoriesBadInput(t *testing.T) {
	for name, c := range map[string]struct {
		paths []string
		kind  stet.Kind
	}{
		"none":   {nil, stet.Invalid},
		"absent": {[]string{filepath.Join(t.TempDir(), "no.jsonl")}, stet.NotFound},
		"twice":  {[]string{jsonlFile(t, "twice.jsonl", `{"id":"1"}`+"\n"+`{"id":"1"}`)}, stet.Invalid},
		"date":   {[]string{jsonlFile(t, "date.jsonl", `{"id":"1","published":"Monday"}`)}, stet.Invalid},
	} {
		if _, err := Stories(context.Background(), c.paths, Options{}); stet.KindOf(err) != c.kind {
			t.Errorf("%s: %v, want kind %s", name, err, c.kind)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Stories(ctx, []string{jsonlFile(t, "s.jsonl", storyLines)}, Options{}); err == nil {
		t.Error("cancelled, and no error")
	}
}

// TestStoriesCorpus holds the figure that docs/evaluation.md records, less what
// the order of the reports alone may cost.
func TestStoriesCorpus(t *testing.T) {
	res, err := Stories(context.Background(), groupingCorpus(t, "stories-giveme5w1h.jsonl.gz"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(res)
	if f := res.Metrics["b3_f1"]; f < 0.93 {
		t.Errorf("B-cubed F1 %.3f, want at least 0.93", f)
	}
}

func jsonlFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// groupingCorpus gives the paths of files of the evaluation corpora, or skips.
func groupingCorpus(t *testing.T, names ...string) []string {
	t.Helper()
	dir := os.Getenv("STET_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	var paths []string
	for _, name := range names {
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err != nil {
			t.Skipf("the evaluation corpora are not here (%v): set STET_CORPORA to their folder", err)
		}
		paths = append(paths, path)
	}
	return paths
}
