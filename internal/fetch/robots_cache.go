package fetch

import (
	"context"
	"net/url"
	"sync"
	"time"

	"stet"
)

// robotsCache remembers each host's rules: for a day, which is what RFC 9309
// section 2.4 allows; a failure for a few minutes.
type robotsCache struct {
	mu    sync.Mutex
	hosts map[string]*robotsEntry
}

// robotsEntry is one host's; lock holds a token while nobody asks the host, so
// that it is asked once, however many pages wait for the answer.
type robotsEntry struct {
	lock    chan struct{}
	expires time.Time
	read    time.Time // when rules were last read; zero for never
	rules   rules
	err     error
}

const (
	robotsFor     = 24 * time.Hour
	robotsRetry   = 5 * time.Minute
	robotsStale   = 30 * 24 * time.Hour // how long old rules hold while the host is out of order
	maxRobotHosts = 4096
	maxRobots     = 512 << 10 // RFC 9309 section 2.5: at least 500 KiB
	robotsHops    = 5         // section 2.3.1.2
)

func newRobotsCache() *robotsCache { return &robotsCache{hosts: map[string]*robotsEntry{}} }

// entry gives the host's entry. A full cache forgets any one: that costs
// another request and no rule.
func (c *robotsCache) entry(origin string) *robotsEntry {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.hosts[origin]
	if e != nil {
		return e
	}
	if len(c.hosts) >= maxRobotHosts {
		for o := range c.hosts {
			delete(c.hosts, o)
			break
		}
	}
	e = &robotsEntry{lock: make(chan struct{}, 1)}
	e.lock <- struct{}{}
	c.hosts[origin] = e
	return e
}

// rulesFor gives what the robots.txt of u's host says to us. A host that cannot
// answer for it is not read (RFC 9309 section 2.3.1.4): Unavailable.
func (c *Client) rulesFor(ctx context.Context, u *url.URL) (rules, error) {
	origin := u.Scheme + "://" + u.Host
	e := c.robots.entry(origin)
	select {
	case <-e.lock:
	case <-ctx.Done():
		return rules{}, stet.Errorf(stet.Unavailable, "given up while waiting for the robots.txt of %s: %w", u.Host, ctx.Err())
	}
	defer func() { e.lock <- struct{}{} }()
	now := c.o.Now()
	if now.Before(e.expires) {
		return e.rules, e.err
	}
	found, err := c.readRobots(ctx, origin)
	switch {
	case err == nil:
		e.rules, e.err, e.read, e.expires = found, nil, now, now.Add(robotsFor)
	case ctx.Err() != nil:
		return rules{}, err // says nothing about the host
	case !e.read.IsZero() && now.Sub(e.read) < robotsStale:
		e.err, e.expires = nil, now.Add(robotsRetry)
	default:
		e.rules, e.err, e.expires = rules{}, err, now.Add(max(robotsRetry, min(RetryAfter(err), maxClosed)))
	}
	return e.rules, e.err
}

// readRobots asks for the file. Only a host that may answer later is an error;
// any other failure, 4xx and endless redirects among them, means that there are
// no rules (RFC 9309 sections 2.3.1.2 and 2.3.1.3). 429 counts as later, since a
// host that cannot keep up is not one to read at will.
func (c *Client) readRobots(ctx context.Context, origin string) (rules, error) {
	w := walk{
		c: c, request: Request{URL: origin + "/robots.txt", Accept: "text/plain, */*;q=0.1"},
		maxBytes: maxRobots, maxRedirects: robotsHops, cut: true,
	}
	res, err := w.run(ctx)
	if stet.KindOf(err) == stet.Unavailable {
		return rules{}, stet.Errorf(stet.Unavailable, "whether we may read it is not known: its robots.txt: %w", err)
	} else if err != nil {
		return rules{}, nil
	}
	return parseRobots(res.Body, productToken(c.o.UserAgent)), nil
}
