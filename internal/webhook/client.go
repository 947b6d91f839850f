package webhook

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"stet"
)

// Options are what a client is made of.
type Options struct {
	URLs      []string // that are told; needed
	Secret    string   // whsec_ and 24 to 64 bytes in base64; needed
	UserAgent string   // "" for Go's
	Timeout   time.Duration
	Now       func() time.Time // default time.Now: a receiver compares it with its own clock
}

// Client signs and sends. Safe for concurrent use.
type Client struct {
	o    Options
	key  []byte
	http *http.Client
}

// defaultTimeout bounds one delivery: the specification advises 15 to 30 s.
const defaultTimeout = 15 * time.Second

// answerMost is how much of an answer is taken, so that its connection can be
// used again; it is not looked at.
const answerMost = 4 << 10

// New makes a client; the error is of kind Invalid and names the setting.
func New(o Options) (*Client, error) {
	key, err := parseSecret(o.Secret)
	if err != nil {
		return nil, err
	}
	for _, address := range o.URLs {
		if u, err := url.Parse(address); err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			return nil, stet.Errorf(stet.Invalid, "webhook.urls has %q: use addresses such as https://desk.example.org/hook", redacted(address))
		}
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Client{o: o, key: key, http: &http.Client{
		Timeout:       o.Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			Proxy: http.ProxyFromEnvironment, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: o.Timeout,
			MaxResponseHeaderBytes: 64 << 10, MaxIdleConns: 8, IdleConnTimeout: 30 * time.Second, ForceAttemptHTTP2: true,
		},
	}}, nil
}

// parseSecret reads a secret as the specification serialises it.
func parseSecret(s string) ([]byte, error) {
	text, ok := strings.CutPrefix(s, "whsec_")
	key, err := base64.StdEncoding.DecodeString(text)
	if !ok || err != nil || len(key) < 24 || len(key) > 64 {
		return nil, stet.Errorf(stet.Invalid, `webhook.secret must be "whsec_" and 24 to 64 bytes in base64: make one with  echo "whsec_$(openssl rand -base64 32)"`)
	}
	return key, nil
}

// URLs gives the addresses that are told.
func (c *Client) URLs() []string { return slices.Clone(c.o.URLs) }

// Tells reports whether an address is (still) one that is told.
func (c *Client) Tells(address string) bool { return slices.Contains(c.o.URLs, address) }

// Sign gives the value of webhook-signature for a body sent at a time.
func (c *Client) Sign(id stet.ID, at time.Time, body string) string {
	mac := hmac.New(sha256.New, c.key)
	io.WriteString(mac, string(id)+"."+strconv.FormatInt(at.Unix(), 10)+"."+body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// Send delivers one message to one address. Anything but a status of 2xx is a
// failure: of kind NotFound for 410, by which a receiver says that it wants no
// more; else of kind Unavailable, so that it is tried again.
func (c *Client) Send(ctx context.Context, address string, id stet.ID, body string) (err error) {
	defer stet.Wrap(&err, "webhook %s", redacted(address))
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		return stet.Errorf(stet.Invalid, "the address cannot be used")
	}
	at := c.o.Now()
	r.Header.Set("Content-Type", "application/json")
	if c.o.UserAgent != "" {
		r.Header.Set("User-Agent", c.o.UserAgent)
	}
	r.Header.Set("webhook-id", string(id))
	r.Header.Set("webhook-timestamp", strconv.FormatInt(at.Unix(), 10))
	r.Header.Set("webhook-signature", c.Sign(id, at, body))
	res, err := c.http.Do(r)
	if err != nil {
		return stet.Errorf(stet.Unavailable, "no answer: %w", withoutAddress(err))
	}
	defer res.Body.Close()
	_, _ = io.CopyN(io.Discard, res.Body, answerMost)
	switch {
	case res.StatusCode >= 200 && res.StatusCode < 300:
		return nil
	case res.StatusCode == http.StatusGone:
		return stet.Errorf(stet.NotFound, "it answers 410 and wants no more: take it out of webhook.urls")
	case res.StatusCode >= 300 && res.StatusCode < 400:
		return stet.Errorf(stet.Unavailable, "it answers %d, and redirects are not followed: give the address that it leads to", res.StatusCode)
	}
	return stet.Errorf(stet.Unavailable, "it answers %d", res.StatusCode)
}

// withoutAddress takes the address, which may hold a secret, out of an error.
func withoutAddress(err error) error {
	var e *url.Error
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

// redacted is an address without what may be secret in it: name, password and
// everything behind the host.
func redacted(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "(not an address)"
	}
	return u.Scheme + "://" + u.Host + "/…"
}
