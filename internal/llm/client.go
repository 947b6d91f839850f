package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"stet"
)

// Options are what a client is made of. Address and Model are needed; the zero
// value of the rest is a default.
type Options struct {
	Address   string            // of the endpoint, up to and without /chat/completions
	Model     string            // as the endpoint knows it
	Key       string            // sent as a bearer token; "" for none
	UserAgent string            // "" for Go's
	Timeout   time.Duration     // of one attempt; default 2 minutes
	MaxBytes  int64             // of an answer; default 1 MiB
	Attempts  int               // default 3
	Pause     time.Duration     // after the first failure, doubled after each; default 1 s
	MaxPause  time.Duration     // an endpoint that asks for a longer one is given up; default 30 s
	Transport http.RoundTripper // default: Go's, with the proxies of the environment
}

// Client asks one endpoint. Safe for concurrent use.
type Client struct {
	o    Options
	url  string
	http *http.Client

	mu      sync.Mutex
	dialect dialect // as far as it has been found out
}

// New makes a client; the error is of kind Invalid.
func New(o Options) (*Client, error) {
	u, err := url.Parse(o.Address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, stet.Errorf(stet.Invalid, "the address of the model's endpoint cannot be used: give one such as http://localhost:11434/v1")
	}
	if o.Model == "" {
		return nil, stet.Errorf(stet.Invalid, "name the model that the endpoint is to use")
	}
	o.Timeout = orDefault(o.Timeout, 2*time.Minute)
	o.MaxBytes = orDefault(o.MaxBytes, 1<<20)
	o.Attempts = orDefault(o.Attempts, 3)
	o.Pause = orDefault(o.Pause, time.Second)
	o.MaxPause = orDefault(o.MaxPause, 30*time.Second)
	if o.Transport == nil {
		o.Transport = &http.Transport{
			Proxy: http.ProxyFromEnvironment, TLSHandshakeTimeout: 10 * time.Second,
			MaxResponseHeaderBytes: 64 << 10, MaxIdleConns: 8, IdleConnTimeout: 30 * time.Second, ForceAttemptHTTP2: true,
		}
	}
	address := strings.TrimSuffix(strings.TrimRight(o.Address, "/"), "/chat/completions") + "/chat/completions"
	return &Client{o: o, url: address, http: &http.Client{
		Transport: o.Transport,
		// A redirect would take the key and the prompt elsewhere.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

func orDefault[T int | int64 | time.Duration](v, otherwise T) T {
	if v <= 0 {
		return otherwise
	}
	return v
}

// Generate asks, and asks again after failures that may pass. Errors are of kind
// Unavailable (no answer, too slow, overloaded), Forbidden (the key), NotFound
// (the address or the model), TooLarge (an answer over the limit), Invalid (a request
// that it refuses) or Corrupt (an answer that is none).
func (c *Client) Generate(ctx context.Context, r Request) (reply Reply, err error) {
	defer stet.Wrap(&err, "the model %s", c.o.Model)
	d := c.known()
	for failures := 0; ; {
		a := c.once(ctx, r, d)
		switch {
		case a.err == nil:
			c.learn(d)
			return a.reply, nil
		case a.otherwise != nil:
			d = *a.otherwise
			continue
		case !a.passing:
			return a.reply, a.err
		}
		if failures++; failures >= c.o.Attempts {
			return a.reply, a.err
		}
		if err := c.wait(ctx, max(a.pause, c.o.Pause<<(failures-1))); err != nil {
			return a.reply, stet.Errorf(stet.Unavailable, "%w (%w)", a.err, err)
		}
	}
}

// wait pauses, unless that would be too long.
func (c *Client) wait(ctx context.Context, pause time.Duration) error {
	end, limited := ctx.Deadline()
	if pause > c.o.MaxPause || limited && time.Now().Add(pause).After(end) {
		return stet.Errorf(stet.Unavailable, "the next attempt would have to wait %s", pause)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(pause):
		return nil
	}
}

// known gives the dialect as far as it has been found out; learn keeps one that
// worked. One that did not is not kept: the request may have been at fault.
func (c *Client) known() dialect {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.dialect
}

func (c *Client) learn(d dialect) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dialect = d
}

// attempt is how one attempt went.
type attempt struct {
	reply     Reply
	err       error
	passing   bool          // the failure may pass
	pause     time.Duration // that the endpoint asks for before the next
	otherwise *dialect      // in which to ask instead, at once
}

// errBrokeOff says that an answer began and did not end. It has been paid for, so
// that only who has the budget may ask again: the client does not.
var errBrokeOff = errors.New("the answer breaks off")

// once is one attempt.
func (c *Client) once(ctx context.Context, r Request, d dialect) attempt {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	res, err := c.post(ctx, r.chat(c.o.Model, d))
	// A request that was cut off has been worked on all the same. One that was
	// too slow is not repeated: it would be slow again.
	// It may have taken all that it could.
	worked := Reply{Usage: r.most()}
	if err != nil {
		if ctx.Err() != nil {
			return attempt{reply: worked, err: stet.Errorf(stet.Unavailable, "no answer in the time that it has")}
		}
		return attempt{err: stet.Errorf(stet.Unavailable, "no answer: %w", withoutAddress(err)), passing: true}
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, c.o.MaxBytes+1))
	switch {
	case err != nil && ctx.Err() != nil:
		return attempt{reply: worked, err: stet.Errorf(stet.Unavailable, "the answer did not end in the time that it has")}
	case err != nil:
		return attempt{reply: worked, err: stet.Errorf(stet.Unavailable, "%w: %w", errBrokeOff, withoutAddress(err))}
	case int64(len(body)) > c.o.MaxBytes:
		return attempt{reply: worked, err: stet.Errorf(stet.TooLarge, "the answer has over %d bytes", c.o.MaxBytes)}
	case res.StatusCode == http.StatusOK:
		reply, err := readReply(body, r)
		if c.o.Key != "" {
			reply.Model = strings.ReplaceAll(reply.Model, c.o.Key, "…") // which is public
		}
		return attempt{reply: reply, err: err}
	}
	return c.refused(res, body, r, d)
}

func (c *Client) post(ctx context.Context, chat chatRequest) (*http.Response, error) {
	body, err := json.Marshal(chat)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	if c.o.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.o.Key)
	}
	if c.o.UserAgent != "" {
		req.Header.Set("User-Agent", c.o.UserAgent)
	}
	return c.http.Do(req)
}

