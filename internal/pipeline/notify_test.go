package pipeline_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"stet"
	"stet/internal/pipeline"
	"stet/internal/store"
	"stet/internal/store/storetest"
	"stet/internal/webhook"
)

const hookSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

// desk is a receiver of webhooks that answers as it is told to, and notes what
// it was sent.
type desk struct {
	mu     sync.Mutex
	status []int // of the next answers; 200 after them
	ids    []string
	types  []string
	forged int
	*httptest.Server
}

// newDesk starts a receiver on this machine, and gives the client that tells it.
func newDesk(t *testing.T, status ...int) (*desk, *webhook.Client) {
	t.Helper()
	d := &desk{status: status}
	d.Server = httptest.NewServer(d)
	t.Cleanup(d.Close)
	c, err := webhook.New(webhook.Options{URLs: []string{d.URL}, Secret: hookSecret})
	if err != nil {
		t.Fatal(err)
	}
	return d, c
}

// ServeHTTP takes a message.
func (d *desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	body, _ := io.ReadAll(r.Body)
	id := r.Header.Get("webhook-id")
	seconds, _ := strconv.ParseInt(r.Header.Get("webhook-timestamp"), 10, 64)
	signer, err := webhook.New(webhook.Options{Secret: hookSecret})
	if err != nil || r.Header.Get("webhook-signature") != signer.Sign(stet.ID(id), time.Unix(seconds, 0), string(body)) {
		d.forged++
	}
	var m struct{ Type string }
	_ = json.Unmarshal(body, &m)
	d.ids, d.types = append(d.ids, id), append(d.types, m.Type)
	if len(d.status) > 0 {
		w.WriteHeader(d.status[0])
		d.status = d.status[1:]
	}
}

func (d *desk) got() (ids, types []string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.ids), slices.Clone(d.types)
}

func telling(c *webhook.Client) func(*pipeline.Options) {
	return func(o *pipeline.Options) { o.Webhooks = c }
}

func TestDenialIsToldOnceThoughTheFirstTryFails(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d, c := newDesk(t, 500)
		w := &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: ferry, portURL: ferry}}
		var clock clock
		n := run(t, db, openArchive(t), w, telling(c), clock.set)
		if parked := n.settle(t); len(parked) > 0 {
			t.Fatalf("parked: %+v", parked)
		}
		ids, types := d.got()
		// One denial stands in the report; its first delivery was answered 500.
		if len(ids) != 2 || ids[0] != ids[1] || types[0] != "claim.denied" || d.forged > 0 {
			t.Fatalf("messages %v of %v, %d forged: want one denial, twice under one id, signed", ids, types, d.forged)
		}
		// A reprint has the ledger worked out again, with the denial in it.
		w.set(feedURL, list(ferryURL, portURL))
		n.later(t, &clock)
		if parked := n.settle(t); len(parked) > 0 || n.counts(t)["reports"] != 2 || n.counts(t)["stories"] != 1 {
			t.Fatalf("parked: %+v, %v", parked, n.counts(t))
		}
		if ids, _ := d.got(); len(ids) != 2 {
			t.Errorf("told again when the ledger was worked out again: %v", ids)
		}
	})
}

func TestWhatNobodyTookIsDeliveredByTheNextProcess(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d, c := newDesk(t, 503, 503)
		w := &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: ferry}}
		a := openArchive(t)
		n := run(t, db, a, w, telling(c))
		parked := n.settle(t)
		if len(parked) != 1 || parked[0].Task.Stage != "notify" || !strings.Contains(parked[0].Error, "503") {
			t.Fatalf("parked: %+v, want the delivery with its reason", parked)
		}
		if n.counts(t)["articles"] != 1 {
			t.Error("an article waits for a receiver")
		}
		if err := n.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
		next := start(t, db, a, w, telling(c))
		if _, err := next.Retry(t.Context()); err != nil {
			t.Fatal(err)
		}
		if parked := next.settle(t); len(parked) > 0 {
			t.Fatalf("parked: %+v", parked)
		}
		if ids, _ := d.got(); len(ids) != 3 || ids[2] != ids[0] {
			t.Errorf("messages %v", ids)
		}
	})
}

func TestAddressThatWasTakenOutIsToldNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.Store) {
		d, c := newDesk(t, 503, 503)
		w := &web{pages: map[string]page{feedURL: list(ferryURL), ferryURL: ferry}}
		n := run(t, db, openArchive(t), w, telling(c))
		n.settle(t)
		if err := n.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
		other, elsewhere := newDesk(t)
		next := start(t, db, openArchive(t), w, telling(elsewhere))
		if _, err := next.Retry(t.Context()); err != nil {
			t.Fatal(err)
		}
		if parked := next.settle(t); len(parked) > 0 {
			t.Fatalf("parked: %+v", parked)
		}
		ids, _ := d.got()
		if told, _ := other.got(); len(ids) != 2 || len(told) > 0 {
			t.Errorf("the old address was told %v, the new one %v", ids, told)
		}
	})
}
