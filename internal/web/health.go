package web

import (
	"io"
	"log/slog"
	"net/http"
)

// healthz says that the process answers.
func (s *server) healthz(w http.ResponseWriter, _ *http.Request) error {
	return line(w, http.StatusOK, "ok")
}

// readyz says whether the site can serve. Why it cannot is in the log: the
// reason may name what readers need not know.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) error {
	if err := s.Ready(r.Context()); err != nil {
		s.Access.LogAttrs(r.Context(), slog.LevelWarn, "not ready", slog.String("error", err.Error()))
		return line(w, http.StatusServiceUnavailable, "not ready")
	}
	return line(w, http.StatusOK, "ready")
}

// line answers with one line of text.
func line(w http.ResponseWriter, status int, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, err := io.WriteString(w, text+"\n")
	return gone(err)
}