// refused reads an answer that is no success.
func (c *Client) refused(res *http.Response, body []byte, r Request, d dialect) attempt {
	said := c.quote(body)
	fail := func(kind stet.Kind, format string, args ...any) attempt {
		return attempt{err: stet.Errorf(kind, format, args...)}
	}
	switch code := res.StatusCode; {
	case code == http.StatusBadRequest || code == http.StatusUnprocessableEntity || code == http.StatusNotImplemented:
		a := fail(stet.Invalid, "it refuses the request: %s", said)
		if less, ok := d.without(string(body), len(r.Schema.JSON) > 0); ok {
			a.otherwise = &less
		}
		return a
	case code == http.StatusUnauthorized || code == http.StatusForbidden || code == http.StatusPaymentRequired:
		return fail(stet.Forbidden, "it answers %d, check the key and the account: %s", code, said)
	case code == http.StatusNotFound:
		return fail(stet.NotFound, "it answers 404, check the address and the model's name: %s", said)
	case code == http.StatusTooManyRequests || code == http.StatusRequestTimeout || code == http.StatusConflict || code >= 500:
		a := fail(stet.Unavailable, "it answers %d: %s", code, said)
		a.passing, a.pause = true, retryAfter(res.Header.Get("Retry-After"), time.Now())
		return a
	case code >= 300 && code < 400:
		return fail(stet.Invalid, "it answers %d, and redirects are not followed: give the address that it leads to", code)
	}
	return fail(stet.Invalid, "it answers %d: %s", res.StatusCode, said)
}

// quoted is how much of an answer an error repeats, in bytes.
const quoted = 300

// quote makes an endpoint's words fit for an error: short, on one line, without
// the key, which some repeat.
func (c *Client) quote(body []byte) string {
	s := strings.ToValidUTF8(string(body), "")
	if c.o.Key != "" {
		s = strings.ReplaceAll(s, c.o.Key, "…")
	}
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > quoted {
		s = strings.ToValidUTF8(s[:quoted], "") + "…"
	}
	return s
}

// retryAfter reads the header: seconds, or a date (RFC 9110, section 10.2.3). 0
// when it is missing or makes no sense.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	if seconds, err := time.ParseDuration(value + "s"); err == nil {
		return max(seconds, 0)
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(at.Sub(now), 0)
	}
	return 0
}

// withoutAddress takes the address, which may hold a secret, out of an error.
func withoutAddress(err error) error {
	var e *url.Error
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
