package web

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"stet"
	"stet/internal/page"
)

// standingAge is how long it may take a correction to reach readers. Within it
// an article that many read at once costs one look into the database, not one
// for each of them.
const standingAge = 250 * time.Millisecond

// standingsMax bounds how many articles' standings are remembered.
const standingsMax = 10_000

// standings remembers for a moment where articles stand. Safe for concurrent
// use.
type standings struct {
	ask   func(context.Context, stet.ID) (page.Standing, error)
	now   func() time.Time
	asked singleflight.Group
	mu    sync.RWMutex
	known map[stet.ID]stood
}

type stood struct {
	page.Standing
	at time.Time
}

func newStandings(ask func(context.Context, stet.ID) (page.Standing, error), now func() time.Time) *standings {
	return &standings{ask: ask, now: now, known: map[stet.ID]stood{}}
}

// forget has the next reader ask anew: what this process itself has published is
// to be seen at once.
func (k *standings) forget(id stet.ID) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.known, id)
}

// of gives where an article stands, or stood a moment ago. Errors are those of
// asking; they are not remembered.
func (k *standings) of(ctx context.Context, id stet.ID) (page.Standing, error) {
	now := k.now()
	k.mu.RLock()
	known, ok := k.known[id]
	k.mu.RUnlock()
	if age := now.Sub(known.at); ok && 0 <= age && age < standingAge {
		return known.Standing, nil
	}
	// One asks for all who wait, and does not give up when its own reader leaves.
	v, err, _ := k.asked.Do(string(id), func() (any, error) { return k.ask(context.WithoutCancel(ctx), id) })
	if err != nil {
		return page.Standing{}, err
	}
	standing := v.(page.Standing)
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.known) >= standingsMax {
		clear(k.known)
	}
	k.known[id] = stood{standing, now}
	return standing, nil
}
