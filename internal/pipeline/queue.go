package pipeline

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivertype"

	"stet/internal/store"
)

// queue is River on one of the two engines, whose transactions are of
// different types: this is where that difference ends.
type queue interface {
	start(ctx context.Context) error
	stop(ctx context.Context) error
	insert(ctx context.Context, tx *store.Tx, tasks []Task) error
	parked(ctx context.Context, states []rivertype.JobState, limit int) ([]*rivertype.JobRow, error)
	retry(ctx context.Context, id int64) error
}

func newQueue(p *Pipeline) (queue, error) {
	if p.o.Store.Pool() == nil {
		return newRiver(p, riversqlite.New(p.o.Store.Writer()), (*store.Tx).SQLite, river.JobCompleteTx[*riversqlite.Driver, *sql.Tx, Task])
	}
	return newRiver(p, riverpgxv5.New(p.o.Store.Pool()), (*store.Tx).Postgres, river.JobCompleteTx[*riverpgxv5.Driver, pgx.Tx, Task])
}

type riverQueue[T any] struct {
	p        *Pipeline
	name     string // of this process among the workers
	client   *river.Client[T]
	raw      func(*store.Tx) T
	complete func(context.Context, T, *river.Job[Task]) (*river.Job[Task], error)
	release  func() // the lock that says that this worker lives; nil on SQLite
	rescuing context.CancelFunc
}

// jobTimeout bounds one task; a page takes at most the fetch's own time-out, and
// an article with a model longer (articleTime).
const jobTimeout = 2 * time.Minute

func newRiver[T any](p *Pipeline, driver riverdriver.Driver[T], raw func(*store.Tx) T,
	complete func(context.Context, T, *river.Job[Task]) (*river.Job[Task], error),
) (queue, error) {
	q := &riverQueue[T]{p: p, name: "stet-" + rand.Text(), raw: raw, complete: complete}
	workers := river.NewWorkers()
	if err := river.AddWorkerSafely(workers, &worker[T]{q: q}); err != nil {
		return nil, err
	}
	every := 200 * time.Millisecond
	if p.o.Responsive {
		every = 20 * time.Millisecond
	}
	var err error
	q.client, err = river.NewClient(driver, &river.Config{
		ID:      q.name,
		Workers: workers,
		Queues: map[string]river.QueueConfig{
			intake: {MaxWorkers: p.o.Workers}, grouping: {MaxWorkers: 1}, writing: {MaxWorkers: p.o.Workers}, notifying: {MaxWorkers: p.o.Workers},
			checking: {MaxWorkers: p.o.Workers}, drafting: {MaxWorkers: p.drafters()},
		},
		FetchCooldown: min(every, 50*time.Millisecond), FetchPollInterval: every,
		JobTimeout: jobTimeout, RescueStuckJobsAfter: p.articleTime() + 30*time.Second,
		MaxAttempts: p.o.MaxAttempts, RetryPolicy: retryPolicy{p},
		// Parked tasks stay until somebody looks at them.
		CancelledJobRetentionPeriod: -1, DiscardedJobRetentionPeriod: -1,
		Logger: slog.New(warnings{p.o.Log.Handler()}),
	})
	return q, err
}

// warnings passes what the queue says on from warnings up: it tells its counts
// every few seconds.
type warnings struct{ slog.Handler }

// Enabled is asked by slog for each message.
func (w warnings) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= slog.LevelWarn && w.Handler.Enabled(ctx, l)
}

// articleTime is how long an article may take.
func (p *Pipeline) articleTime() time.Duration { return jobTimeout + p.desk.Longest() }

// drafters is how many articles are written at once.
func (p *Pipeline) drafters() int {
	if p.o.Model == nil {
		return p.o.Workers
	}
	return min(p.o.Workers, max(1, p.o.Model.Parallel))
}

func (q *riverQueue[T]) start(ctx context.Context) error {
	s := q.p.o.Store
	if s.Pool() == nil {
		if err := s.RescueAll(ctx); err != nil {
			return err
		}
		return q.client.Start(ctx)
	}
	var err error
	if q.release, err = s.Alive(ctx, q.name); err != nil {
		return err
	}
	if err := s.RescueDead(ctx, q.name); err != nil {
		return err
	}
	ctx, q.rescuing = context.WithCancel(ctx)
	go q.rescueLoop(ctx)
	return q.client.Start(ctx)
}

// rescueLoop looks for dead workers every few seconds.
func (q *riverQueue[T]) rescueLoop(ctx context.Context) {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := q.p.o.Store.RescueDead(ctx, q.name); err != nil && ctx.Err() == nil {
				q.p.o.Log.Error("could not look for dead workers; trying again", "error", err)
			}
		}
	}
}

func (q *riverQueue[T]) stop(ctx context.Context) error {
	err := q.client.Stop(ctx)
	if q.rescuing != nil {
		q.rescuing()
	}
	if q.release != nil {
		q.release()
		q.release = nil
	}
	return err
}

func (q *riverQueue[T]) insert(ctx context.Context, tx *store.Tx, tasks []Task) error {
	if len(tasks) == 0 {
		return nil
	}
	params := make([]river.InsertManyParams, len(tasks))
	for i, t := range tasks {
		stage, _ := stageNamed(t.Stage)
		// A task that is still to do is not made twice. Completed is left out:
		// a source is polled again.
		params[i] = river.InsertManyParams{Args: t, InsertOpts: &river.InsertOpts{Queue: stage.Queue, UniqueOpts: river.UniqueOpts{
			ByArgs: true, ByState: []rivertype.JobState{
				rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning, rivertype.JobStateRetryable, rivertype.JobStateScheduled,
			},
		}}}
	}
	_, err := q.client.InsertManyTx(ctx, q.raw(tx), params)
	return err
}

func (q *riverQueue[T]) parked(ctx context.Context, states []rivertype.JobState, limit int) ([]*rivertype.JobRow, error) {
	res, err := q.client.JobList(ctx, river.NewJobListParams().States(states...).First(limit).OrderBy(river.JobListOrderByID, river.SortOrderAsc))
	if err != nil {
		return nil, err
	}
	return res.Jobs, nil
}

func (q *riverQueue[T]) retry(ctx context.Context, id int64) error {
	_, err := q.client.JobRetry(ctx, id)
	return err
}

type worker[T any] struct {
	river.WorkerDefaults[Task]
	q *riverQueue[T]
}

// Timeout is River's question how long a task may take.
func (w *worker[T]) Timeout(job *river.Job[Task]) time.Duration {
	if job.Args.Stage == "article" {
		return w.q.p.articleTime()
	}
	return jobTimeout
}

// Work is called by River for each task.
func (w *worker[T]) Work(ctx context.Context, job *river.Job[Task]) error {
	err := w.q.p.work(ctx, job.Args, func(tx *store.Tx) error {
		_, err := w.q.complete(ctx, w.q.raw(tx), job)
		return err
	})
	switch {
	case errors.Is(err, errBusy):
		return river.JobSnooze(50 * time.Millisecond)
	case err != nil && hopeless(err):
		return river.JobCancel(err)
	}
	return err
}

type retryPolicy struct{ p *Pipeline }

// NextRetry is River's question when a failed task is to run again.
func (r retryPolicy) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(r.p.o.pause(job.Attempt))
}
