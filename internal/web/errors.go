package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"

	"stet"
	"stet/internal/web/problem"
)

// answer is how a kind of error is told to a reader.
type answer struct {
	status int
	problem.Problem
}

// answers is the one table from kinds of error to HTTP. What is Internal or
// Corrupt is our defect: readers are told so, and no more.
var answers = map[stet.Kind]answer{
	stet.NotFound:    {http.StatusNotFound, problem.Problem{Title: "There is no such page", Text: "The address may be mistyped, or what was here has moved to another story. Search may find it."}},
	stet.Invalid:     {http.StatusBadRequest, problem.Problem{Title: "That address cannot be understood", Text: "Something in it is not of the right form. The front page leads on."}},
	stet.Conflict:    {http.StatusConflict, problem.Problem{Title: "Somebody else was first", Text: "Reload the page and try again."}},
	stet.Forbidden:   {http.StatusForbidden, problem.Problem{Title: "This is not for every reader", Text: "The page exists, but may not be shown here."}},
	stet.TooLarge:    {http.StatusRequestEntityTooLarge, problem.Problem{Title: "That is too much at once", Text: "Ask for less."}},
	stet.TooMany:     {http.StatusTooManyRequests, problem.Problem{Title: "That was too often", Text: "Wait a minute and try again."}},
	stet.Unavailable: {http.StatusServiceUnavailable, problem.Problem{Title: "Not available just now", Text: "The newsroom cannot read its own records at the moment. Try again in a minute."}},
	stet.Corrupt:     {http.StatusInternalServerError, problem.Problem{Title: "This page is broken", Text: "What is stored for it is damaged. It was noted, and is not shown rather than shown wrongly."}},
	stet.Internal:    {http.StatusInternalServerError, problem.Problem{Title: "This page is broken", Text: "That is a defect of ours. It was noted; the other pages work."}},
}

// notAllowed is the answer to any method but GET and HEAD.
var notAllowed = answer{http.StatusMethodNotAllowed, problem.Problem{Title: "Pages here can only be read", Text: "Nothing can be sent to this address."}}

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
	s.refuse(w, r, a)
}

// refuse answers with a problem page, or in a line where a program asks.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, a answer) {
	h := w.Header()
	for _, name := range []string{"ETag", "Content-Encoding", "Content-Length", "Last-Modified"} {
		h.Del(name)
	}
	h.Set("X-Robots-Tag", "noindex")
	if a.status == http.StatusServiceUnavailable || a.status == http.StatusTooManyRequests {
		h.Set("Retry-After", "60")
	}
	accept := r.Header.Get("Accept")
	if strings.HasSuffix(r.URL.Path, jsonSuffix) || accept != "" && !strings.Contains(accept, "text/html") && !strings.Contains(accept, "*/*") {
		http.Error(w, a.Title, a.status)
		return
	}
	if err := s.send(w, r, a.status, problem.Page(a.Problem)); err != nil {
		http.Error(w, a.Title, a.status)
	}
}

// elsewhere answers what no other address does.
func (s *server) elsewhere(w http.ResponseWriter, r *http.Request) error {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		s.refuse(w, r, notAllowed)
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
