package account

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"stet"
)

// proxyIssuer is the issuer of identities that a proxy vouches for.
const proxyIssuer = "proxy"

// proxied gives the account that a trusted proxy names in its header, making it
// at first sight; nil for none. From any other address the header says nothing.
func (s *Service) proxied(r *http.Request) (*stet.Account, error) {
	if s.ProxyHeader == "" {
		return nil, nil
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return nil, nil
	}
	from, err := netip.ParseAddr(host)
	if err != nil || !s.trusts(from) {
		return nil, nil
	}
	values := r.Header.Values(s.ProxyHeader)
	if len(values) != 1 { // two would leave open whose word it is
		return nil, nil
	}
	name := strings.TrimSpace(values[0])
	if name == "" {
		return nil, nil
	}
	return s.known(r.Context(), proxyIssuer, name, name)
}
