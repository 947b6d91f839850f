package pipeline_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"stet"
	"stet/internal/archive"
	"stet/internal/fetch"
	"stet/internal/pipeline"
	"stet/internal/store"
	"stet/internal/store/storetest"
	"stet/internal/verify"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

var noon = time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)

// web is the outlets of a test: addresses and what they answer. It can be
// changed while the newsroom runs.
type web struct {
	mu    sync.Mutex
	pages map[string]page
}

type page struct {
	body, kind string
	err        error
}

func (w *web) Fetch(_ context.Context, r fetch.Request) (*fetch.Response, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, ok := w.pages[r.URL]
	switch {
	case !ok:
		return nil, stet.Errorf(stet.NotFound, "%s answers 404", r.URL)
	case p.err != nil:
		return nil, p.err
	}
	return &fetch.Response{URL: r.URL, Status: 200, Header: http.Header{"Content-Type": {p.kind}}, Body: []byte(p.body)}, nil
}

func (w *web) set(address string, p page) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[address] = p
}

type noStatements struct{}

func (noStatements) Extract(*stet.Report) []stet.Statement { return nil }

const (
	feedURL  = "http://harbour-wire.example/feed.xml"
	ferryURL = "http://harbour-wire.example/ferry"
	portURL  = "http://harbour-wire.example/port"
)

// list is a feed of the addresses, an hour apart, the last at eleven.
func list(addresses ...string) page {
	var items strings.Builder
	for i, a := range addresses {
		at := noon.Add(-time.Duration(len(addresses)-i) * time.Hour)
		fmt.Fprintf(&items, "<item><title>Item</title><link>%s</link><pubDate>%s</pubDate></item>", a, at.Format(time.RFC1123Z))
	}
	return page{body: `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title>` + items.String() + `</channel></rss>`, kind: "application/rss+xml"}
}

var ferry = page{kind: "text/html", body: `<html><head><title>Ferry burns off Lindholm</title></head><body><article><h1>Ferry burns off Lindholm</h1>
<p>The ferry Amarant burned for six hours off the port of Lindholm on Friday, the harbour master Mara Lind said. All 91 people aboard were taken off by two tugs before noon.</p>
<p>"We saw smoke at dawn and nothing but smoke until ten," Lind said. The owner of the ship, Sund Lines, denied that the engine had been repaired without an inspection.</p>
<p>The strait was closed to shipping until the evening, and a second ferry was sent from the mainland to bring the passengers home, according to the port office.</p></article></body></html>`}

// newsroom is a running pipeline over a test's web.
type newsroom struct {
	*pipeline.Pipeline
	db  *store.Store
	web *web
}

// run starts a newsroom that reads one source.
func run(t *testing.T, db *store.Store, a pipeline.Archive, w *web, change ...func(*pipeline.Options)) *newsroom {
	t.Helper()
	source := stet.NewSource(stet.Source{Name: "Harbour Wire", URL: feedURL, Added: noon})
	if err := db.Update(t.Context(), func(tx *store.Tx) error { return tx.AddSource(t.Context(), source) }); err != nil {
		t.Fatal(err)
	}
	return start(t, db, a, w, change...)
}

