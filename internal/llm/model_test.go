package llm_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/llm"
	"stet/internal/llm/llmtest"
)

// rig is a model on a clock that stands.
type rig struct {
	dir string
	now time.Time
	s   *llmtest.Server
}

func (r *rig) model(t *testing.T, day, each llm.Limits) *llm.Model {
	t.Helper()
	now := func() time.Time { return r.now }
	cache, err := llm.OpenCache(filepath.Join(r.dir, "replies"), time.Now()) // files have the system's times
	if err != nil {
		t.Fatal(err)
	}
	budget, err := llm.OpenBudget(r.dir, day, now)
	if err != nil {
		t.Fatal(err)
	}
	return &llm.Model{
		Name: "small", Address: r.s.URL, Generator: client(t, r.s), Cache: cache, Day: budget, Each: each,
		Price: llm.Price{In: 1000, Out: 2000}, Now: now, // 0.1 + 0.1 for a scripted reply
	}
}

func newRig(t *testing.T, steps ...llmtest.Step) *rig {
	t.Helper()
	return &rig{dir: t.TempDir(), now: time.Date(2031, 5, 2, 23, 0, 0, 0, time.UTC), s: llmtest.New(llmtest.InOrder(steps...))}
}

func TestAnsweredOnceIsNotAskedAgain(t *testing.T) {
	r := newRig(t, llmtest.Text("Velmar"))
	for range 2 { // the second as after a restart
		s := r.model(t, llm.Limits{}, llm.Limits{}).Session()
		for range 2 {
			if got, err := s.Generate(t.Context(), question); err != nil || got.Text != "Velmar" {
				t.Fatal(got, err)
			}
		}
	}
	if n := len(r.s.Asked()); n != 1 {
		t.Errorf("%d requests for one question", n)
	}
	s := r.model(t, llm.Limits{}, llm.Limits{}).Session()
	other := question
	other.User = "Who said it?"
	if _, err := s.Generate(t.Context(), other); err != nil || len(r.s.Asked()) != 2 {
		t.Errorf("another question: %v, %d requests", err, len(r.s.Asked()))
	}
	if got := s.Totals(); got.Requests != 1 || got.Cached != 0 || got.Cost != 0.2 || got.Model != "scripted-1" {
		t.Errorf("totals %+v", got)
	}
}

