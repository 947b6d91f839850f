package source_test

import (
	"context"
	"strings"
	"testing"

	"stet/internal/messages"
	"stet/internal/page"
	"stet/internal/web/source"
	"stet/internal/web/webtest"
)

func TestList(t *testing.T) {
	all, err := webtest.New().Sources(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	rows := webtest.Render(t, source.List(messages.From(context.Background()), page.NewSources(all, nil))).Texts("tbody tr")
	if len(rows) != len(all) {
		t.Fatalf("%d rows, want %d", len(rows), len(all))
	}
	for i, want := range map[int]string{0: "Lantern Cooperative", 1: "nothing noted", 2: "short excerpts with a link", 3: "(did not answer)", 7: "de"} {
		if !strings.Contains(rows[i], want) {
			t.Errorf("row %d, %q, lacks %q", i, rows[i], want)
		}
	}
}

func TestOne(t *testing.T) {
	n, id := webtest.New(), webtest.SourceID("talbote")
	entry, err := n.Source(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	latest, err := n.SourceReports(context.Background(), id, 9)
	if err != nil {
		t.Fatal(err)
	}
	live := func(address string) string { return strings.Replace(address, ".example/", ".test/", 1) }
	p := webtest.Render(t, source.Page(messages.From(context.Background()), page.NewSource(entry, latest, live)))
	if got := p.Text(".latest bdi[lang=de]"); got != "Orlund legt Wärterbuch des Tarn-Damms offen" {
		t.Errorf("headline %q", got)
	}
	if href := webtest.Attr(p.One(".latest .live"), "href"); href != "https://talbote.test/2031/03/veyra" {
		t.Errorf("the live page is at %s", href)
	}
}
