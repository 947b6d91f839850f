package eval

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet"
)

func TestPageScore(t *testing.T) {
	var s pageScore
	s.add(goldPage{
		Must:    []string{"the  bridge", "the road", "the school"},
		MustNot: []string{"Advertisement", "Read also", "Home", "Sport"},
		Title:   "Council  Votes", Date: "2031-03-04", Author: "Ada Morrow; Jonas Pell",
	}, predictedPage{
		Text:  "the\nbridge and the road\n\nRead also",
		Title: "council votes", Date: "2031-03-05", Author: "ada morrow;  jonas pell ",
	})
	s.add(goldPage{Must: []string{"lost"}, Title: "x"}, predictedPage{}) // a page of which nothing was read
	for name, want := range map[string]float64{
		"precision": 2. / 3, "recall": 2. / 4, "f1": 2 * 2. / (4 + 3), "accuracy": (2. + 3) / 8,
		"title": 1. / 2, "date": 0, "author": 1,
	} {
		if got := s.metrics()[name]; math.Abs(got-want) > 1e-9 {
			t.Errorf("%s %.4f, want %.4f", name, got, want)
		}
	}
}

// pagesFolder makes a folder of two invented pages, one of them compressed.
func pagesFolder(t *testing.T, gold ...string) string {
	t.Helper()
	dir := t.TempDir()
	page := func(headline, text string) []byte {
		return []byte("<html><head><title>" + headline + "</title><meta name=author content='Ada Morrow'><meta name=date content=2031-03-04></head><body><nav>Home Sport</nav><article><h1>" +
			headline + "</h1>" + strings.Repeat("<p>"+text+"</p>", 3) + "</article></body></html>")
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	if _, err := w.Write(page("Mill sold", "The old mill at Tarn was sold on Monday to a company from Vellmar, the town's clerk told reporters.")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string][]byte{
		"a.html":     page("Bridge shut", "The bridge at Ostry is shut until Friday, the town says, as its bearings need to be changed."),
		"b.html.gz":  z.Bytes(),
		"c.html.gz":  []byte("not gzip"),
		"gold.jsonl": []byte(strings.Join(gold, "\n")),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestPages(t *testing.T) {
	dir := pagesFolder(t,
		`{"file":"a.html","url":"https://post.example/a","must":["shut until Friday"],"must_not":["Home"],"title":"Bridge shut","date":"2031-03-04","author":"Ada Morrow"}`,
		`{"file":"b.html","url":"hard::b","must":["sold on Monday"],"must_not":["Sport"],"title":"Mill sold"}`)
	var predictions bytes.Buffer
	var steps []int
	got, err := Pages(context.Background(), []string{dir}, Options{Predictions: &predictions, Progress: func(done, _ int) { steps = append(steps, done) }})
	if err != nil {
		t.Fatal(err)
	}
	if got.Task != "pages" || got.Items != 2 || got.ItemsPerSecond <= 0 || len(steps) != 2 {
		t.Errorf("result %+v, %d steps", got, len(steps))
	}
	for name, value := range got.Metrics {
		if value != 1 {
			t.Errorf("%s %v, want 1", name, value)
		}
	}
	var first predictedPage
	if err := json.NewDecoder(&predictions).Decode(&first); err != nil {
		t.Fatal(err)
	}
	if first.File != "a.html" || first.Title != "Bridge shut" || first.Date != "2031-03-04" || first.Author != "Ada Morrow" {
		t.Errorf("first prediction %+v", first)
	}
}

func TestPagesErrors(t *testing.T) {
	for name, c := range map[string]struct {
		gold string
		want stet.Kind
	}{
		"no pages":        {"", stet.Invalid},
		"missing page":    {`{"file":"z.html"}`, stet.NotFound},
		"outside":         {`{"file":"../a.html"}`, stet.Invalid},
		"damaged":         {`{"file":"c.html"}`, stet.Invalid},
		"damaged gold":    {`{"file":`, stet.Invalid},
		"a folder as one": {`{"file":"."}`, stet.Unavailable},
	} {
		if _, err := Pages(context.Background(), []string{pagesFolder(t, c.gold)}, Options{}); stet.KindOf(err) != c.want {
			t.Errorf("%s: error %v, want kind %q", name, err, c.want)
		}
	}
	if _, err := Pages(context.Background(), []string{t.TempDir()}, Options{}); stet.KindOf(err) != stet.NotFound {
		t.Errorf("no gold.jsonl: error %v, want kind not found", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Pages(ctx, []string{pagesFolder(t, `{"file":"a.html"}`)}, Options{}); err == nil {
		t.Error("a cancelled run goes on")
	}
}

// The figure that extraction must not fall below on the pages it was last
// measured on.
func TestPagesFloor(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	root := os.Getenv("STET_CORPORA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	dir := filepath.Join(root, "pages-trafilatura")
	if _, err := os.Stat(filepath.Join(dir, "gold.jsonl")); err != nil {
		t.Skipf("the evaluation pages are not here (%v): set STET_CORPORA to their folder's parent", err)
	}
	got, err := Pages(context.Background(), []string{dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, floor := range map[string]float64{"f1": 0.92, "accuracy": 0.92, "title": 0.81, "date": 0.79, "author": 0.59} {
		if got.Metrics[name] < floor {
			t.Errorf("%s %.4f is under %.2f", name, got.Metrics[name], floor)
		}
	}
}