// start starts a pipeline, with the polls that are due made before.
func start(t *testing.T, db *store.Store, a pipeline.Archive, w *web, change ...func(*pipeline.Options)) *newsroom {
	t.Helper()
	ctx := t.Context()
	o := pipeline.Options{
		Store: db, Fetcher: w, Archive: a, Gates: verify.New(noStatements{}), Responsive: true,
		MaxAttempts: 2, RetryFirst: time.Millisecond, Now: func() time.Time { return noon },
	}
	for _, c := range change {
		c(&o)
	}
	p, err := pipeline.New(o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.PollDue(ctx); err != nil {
		t.Fatal(err)
	}
	if err := p.Start(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Stop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return &newsroom{p, db, w}
}

// clock stands at noon until it is moved on.
type clock struct{ ahead atomic.Int64 }

func (c *clock) set(o *pipeline.Options) {
	o.Now = func() time.Time { return noon.Add(time.Duration(c.ahead.Load())) }
}

// later moves the clock on until every source is due again, and polls.
func (n *newsroom) later(t *testing.T, c *clock) {
	t.Helper()
	c.ahead.Add(int64(time.Hour))
	if _, err := n.PollDue(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// settle waits until everything is done or parked.
func (n *newsroom) settle(t *testing.T) (parked []pipeline.Trouble) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for {
		if err := n.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		all, err := n.Troubles(ctx, 100)
		if err != nil {
			t.Fatal(err)
		}
		waiting := false
		for _, trouble := range all {
			waiting = waiting || !trouble.Parked()
		}
		if !waiting {
			return all
		}
	}
}

func (n *newsroom) counts(t *testing.T) map[string]int {
	t.Helper()
	c, err := n.db.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func openArchive(t testing.TB) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestFromFeedToArticle(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		n := run(t, db, openArchive(t), &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: ferry}})
		if parked := n.settle(t); len(parked) > 0 {
			t.Fatalf("parked: %v", parked)
		}
		for noun, want := range map[string]int{"reports": 1, "origins": 1, "stories": 1, "articles": 1, "revisions": 1} {
			if got := n.counts(t)[noun]; got != want {
				t.Errorf("%d %s, want %d", got, noun, want)
			}
		}
		stories, err := db.Stories(t.Context(), 10)
		if err != nil || len(stories) != 1 {
			t.Fatal(stories, err)
		}
		a, err := db.StoryArticle(t.Context(), stories[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		d, err := db.Dossier(t.Context(), stories[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		sentences := 0
		for _, section := range a.Sections {
			for _, s := range section.Sentences {
				sentences++
				for _, c := range s.Citations {
					if err := c.Validate(d.Report(c.Report)); err != nil {
						t.Error(err)
					}
				}
			}
		}
		if sentences == 0 {
			t.Error("the article says nothing")
		}
	})
}

func TestWhatFailsIsParkedWithItsReasonAndComesBack(t *testing.T) {
	down := stet.Errorf(stet.Unavailable, "connection refused")
	for _, c := range []struct {
		name, reason string
		page         page
		tries        int
	}{
		{"unreachable", "connection refused", page{err: down}, 2},
		{"over the limit", "50 MB", page{err: stet.Errorf(stet.TooLarge, "the page has 50 MB")}, 1},
		{"no article", "no text", page{kind: "text/html", body: "<html><body></body></html>"}, 1},
		{"a picture", "", page{kind: "image/png", body: "\x89PNG\r\n\x1a\n"}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db *store.Store) {
				n := run(t, db, openArchive(t), &web{pages: map[string]page{feedURL: list(ferryURL, portURL), ferryURL: ferry, portURL: c.page}})
				parked := n.settle(t)
				if len(parked) != 1 || !strings.Contains(parked[0].Error, c.reason) || parked[0].Attempts != c.tries {
					t.Fatalf("parked: %+v, want one after %d tries that says %q", parked, c.tries, c.reason)
				}
				if got := n.counts(t)["reports"]; got != 1 {
					t.Errorf("%d reports, want the other one", got)
				}
				// The page comes back; the item is fetched anew.
				port := ferry
				port.body = strings.ReplaceAll(strings.ReplaceAll(ferry.body, "ferry", "crane"), "Ferry", "Crane")
				n.web.set(portURL, port)
				if parked[0].Task.Stage != "fetch" {
					return // its bytes are archived: reading them again gives the same
				}
				if count, err := n.Retry(t.Context()); err != nil || count != 1 {
					t.Fatal(count, err)
				}
				if parked := n.settle(t); len(parked) > 0 {
					t.Fatalf("still parked: %+v", parked)
				}
				if got := n.counts(t)["reports"]; got != 2 {
					t.Errorf("%d reports, want both", got)
				}
			})
		})
	}
}

func TestSourceThatFailsIsAskedAgain(t *testing.T) {
	for name, answer := range map[string]page{
		"unreachable":              {err: stet.Errorf(stet.Unavailable, "connection refused")},
		"a page instead of a feed": {kind: "text/html", body: "<!doctype html><html><head><title>Hello</title></head><body>Hello</body></html>"},
		"cut short":                {kind: "application/rss+xml", body: "<rss><channel><item>"},
		"nothing":                  {kind: "application/rss+xml"},
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db *store.Store) {
				n := run(t, db, openArchive(t), &web{pages: map[string]page{feedURL: answer}})
				if parked := n.settle(t); len(parked) > 0 {
					t.Fatalf("parked: %+v; a source is asked again instead", parked)
				}
				s, err := db.Sources(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if p := s[0].Poll; p.Failures != 1 || p.LastError == "" || !p.Next.After(noon.Add(15*time.Minute)) {
					t.Errorf("after a failure: %+v", p)
				}
			})
		})
	}
}