func TestDamagedOrOldRepliesAreAskedForAgain(t *testing.T) {
	r := newRig(t, llmtest.Text("Velmar"))
	ask := func() {
		t.Helper()
		if _, err := r.model(t, llm.Limits{}, llm.Limits{}).Session().Generate(t.Context(), question); err != nil {
			t.Fatal(err)
		}
	}
	ask()
	files, err := filepath.Glob(filepath.Join(r.dir, "replies", "*", "*.json"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if err := os.WriteFile(files[0], []byte(`{"text":`), 0o600); err != nil {
		t.Fatal(err)
	}
	ask()
	if n := len(r.s.Asked()); n != 2 {
		t.Errorf("%d requests, want a second one after the reply was damaged", n)
	}
	if err := os.Chtimes(files[0], time.Now(), time.Now().Add(-31*24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	ask()
	if n := len(r.s.Asked()); n != 3 {
		t.Errorf("%d requests, want a third after a month", n)
	}
}

func TestUselessRepliesAreNotKept(t *testing.T) {
	r := newRig(t, llmtest.Text("I cannot"), llmtest.CutShort("Velm"), llmtest.Text("Velmar"))
	strict := question
	strict.Check = func(s string) error {
		if s != "Velmar" {
			return errors.New("no name in it")
		}
		return nil
	}
	s := r.model(t, llm.Limits{}, llm.Limits{}).Session()
	if _, err := s.Generate(t.Context(), strict); stet.KindOf(err) != stet.Corrupt || !strings.Contains(err.Error(), "no name") {
		t.Errorf("nonsense: %v", err)
	}
	if _, err := s.Generate(t.Context(), strict); stet.KindOf(err) != stet.TooLarge {
		t.Errorf("cut short: %v", err)
	}
	if got, err := s.Generate(t.Context(), strict); err != nil || got.Text != "Velmar" {
		t.Errorf("%v %v", got, err)
	}
	if got := s.Totals(); got.Requests != 3 || got.Usage.In < 200 {
		t.Errorf("what was of no use was paid for all the same: %+v", got)
	}
}

// TestBudgets holds that no request is sent that could break a limit: the
// question takes 200 tokens of reply and some 20 of prompt at most, in fact 150.
func TestBudgets(t *testing.T) {
	for name, c := range map[string]struct {
		day, each llm.Limits
		sent      int // of three different questions in sessions of their own
		same      int // of three in one session
		says      string
	}{
		"none":              {llm.Limits{}, llm.Limits{}, 3, 3, ""},
		"tokens a day":      {llm.Limits{Tokens: 400}, llm.Limits{}, 2, 2, "day's budget of tokens"},
		"money a day":       {llm.Limits{Cost: 0.7}, llm.Limits{}, 2, 2, "day's budget of money"},
		"tokens an article": {llm.Limits{}, llm.Limits{Tokens: 400}, 3, 2, "article's budget of tokens"},
		"money an article":  {llm.Limits{}, llm.Limits{Cost: 0.4}, 0, 0, "article's budget of money"},
	} {
		for _, one := range []bool{false, true} {
			r := newRig(t, llmtest.Text("Velmar"))
			m := r.model(t, c.day, c.each)
			s := m.Session()
			var last error
			for i := range 3 {
				q := question
				q.User += strings.Repeat("?", i)
				if !one {
					s = m.Session()
				}
				if _, err := s.Generate(t.Context(), q); err != nil {
					last = err
				}
			}
			want := c.sent
			if one {
				want = c.same
			}
			if n := len(r.s.Asked()); n != want {
				t.Errorf("%s, one session %v: %d requests, want %d (%v)", name, one, n, want, last)
			}
			if want < 3 && (stet.KindOf(last) != stet.TooLarge || !strings.Contains(last.Error(), c.says)) {
				t.Errorf("%s: %v, want %q", name, last, c.says)
			}
		}
	}
}

func TestADaysSumOutlivesTheProcessAndEndsWithTheDay(t *testing.T) {
	r := newRig(t, llmtest.Text("Velmar"))
	limit := llm.Limits{Tokens: 400}
	ask := func(user string) error {
		q := question
		q.User = user
		_, err := r.model(t, limit, llm.Limits{}).Session().Generate(t.Context(), q)
		return err
	}
	if err := errors.Join(ask("a"), ask("b")); err != nil {
		t.Fatal(err)
	}
	// A process killed in the middle of a line.
	f, err := os.OpenFile(filepath.Join(r.dir, "spent-2031-05-02.jsonl"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("\n{\"tok"); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if err := ask("c"); stet.KindOf(err) != stet.TooLarge {
		t.Errorf("a third request on the same day: %v", err)
	}
	r.now = r.now.Add(2 * time.Hour)
	if err := ask("c"); err != nil {
		t.Errorf("on the next: %v", err)
	}
}

func TestReadOnlyCacheLosesNoReply(t *testing.T) {
	r := newRig(t, llmtest.Text("Velmar"))
	m := r.model(t, llm.Limits{}, llm.Limits{})
	if err := os.RemoveAll(filepath.Join(r.dir, "replies")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.dir, "replies"), nil, 0o600); err != nil { // where a directory is needed
		t.Fatal(err)
	}
	s := m.Session()
	if got, err := s.Generate(t.Context(), question); err != nil || got.Text != "Velmar" || s.Totals().KeptBadly == nil {
		t.Errorf("%v %v, totals %+v", got, err, s.Totals())
	}
}
