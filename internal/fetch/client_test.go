package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"stet"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const agent = "Stet/0.1 (+https://newsroom.example/about)"

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}

// newClient makes a client that may read the test's own servers.
func newClient(t *testing.T, o Options) *Client {
	t.Helper()
	o.UserAgent = agent
	if o.Allow == nil {
		o.Allow = loopback
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

func serve(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// wantError fails unless err has the kind and says what people need to read.
func wantError(t *testing.T, err error, kind stet.Kind, says string) {
	t.Helper()
	if got := stet.KindOf(err); got != kind {
		t.Fatalf("kind %q, want %q: %v", got, kind, err)
	}
	if !strings.Contains(err.Error(), says) {
		t.Errorf("error %q does not say %q", err, says)
	}
}

func TestNewWantsAContact(t *testing.T) {
	for _, tt := range []struct {
		agent string
		ok    bool
	}{
		{agent, true},
		{"Stet/0.1 (desk@newsroom.example)", true},
		{"Stet/0.1 (+mailto:desk@newsroom.example)", true},
		{"Stet/0.1 (+http://localhost:8080)", true},
		{"", false},
		{"Stet/0.1", false},
		{"Stet/0.1 (+contact)", false},
		{"0.1 (+https://newsroom.example)", false},
		{"Stet/0.1 (+https://newsroom.example)\r\nCookie: a=b", false},
	} {
		_, err := New(Options{UserAgent: tt.agent})
		if tt.ok != (err == nil) || err != nil && stet.KindOf(err) != stet.Invalid {
			t.Errorf("New(%q): %v", tt.agent, err)
		}
	}
}

func TestFetch(t *testing.T) {
	at := time.Date(2031, 5, 4, 3, 2, 1, 0, time.UTC)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/moved":
			http.Redirect(w, r, "/page", http.StatusMovedPermanently)
		case r.Header.Get("User-Agent") != agent, r.Header.Get("Cookie") != "":
			w.WriteHeader(http.StatusTeapot)
		default:
			w.Header().Set("Etag", `"v1"`)
			w.Header().Set("Last-Modified", "Sun, 04 May 2031 01:00:00 GMT")
			http.SetCookie(w, &http.Cookie{Name: "track", Value: "me"})
			fmt.Fprint(w, "hello")
		}
	})
	c := newClient(t, Options{Now: func() time.Time { return at }})
	for range 2 { // the second time with a cookie to send, had it been kept
		res, err := c.Fetch(t.Context(), Request{URL: s.URL + "/moved#top"})
		if err != nil {
			t.Fatal(err)
		}
		if res.URL != s.URL+"/page" || res.Status != 200 || string(res.Body) != "hello" || res.NotModified ||
			res.ETag != `"v1"` || res.LastModified == "" || !res.Fetched.Equal(at) || res.Header.Get("Content-Type") == "" {
			t.Errorf("got %+v", res)
		}
	}
}

