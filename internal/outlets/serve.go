package outlets

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// Handler serves the outlets as they stand at the time that until gives: what
// is published later is not there yet. An outlet is found by the Host header;
// for a person's browser, which knows no such hosts, also by the first part of
// the path: /harbour-wire.example/ferry-fire.html.
func (s *Scenario) Handler(until func() time.Time) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "this server only shows pages", http.StatusMethodNotAllowed)
			return
		}
		o, path := s.outlet(hostname(r.Host)), r.URL.Path
		if o == nil {
			host, rest, slash := strings.Cut(strings.TrimPrefix(path, "/"), "/")
			if o, path = s.outlet(host), "/"+rest; o != nil && !slash {
				http.Redirect(w, r, "/"+host+"/", http.StatusMovedPermanently)
				return
			}
			if o == nil && host == "" {
				answer(w, r, s.directory())
				return
			}
		}
		if o == nil {
			http.NotFound(w, r)
			return
		}
		doc, ok := s.document(*o, path, until())
		if !ok {
			http.NotFound(w, r)
			return
		}
		answer(w, r, doc)
	})
}

// document is what stands at an address.
type document struct {
	kind     string // media type
	charset  string
	body     []byte // UTF-8
	modified time.Time
}

// document makes what the outlet has at the path.
func (s *Scenario) document(o Outlet, path string, until time.Time) (document, bool) {
	published := s.published(o.Host, until)
	var newest time.Time
	if len(published) > 0 {
		newest = published[0].Published
	}
	switch path {
	case "/", "/index.html":
		return document{kind: "text/html", charset: o.Charset, body: frontPage(o, published), modified: newest}, true
	case "/robots.txt":
		return document{kind: "text/plain", charset: "utf-8", body: []byte("User-agent: *\nAllow: /\n"), modified: added}, true
	case lists[o.Format].path:
		return document{kind: lists[o.Format].kind, charset: o.Charset, body: lists[o.Format].write(o, published), modified: newest}, true
	}
	for i, r := range published {
		if r.path() == path {
			return document{kind: "text/html", charset: o.Charset, body: articlePage(o, r, published[i+1:]), modified: r.Published}, true
		}
	}
	return document{}, false
}

// published gives a host's reports that are out at the time, newest first.
func (s *Scenario) published(host string, until time.Time) []Report {
	var out []Report
	for i := len(s.Reports) - 1; i >= 0; i-- {
		if r := s.Reports[i]; r.Host == host && !r.Published.After(until) {
			out = append(out, r)
		}
	}
	return out
}

// answer sends a document, or says that it has not changed.
func answer(w http.ResponseWriter, r *http.Request, d document) {
	body := encode(d.charset, d.body)
	kind := d.kind
	if kind != "application/feed+json" { // which is UTF-8 by its definition
		kind += "; charset=" + d.charset
	}
	w.Header().Set("Content-Type", kind)
	sum := sha256.Sum256(body)
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sum[:8]))
	http.ServeContent(w, r, "", d.modified, bytes.NewReader(body))
}

// encode turns UTF-8 into the charset; what it lacks becomes a character
// reference, which HTML and XML both know.
func encode(charset string, body []byte) []byte {
	if charset != "windows-1252" {
		return body
	}
	out, err := encoding.HTMLEscapeUnsupported(charmap.Windows1252.NewEncoder()).Bytes(body)
	if err != nil {
		panic(err) // cannot be: every character has a reference
	}
	return out
}

func hostname(hostport string) string {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		return strings.ToLower(hostport)
	}
	return strings.ToLower(host)
}
