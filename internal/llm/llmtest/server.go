package llmtest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// Asked is a request as the endpoint was sent it.
type Asked struct {
	Model, System, User string
	Format              string // "json_schema", "json_object" or ""
	MaxTokens           int
	Body                string
	Header              http.Header
}

// Step is one answer.
type Step func(w http.ResponseWriter, r *http.Request)

// Script says how the n-th request, from 0, is answered.
type Script func(n int, a Asked) Step

// InOrder answers with the steps in order, the last one for ever after.
func InOrder(steps ...Step) Script {
	return func(n int, _ Asked) Step { return steps[min(n, len(steps)-1)] }
}

// Text answers with a completion of 100 tokens in and 50 out.
func Text(text string) Step {
	return completion(map[string]any{"message": map[string]any{"content": text}, "finish_reason": "stop"}, map[string]any{"prompt_tokens": 100, "completion_tokens": 50})
}

// Unmetered answers with a completion without saying what it took.
func Unmetered(text string) Step {
	return completion(map[string]any{"message": map[string]any{"content": text}, "finish_reason": "stop"}, nil)
}

// CutShort answers with a completion that ends at the longest reply.
func CutShort(text string) Step {
	return completion(map[string]any{"message": map[string]any{"content": text}, "finish_reason": "length"}, nil)
}

func completion(choice, usage any) Step {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"model": "scripted-1", "choices": []any{choice}, "usage": usage}) // who asks sees a cut-off body
	}
}

// Status answers with a status, a body and pairs of header names and values.
func Status(code int, body string, header ...string) Step {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		_, _ = w.Write([]byte(body))
	}
}

// Hang does not answer until who asks gives up.
func Hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// BreakOff ends the connection in the middle of the body.
func BreakOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = w.Write([]byte(`{"choices":[`))
	panic(http.ErrAbortHandler)
}

// Server is a scripted endpoint.
type Server struct {
	URL string // as it is configured

	script Script
	mu     sync.Mutex
	asked  []Asked
}

// Serve starts a scripted endpoint, until the test's end.
func Serve(t testing.TB, script Script) *Server {
	t.Helper()
	s := New(script)
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	s.URL = h.URL + "/v1"
	return s
}

// New makes an endpoint without a network: use it as a handler, or as the
// transport of a client.
func New(script Script) *Server {
	return &Server{script: script, URL: "http://model.example/v1"}
}

// RoundTrip answers a request without a network.
func (s *Server) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	return w.Result(), nil
}

// Asked gives the requests so far.
func (s *Server) Asked() []Asked {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Asked(nil), s.asked...)
}

// ServeHTTP answers by the script.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var c struct {
		Model     string
		MaxTokens int `json:"max_tokens"`
		Messages  []struct{ Role, Content string }
		Format    struct{ Type string } `json:"response_format"`
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 8<<20))
	if err != nil || json.Unmarshal(body, &c) != nil || r.URL.Path != "/v1/chat/completions" || r.Method != http.MethodPost {
		http.Error(w, "not a chat completion", http.StatusBadRequest)
		return
	}
	a := Asked{Model: c.Model, Format: c.Format.Type, MaxTokens: c.MaxTokens, Body: string(body), Header: r.Header.Clone()}
	for _, m := range c.Messages {
		if m.Role == "system" {
			a.System += m.Content
		} else {
			a.User += m.Content
		}
	}
	s.mu.Lock()
	n := len(s.asked)
	s.asked = append(s.asked, a)
	s.mu.Unlock()
	s.script(n, a)(w, r)
}
