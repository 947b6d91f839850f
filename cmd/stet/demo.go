package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"stet"
	"stet/examples"
	"stet/internal/account"
	"stet/internal/config"
	"stet/internal/outlets"
	"stet/internal/pipeline"
	"stet/internal/store"
	"stet/internal/web"
)

type demoCmd struct {
	Listen string `help:"Address to listen on (default: 127.0.0.1:8440, or any free port when that is taken)." placeholder:"HOST:PORT"`
	Once   bool   `help:"Go the whole way, print a summary and exit."`
}

// Help is shown by stet demo --help.
func (demoCmd) Help() string {
	return `The outlets of the demonstration are invented. A small server on this machine plays them, and
the newsroom reads it as it would read real ones. Data are kept in a temporary directory unless
--data names one.

Examples:
  stet demo
  stet demo --once --data demo-data`
}

// demo is a running demonstration.
type demo struct {
	*newsroom
	scenario *outlets.Scenario
	clock    atomic.Pointer[time.Time] // what the newsroom takes for now
	outlets  net.Listener
}

// Run runs the demonstration.
func (k *demoCmd) Run(c *console) error {
	cfg, err := k.settings(c)
	if err != nil {
		return err
	}
	if c.flags.Data == "" {
		if cfg.Data, err = os.MkdirTemp("", "stet-demo-"); err != nil {
			return stet.Errorf(stet.Unavailable, "%w", err)
		}
		defer os.RemoveAll(cfg.Data)
	}
	d, err := newDemo(c, cfg)
	if err != nil {
		return err
	}
	defer d.close()
	if err := d.play(c.ctx); err != nil {
		return err
	}
	if k.Once {
		return d.summary(c)
	}
	return d.serve(c, k.Listen)
}

func (k *demoCmd) settings(c *console) (config.Config, error) {
	cfg, err := c.settings()
	cfg.Account.Registration = "open"
	cfg.Site = config.Site{Title: "Stet", Lang: "en", Contact: "demo@stet.example", Example: true}
	cfg.Topics = config.Topics{{Name: "War and talks", Query: `drone* OR ceasefire OR "peace talks"`}, {Name: "At sea", Query: `ferry OR coastguard OR "coast guard"`}, {Name: "Industry", Query: "battery OR chemi* OR chlorine"}}
	cfg.Fetch.Interval, cfg.Fetch.Allow = 0, []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	cfg.Work.Retry = config.Duration(200 * time.Millisecond)
	return cfg, err
}

// newDemo starts the server that plays the outlets and opens the newsroom, whose
// client is led to it for the outlets' host names.
func newDemo(c *console, cfg config.Config) (d *demo, err error) {
	d = &demo{}
	if d.scenario, err = outlets.Load(examples.Newsroom); err != nil {
		return nil, err
	}
	d.set(d.scenario.Waves()[0])
	if d.outlets, err = listen(c.ctx, "127.0.0.1:0"); err != nil {
		return nil, err
	}
	server := &http.Server{Handler: d.scenario.Handler(d.now), ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(d.outlets) //nolint:errcheck // ends when the listener is closed
	hosts := map[string]string{}
	for _, h := range d.scenario.Hosts() {
		hosts[h] = d.outlets.Addr().String()
	}
	client, err := fetcher(cfg, hosts)
	if err != nil {
		return nil, err
	}
	log := slog.New(slog.NewTextHandler(c.err, &slog.HandlerOptions{Level: slog.LevelError}))
	d.newsroom, err = openToWork(c.ctx, cfg, pipeline.Options{Fetcher: client, Log: log, Now: d.now, Responsive: true})
	return d, err
}

func (d *demo) now() time.Time { return *d.clock.Load() }

// running gives a clock that goes on from what the newsroom takes for now, so
// that what readers do has an order.
func (d *demo) running() func() time.Time {
	begun := time.Now()
	return func() time.Time { return d.now().Add(time.Since(begun)) }
}

func (d *demo) set(t time.Time) { d.clock.Store(&t) }

func (d *demo) close() {
	d.outlets.Close()
	d.newsroom.close()
}

// waveKey is where the demonstration keeps how far it has come, so that one that
// was killed goes on where it was: the reports of a later wave must not be read
// half before the clock has moved.
const waveKey = "demo.wave"

// play lets the newsroom read what the outlets publish, wave by wave.
func (d *demo) play(ctx context.Context) error {
	for _, s := range d.scenario.Sources() {
		err := d.store.Update(ctx, func(tx *store.Tx) error { return tx.AddSource(ctx, s) })
		if err != nil && stet.KindOf(err) != stet.Conflict {
			return err
		}
	}
	done, err := d.store.Meta(ctx, waveKey)
	if err != nil {
		return err
	}
	first, _ := strconv.Atoi(done) // "" is 0
	waves := d.scenario.Waves()
	first = min(first, len(waves)-1)
	d.set(waves[first])
	// The first polls are tasks before the work starts, so that grouping waits
	// for them.
	if _, err := d.pipeline.PollDue(ctx); err != nil {
		return err
	}
	if err := d.pipeline.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	defer func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		_ = d.pipeline.Stop(end) // what does not end in time is taken up at the next start
	}()
	for i := first; i < len(waves); i++ {
		err := d.store.Update(ctx, func(tx *store.Tx) error { return tx.SetMeta(ctx, waveKey, strconv.Itoa(i)) })
		if err != nil {
			return err
		}
		d.set(waves[i])
		if _, err := d.pipeline.PollDue(ctx); err != nil {
			return err
		}
		if err := d.pipeline.Drain(ctx); err != nil {
			return err
		}
	}
	return nil
}

