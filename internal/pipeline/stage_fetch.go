package pipeline

import (
	"context"
	"net/http"

	"stet"
	"stet/internal/fetch"
	"stet/internal/store"
)

// pageTypes are the media types that a report can be read from.
const pageTypes = "text/html, application/xhtml+xml, text/plain;q=0.9"

// fetch fetches an item's page and puts its bytes into the archive.
func (p *Pipeline) fetch(ctx context.Context, t Task) (outcome, error) {
	i, err := p.o.Store.Item(ctx, t.ID)
	if err != nil {
		return outcome{}, err
	}
	res, err := p.o.Fetcher.Fetch(ctx, fetch.Request{URL: i.URL, Accept: pageTypes})
	if err != nil {
		return outcome{}, err
	}
	sum, err := p.o.Archive.Put(res.Body)
	if err != nil {
		return outcome{}, err
	}
	shot := stet.NewSnapshot(stet.Snapshot{
		Item: i.ID, URL: i.URL, Final: res.URL, Status: res.Status, Header: keptHeaders(res.Header),
		Fetched: p.o.Now(), SHA256: sum, Size: int64(len(res.Body)),
	})
	return outcome{save: func(ctx context.Context, tx *store.Tx) ([]Task, error) {
		return []Task{{Stage: "extract", ID: shot.ID}}, tx.SaveSnapshot(ctx, shot)
	}}, nil
}

// keptHeaders are those that say something about the original; cookies and the
// like are nobody's business later.
func keptHeaders(h http.Header) map[string][]string {
	kept := map[string][]string{}
	for _, name := range []string{"Content-Type", "Content-Language", "Date", "Etag", "Last-Modified", "Cache-Control", "X-Robots-Tag"} {
		if v := h.Values(name); len(v) > 0 {
			kept[name] = v
		}
	}
	return kept
}