// full is an archive on a disk that is full until it is not.
type full struct {
	pipeline.Archive
	mu   sync.Mutex
	full bool
}

func (f *full) Put(b []byte) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.full {
		return "", stet.Errorf(stet.Unavailable, "the disk is full")
	}
	return f.Archive.Put(b)
}

func TestFullDiskLosesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		disk := &full{Archive: openArchive(t), full: true}
		n := run(t, db, disk, &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: ferry}})
		if parked := n.settle(t); len(parked) != 1 || !strings.Contains(parked[0].Error, "disk is full") {
			t.Fatalf("parked: %+v", parked)
		}
		disk.mu.Lock()
		disk.full = false
		disk.mu.Unlock()
		if _, err := n.Retry(t.Context()); err != nil {
			t.Fatal(err)
		}
		if parked := n.settle(t); len(parked) > 0 || n.counts(t)["articles"] != 1 {
			t.Errorf("with room again: parked %+v, %v", parked, n.counts(t))
		}
	})
}

func TestClockInTheFuture(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		future := list(ferryURL)
		future.body = strings.ReplaceAll(future.body, "2031", "2099")
		n := run(t, db, openArchive(t), &web{pages: map[string]page{feedURL: future, ferryURL: ferry}})
		n.settle(t)
		s, err := db.Sources(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		reports, err := db.SourceReports(t.Context(), s[0].ID, 10)
		if err != nil || len(reports) != 1 || !reports[0].Published.Equal(noon) {
			t.Errorf("a report from 2099 counts as published %v (%v), want when it was fetched", reports, err)
		}
	})
}

func TestEveryStageNeedsWhatIsMadeAbove(t *testing.T) {
	made := map[string]bool{"source": true} // by the operator
	for _, s := range pipeline.Stages() {
		for _, need := range s.Needs {
			if !made[need] {
				t.Errorf("stage %s needs a %s, which no stage above it makes", s.Name, need)
			}
		}
		for _, m := range s.Makes {
			if made[m] {
				t.Errorf("stage %s makes a %s, which is made already", s.Name, m)
			}
			made[m] = true
		}
	}
	if !made["article"] {
		t.Error("no stage makes an article")
	}
}

// damaged is an archive whose disk loses what it was given, until mended.
type damaged struct {
	pipeline.Archive
	mu     sync.Mutex
	broken bool
}

func (d *damaged) Get(sum string) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken {
		return nil, stet.Errorf(stet.Corrupt, "the original %s is damaged: restore it from a backup", sum)
	}
	return d.Archive.Get(sum)
}

func TestDamagedOriginalIsParkedUntilMended(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		disk := &damaged{Archive: openArchive(t), broken: true}
		n := run(t, db, disk, &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: ferry}})
		if parked := n.settle(t); len(parked) != 1 || parked[0].Task.Stage != "extract" || !strings.Contains(parked[0].Error, "restore it from a backup") {
			t.Fatalf("parked: %+v", parked)
		}
		disk.mu.Lock()
		disk.broken = false
		disk.mu.Unlock()
		if _, err := n.Retry(t.Context()); err != nil {
			t.Fatal(err)
		}
		if parked := n.settle(t); len(parked) > 0 || n.counts(t)["articles"] != 1 {
			t.Errorf("mended: parked %+v, %v", parked, n.counts(t))
		}
	})
}
