package web

import (
	"encoding/json"
	"net/http"
	"strings"

	"stet"
)

// jsonSuffix ends the address of a page as JSON. It is part of the path, rather
// than a matter of the Accept header, so that it can be linked to and cached.
const jsonSuffix = ".json"

// jsonAsked reports whether the path's identifier asks for JSON, and leaves the
// identifier alone in the path's value.
func jsonAsked(r *http.Request) bool {
	id, asked := strings.CutSuffix(r.PathValue("id"), jsonSuffix)
	r.SetPathValue("id", id)
	return asked
}

// sendJSON answers with data for programs.
func sendJSON(w http.ResponseWriter, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return stet.Errorf(stet.Internal, "marshal a %T: %w", v, err)
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-cache")
	_, err = w.Write(append(b, '\n'))
	return gone(err)
}
