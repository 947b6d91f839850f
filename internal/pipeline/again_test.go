package pipeline_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"stet"
	"stet/internal/pipeline"
	"stet/internal/store"
	"stet/internal/store/storetest"
	"stet/internal/verify"
)

// errKilled stands for a process that ends before its transaction does.
var errKilled = errors.New("killed")

// hand is a newsroom whose tasks are run one by one, without workers.
type hand struct {
	t     testing.TB
	db    *store.Store
	p     *pipeline.Pipeline
	c     clock
	spent map[string]time.Duration // by stage
}

func newHand(t testing.TB, w *web, change ...func(*pipeline.Options)) *hand {
	t.Helper()
	h := &hand{t: t, spent: map[string]time.Duration{}, db: storetest.Open(t, storetest.Address(t, "sqlite"))}
	source := stet.NewSource(stet.Source{Name: "Harbour Wire", URL: feedURL, Added: noon})
	if err := h.db.Update(t.Context(), func(tx *store.Tx) error { return tx.AddSource(t.Context(), source) }); err != nil {
		t.Fatal(err)
	}
	o := pipeline.Options{Store: h.db, Fetcher: w, Archive: openArchive(t), Gates: verify.New(realStatements{})}
	h.c.set(&o)
	for _, c := range change {
		c(&o)
	}
	var err error
	if h.p, err = pipeline.New(o); err != nil {
		t.Fatal(err)
	}
	return h
}

// next gives a task that waits, and marks it as taken.
func (h *hand) next() (t pipeline.Task, ok bool) {
	var id int64
	var args string
	row := h.db.Writer().QueryRow("SELECT id, json(args) FROM river_job WHERE state = 'available' ORDER BY queue = 'grouping', id LIMIT 1")
	if row.Scan(&id, &args) != nil {
		return t, false
	}
	if err := json.Unmarshal([]byte(args), &t); err != nil {
		h.t.Fatal(err)
	}
	if _, err := h.db.Writer().Exec("DELETE FROM river_job WHERE id = $1", id); err != nil {
		h.t.Fatal(err)
	}
	return t, true
}

// drain polls and runs every task; killed first, then, then once more.
func (h *hand) drain(again bool) {
	h.t.Helper()
	ctx := h.t.Context()
	if _, err := h.p.PollDue(ctx); err != nil {
		h.t.Fatal(err)
	}
	done := func(*store.Tx) error { return nil }
	for range 500 {
		task, ok := h.next()
		if !ok {
			return
		}
		if again {
			if err := h.p.Work(ctx, task, func(*store.Tx) error { return errKilled }); !errors.Is(err, errKilled) {
				h.t.Fatalf("%s: %v, want it killed", task, err)
			}
		}
		if err := h.p.Work(ctx, task, done); err != nil {
			h.t.Fatal(err)
		}
		if again && task.Stage != "feed" { // a source is asked anew
			if err := h.p.Work(ctx, task, done); err != nil {
				h.t.Fatal(err)
			}
		}
	}
	h.t.Fatal("the tasks do not end")
}

// story runs a newsroom through an edit, a removal and a return.
func story(t *testing.T, again bool) (all []stet.Article, records int) {
	pages := both()
	pages[feedURL] = list(ferryURL, tugURL)
	w := &web{pages: pages}
	h := newHand(t, w)
	h.drain(again)
	for _, p := range []page{
		piece("Ferry burns off Lindholm", with(ferryText, 1, "Lind said 92 people had been taken off the ship by two tugs before noon.")), gone, gone,
		piece("Ferry burns off Lindholm", ferryText),
	} {
		w.set(ferryURL, p)
		for range 14 { // a week, in which the page is looked at
			h.c.ahead.Add(12 * 60 * 60e9)
			h.drain(again)
		}
	}
	latest, err := h.db.Latest(t.Context(), 10)
	if err != nil || len(latest) != 1 {
		t.Fatalf("%d articles (%v)", len(latest), err)
	}
	if all, err = h.db.Revisions(t.Context(), latest[0].ID); err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if r, err := h.db.Record(t.Context(), a.ID, a.Revision); err == nil && r.Validate() == nil {
			records++
		}
	}
	return all, records
}

func TestKilledBetweenEditAndCorrection(t *testing.T) {
	want, _ := story(t, false)
	got, records := story(t, true)
	if len(want) != 4 || len(got) != len(want) || records != len(got) {
		t.Fatalf("%d revisions with %d records after being killed and repeated, %d without", len(got), records, len(want))
	}
	for i := range want {
		if !slices.Equal(texts(want[i]), texts(got[i])) || !slices.Equal(want[i].Corrections, got[i].Corrections) || want[i].Reason != got[i].Reason {
			t.Errorf("revision %d differs:\n%q\n%q", i+1, texts(want[i]), texts(got[i]))
		}
	}
}
