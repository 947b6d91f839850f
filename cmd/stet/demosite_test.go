package main

import (
	"bytes"
	"context"
	"net"
	"testing"

	"stet/internal/query"
	"stet/internal/store"
	"stet/internal/web"
)

// demoSite plays the demonstration and serves it: it gives the address and the
// newsroom.
func demoSite(t testing.TB) (string, *demo) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	var said bytes.Buffer
	c := &console{ctx: ctx, out: &said, err: &said, getenv: func(string) string { return "" }, flags: &cli{Data: t.TempDir()}}
	cfg, err := (&demoCmd{}).settings(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDemo(c, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.close)
	if err := d.play(ctx); err != nil {
		t.Fatalf("%v\n%s", err, &said)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	handler, err := site(d.newsroom, siteAddress(l.Addr().String()), web.Options{Now: d.running(), Live: d.live})
	if err != nil {
		t.Fatal(err)
	}
	server := web.Server(handler)
	go server.Serve(web.Listener(l)) //nolint:errcheck // ends when the server is closed
	t.Cleanup(func() { server.Close() })
	return siteAddress(l.Addr().String()), d
}

// residence gives the path of the article about the residence.
func residence(t testing.TB, d *demo) string {
	t.Helper()
	found, err := d.store.Search(background, store.SearchAsk{Query: query.Parse("residence drones"), Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Kind == "article" {
			return "/article/" + string(f.ID)
		}
	}
	t.Fatal("no article about the residence")
	return ""
}