func TestFetchConditionally(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` || r.Header.Get("If-Modified-Since") == "Sun, 04 May 2031 01:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if r.URL.Path == "/confused" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "new")
	})
	c := newClient(t, Options{})
	for _, r := range []Request{
		{URL: s.URL, ETag: `"v1"`},
		{URL: s.URL, LastModified: "Sun, 04 May 2031 01:00:00 GMT"},
	} {
		res, err := c.Fetch(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if !res.NotModified || len(res.Body) > 0 || res.ETag != r.ETag || res.LastModified != r.LastModified {
			t.Errorf("%+v: got %+v; the validators must stay for the next time", r, res)
		}
	}
	if res, err := c.Fetch(t.Context(), Request{URL: s.URL, ETag: `"v0"`}); err != nil || string(res.Body) != "new" {
		t.Errorf("changed page: %+v, %v", res, err)
	}
	_, err := c.Fetch(t.Context(), Request{URL: s.URL + "/confused"})
	wantError(t, err, stet.Unavailable, "304")
	_, err = c.Fetch(t.Context(), Request{URL: s.URL, ETag: "a\r\nb: c"})
	wantError(t, err, stet.Invalid, "header")
}

func TestFetchRefusesAddresses(t *testing.T) {
	c, err := New(Options{UserAgent: agent})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, tt := range []struct {
		url  string
		kind stet.Kind
		says string
	}{
		{"", stet.Invalid, "http://"},
		{"ftp://example.org/x", stet.Invalid, "http://"},
		{"file:///etc/passwd", stet.Invalid, "http://"},
		{"javascript:alert(1)", stet.Invalid, "http://"},
		{"gopher://127.0.0.1:6379/_x", stet.Invalid, "http://"},
		{"http:///nohost", stet.Invalid, "no host"},
		{"http://exa mple.org/", stet.Invalid, "spelling"},
		{"http://example.org:port/", stet.Invalid, "spelling"},
		{"http://example.org/\x00", stet.Invalid, "spelling"},
		{"https://user:secret@example.org/", stet.Invalid, "password"},
		{"http://example.org/" + strings.Repeat("a", 9000), stet.Invalid, "longer"},
		{"http://127.0.0.1/", stet.Forbidden, "not on the public internet"},
		{"http://127.1.2.3/", stet.Forbidden, "not on the public internet"},
		{"http://localhost/", stet.Forbidden, "not on the public internet"},
		{"http://0.0.0.0/", stet.Forbidden, "not on the public internet"},
		{"http://10.0.0.1/", stet.Forbidden, "not on the public internet"},
		{"http://172.16.9.9/", stet.Forbidden, "not on the public internet"},
		{"http://192.168.1.1/", stet.Forbidden, "not on the public internet"},
		{"http://100.64.0.1/", stet.Forbidden, "not on the public internet"},
		{"http://169.254.169.254/latest/meta-data/", stet.Forbidden, "not on the public internet"},
		{"http://224.0.0.1/", stet.Forbidden, "not on the public internet"},
		{"http://[::1]/", stet.Forbidden, "not on the public internet"},
		{"http://[::ffff:127.0.0.1]/", stet.Forbidden, "not on the public internet"},
		{"http://[::ffff:10.0.0.1]/", stet.Forbidden, "not on the public internet"},
		{"http://[64:ff9b::7f00:1]/", stet.Forbidden, "not on the public internet"},
		{"http://[fe80::1]/", stet.Forbidden, "not on the public internet"},
		{"http://[fd00::1]/", stet.Forbidden, "not on the public internet"},
		{"http://[2002:7f00:1::]/", stet.Forbidden, "not on the public internet"},
		{"http://9.9.9.9:22/", stet.Forbidden, "80 and 443"},
		{"http://9.9.9.9:6379/", stet.Forbidden, "80 and 443"},
	} {
		_, err := c.Fetch(t.Context(), Request{URL: tt.url})
		if got := stet.KindOf(err); got != tt.kind || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%q: %s %v; want %s, saying %q", shorten(tt.url), got, err, tt.kind, tt.says)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("the error repeats a password: %v", err)
		}
	}
}

func TestFetchAllowsByNetworkOnly(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Host) })
	target := s.Listener.Addr().String()
	hosts := map[string]string{"Herald.example": target}
	c := newClient(t, Options{Hosts: hosts})
	res, err := c.Fetch(t.Context(), Request{URL: "http://herald.EXAMPLE/a"})
	if err != nil || string(res.Body) != "herald.example" || res.URL != "http://herald.example/a" {
		t.Errorf("an invented host: %+v, %v", res, err)
	}
	strict := newClient(t, Options{Hosts: hosts, Allow: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}})
	_, err = strict.Fetch(t.Context(), Request{URL: "http://herald.example/a"})
	wantError(t, err, stet.Forbidden, "refused")
}

func TestFetchJudgesRedirects(t *testing.T) {
	other := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { t.Error("reached") }))
	l, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skip("no second loopback address here: ", err)
	}
	other.Listener.Close()
	other.Listener = l
	other.Start()
	defer other.Close()
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/inside":
			w.Header().Set("Location", other.URL)
		case "/file":
			w.Header().Set("Location", "file:///etc/passwd")
		case "/secret":
			w.Header().Set("Location", "http://me:secret@"+r.Host+"/")
		case "/long":
			w.Header().Set("Location", "/"+strings.Repeat("x", 9000))
		case "/bad":
			w.Header().Set("Location", "http://[::1")
		}
		w.WriteHeader(http.StatusFound)
	})
	c := newClient(t, Options{})
	for path, want := range map[string]struct {
		kind stet.Kind
		says string
	}{
		"/inside":  {stet.Forbidden, "127.0.0.2"},
		"/file":    {stet.Invalid, "http://"},
		"/secret":  {stet.Invalid, "password"},
		"/long":    {stet.Invalid, "longer"},
		"/bad":     {stet.Invalid, "not a web address"},
		"/nowhere": {stet.Invalid, "nowhere"},
	} {
		_, err := c.Fetch(t.Context(), Request{URL: s.URL + path})
		t.Run(path, func(t *testing.T) { wantError(t, err, want.kind, want.says) })
	}
}

func TestFetchEndsRedirects(t *testing.T) {
	var asked int
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		switch r.URL.Path {
		case "/self":
			http.Redirect(w, r, "/self", http.StatusFound)
		case "/a":
			http.Redirect(w, r, "/b", http.StatusFound)
		case "/b":
			http.Redirect(w, r, "/a#again", http.StatusFound)
		default:
			http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
		}
	})
	c := newClient(t, Options{MaxRedirects: 4})
	_, err := c.Fetch(t.Context(), Request{URL: s.URL + "/self"})
	wantError(t, err, stet.TooLarge, "circle")
	_, err = c.Fetch(t.Context(), Request{URL: s.URL + "/a"})
	wantError(t, err, stet.TooLarge, "circle")
	asked = 0
	_, err = c.Fetch(t.Context(), Request{URL: s.URL + "/endless"})
	wantError(t, err, stet.TooLarge, "more than 4 redirects")
	if asked != 5 {
		t.Errorf("asked %d times for 4 redirects", asked)
	}
}

func TestFetchKeepsProtection(t *testing.T) {
	plain := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "anybody could have written this") })
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/down" {
			http.Redirect(w, r, plain.URL, http.StatusFound)
			return
		}
		fmt.Fprint(w, "sealed")
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // it complains of the refused certificate
	s.StartTLS()
	defer s.Close()
	c := newClient(t, Options{})
	_, err := c.Fetch(t.Context(), Request{URL: s.URL})
	wantError(t, err, stet.Unavailable, "certificate")
	c.transport.TLSClientConfig = s.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	if res, err := c.Fetch(t.Context(), Request{URL: s.URL}); err != nil || string(res.Body) != "sealed" {
		t.Errorf("got %v, %v", res, err)
	}
	_, err = c.Fetch(t.Context(), Request{URL: s.URL + "/down"})
	wantError(t, err, stet.Forbidden, "unprotected")
}

func TestFetchStatuses(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var code int
		fmt.Sscanf(r.URL.Path, "/%d", &code)
		w.WriteHeader(code)
	})
	for code, want := range map[int]stet.Kind{
		200: "", 203: "", 202: stet.Unavailable, 204: stet.Unavailable, 206: stet.Unavailable, 300: stet.Unavailable,
		400: stet.Invalid, 401: stet.Forbidden, 402: stet.Forbidden, 403: stet.Forbidden, 404: stet.NotFound,
		405: stet.Invalid, 408: stet.Unavailable, 410: stet.NotFound, 418: stet.Invalid, 425: stet.Unavailable,
		429: stet.Unavailable, 451: stet.Forbidden, 500: stet.Unavailable, 502: stet.Unavailable, 503: stet.Unavailable, 599: stet.Unavailable,
	} {
		c := newClient(t, Options{})
		_, err := c.Fetch(t.Context(), Request{URL: fmt.Sprintf("%s/%d", s.URL, code)})
		if got := stet.KindOf(err); got != want {
			t.Errorf("%d: kind %q, want %q (%v)", code, got, want, err)
		}
	}
}

func TestFetchLeavesHostAlone(t *testing.T) {
	now := time.Date(2031, 5, 4, 3, 2, 1, 0, time.UTC)
	asked := 0
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		if asked == 1 {
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	})
	c := newClient(t, Options{Now: func() time.Time { return now }})
	_, err := c.Fetch(t.Context(), Request{URL: s.URL})
	wantError(t, err, stet.Unavailable, "2m0s")
	if got := RetryAfter(err); got != 2*time.Minute {
		t.Errorf("RetryAfter %s", got)
	}
	now = now.Add(time.Minute)
	_, err = c.Fetch(t.Context(), Request{URL: s.URL + "/other"})
	wantError(t, err, stet.Unavailable, "left alone")
	if got := RetryAfter(err); got != time.Minute || asked != 1 {
		t.Errorf("RetryAfter %s, asked %d times", got, asked)
	}
	now = now.Add(time.Minute)
	if _, err := c.Fetch(t.Context(), Request{URL: s.URL}); err != nil {
		t.Errorf("after the time it asked for: %v", err)
	}
}

func gzipped(t *testing.T, b []byte) []byte {
	t.Helper()
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return z.Bytes()
}

func TestFetchBodies(t *testing.T) {
	const limit = 100_000
	exact := bytes.Repeat([]byte("a"), limit)
	small := gzipped(t, []byte("hello"))
	damaged := bytes.Clone(gzipped(t, []byte("hello, hello, hello")))
	damaged[len(damaged)-6] ^= 0xff // in the checksum
	for _, tt := range []struct {
		name     string
		encoding string
		body     []byte
		length   string // Content-Length when it is to lie
		kind     stet.Kind
		says     string
		want     string
	}{
		{name: "plain", body: []byte("hello"), want: "hello"},
		{name: "as large as allowed", body: exact, want: string(exact)},
		{name: "one byte too large", body: append(exact, 'a'), kind: stet.TooLarge, says: "larger than 100000"},
		{name: "endless, without length", length: "none", body: bytes.Repeat(exact, 500), kind: stet.TooLarge, says: "larger"},
		{name: "announced as huge", length: "50000000", body: []byte("x"), kind: stet.TooLarge, says: "larger"},
		{name: "announced longer than sent", length: "500", body: []byte("x"), kind: stet.Unavailable, says: "middle"},
		{name: "gzip", encoding: "gzip", body: small, want: "hello"},
		{name: "GZIP", encoding: " GZip ", body: small, want: "hello"},
		{name: "identity", encoding: "identity", body: []byte("hello"), want: "hello"},
		{name: "empty gzip", encoding: "gzip", body: nil, want: ""},
		{name: "bomb", encoding: "gzip", body: gzipped(t, make([]byte, 50<<20)), kind: stet.TooLarge, says: "larger"},
		{name: "bomb in many members", encoding: "gzip", body: bytes.Repeat(gzipped(t, nil), 20_000), kind: stet.TooLarge, says: "larger"},
		{name: "gzip that is not", encoding: "gzip", body: []byte("hello, hello, hello"), kind: stet.Invalid, says: "is not"},
		{name: "gzip with a tail", encoding: "gzip", body: append(bytes.Clone(small), "tail tail tail"...), want: "hello"},
		{name: "damaged gzip", encoding: "gzip", body: damaged, kind: stet.Invalid, says: "damaged"},
		{name: "cut gzip", encoding: "gzip", body: small[:len(small)-9], kind: stet.Unavailable, says: "middle"},
		{name: "encoding not asked for", encoding: "br", body: []byte("x"), kind: stet.Invalid, says: "br"},
		{name: "twice encoded", encoding: "gzip, gzip", body: gzipped(t, small), kind: stet.Invalid, says: "only gzip"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", tt.encoding)
				switch tt.length {
				case "", "none":
				default:
					w.Header().Set("Content-Length", tt.length)
				}
				for b := tt.body; len(b) > 0; {
					n := min(len(b), 1<<16)
					if _, err := w.Write(b[:n]); err != nil {
						return // the client has had enough
					}
					b = b[n:]
				}
			})
			res, err := newClient(t, Options{MaxBytes: limit}).Fetch(t.Context(), Request{URL: s.URL})
			if tt.kind != "" {
				wantError(t, err, tt.kind, tt.says)
				return
			}
			if err != nil || string(res.Body) != tt.want {
				t.Errorf("got %d bytes, %v; want %d", len(res.Body), err, len(tt.want))
			}
		})
	}
}

func TestFetchBoundsTime(t *testing.T) {
	quit := make(chan struct{})
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/drip" {
			for range 1000 {
				io.WriteString(w, "x")
				w.(http.Flusher).Flush()
				select {
				case <-time.After(10 * time.Millisecond):
				case <-r.Context().Done():
					return
				}
			}
		}
		select {
		case <-quit:
		case <-r.Context().Done():
		}
	})
	defer close(quit)
	c := newClient(t, Options{Timeout: 80 * time.Millisecond})
	for _, path := range []string{"/drip", "/silence"} {
		_, err := c.Fetch(t.Context(), Request{URL: s.URL + path})
		wantError(t, err, stet.Unavailable, "within 80ms")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := c.Fetch(ctx, Request{URL: s.URL})
	wantError(t, err, stet.Unavailable, "given up")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a caller cannot see that it was cancelled: %v", err)
	}
}

// raw answers every connection with the same bytes.
func raw(t *testing.T, answer string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			buf := make([]byte, 4096)
			_, _ = conn.Read(buf)
			_, _ = io.WriteString(conn, answer)
			conn.Close()
		}
	}()
	t.Cleanup(func() { l.Close(); <-done })
	return "http://" + l.Addr().String()
}

func TestFetchHostileAnswers(t *testing.T) {
	for name, tt := range map[string]struct {
		answer string
		kind   stet.Kind
		says   string
	}{
		"one huge header":   {"HTTP/1.1 200 OK\r\nX: " + strings.Repeat("a", 1<<20) + "\r\n\r\n", stet.TooLarge, "headers"},
		"many headers":      {"HTTP/1.1 200 OK\r\n" + strings.Repeat("A: b\r\n", 100_000) + "\r\n", stet.TooLarge, "headers"},
		"not HTTP":          {"220 mail.example ESMTP\r\n", stet.Unavailable, "cannot be reached"},
		"nothing":           {"", stet.Unavailable, "cannot be reached"},
		"negative length":   {"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", stet.Unavailable, "cannot be reached"},
		"two lengths":       {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", stet.Unavailable, "cannot be reached"},
		"bad chunks":        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello", stet.Unavailable, "cannot be reached"},
		"cut in mid-chunk":  {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhello", stet.Unavailable, "middle"},
		"endless interim":   {strings.Repeat("HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n", 50_000), stet.TooLarge, "headers"},
		"header with a NUL": {"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\nhello", stet.Unavailable, "cannot be reached"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := newClient(t, Options{}).Fetch(t.Context(), Request{URL: raw(t, tt.answer)})
			wantError(t, err, tt.kind, tt.says)
		})
	}
}

func TestFetchOverHTTP2(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bomb" {
			for i := range 70 { // much more is a broken connection to HTTP/2, not an answer
				w.Header().Set(fmt.Sprint("X-", i), strings.Repeat("a", 1000))
			}
		}
		fmt.Fprint(w, r.Proto)
	}))
	s.EnableHTTP2 = true
	s.StartTLS()
	defer s.Close()
	c := newClient(t, Options{})
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	c.transport.TLSClientConfig = &tls.Config{RootCAs: pool}
	if res, err := c.Fetch(t.Context(), Request{URL: s.URL}); err != nil || string(res.Body) != "HTTP/2.0" {
		t.Errorf("got %+v, %v", res, err)
	}
	_, err := c.Fetch(t.Context(), Request{URL: s.URL + "/bomb"})
	wantError(t, err, stet.TooLarge, "headers")
}

func TestFetchUnreachable(t *testing.T) {
	s := serve(t, func(http.ResponseWriter, *http.Request) {})
	url := s.URL
	s.Close()
	_, err := newClient(t, Options{}).Fetch(t.Context(), Request{URL: url})
	wantError(t, err, stet.Unavailable, "cannot be reached")
}
