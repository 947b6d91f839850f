package store

import (
	"context"
	"hash/fnv"
	"time"

	"stet"
)

// Waiting counts the jobs of a queue that are to run now or are running: what
// is put off (a retry in the future) does not count.
func (q Queries) Waiting(ctx context.Context, queue string) (n int, err error) {
	err = q.db.row(ctx, "SELECT count(*) FROM river_job WHERE queue = $1 AND state IN ('available', 'running', 'pending')", queue).Scan(&n)
	return n, kinded(err)
}

// Unsettled counts the jobs of all queues that will run without waiting for a
// retry.
func (q Queries) Unsettled(ctx context.Context) (n int, err error) {
	err = q.db.row(ctx, "SELECT count(*) FROM river_job WHERE state IN ('available', 'running', 'pending', 'scheduled')").Scan(&n)
	return n, kinded(err)
}

// RescueAll gives the jobs that a killed process left running back to the
// queue. SQLite only, and only under the lock of OnlyWorker: nobody else can be
// running them.
func (s *Store) RescueAll(ctx context.Context) error {
	_, err := sqlQuerier{s.writer}.exec(ctx, "UPDATE river_job SET state = 'available' WHERE state = 'running'")
	return kinded(err)
}

// Alive holds, until release is called or the process ends in any way, a lock
// that says that the worker of that name lives. PostgreSQL only.
func (s *Store) Alive(ctx context.Context, worker string) (release func(), err error) {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return nil, kinded(err)
	}
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", workerKey(worker)); err != nil {
		conn.Release()
		return nil, kinded(err)
	}
	return func() {
		// The connection is closed rather than given back: so the lock goes.
		_ = conn.Hijack().Close(context.WithoutCancel(ctx))
	}, nil
}

// RescueDead gives the jobs of workers that live no longer back to the queue;
// self is not asked. A worker that was started before this scheme, or by hand
// without Alive, counts as dead. PostgreSQL only.
func (s *Store) RescueDead(ctx context.Context, self string) error {
	workers, err := collect(ctx, s.db, func(r row, w *string) error { return r.Scan(w) },
		"SELECT DISTINCT attempted_by[array_upper(attempted_by, 1)] FROM river_job WHERE state = 'running'")
	if err != nil {
		return err
	}
	for _, w := range workers {
		if w == self {
			continue
		}
		// The lock of a dead worker is free; taking it for this transaction
		// keeps two rescuers apart.
		err := s.Update(ctx, func(tx *Tx) error {
			var free bool
			if err := tx.db.row(ctx, "SELECT pg_try_advisory_xact_lock($1)", workerKey(w)).Scan(&free); err != nil || !free {
				return err
			}
			_, err := tx.db.exec(ctx, `UPDATE river_job SET state = 'available'
				WHERE state = 'running' AND attempted_by[array_upper(attempted_by, 1)] = $1`, w)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func workerKey(worker string) int64 {
	h := fnv.New64a()
	h.Write([]byte(worker))
	return int64(h.Sum64())
}

// OnlyWorker makes this process the only one that works on an SQLite database,
// until release is called or the process ends in any way; the error is of kind
// Conflict when another one does. Reading beside it stays possible. The lock is
// an exclusive transaction on a file of its own, which works wherever SQLite
// does and which the system drops with the process.
func OnlyWorker(ctx context.Context, path string) (release func(), err error) {
	db, err := openLock(path)
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	if err == nil {
		_, err = conn.ExecContext(ctx, "BEGIN EXCLUSIVE")
	}
	if err != nil {
		db.Close()
		return nil, stet.Errorf(stet.Conflict, "another stet process works on this data (%s): stop it first, or use PostgreSQL for several: %w", path, err)
	}
	return func() {
		conn.Close()
		db.Close()
	}, nil
}

// LongestWait gives how long the oldest unfinished job of a queue has been
// there; 0 when there is none.
func (q Queries) LongestWait(ctx context.Context, queue string) (time.Duration, error) {
	var since time.Time
	err := q.db.row(ctx, `SELECT created_at FROM river_job WHERE queue = $1 AND state IN ('available', 'running', 'pending', 'scheduled')
		ORDER BY created_at LIMIT 1`, queue).Scan(&since)
	if none(err) {
		return 0, nil
	}
	return time.Since(since), kinded(err)
}
