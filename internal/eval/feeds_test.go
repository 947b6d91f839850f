package eval

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet"
)

// feedFolder writes a small folder in the task's layout.
func feedFolder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFeedsCountsValues(t *testing.T) {
	dir := feedFolder(t, map[string]string{
		"translator/rss/a.xml": `<rss version="2.0"><channel><title>Harbour News</title><item><title>Bridge</title>
			<pubDate>Sun, 04 May 2031 03:02:01 +0200</pubDate></item></channel></rss>`,
		"translator/rss/a.json": `{"title": "Harbour News", "description": "", "items": [
			{"title": "Bridge opens", "publishedParsed": "2031-05-04T01:02:01Z", "published": "Sun, 04 May 2031 03:02:01 +0200", "guid": "g"}]}`,
		"translator/json/b.json":          `{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": []}`,
		"translator/json/b_expected.json": `{"title": "T", "items": []}`,
		"parser/rss/c.xml":                `<rss`,
		"README":                          `not a feed`,
	})
	var out bytes.Buffer
	r, err := Feeds(t.Context(), []string{dir}, Options{Predictions: &out})
	if err != nil {
		t.Fatal(err)
	}
	for metric, want := range map[string]float64{
		"pairs": 2, "expected_values": 5, "values": 3.0 / 5, "values.feed.title": 1, "values.item.title": 0,
		"values.item.published": 1, "values.item.guid": 0, "crashes": 0,
	} {
		if got := r.Metrics[metric]; got != want {
			t.Errorf("%s: %v, want %v", metric, got, want)
		}
	}
	if r.Items != 5 {
		t.Errorf("%d files", r.Items)
	}
	var p feedPrediction
	if err := json.NewDecoder(&out).Decode(&p); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(p.File, "b.json") && len(p.Wrong) != 2 {
		t.Errorf("prediction %+v", p)
	}
}

func TestFeedsWantsFeeds(t *testing.T) {
	if _, err := Feeds(t.Context(), []string{filepath.Join(t.TempDir(), "none")}, Options{}); stet.KindOf(err) != stet.NotFound {
		t.Errorf("no folder: %v", err)
	}
	if _, err := Feeds(t.Context(), []string{t.TempDir()}, Options{}); stet.KindOf(err) != stet.Invalid {
		t.Errorf("empty folder: %v", err)
	}
}

// feedCorpus is where the feed library's test data lie, when they do.
func feedCorpus(t *testing.T) string {
	t.Helper()
	root := os.Getenv("STET_CORPORA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	dir := filepath.Join(root, "feeds-gofeed")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no corpus: %v; set STET_CORPORA to the folder that holds feeds-gofeed", err)
	}
	return dir
}

func TestFeedsOnTheCorpus(t *testing.T) {
	var out bytes.Buffer
	r, err := Feeds(t.Context(), []string{feedCorpus(t)}, Options{Predictions: &out})
	if err != nil {
		t.Fatal(err)
	}
	if r.Metrics["crashes"] != 0 {
		t.Errorf("%v files crash the parser", r.Metrics["crashes"])
	}
	if r.Metrics["values"] < 0.99 {
		t.Errorf("%.4f of the values come out equal; this was 1", r.Metrics["values"])
		for line := range strings.Lines(out.String()) {
			if strings.Contains(line, `"wrong"`) {
				t.Log(line)
			}
		}
	}
	t.Logf("%d files, %.0f a second: %v", r.Items, r.ItemsPerSecond, r.Metrics)
}
