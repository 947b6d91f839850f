package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"

	"stet"
	"stet/internal/messages"
	"stet/internal/web/problem"
)

// answer is how a kind of error is told to a reader: a status and the messages of
// the page's title and text.
type answer struct {
	status      int
	title, text string
}

// answers is the one table from kinds of error to HTTP. What is Internal or
// Corrupt is our defect: readers are told so, and no more.
var answers = map[stet.Kind]answer{
	stet.NotFound:    {http.StatusNotFound, "problem.missing.head", "problem.missing.text"},
	stet.Invalid:     {http.StatusBadRequest, "problem.invalid.head", "problem.invalid.text"},
	stet.Conflict:    {http.StatusConflict, "problem.conflict.head", "problem.conflict.text"},
	stet.Forbidden:   {http.StatusForbidden, "problem.forbidden.head", "problem.forbidden.text"},
	stet.TooLarge:    {http.StatusRequestEntityTooLarge, "problem.large.head", "problem.large.text"},
	stet.TooMany:     {http.StatusTooManyRequests, "problem.often.head", "problem.often.text"},
	stet.Unavailable: {http.StatusServiceUnavailable, "problem.unavailable.head", "problem.unavailable.text"},
	stet.Corrupt:     {http.StatusInternalServerError, "problem.broken.head", "problem.broken.corrupt"},
	stet.Internal:    {http.StatusInternalServerError, "problem.broken.head", "problem.broken.internal"},
}

// notAllowed is the answer to any method but GET and HEAD.
var notAllowed = answer{http.StatusMethodNotAllowed, "problem.method.head", "problem.method.text"}

// in puts an answer in words.
func (a answer) in(w *messages.Words) problem.Problem {
	return problem.Problem{Title: w.Text(a.title), Text: w.Text(a.text)}
}

// fail answers with the page of an error.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // the reader has left
	}
	kind := stet.KindOf(err)
	if errors.Is(err, context.DeadlineExceeded) {
		kind = stet.Unavailable
	}
	a, known := answers[kind]
	if !known {
		a = answers[stet.Internal]
	}
	if a.status >= http.StatusInternalServerError {
		s.Access.LogAttrs(r.Context(), slog.LevelError, "cannot answer", slog.String("path", r.URL.Path), slog.String("error", err.Error()))
	}
	s.refuse(w, r, a.status, a.in(s.Words))
}

// refuse answers with a problem page, or in a line where a program asks.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, status int, p problem.Problem) {
	h := w.Header()
	for _, name := range []string{"ETag", "Content-Encoding", "Content-Length", "Last-Modified"} {
		h.Del(name)
	}
	h.Set("X-Robots-Tag", "noindex")
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		h.Set("Retry-After", "60")
	}
	accept := r.Header.Get("Accept")
	if strings.HasSuffix(r.URL.Path, jsonSuffix) || accept != "" && !strings.Contains(accept, "text/html") && !strings.Contains(accept, "*/*") {
		http.Error(w, p.Title, status)
		return
	}
	if err := s.send(w, r, status, problem.Page(p)); err != nil {
		http.Error(w, p.Title, status)
	}
}

// elsewhere answers what no other address does.
func (s *server) elsewhere(w http.ResponseWriter, r *http.Request) error {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		s.refuse(w, r, notAllowed.status, notAllowed.in(s.Words))
		return nil
	}
	return stet.Errorf(stet.NotFound, "nothing is at this address")
}

// rescue turns a panic into an error page and a line in the log: one page's
// defect must not take the site down.
func (s *server) rescue(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if v := recover(); v != nil {
				if v == http.ErrAbortHandler {
					panic(v)
				}
				s.fail(w, r, stet.Errorf(stet.Internal, "panic: %v\n%s", v, debug.Stack()))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
