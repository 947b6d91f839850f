package web

import (
	"bytes"
	"container/list"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"

	"stet"
	"stet/internal/page"
)

// cacheBytes bounds what rendered article pages may take; about a thousand.
const cacheBytes = 64 << 20

// cacheAge is how long a page is kept although nothing of its own has changed:
// what is related to it may have.
const cacheAge = time.Minute

// pageKey names a rendered article page: the revision, and everything beside it
// that the page shows and that can change without it.
type pageKey struct {
	article  stet.ID
	revision int
	now      page.Standing
	card     bool // the picture for sharing it, not the page
}

// rendered is a page in both forms in which it is sent.
type rendered struct {
	key    pageKey
	made   time.Time
	policy []string // Content-Security-Policy
	plain  coded
	gzip   coded

	thoughts int // page.Standing.Thoughts when it was rendered; the key has none
}

// coded is a page's bytes with the headers that are theirs alone.
type coded struct {
	body                   []byte
	etag, length, encoding []string
}

// newRendered compresses a page as well as gzip can: it is done once.
func newRendered(key pageKey, made time.Time, policy string, html []byte) (*rendered, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(html); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(html)
	tag := hex.EncodeToString(sum[:12])
	return &rendered{
		key: key, made: made, policy: []string{policy},
		plain: coded{body: html, etag: []string{`"` + tag + `"`}, length: []string{strconv.Itoa(len(html))}},
		gzip:  coded{body: b.Bytes(), etag: []string{`"` + tag + `-gzip"`}, length: []string{strconv.Itoa(b.Len())}, encoding: gzipCoding},
	}, nil
}

// newPicture keeps a picture as it is: it is compressed already.
func newPicture(key pageKey, made time.Time, b []byte) *rendered {
	sum := sha256.Sum256(b)
	return &rendered{key: key, made: made, plain: coded{body: b, etag: []string{`"` + hex.EncodeToString(sum[:12]) + `"`}, length: []string{strconv.Itoa(len(b))}}}
}

func (p *rendered) size() int { return len(p.plain.body) + len(p.gzip.body) }

// cache keeps the pages used last within its bound. Safe for concurrent use.
type cache struct {
	mu    sync.Mutex
	room  int
	used  int
	order *list.List // of *rendered, used last first
	at    map[pageKey]*list.Element
}

func newCache(room int) *cache {
	return &cache{room: room, order: list.New(), at: map[pageKey]*list.Element{}}
}

// get gives a page that is not too old, or nil.
func (c *cache) get(key pageKey, now time.Time) *rendered {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.at[key]
	if e == nil {
		return nil
	}
	p := e.Value.(*rendered)
	if now.Sub(p.made) > cacheAge {
		c.drop(e)
		return nil
	}
	c.order.MoveToFront(e)
	return p
}

// put keeps a page, and drops those not used for longest until all fit.
func (c *cache) put(p *rendered) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.at[p.key]; e != nil {
		c.drop(e)
	}
	c.at[p.key] = c.order.PushFront(p)
	for c.used += p.size(); c.used > c.room; {
		c.drop(c.order.Back())
	}
}

func (c *cache) drop(e *list.Element) {
	p := c.order.Remove(e).(*rendered)
	delete(c.at, p.key)
	c.used -= p.size()
}

// accepts reports whether an Accept-Encoding header lets gzip be sent (RFC 9110,
// section 12.5.3).
func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, q, _ := strings.Cut(part, ";")
		if name = strings.ToLower(strings.TrimSpace(name)); name != "gzip" && name != "*" {
			continue
		}
		q = strings.ReplaceAll(strings.TrimSpace(q), " ", "")
		return strings.TrimRight(q, ".0") != "q="
	}
	return false
}
