package pipeline_test

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"stet"
	"stet/internal/copies"
	"stet/internal/extract"
	"stet/internal/pipeline"
	"stet/internal/statements"
	"stet/internal/stories"
)

// pages gives the pages of a folder of *.html.gz: STET_PAGES, or a corpus beside
// the repository.
func pages(b *testing.B) (all [][]byte) {
	b.Helper()
	dir := os.Getenv("STET_PAGES")
	if dir == "" {
		dir = "../../../shared/corpora/pages-trafilatura"
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*.html.gz"))
	if len(names) == 0 {
		b.Skipf("no pages in %s: name a folder of *.html.gz with STET_PAGES", dir)
	}
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			b.Fatal(err)
		}
		body, err := io.ReadAll(z)
		if err != nil {
			b.Fatal(err)
		}
		f.Close()
		all = append(all, body)
	}
	return all
}

// BenchmarkPageToPlacedReport takes archived pages the way that a report goes
// without database and network: extraction, language, statements on every core,
// then grouping on one, as the pipeline does.
func BenchmarkPageToPlacedReport(b *testing.B) {
	bodies := pages(b)
	var placing sync.Mutex
	origins, groups := copies.New(copies.Options{}), stories.New(stories.Options{})
	var next, placed int
	begun := time.Now()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			placing.Lock()
			n := next
			next++
			placing.Unlock()
			page, err := extract.Read(bodies[n%len(bodies)], "text/html", "http://outlet.example/page")
			if err != nil {
				continue // some pages hold no article
			}
			at := noon.Add(time.Duration(n) * time.Second)
			r := pipeline.NewReport(page, stet.Snapshot{URL: "http://outlet.example/page", SHA256: "x", Fetched: at}, stet.Item{}, stet.Source{})
			statements.Extract(&r)
			placing.Lock()
			r.ID = stet.NewID(at, "benchmark")
			origins.Place(r.ID, r.Published, r.Text)
			groups.Place(stories.Doc{ID: r.ID, Lang: r.Lang, Headline: r.Headline, Text: r.Text, Published: r.Published})
			placed++
			placing.Unlock()
		}
	})
	b.ReportMetric(float64(placed)/time.Since(begun).Seconds(), "reports/s")
}
