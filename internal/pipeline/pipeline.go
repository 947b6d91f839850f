package pipeline

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"stet"
	"stet/internal/compose"
	"stet/internal/draft"
	"stet/internal/fetch"
	"stet/internal/store"
	"stet/internal/verify"
	"stet/internal/webhook"
)

// Fetcher reads addresses. An interface because tests answer without a network.
type Fetcher interface {
	Fetch(ctx context.Context, r fetch.Request) (*fetch.Response, error)
}

// Archive keeps the bytes of originals. An interface because tests break it,
// and because object storage will be a second one.
type Archive interface {
	Put(body []byte) (sha256 string, err error)
	Get(sha256 string) ([]byte, error)
}

// Options are what a pipeline is made of. Store, Fetcher, Archive and Gates are
// needed; the zero value of the rest is a default.
type Options struct {
	Store   *store.Store
	Fetcher Fetcher
	Archive Archive
	Gates   *verify.Gates
	Compose compose.Options // Now is set by the pipeline
	Model   *draft.Model    // writes, where it can; nil: the extractive writer does
	Judge   *draft.Judge    // reads what stands; nil: nobody does

	Published func(*draft.Piece) // is told of each revision, and how it came about; nil: nobody is

	Webhooks *webhook.Client            // who is told what is new in a ledger; nil: nobody
	ClaimURL func(claim stet.ID) string // where readers find a claim, for webhooks; nil: it is not said

	PollEvery   time.Duration    // between two polls of a source; default 15 minutes
	Recheck     time.Duration    // until a report's page is looked at again, tripled each time that it has not changed; default 1 hour
	Workers     int              // at once, for intake and for writing; default 4
	MaxAttempts int              // before a task is parked; default 8
	RetryFirst  time.Duration    // the pause after the first failure, doubled after each; default 15 s
	Responsive  bool             // look for work every 20 ms instead of every 200: for tests and the demo
	Now         func() time.Time // default time.Now
	Log         *slog.Logger     // default slog.Default()
}

// Pipeline runs the stages. Make one with New.
type Pipeline struct {
	o     Options
	desk  draft.Desk
	queue queue
	index index
}

// New makes a pipeline on a store; nothing runs before Start.
func New(o Options) (*Pipeline, error) {
	o.PollEvery = orDefault(o.PollEvery, 15*time.Minute)
	o.Recheck = orDefault(o.Recheck, time.Hour)
	o.Workers = orDefault(o.Workers, 4)
	o.MaxAttempts = orDefault(o.MaxAttempts, 8)
	o.RetryFirst = orDefault(o.RetryFirst, 15*time.Second)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.ClaimURL == nil {
		o.ClaimURL = func(stet.ID) string { return "" }
	}
	p := &Pipeline{o: o, desk: draft.Desk{Gates: o.Gates, Compose: o.Compose, Model: o.Model, Judge: o.Judge, Now: o.Now}}
	var err error
	p.queue, err = newQueue(p)
	return p, err
}

func orDefault[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// Start begins to work on tasks, until Stop. What a killed process left
// half-done is taken up again first.
func (p *Pipeline) Start(ctx context.Context) error {
	if err := p.nameOlder(ctx); err != nil {
		return err
	}
	return p.queue.start(ctx)
}

// Stop finishes the tasks at hand and ends. The context bounds how long.
func (p *Pipeline) Stop(ctx context.Context) error { return p.queue.stop(ctx) }

// PollDue makes a task for every source that is due, and for pages that are to
// be looked at again, and gives their number. Call it as often as you like: what
// has its task gets no second one.
func (p *Pipeline) PollDue(ctx context.Context) (int, error) {
	due, err := p.o.Store.DueSources(ctx, p.o.Now())
	if err != nil {
		return 0, err
	}
	checks, err := p.o.Store.DueChecks(ctx, p.o.Now(), recheckBatch)
	if err != nil || len(due)+len(checks) == 0 {
		return 0, err
	}
	var tasks []Task
	for _, s := range due {
		tasks = append(tasks, Task{Stage: "feed", ID: s.ID})
	}
	for _, c := range checks {
		tasks = append(tasks, Task{Stage: "recheck", ID: c.Item})
	}
	return len(tasks), p.o.Store.Update(ctx, func(tx *store.Tx) error { return p.queue.insert(ctx, tx, tasks) })
}

// Poll calls PollDue until the context ends. Errors are logged here, there
// being nobody to return them to; the next round tries again.
func (p *Pipeline) Poll(ctx context.Context) {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		if _, err := p.PollDue(ctx); err != nil && ctx.Err() == nil {
			p.o.Log.Error("could not look for sources to poll; trying again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Drain returns once no task is left that would run without waiting for a
// retry.
func (p *Pipeline) Drain(ctx context.Context) error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		n, err := p.o.Store.Unsettled(ctx)
		if err != nil || n == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return stet.Errorf(stet.Unavailable, "%d tasks were still unfinished: %w", n, ctx.Err())
		case <-tick.C:
		}
	}
}

// work runs one task: the stage, then one transaction with what it made, the
// tasks that follow and, by complete, the task's own completion.
func (p *Pipeline) work(ctx context.Context, t Task, complete func(*store.Tx) error) (err error) {
	defer stet.Wrap(&err, "%s %s", t.Stage, t.ID)
	stage, ok := stageNamed(t.Stage)
	if !ok {
		return stet.Errorf(stet.Invalid, "there is no stage %q: was this task made by a newer program?", t.Stage)
	}
	out, err := stage.run(p, ctx, t)
	if err != nil {
		return err
	}
	err = p.o.Store.Update(ctx, func(tx *store.Tx) error {
		if out.save != nil {
			next, err := out.save(ctx, tx)
			if err != nil {
				return err
			}
			if err := p.queue.insert(ctx, tx, next); err != nil {
				return err
			}
		}
		return complete(tx)
	})
	if out.settled != nil {
		out.settled(err == nil)
	}
	return err
}

// hopeless reports whether trying again cannot help, the input being what it
// is.
func hopeless(err error) bool {
	switch stet.KindOf(err) {
	case stet.Invalid, stet.TooLarge, stet.Forbidden, stet.NotFound:
		return true
	}
	return false
}

// errBusy says that a task is to be tried again shortly, which is no failure.
var errBusy = errors.New("waiting for the intake to be quiet")

// pause is how long a task waits after its n-th failure: doubling, to a day.
func (o Options) pause(n int) time.Duration {
	d := o.RetryFirst << min(max(n-1, 0), 20)
	if d <= 0 || d > 24*time.Hour {
		return 24 * time.Hour
	}
	return d
}

func (t Task) String() string { return fmt.Sprintf("%s %s", t.Stage, t.ID) }
