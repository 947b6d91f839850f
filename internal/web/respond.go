package web

import (
	"bytes"
	"context"
	"net/http"

	"stet"
	"stet/internal/messages"
	"stet/internal/web/layout"
)

// handler answers a request or says why it cannot.
type handler func(http.ResponseWriter, *http.Request) error

// page makes a handler of net/http: its error becomes a page.
func (s *server) page(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// render gives a document as HTML. It is rendered whole before anything is
// sent, so that a failure can still become an error page.
func (s *server) render(ctx context.Context, d layout.Document) ([]byte, error) {
	var b bytes.Buffer
	if err := layout.Page(s.site, d).Render(messages.With(ctx, s.Words), &b); err != nil {
		return nil, stet.Errorf(stet.Internal, "render %q: %w", d.Head.Title, err)
	}
	return b.Bytes(), nil
}

// send answers with a document.
func (s *server) send(w http.ResponseWriter, r *http.Request, status int, d layout.Document) error {
	d = s.dress(d)
	html, err := s.render(r.Context(), d)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Security-Policy", pagePolicy(d))
	w.WriteHeader(status)
	_, err = w.Write(html)
	return gone(err)
}

// gone forgets a failure to write: the reader has left, and nobody is there to
// be told.
func gone(error) error { return nil }

// pathID gives the identifier in the path; NotFound when it is none, since then
// nothing can be there.
func pathID(r *http.Request) (stet.ID, error) {
	id := stet.ID(r.PathValue("id"))
	if id.Validate() != nil {
		return "", stet.Errorf(stet.NotFound, "nothing is at this address")
	}
	return id, nil
}
