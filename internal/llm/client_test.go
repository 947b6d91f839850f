package llm_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stet"
	"stet/internal/llm"
	"stet/internal/llm/llmtest"
)

var form = llm.Schema{Name: "answer", JSON: json.RawMessage(`{"type":"object"}`)}

var question = llm.Request{System: "Be brief.", User: "Who denied it?", Schema: form, MaxTokens: 200}

func client(t *testing.T, s *llmtest.Server, change ...func(*llm.Options)) *llm.Client {
	t.Helper()
	o := llm.Options{Address: s.URL, Model: "small", Key: "sk-hush", Transport: s}
	for _, c := range change {
		c(&o)
	}
	c, err := llm.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAsksAndCounts(t *testing.T) {
	s := llmtest.New(llmtest.InOrder(llmtest.Text("Velmar")))
	got, err := client(t, s).Generate(t.Context(), question)
	if err != nil || got.Text != "Velmar" || got.Model != "scripted-1" || got.Usage != (llm.Usage{In: 100, Out: 50}) {
		t.Fatalf("%+v %v", got, err)
	}
	a := s.Asked()[0]
	if a.Model != "small" || a.System != question.System || a.User != question.User || a.MaxTokens != 200 || a.Format != "json_schema" ||
		a.Header.Get("Authorization") != "Bearer sk-hush" || !strings.Contains(a.Body, `"temperature":0`) {
		t.Errorf("asked %+v", a)
	}
}

// TestFailures holds what each failure is called, how often it is tried, and
// that no error tells the key.
func TestFailures(t *testing.T) {
	ok := llmtest.Text("Velmar")
	for name, c := range map[string]struct {
		steps []llmtest.Step
		kind  stet.Kind // "" for success
		tries int
		says  string
	}{
		"500, then well":           {[]llmtest.Step{llmtest.Status(500, "oops"), ok}, "", 2, ""},
		"breaks off, then well":    {[]llmtest.Step{llmtest.Status(200, "", "Content-Length", "5"), ok}, stet.Corrupt, 1, "no chat completion"},
		"502 for ever":             {[]llmtest.Step{llmtest.Status(502, "bad gateway sk-hush")}, stet.Unavailable, 3, "502: bad gateway …"},
		"429 with a short pause":   {[]llmtest.Step{llmtest.Status(429, "slow down", "Retry-After", "7"), ok}, "", 2, ""},
		"429 with a long pause":    {[]llmtest.Step{llmtest.Status(429, "slow down", "Retry-After", "3600"), ok}, stet.Unavailable, 1, "1h0m0s"},
		"wrong key":                {[]llmtest.Step{llmtest.Status(401, `{"error":"sk-hush is wrong"}`)}, stet.Forbidden, 1, "key"},
		"no such model":            {[]llmtest.Step{llmtest.Status(404, "no model small")}, stet.NotFound, 1, "no model small"},
		"moved":                    {[]llmtest.Step{llmtest.Status(307, "", "Location", "http://evil.example/")}, stet.Invalid, 1, "not followed"},
		"a page, not a completion": {[]llmtest.Step{llmtest.Status(200, "<html>")}, stet.Corrupt, 1, "no chat completion"},
		"cut-off JSON":             {[]llmtest.Step{llmtest.Status(200, `{"choices":[{"message":`)}, stet.Corrupt, 1, "no chat completion"},
		"no choices":               {[]llmtest.Step{llmtest.Status(200, `{"choices":[]}`)}, stet.Corrupt, 1, "no choices"},
		"too much":                 {[]llmtest.Step{llmtest.Status(200, strings.Repeat("x", 5000))}, stet.TooLarge, 1, "4096"},
		"declines":                 {[]llmtest.Step{llmtest.Status(200, `{"choices":[{"message":{"refusal":"no"},"finish_reason":"stop"}]}`)}, stet.Forbidden, 1, "declined"},
		"hangs":                    {[]llmtest.Step{llmtest.Hang}, stet.Unavailable, 1, "in the time"},
		"refuses whatever is left": {[]llmtest.Step{llmtest.Status(400, "context length exceeded")}, stet.Invalid, 3, "context length"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := llmtest.New(llmtest.InOrder(c.steps...))
				got, err := client(t, s, func(o *llm.Options) { o.MaxBytes = 4096 }).Generate(t.Context(), question)
				if stet.KindOf(err) != c.kind || err == nil && got.Text != "Velmar" {
					t.Fatalf("%+v %v, want kind %q", got, err, c.kind)
				}
				if len(s.Asked()) != c.tries {
					t.Errorf("%d tries, want %d", len(s.Asked()), c.tries)
				}
				if err != nil && (!strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "hush")) {
					t.Errorf("%v, want %q and no secret", err, c.says)
				}
			})
		})
	}
}