// summary prints what came of it.
func (d *demo) summary(c *console) error {
	st, err := d.status(c)
	if err != nil {
		return err
	}
	st.print(c)
	if len(st.Troubles)+len(st.Sources) > 0 {
		return stet.Errorf(stet.Internal, "%d tasks and %d sources failed: see above", len(st.Troubles), len(st.Sources))
	}
	return nil
}

// serve shows the newsroom until it is told to stop.
func (d *demo) serve(c *console, address string) error {
	l, err := listenOr(c.ctx, address, d.cfg.Listen)
	if err != nil {
		return err
	}
	handler, err := site(d.newsroom, siteAddress(l.Addr().String()), web.Options{
		Now: d.running(), Live: d.live,
		Access: slog.New(slog.NewTextHandler(c.err, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	if err != nil {
		return err
	}
	link, err := d.editor(c.ctx, siteAddress(l.Addr().String()))
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, `
The example newsroom is at   %s

What to look at:
  - the front page: each story says first how its leading claim stands
  - the story about the residence: open the marks behind its sentences, see who says what
  - a report page: the archived text, with the passage a sentence rests on
  - the outlets themselves: http://%s/%s/
  - the newsroom from inside: this link signs you in as its administrator, once:
    %s

Stop with an interrupt (Ctrl-C).
`, siteAddress(l.Addr().String()), d.outlets.Addr(), d.scenario.Hosts()[0], link)
	return serve(c.ctx, l, handler)
}

// editor gives a link that signs in as the demonstration's administrator.
func (d *demo) editor(ctx context.Context, base string) (string, error) {
	s, err := signIns(d.newsroom, base, d.running())
	if err != nil {
		return "", err
	}
	const name = "Desk"
	a, err := s.Join(ctx, name, "", stet.RoleAdministrator)
	if stet.KindOf(err) == stet.Conflict {
		a, err = d.store.AccountByKey(ctx, account.Key(name))
	}
	if err != nil {
		return "", err
	}
	return s.Invite(ctx, a.ID)
}

// live leads a browser to the server that plays the outlets, whose host names
// exist nowhere else.
func (d *demo) live(original string) string {
	u, err := url.Parse(original)
	if err != nil {
		return ""
	}
	return "http://" + d.outlets.Addr().String() + "/" + u.Host + "/" + strings.TrimPrefix(u.RequestURI(), "/")
}

// listenOr listens where it was told; when it was told nothing, at the usual
// address or else on any free port.
func listenOr(ctx context.Context, address, usual string) (net.Listener, error) {
	if address != "" {
		return listen(ctx, address)
	}
	if l, err := listen(ctx, usual); err == nil {
		return l, nil
	}
	return listen(ctx, "127.0.0.1:0")
}
