package main

import (
	"context"
	"log/slog"
	"net/netip"
	"path/filepath"
	"strings"
	"time"

	"stet"
	"stet/internal/archive"
	"stet/internal/config"
	"stet/internal/fetch"
	"stet/internal/page"
	"stet/internal/pipeline"
	"stet/internal/statements"
	"stet/internal/store"
	"stet/internal/verify"
	"stet/internal/webhook"
)

// newsroom is the parts, joined.
type newsroom struct {
	cfg      config.Config
	store    *store.Store
	archive  *archive.Archive
	pipeline *pipeline.Pipeline
	release  func() // the lock of the only worker
}

// finder lets the gates ask who says what in a text, without verify importing
// statements.
type finder struct{}

func (finder) Extract(r *stet.Report) []stet.Statement { return statements.Extract(r) }

func gates() *verify.Gates { return verify.New(finder{}) }

// fetcher makes the client that reads originals.
func fetcher(cfg config.Config, hosts map[string]string) (*fetch.Client, error) {
	if err := cfg.NeedContact(); err != nil {
		return nil, err
	}
	return fetch.New(fetch.Options{
		UserAgent: "Stet/" + version() + " (+" + cfg.Site.Contact + ")",
		Timeout:   time.Duration(cfg.Fetch.Timeout), MaxBytes: cfg.Fetch.MaxBytes, Interval: time.Duration(cfg.Fetch.Interval),
		Robots: cfg.Fetch.Robots, Allow: append([]netip.Prefix(nil), cfg.Fetch.Allow...), Hosts: hosts,
	})
}

// idle is the fetcher of a program that only looks at what is there.
type idle struct{}

func (idle) Fetch(context.Context, fetch.Request) (*fetch.Response, error) {
	return nil, stet.Errorf(stet.Forbidden, "this command fetches nothing")
}

// open opens the newsroom to look at or to change, without working on it.
func open(ctx context.Context, cfg config.Config) (*newsroom, error) {
	return join(ctx, cfg, pipeline.Options{Fetcher: idle{}})
}

// openToWork opens the newsroom for a process that runs the pipeline. On SQLite
// only one process may.
func openToWork(ctx context.Context, cfg config.Config, o pipeline.Options) (n *newsroom, err error) {
	release := func() {}
	if cfg.Database == "" {
		if release, err = store.OnlyWorker(ctx, filepath.Join(cfg.Data, "worker.lock")); err != nil {
			return nil, err
		}
	}
	if err = models(cfg, &o); err == nil {
		n, err = join(ctx, cfg, o)
	}
	if err != nil {
		release()
		return nil, err
	}
	n.release = release
	return n, nil
}

func join(ctx context.Context, cfg config.Config, o pipeline.Options) (n *newsroom, err error) {
	n = &newsroom{cfg: cfg, release: func() {}}
	if n.archive, err = archive.Open(filepath.Join(cfg.Data, "archive")); err != nil {
		return nil, err
	}
	if n.store, err = store.Open(ctx, cfg.DatabaseAddress()); err != nil {
		return nil, err
	}
	o.Store, o.Archive, o.Gates = n.store, n.archive, gates()
	o.Compose = style(cfg)
	o.PollEvery, o.Recheck, o.Workers = time.Duration(cfg.Fetch.Poll), time.Duration(cfg.Fetch.Recheck), cfg.Work.Workers
	o.MaxAttempts, o.RetryFirst = cfg.Work.Attempts, time.Duration(cfg.Work.Retry)
	if o.Webhooks, err = webhooks(cfg); err != nil {
		n.store.Close()
		return nil, err
	}
	if cfg.Site.URL != "" {
		o.ClaimURL = func(claim stet.ID) string { return strings.TrimSuffix(cfg.Site.URL, "/") + page.ClaimPath(claim) }
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if n.pipeline, err = pipeline.New(o); err != nil {
		n.store.Close()
		return nil, err
	}
	return n, nil
}

// webhooks makes the client that tells others what is new; nil when nobody is to
// be told.
func webhooks(cfg config.Config) (*webhook.Client, error) {
	if len(cfg.Webhook.URLs) == 0 {
		return nil, nil
	}
	return webhook.New(webhook.Options{URLs: cfg.Webhook.URLs, Secret: cfg.Webhook.Secret, UserAgent: "Stet/" + version()})
}

// close ends what open began.
func (n *newsroom) close() {
	n.store.Close()
	n.release()
}