func TestRetryAfterIsWaitedFor(t *testing.T) {
	for _, c := range []struct {
		header func() string
		want   time.Duration
	}{
		{func() string { return "7" }, 7 * time.Second},
		{func() string { return time.Now().Add(9 * time.Second).UTC().Format(http.TimeFormat) }, 9 * time.Second},
		{func() string { return "soon" }, time.Second},
		{func() string { return "-5" }, time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := llmtest.New(func(n int, _ llmtest.Asked) llmtest.Step {
				if n == 0 {
					return llmtest.Status(503, "busy", "Retry-After", c.header())
				}
				return llmtest.Text("Velmar")
			})
			began := time.Now()
			if _, err := client(t, s).Generate(t.Context(), question); err != nil {
				t.Fatal(err)
			}
			if waited := time.Since(began).Round(time.Second); waited != c.want {
				t.Errorf("Retry-After: %s: waited %s, want %s", c.header(), waited, c.want)
			}
		})
	}
}

func TestNoWaitBeyondTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		began := time.Now()
		s := llmtest.New(llmtest.InOrder(llmtest.Status(429, "later", "Retry-After", "20")))
		if _, err := client(t, s).Generate(ctx, question); stet.KindOf(err) != stet.Unavailable || time.Since(began) > 0 {
			t.Errorf("%v after %s", err, time.Since(began))
		}
	})
}

// TestOldEndpoints holds that an endpoint that does not know a field is asked
// without it, and that what it does not know is remembered only where leaving it
// out helped.
func TestOldEndpoints(t *testing.T) {
	picky := func(n int, a llmtest.Asked) llmtest.Step {
		switch {
		case strings.Contains(a.Body, `"temperature"`):
			return llmtest.Status(400, "temperature does not support 0")
		case strings.Contains(a.Body, `"max_tokens"`):
			return llmtest.Status(400, "use max_completion_tokens instead")
		case a.Format == "json_schema":
			return llmtest.Status(422, "unknown variant json_schema")
		case strings.Contains(a.User, "too long"):
			return llmtest.Status(400, "too long")
		}
		return llmtest.Text(a.Format)
	}
	s := llmtest.New(picky)
	c := client(t, s)
	long := question
	long.User = "too long"
	if _, err := c.Generate(t.Context(), long); stet.KindOf(err) != stet.Invalid {
		t.Fatalf("%v, want it refused", err)
	}
	before := len(s.Asked())
	for range 2 {
		if got, err := c.Generate(t.Context(), question); err != nil || got.Text != "json_object" {
			t.Fatalf("%+v %v, want the next best form", got, err)
		}
	}
	if n := len(s.Asked()) - before; n != 5 {
		t.Errorf("%d requests, want three that it refuses and two that it answers", n)
	}
}

func TestUnmeteredUseIsEstimated(t *testing.T) {
	for name, step := range map[string]llmtest.Step{
		"not said":  llmtest.Unmetered("Velmar denied it"),
		"below 0":   llmtest.Status(200, `{"choices":[{"message":{"content":"Velmar denied it"}}],"usage":{"prompt_tokens":-4,"completion_tokens":-4}}`),
		"senseless": llmtest.Status(200, `{"choices":[{"message":{"content":"Velmar denied it"}}],"usage":{"prompt_tokens":4000000000,"completion_tokens":1}}`),
	} {
		got, err := client(t, llmtest.New(llmtest.InOrder(step))).Generate(t.Context(), question)
		if u := got.Usage; err != nil || !u.Estimated || u.In < 8 || u.In > 100 || u.Out < 4 || u.Out > 20 {
			t.Errorf("%s: %+v %v", name, got.Usage, err)
		}
	}
}

func TestOverTheNetwork(t *testing.T) {
	s := llmtest.Serve(t, llmtest.InOrder(llmtest.BreakOff, llmtest.Text("Velmar"), llmtest.Hang))
	c, err := llm.New(llm.Options{Address: s.URL + "/", Model: "small", Pause: time.Millisecond, Timeout: 10 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := c.Generate(t.Context(), question); err != nil || got.Text != "Velmar" {
		t.Errorf("after a connection that broke off: %+v %v", got, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	got, err := c.Generate(ctx, question)
	if stet.KindOf(err) != stet.Unavailable || got.Usage.In == 0 {
		t.Errorf("one that hangs: %v, counted as %+v: it was worked on", err, got.Usage)
	}
	down, err := llm.New(llm.Options{Address: "http://127.0.0.1:1/v1", Model: "small", Pause: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := down.Generate(t.Context(), question); stet.KindOf(err) != stet.Unavailable || got.Usage.In != 0 {
		t.Errorf("one that is down: %v, counted as %+v", err, got.Usage)
	}
}

func TestAddressAndModelAreNeeded(t *testing.T) {
	for _, o := range []llm.Options{{}, {Address: "localhost:11434", Model: "m"}, {Address: "file:///x", Model: "m"}, {Address: "http://h/v1"}} {
		if _, err := llm.New(o); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%+v: %v", o, err)
		}
	}
}
