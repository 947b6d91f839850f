package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"stet"
)

// walk is the way from one address through its redirects to an answer.
type walk struct {
	c            *Client
	request      Request
	maxBytes     int64
	maxRedirects int
	robots       bool // ask robots.txt at each step
	cut          bool // keep the beginning of a body that is too large
	seen         map[string]bool
}

// run follows redirects itself rather than leave it to http.Client, because
// each step has to be allowed by its own host's robots.txt and wait for its own
// host's turn.
func (w *walk) run(ctx context.Context) (*Response, error) {
	u, err := parseURL(w.request.URL)
	if err != nil {
		return nil, err
	}
	w.seen = map[string]bool{}
	for {
		if w.seen[u.String()] {
			return nil, stet.Errorf(stet.TooLarge, "the redirects go in a circle at %s: the site may want cookies, or the address is out of date", shorten(u.String()))
		}
		w.seen[u.String()] = true
		res, next, err := w.step(ctx, u)
		if err != nil || next == nil {
			return res, err
		}
		if len(w.seen) > w.maxRedirects {
			return nil, stet.Errorf(stet.TooLarge, "more than %d redirects: find the address where they end and use that", w.maxRedirects)
		}
		if u.Scheme == "https" && next.Scheme == "http" {
			// What is archived serves as evidence. Over http anybody on the way
			// could put words into the outlet's mouth.
			return nil, stet.Errorf(stet.Forbidden, "redirected from https to the unprotected %s: if you trust the way there, use that address as the source's own", shorten(next.String()))
		}
		u = next
	}
}

// step makes one request, when its host's rules and turn allow, and gives the
// answer or the address it points on to.
func (w *walk) step(ctx context.Context, u *url.URL) (*Response, *url.URL, error) {
	pause := w.c.o.Interval
	if w.robots {
		rules, err := w.c.rulesFor(ctx, u)
		if err != nil {
			return nil, nil, err
		}
		if !rules.allowed(u) {
			return nil, nil, stet.Errorf(stet.Forbidden, "the robots.txt of %s does not allow %s to be read: ask the outlet, or leave it out", u.Host, shorten(u.RequestURI()))
		}
		pause = max(pause, rules.delay)
	}
	if err := w.c.polite.wait(ctx, u.Hostname(), w.c.o.Now, pause); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, w.c.o.Timeout)
	defer cancel()
	raw, err := w.send(ctx, u)
	if err != nil {
		return nil, nil, w.c.failure(ctx, u, err)
	}
	defer raw.Body.Close()
	if next, err := redirect(u, raw); next != nil || err != nil {
		return nil, next, err
	}
	if err := w.c.refusal(u, raw, w.request); err != nil {
		return nil, nil, err
	}
	res, err := w.answer(u, raw)
	if err != nil && stet.KindOf(err) == stet.Internal {
		err = w.c.failure(ctx, u, err)
	}
	return res, nil, err
}

func (w *walk) send(ctx context.Context, u *url.URL) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "%q cannot be asked for: %w", shorten(u.String()), err)
	}
	req.Header.Set("User-Agent", w.c.o.UserAgent)
	req.Header.Set("Accept", orDefault(w.request.Accept, defaultAccept))
	req.Header.Set("Accept-Encoding", "gzip")
	if w.request.ETag != "" {
		req.Header.Set("If-None-Match", w.request.ETag)
	}
	if w.request.LastModified != "" {
		req.Header.Set("If-Modified-Since", w.request.LastModified)
	}
	return w.c.transport.RoundTrip(req)
}

// answer reads the body. An error without a kind came from the network.
func (w *walk) answer(u *url.URL, raw *http.Response) (*Response, error) {
	res := &Response{
		URL: u.String(), Status: raw.StatusCode, Header: raw.Header, Fetched: w.c.o.Now(),
		ETag: raw.Header.Get("Etag"), LastModified: raw.Header.Get("Last-Modified"),
	}
	if raw.StatusCode == http.StatusNotModified {
		res.NotModified = true
		res.ETag = orDefault(res.ETag, w.request.ETag)
		res.LastModified = orDefault(res.LastModified, w.request.LastModified)
		return res, nil
	}
	var err error
	res.Body, err = readBody(raw, w.maxBytes, w.cut)
	return res, err
}

// redirect gives where an answer points to; nil when it does not.
func redirect(from *url.URL, raw *http.Response) (*url.URL, error) {
	switch raw.StatusCode {
	case 301, 302, 303, 307, 308:
	default:
		return nil, nil
	}
	location := raw.Header.Get("Location")
	if location == "" {
		return nil, stet.Errorf(stet.Invalid, "%s answers with a redirect that leads nowhere", from.Host)
	}
	if len(location) > maxURL {
		return nil, stet.Errorf(stet.Invalid, "%s redirects to an address longer than %d bytes", from.Host, maxURL)
	}
	next, err := from.Parse(location)
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "%s redirects to %q, which is not a web address", from.Host, shorten(location))
	}
	return next, checkURL(next)
}

// failure gives an error of the network its kind and a message for people.
func (c *Client) failure(ctx context.Context, u *url.URL, err error) error {
	var refused *stet.Error
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &refused): // by the guard, through net and net/http
		return refused
	case errors.Is(context.Cause(ctx), context.Canceled):
		return stet.Errorf(stet.Unavailable, "given up on request: %w", context.Canceled)
	case strings.Contains(err.Error(), "response headers exceeded"), strings.Contains(err.Error(), "header list larger"):
		// net/http has no type for either.
		return stet.Errorf(stet.TooLarge, "%s sends more than %d bytes of headers", u.Host, maxHeader)
	case errors.As(err, &dns) && dns.IsNotFound:
		return stet.Errorf(stet.Unavailable, "there is no host %s at present: check the spelling, or wait: %w", u.Hostname(), err)
	case ctx.Err() != nil, errors.As(err, &timeout) && timeout.Timeout():
		return stet.Errorf(stet.Unavailable, "%s did not answer completely within %s: %w", u.Host, c.o.Timeout, err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return stet.Errorf(stet.Unavailable, "%s ended its answer in the middle: %w", u.Host, err)
	}
	return stet.Errorf(stet.Unavailable, "%s cannot be reached: %w", u.Host, err)
}

// refusal is the error for a status that brings no page; nil for one that does.
func (c *Client) refusal(u *url.URL, raw *http.Response, r Request) error {
	status := strconv.Itoa(raw.StatusCode) + " " + http.StatusText(raw.StatusCode)
	after := retryAfter(raw.Header.Get("Retry-After"), c.o.Now())
	switch code := raw.StatusCode; {
	case code == 200, code == 203:
		return nil
	case code == 304 && (r.ETag != "" || r.LastModified != ""):
		return nil
	case code == 404, code == 410:
		return stet.Errorf(stet.NotFound, "%s has nothing there (%s)", u.Host, status)
	case code == 401, code == 402, code == 403, code == 407, code == 451:
		return stet.Errorf(stet.Forbidden, "%s does not let us read it (%s): it may want a sign-in or a subscription, or turn programs away", u.Host, status)
	case code == 408, code == 425, code == 429, code >= 500:
		c.polite.close(u.Hostname(), c.o.Now(), after)
		return stet.Errorf(stet.Unavailable, "%s cannot answer now (%s): %w", u.Host, status, &later{after})
	case code >= 200 && code < 400:
		return stet.Errorf(stet.Unavailable, "%s answers without the page (%s)", u.Host, status)
	}
	return stet.Errorf(stet.Invalid, "%s refuses the request (%s)", u.Host, status)
}
