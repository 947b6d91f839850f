package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"stet"
	"stet/internal/pipeline"
	"stet/internal/web"
)

type serveCmd struct {
	Listen string `help:"Address to listen on (default: the setting listen)." placeholder:"HOST:PORT"`
	NoWork bool   `help:"Only serve: the work is done by other processes (stet work, on PostgreSQL)."`
}

// Help is shown by stet serve --help.
func (serveCmd) Help() string {
	return `Examples:
  STET_SITE_CONTACT=desk@example.org stet serve
  stet serve --config /etc/stet.toml --listen 0.0.0.0:8440
  stet serve --database postgres://stet@db/stet --no-work`
}

// Run serves until it is told to stop.
func (s *serveCmd) Run(c *console) error {
	cfg, err := c.settings()
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(c.err, nil))
	var n *newsroom
	if s.NoWork {
		n, err = open(c.ctx, cfg)
	} else {
		n, err = working(c, log)
	}
	if err != nil {
		return err
	}
	defer n.close()
	if s.Listen != "" {
		cfg.Listen = s.Listen
	}
	l, err := listen(c.ctx, cfg.Listen)
	if err != nil {
		return err
	}
	handler, err := site(n, siteAddress(l.Addr().String()), web.Options{Access: log})
	if err != nil {
		return err
	}
	if !s.NoWork {
		stop, err := n.work(c.ctx)
		if err != nil {
			return err
		}
		defer stop()
	}
	fmt.Fprintf(c.out, "The newsroom is at %s\n", siteAddress(l.Addr().String()))
	return serve(c.ctx, l, handler)
}

// working opens the newsroom with the client that reads real outlets.
func working(c *console, log *slog.Logger) (*newsroom, error) {
	cfg, err := c.settings()
	if err != nil {
		return nil, err
	}
	client, err := fetcher(cfg, nil)
	if err != nil {
		return nil, err
	}
	return openToWork(c.ctx, cfg, pipeline.Options{Fetcher: client, Log: log})
}

// work starts the pipeline and its polling; stop ends both, finishing the tasks
// at hand.
func (n *newsroom) work(ctx context.Context) (stop func(), err error) {
	post, err := digests(n)
	if err != nil {
		return nil, err
	}
	// The pipeline is stopped by stop alone, so that an interrupt lets tasks end.
	if err := n.pipeline.Start(context.WithoutCancel(ctx)); err != nil {
		return nil, err
	}
	polling, cancel := context.WithCancel(ctx)
	go n.pipeline.Poll(polling)
	if post != nil {
		go post.Run(polling, func(err error) { slog.Default().Error("could not send digests; trying again", "error", err) })
	}
	return func() {
		cancel()
		end, done := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
		defer done()
		_ = n.pipeline.Stop(end) // what does not end in time is taken up at the next start
	}, nil
}

// siteAddress is the site's that listens on HOST:PORT. On this machine alone that
// is localhost and no number, because browsers make passkeys for names only.
func siteAddress(listens string) string {
	host, port, err := net.SplitHostPort(listens)
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsLoopback() {
		return "http://localhost:" + port
	}
	return "http://" + listens
}

func listen(ctx context.Context, address string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, stet.Errorf(stet.Unavailable, "cannot listen on %s (choose another with --listen): %w", address, err)
	}
	return l, nil
}

// garbage is how far the heap of a process that serves may grow beyond what lives,
// in per cent: five times that is some 700 MB under full load. At Go's own 100 a
// collection of 30 ms comes each 0.75 s then, which is what a reader in a hundred
// waits for. GOGC in the environment stands above it, for small machines.
const garbage = 400

// serve answers requests until the context ends, then lets those at hand end.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	server := web.Server(h)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(web.Listener(l)) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(end); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}
