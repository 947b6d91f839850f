package llm_test

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"stet"
	"stet/internal/llm"
	"stet/internal/llm/llmtest"
)

// does is a generator that is a function.
type does func(context.Context, llm.Request) (llm.Reply, error)

func (f does) Generate(ctx context.Context, r llm.Request) (llm.Reply, error) { return f(ctx, r) }

// process is a model as another process on the same directory has it.
func process(t *testing.T, dir string, day, each llm.Limits, g llm.Generator) *llm.Model {
	t.Helper()
	cache, err := llm.OpenCache(t.TempDir(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	budget, err := llm.OpenBudget(dir, day, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return &llm.Model{Name: "small", Generator: g, Cache: cache, Day: budget, Each: each, Price: llm.Price{In: 1000, Out: 1000}, Now: time.Now}
}

func ask(i int) llm.Request { return llm.Request{User: fmt.Sprint("question ", i), MaxTokens: 100} }

// TestSeveralWorkersNeverOverspend has three processes of eight workers each ask
// at once, every reply as long as may be.
func TestSeveralWorkersNeverOverspend(t *testing.T) {
	for name, limit := range map[string]llm.Limits{"tokens": {Tokens: 1000}, "money": {Cost: 1}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			var spent, asked atomic.Int64
			long := does(func(_ context.Context, r llm.Request) (llm.Reply, error) {
				asked.Add(1)
				spent.Add(105)
				return llm.Reply{Text: "long", Usage: llm.Usage{In: 5, Out: 100}}, nil
			})
			var all sync.WaitGroup
			for p := range 3 {
				m := process(t, dir, limit, llm.Limits{}, long)
				for w := range 8 {
					all.Go(func() {
						for i := range 3 {
							_, err := m.Session().Generate(t.Context(), ask(100*p+10*w+i))
							if k := stet.KindOf(err); err != nil && k != stet.TooLarge {
								t.Error(err)
							}
						}
					})
				}
			}
			all.Wait()
			if spent.Load() > 1000 || asked.Load() == 0 {
				t.Errorf("%d tokens by %d requests, of a budget of 1000", spent.Load(), asked.Load())
			}
		})
	}
}

// TestRequestUnderWayIsSpent holds that what another process has sent and not yet
// seen answered, or never will since it was killed, counts.
func TestRequestUnderWayIsSpent(t *testing.T) {
	dir, limit := t.TempDir(), llm.Limits{Tokens: 150}
	sent, end := make(chan struct{}), make(chan struct{})
	first := process(t, dir, limit, llm.Limits{}, does(func(context.Context, llm.Request) (llm.Reply, error) {
		close(sent)
		<-end
		return llm.Reply{Text: "short", Usage: llm.Usage{In: 5, Out: 1}}, nil
	}))
	var done sync.WaitGroup
	done.Go(func() {
		if _, err := first.Session().Generate(t.Context(), ask(1)); err != nil {
			t.Error(err)
		}
	})
	<-sent
	quick := does(func(context.Context, llm.Request) (llm.Reply, error) {
		return llm.Reply{Text: "x", Usage: llm.Usage{In: 5, Out: 1}}, nil
	})
	if _, err := process(t, dir, limit, llm.Limits{}, quick).Session().Generate(t.Context(), ask(2)); stet.KindOf(err) != stet.TooLarge {
		t.Errorf("while the only request that fits is under way elsewhere: %v", err)
	}
	close(end)
	done.Wait()
	if _, err := process(t, dir, limit, llm.Limits{}, quick).Session().Generate(t.Context(), ask(2)); err != nil {
		t.Errorf("once it has taken little: %v", err)
	}
}

// TestDaysTimeEndsARequest holds that a request gets no more time than the day
// has left.
func TestDaysTimeEndsARequest(t *testing.T) {
	dir := t.TempDir()
	slow := does(func(ctx context.Context, _ llm.Request) (llm.Reply, error) {
		<-ctx.Done()
		return llm.Reply{}, stet.Errorf(stet.Unavailable, "slow: %w", ctx.Err())
	})
	m := process(t, dir, llm.Limits{Time: 30 * time.Millisecond}, llm.Limits{Time: time.Hour}, slow)
	if _, err := m.Session().Generate(t.Context(), ask(1)); stet.KindOf(err) != stet.Unavailable {
		t.Errorf("one that would take longer: %v", err)
	}
	if _, err := m.Session().Generate(t.Context(), ask(2)); stet.KindOf(err) != stet.TooLarge {
		t.Errorf("after it: %v", err)
	}
}

// TestSessionsLimitHoldsAtOnce has one article's requests under way together.
func TestSessionsLimitHoldsAtOnce(t *testing.T) {
	var asked atomic.Int64
	both := make(chan struct{})
	m := process(t, t.TempDir(), llm.Limits{}, llm.Limits{Tokens: 150}, does(func(context.Context, llm.Request) (llm.Reply, error) {
		asked.Add(1)
		<-both
		return llm.Reply{Text: "x", Usage: llm.Usage{In: 5, Out: 100}}, nil
	}))
	s := m.Session()
	var all sync.WaitGroup
	var refused atomic.Int64
	for i := range 2 {
		all.Go(func() {
			if _, err := s.Generate(t.Context(), ask(i)); stet.KindOf(err) == stet.TooLarge {
				refused.Add(1)
				close(both)
			}
		})
	}
	all.Wait()
	if asked.Load() != 1 || refused.Load() != 1 {
		t.Errorf("%d asked, %d refused of two that fit only one by one", asked.Load(), refused.Load())
	}
}

// TestBrokenOffAnswersAreAskedForOnceMoreAndCounted holds that an answer that
// began and did not end is paid for, and asked for again within the budget.
func TestBrokenOffAnswersAreAskedForOnceMoreAndCounted(t *testing.T) {
	for name, c := range map[string]struct {
		limit int
		kind  stet.Kind
	}{"enough": {1000, ""}, "for one": {300, stet.TooLarge}} {
		server := llmtest.Serve(t, llmtest.InOrder(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "1000")
			_, _ = w.Write([]byte(`{"choices":[`))
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}, llmtest.Text("Velmar")))
		client, err := llm.New(llm.Options{Address: server.URL, Model: "small", Pause: time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		s := process(t, t.TempDir(), llm.Limits{Tokens: c.limit}, llm.Limits{}, client).Session()
		_, err = s.Generate(t.Context(), question)
		if stet.KindOf(err) != c.kind {
			t.Errorf("%s: %v", name, err)
		}
		if got := s.Totals(); got.Usage.Out < question.MaxTokens || !got.Usage.Estimated {
			t.Errorf("%s: counted %+v", name, got)
		}
	}
}
