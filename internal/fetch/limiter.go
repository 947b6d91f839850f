package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"stet"
)

// limiter spaces the requests to each host. It remembers a host only while that
// could make somebody wait.
type limiter struct {
	mu    sync.Mutex
	hosts map[string]turn
	sweep int // size at which to forget hosts that nobody has to wait for
}

type turn struct {
	next   time.Time // when the next request may begin
	closed time.Time // until when the host asked to be left alone
}

// minSweep is the number of hosts below which forgetting is not worth a look.
const minSweep = 1024

// maxClosed bounds what a host may ask for with Retry-After: an error on its
// side must not silence it for us until somebody notices.
const maxClosed = time.Hour

func newLimiter() *limiter { return &limiter{hosts: map[string]turn{}, sweep: minSweep} }

// wait returns when a request to the host may begin. A host that asked to be
// left alone gives an error of kind Unavailable at once.
func (l *limiter) wait(ctx context.Context, host string, now func() time.Time, pause time.Duration) error {
	d, err := l.reserve(host, now(), pause)
	if err != nil || d <= 0 {
		return err
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return stet.Errorf(stet.Unavailable, "given up while waiting for the turn of %s: %w", host, ctx.Err())
	}
}

// reserve takes the host's next turn and gives how long it is until then.
func (l *limiter) reserve(host string, now time.Time, pause time.Duration) (time.Duration, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.hosts[host]
	if left := t.closed.Sub(now); left > 0 {
		return 0, stet.Errorf(stet.Unavailable, "%s asked to be left alone: %w", host, &later{left})
	}
	if pause <= 0 && t.next.IsZero() {
		return 0, nil
	}
	at := t.next
	if at.Before(now) {
		at = now
	}
	l.set(host, turn{next: at.Add(pause)}, now)
	return at.Sub(now), nil
}

// close leaves the host alone for a while.
func (l *limiter) close(host string, now time.Time, d time.Duration) {
	if d <= 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.hosts[host]
	t.closed = now.Add(min(d, maxClosed))
	l.set(host, t, now)
}

// set remembers a host. When hosts have become many, those whose times have
// passed are forgotten; sweeping at double the size keeps the cost a constant
// for each request.
func (l *limiter) set(host string, t turn, now time.Time) {
	l.hosts[host] = t
	if len(l.hosts) < l.sweep {
		return
	}
	for h, t := range l.hosts {
		if !t.next.After(now) && !t.closed.After(now) {
			delete(l.hosts, h)
		}
	}
	l.sweep = max(minSweep, 2*len(l.hosts))
}

// later is a host's wish to be asked again after a while.
type later struct{ after time.Duration }

func (l *later) Error() string {
	if l.after <= 0 {
		return "try again later"
	}
	return fmt.Sprintf("it asks to be tried again after %s", l.after.Round(time.Second))
}

// RetryAfter gives how long a host asked to be left alone, when err comes from
// a Fetch to which it said so; otherwise 0.
func RetryAfter(err error) time.Duration {
	var l *later
	if errors.As(err, &l) {
		return l.after
	}
	return 0
}

// retryAfter reads the header's two forms (RFC 9110 section 10.2.3): seconds, or
// a date. Anything else, and the past, is 0.
func retryAfter(v string, now time.Time) time.Duration {
	const most = 365 * 24 * 3600
	if s, err := strconv.Atoi(v); err == nil {
		return time.Duration(min(max(s, 0), most)) * time.Second
	}
	if at, err := http.ParseTime(v); err == nil {
		return min(max(at.Sub(now), 0), most*time.Second)
	}
	return 0
}
