package llm

import (
	"context"
	"errors"
	"sync"
	"time"

	"stet"
)

// Model is an endpoint with its cache, its prices and its budgets.
type Model struct {
	Name      string // as configured
	Generator Generator
	Address   string // of the endpoint: part of what names a request
	Cache     *Cache
	Day       *Budget // may be shared by several models
	Each      Limits  // of one session
	Price     Price
	Now       func() time.Time
}

// Session is the requests for one article: counted, bounded, and answered from
// the cache where they can be. It is a Generator. Safe for concurrent use.
type Session struct {
	m     *Model
	began time.Time

	mu       sync.Mutex
	totals   Totals
	reserved Spent // by requests under way
}

// Totals are what a session took so far.
type Totals struct {
	Requests  int           // that were sent
	Cached    int           // that were answered from the cache
	Usage     Usage         // of those sent
	Cost      float64       // likewise
	Time      time.Duration // likewise
	Kept      Usage         // of the replies from the cache, when they were asked for
	KeptCost  float64       // likewise, at today's prices
	Model     string        // as the endpoint named it last
	KeptBadly error         // a reply or a sum could not be kept: it may be asked for, or spent, again
}

// Session begins one.
func (m *Model) Session() *Session { return &Session{m: m, began: m.Now()} }

// Totals gives what the session took so far.
func (s *Session) Totals() Totals {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.totals
}

// Generate answers from the cache, else asks the endpoint within the budgets. An
// error of kind TooLarge says that a budget, or the longest reply, does not
// suffice; Corrupt that the reply is of no use.
func (s *Session) Generate(ctx context.Context, r Request) (Reply, error) {
	key := r.key(s.m.Address, s.m.Name)
	if reply, ok := s.m.Cache.get(key); ok && (r.Check == nil || r.Check(reply.Text) == nil) {
		s.count(reply, Spent{}, nil)
		return reply, nil
	}
	reply, err := s.ask(ctx, r)
	if errors.Is(err, errBrokeOff) {
		reply, err = s.ask(ctx, r) // which needs its own budget: the first was worked on
	}
	switch {
	case err != nil:
		return reply, err
	case reply.CutShort:
		return reply, stet.Errorf(stet.TooLarge, "the model's reply was cut short at %d tokens: raise the limit, or let it write less", reply.Usage.Out)
	}
	if r.Check != nil {
		if err := r.Check(reply.Text); err != nil {
			return reply, stet.Errorf(stet.Corrupt, "the model's reply is of no use: %w", err)
		}
	}
	s.note(s.m.Cache.put(key, reply))
	return reply, nil
}

// ask sends a request, if there is budget for the most that it may take.
func (s *Session) ask(ctx context.Context, r Request) (Reply, error) {
	most, err := s.reserve(Spent{Tokens: r.most().In + r.most().Out, Cost: s.m.Price.Of(r.most())})
	if err != nil {
		return Reply{}, err
	}
	defer s.release(most)
	day, err := s.m.Day.reserve(most)
	if err != nil {
		return Reply{}, err
	}
	if d := shorter(most.Time, day.most.Time); d > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, d)
		defer cancel()
	}
	began := s.m.Now()
	reply, err := s.m.Generator.Generate(ctx, r)
	was := Spent{reply.Usage.In + reply.Usage.Out, s.m.Price.Of(reply.Usage), s.m.Now().Sub(began)}
	s.count(reply, was, s.m.Day.settle(day, was))
	return reply, err
}

// shorter gives the shorter of two limits, of which 0 is none.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}

// reserve sets aside what a request may take of the session's own limits; of
// time, what is left.
func (s *Session) reserve(most Spent) (Spent, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	soFar := s.reserved.plus(Spent{Tokens: s.totals.Usage.In + s.totals.Usage.Out, Cost: s.totals.Cost})
	soFar.Time = s.m.Now().Sub(s.began) // by the clock, whoever waits
	most, what := s.m.Each.grant(soFar, most)
	if what != "" {
		return most, stet.Errorf(stet.TooLarge, "an article's budget of %s for the model does not suffice", what)
	}
	s.reserved = s.reserved.plus(most)
	return most, nil
}

func (s *Session) release(most Spent) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reserved = s.reserved.minus(most)
}

// count adds a reply to the totals.
func (s *Session) count(r Reply, was Spent, kept error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Model != "" {
		s.totals.Model = r.Model
	}
	if r.Cached {
		s.totals.Cached++
		s.totals.Kept = s.totals.Kept.plus(r.Usage)
		s.totals.KeptCost += s.m.Price.Of(r.Usage)
		return
	}
	s.totals.Requests++
	s.totals.Usage = s.totals.Usage.plus(r.Usage)
	s.totals.Cost += was.Cost
	s.totals.Time += was.Time
	if kept != nil {
		s.totals.KeptBadly = kept
	}
}

func (s *Session) note(kept error) {
	if kept == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.totals.KeptBadly = kept
}
