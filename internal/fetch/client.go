package fetch

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"

	"stet"
)

// Options are what a client is made of. UserAgent is needed; the zero value of
// the rest is a default.
type Options struct {
	UserAgent    string            // with a contact: "Stet/0.1 (+https://newsroom.example/about)"
	Timeout      time.Duration     // for one request, from dialling to the last byte; default 20 s
	MaxBytes     int64             // of a body, as sent and as decoded; default 5 MB
	MaxRedirects int               // default 10
	Interval     time.Duration     // between two requests to one host; 0 for none
	Allow        []netip.Prefix    // networks that may be reached although private or loopback, on any port
	Hosts        map[string]string // host name → host:port to dial instead, still subject to Allow
	Robots       bool              // honour robots.txt
	Now          func() time.Time  // default time.Now
}

// Client fetches. It is safe for concurrent use; make one with New and share
// it, since politeness is per client.
type Client struct {
	o         Options
	transport *http.Transport
	dialer    *net.Dialer
	polite    *limiter
	robots    *robotsCache
}

// maxHeader bounds a response's headers: the largest seen on news sites are
// about 20 KB, most of it Content-Security-Policy.
const maxHeader = 64 << 10

// defaultAccept suits what a newsroom reads when the request does not say.
const defaultAccept = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"

// contact is what an outlet's staff could use to reach the operator.
var contact = regexp.MustCompile(`https?://[^\s/)]+|[^\s@(<+]+@[^\s@)>]+`)

// New makes a client. The error is of kind Invalid: a User-Agent that names no
// contact or program, a limit below zero.
func New(o Options) (*Client, error) {
	if !contact.MatchString(o.UserAgent) || !httpguts.ValidHeaderFieldValue(o.UserAgent) {
		return nil, stet.Errorf(stet.Invalid, "the User-Agent %q names no contact: outlets must be able to reach whoever reads them; write an address of a page or a mailbox, as in %q",
			o.UserAgent, "Stet/0.1 (+https://newsroom.example/about)")
	}
	if productToken(o.UserAgent) == "" {
		return nil, stet.Errorf(stet.Invalid, "the User-Agent %q must begin with the program's name in letters, as in Stet/0.1", o.UserAgent)
	}
	if o.Timeout < 0 || o.MaxBytes < 0 || o.MaxRedirects < 0 || o.Interval < 0 {
		return nil, stet.Errorf(stet.Invalid, "a limit of fetching is below zero: leave it out for the default")
	}
	o.Timeout = orDefault(o.Timeout, 20*time.Second)
	o.MaxBytes = orDefault(o.MaxBytes, 5<<20)
	o.MaxRedirects = orDefault(o.MaxRedirects, 10)
	if o.Now == nil {
		o.Now = time.Now
	}
	hosts := make(map[string]string, len(o.Hosts))
	for name, target := range o.Hosts {
		hosts[strings.ToLower(name)] = target
	}
	o.Hosts = hosts
	c := &Client{o: o, polite: newLimiter(), robots: newRobotsCache()}
	c.dialer = &net.Dialer{Timeout: o.Timeout, Control: guard(o.Allow)}
	c.transport = &http.Transport{
		Proxy:                  nil, // a proxy would resolve names for us, past the check of addresses
		DialContext:            c.dial,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // decoded in body.go, with a bound
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  o.Timeout,
		MaxResponseHeaderBytes: maxHeader,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    2,
		IdleConnTimeout:        30 * time.Second,
	}
	return c, nil
}

func orDefault[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// Close ends idle connections.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Request names what to fetch. ETag and LastModified, from an earlier response,
// make it conditional.
type Request struct {
	URL          string
	ETag         string
	LastModified string
	Accept       string // media types; "" for those of feeds and pages
}

// Response is a complete answer, with status 200, 203, or 304 when NotModified.
type Response struct {
	URL          string // after redirects, without fragment
	Status       int
	Header       http.Header
	Body         []byte // with Content-Encoding undone
	NotModified  bool   // the earlier response still holds; Body is empty
	ETag         string // for the next conditional request
	LastModified string
	Fetched      time.Time
}

// Fetch reads an address and follows redirects, asking robots.txt and waiting
// for each host's turn at every step. Error kinds: Invalid (a bad address or an
// answer that makes no sense), Forbidden (an address we refuse, robots.txt, a
// sign-in), NotFound (404, 410), TooLarge (bytes, headers, redirects),
// Unavailable (network, time, 5xx, 429; RetryAfter tells what the host asked
// for).
func (c *Client) Fetch(ctx context.Context, r Request) (res *Response, err error) {
	defer stet.Wrap(&err, "fetch %s", shorten(r.URL))
	for _, v := range []string{r.ETag, r.LastModified, r.Accept} {
		if !httpguts.ValidHeaderFieldValue(v) {
			return nil, stet.Errorf(stet.Invalid, "%q cannot be sent as a header", v)
		}
	}
	w := walk{c: c, request: r, maxBytes: c.o.MaxBytes, maxRedirects: c.o.MaxRedirects, robots: c.o.Robots}
	return w.run(ctx)
}

// userinfo is the name and password of an address.
var userinfo = regexp.MustCompile(`//[^/?#]*@`)

// shorten makes an address fit for an error message, whatever it looks like:
// short, and without a password.
func shorten(address string) string {
	address = userinfo.ReplaceAllString(address, "//…@")
	const limit = 200
	if len(address) > limit {
		return strings.ToValidUTF8(address[:limit], "") + "…"
	}
	return address
}
