package account

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"stet"
)

// Limits of trying to sign in: a burst, and then one more every so often, for
// each address and for each mailbox.
const (
	tryBurst  = 20
	tryEvery  = 15 * time.Second
	limitsMax = 20_000 // addresses that are remembered; about 2 MB
)

// limits counts tries by key, in bounded memory. Safe for concurrent use.
type limits struct {
	now func() time.Time
	mu  sync.Mutex
	by  map[string]*rate.Limiter
}

func newLimits(now func() time.Time) *limits {
	return &limits{now: now, by: map[string]*rate.Limiter{}}
}

// allow counts a try; false when there were too many. When too many keys are
// known, those whose allowance is whole again are forgotten, then all.
func (l *limits) allow(key string) bool {
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.by) >= limitsMax {
		for k, one := range l.by {
			if one.TokensAt(now) >= tryBurst {
				delete(l.by, k)
			}
		}
		if len(l.by) >= limitsMax {
			clear(l.by)
		}
	}
	one := l.by[key]
	if one == nil {
		one = rate.NewLimiter(rate.Every(tryEvery), tryBurst)
		l.by[key] = one
	}
	return one.AllowN(now, 1)
}

// Try counts a try to sign in from where the request comes from; TooMany when
// there were too many, Forbidden where the network is blocked. Handlers call it before anything that can be guessed at.
func (s *Service) Try(r *http.Request) error {
	if err := s.Admit(r); err != nil {
		return err
	}
	if !s.limits.allow("from " + s.network(r)) {
		return stet.Errorf(stet.TooMany, "too many tries from your network: wait a minute and try again")
	}
	return nil
}

// Admit refuses, with kind Forbidden, what comes from a network that is blocked.
// Handlers call it before anything is taken from a reader.
func (s *Service) Admit(r *http.Request) error {
	a := s.Address(r).Unmap()
	for _, p := range s.Blocked {
		if p.Contains(a) {
			return stet.Errorf(stet.Forbidden, "nothing is taken from your network here: ask the newsroom why")
		}
	}
	return nil
}

// network gives where a request comes from, as far as it tells people apart: an
// IPv4 address, or the first half of an IPv6 one, which is a household's.
func (s *Service) network(r *http.Request) string {
	a := s.Address(r)
	if a.Is6() && !a.Is4In6() {
		if p, err := a.Prefix(64); err == nil {
			return p.String()
		}
	}
	return a.Unmap().String()
}

// Address gives the address that a request comes from. A trusted proxy's word is
// taken for the one before it, and nobody else's (the last X-Forwarded-For).
func (s *Service) Address(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	a, err := netip.ParseAddr(host)
	if err != nil || !s.trusts(a) {
		return a
	}
	all := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	if before, err := netip.ParseAddr(strings.TrimSpace(all[len(all)-1])); err == nil {
		return before
	}
	return a
}

// trusts reports whether the address is one of the operator's proxies.
func (s *Service) trusts(a netip.Addr) bool {
	for _, p := range s.Proxies {
		if p.Contains(a.Unmap()) {
			return true
		}
	}
	return false
}
