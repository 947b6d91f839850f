package extract

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"stet"
)

// corpus gives the pages of a folder of real ones, gzip-compressed, where there
// is one: every step-th. They are not part of the project.
func corpus(tb testing.TB, step int) (pages [][]byte) {
	tb.Helper()
	root := os.Getenv("STET_CORPORA")
	if root == "" {
		root = "../../../shared/corpora"
	}
	names, err := filepath.Glob(filepath.Join(root, "pages-trafilatura", "*.html.gz"))
	if err != nil {
		tb.Fatal(err)
	}
	if len(names) == 0 {
		tb.Skipf("no pages under %s: set STET_CORPORA to a folder with pages-trafilatura/*.html.gz", root)
	}
	for i := 0; i < len(names); i += step {
		f, err := os.Open(names[i])
		if err != nil {
			tb.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			tb.Fatal(err)
		}
		page, err := io.ReadAll(z)
		if err != nil {
			tb.Fatal(err)
		}
		pages = append(pages, page)
		if err := f.Close(); err != nil {
			tb.Fatal(err)
		}
	}
	return pages
}

// Every real page goes through, keeps the promises of doc.go, and reads the same
// twice.
func TestRealPages(t *testing.T) {
	step := 1
	if testing.Short() {
		step = 10
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, body := range corpus(t, step) {
		g.Go(func() error {
			page, err := HTML(body, "text/html", "https://outlet.example/x")
			if err != nil {
				if kind := stet.KindOf(err); kind != stet.Invalid {
					t.Errorf("page %d: error of kind %s: %v", i*step, kind, err)
				}
				return nil
			}
			checkPage(t, page)
			if i%10 == 0 {
				again, err := HTML(body, "text/html", "https://outlet.example/x")
				if err != nil {
					return err
				}
				if diff := cmp.Diff(page, again); diff != "" {
					t.Errorf("page %d reads differently the second time:\n%s", i*step, diff)
				}
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		t.Error(err)
	}
}

func BenchmarkHTML(b *testing.B) {
	pages := corpus(b, 5)
	b.ResetTimer()
	n := 0
	for range b.N {
		for _, body := range pages {
			n++
			if _, err := HTML(body, "text/html", "https://outlet.example/x"); err != nil && stet.KindOf(err) != stet.Invalid {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}
