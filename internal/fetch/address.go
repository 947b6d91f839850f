package fetch

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"code.dny.dev/ssrf"

	"stet"
)

// maxURL bounds an address; servers commonly refuse beyond 8 KB.
const maxURL = 8 << 10

// parseURL accepts web addresses only, and drops the fragment, which is the
// reader's business and never sent.
func parseURL(address string) (*url.URL, error) {
	if len(address) > maxURL {
		return nil, stet.Errorf(stet.Invalid, "the address is longer than %d bytes", maxURL)
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "%q is not a web address: correct its spelling", shorten(address))
	}
	return u, checkURL(u)
}

// checkURL holds for the address asked for and for every redirect.
func checkURL(u *url.URL) error {
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return stet.Errorf(stet.Invalid, "%q is not a web address: it must begin with http:// or https://", shorten(u.String()))
	case u.Hostname() == "":
		return stet.Errorf(stet.Invalid, "%q names no host", shorten(u.String()))
	case u.User != nil:
		// They would be stored, shown and sent on to whatever a redirect names.
		return stet.Errorf(stet.Invalid, "the address holds a name or password: take them out; sources behind a sign-in are not read")
	}
	return nil
}

// guard judges the address that is about to be dialled, when its name has been
// resolved: whatever a name or a redirect said before, this is where the bytes
// would go. Allowed networks may be reached on any port, everything else only if
// it is public, on 80 and 443.
func guard(allow []netip.Prefix) func(network, address string, _ syscall.RawConn) error {
	public := ssrf.New()
	return func(network, address string, raw syscall.RawConn) error {
		if to, err := netip.ParseAddrPort(address); err == nil {
			ip := to.Addr().Unmap().WithZone("")
			for _, p := range allow {
				if p.Contains(ip) {
					return nil
				}
			}
		}
		err := public.Safe(network, address, raw)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, ssrf.ErrProhibitedPort):
			return stet.Errorf(stet.Forbidden, "%s is refused: ports other than 80 and 443 are read in allowed networks only", address)
		default:
			return stet.Errorf(stet.Forbidden, "%s is refused: it is not on the public internet; if it is yours and meant, allow its network", address)
		}
	}
}

// dial connects to the host, or to what Options.Hosts gives for it. The guard
// sees the outcome of either.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if target, ok := c.o.Hosts[strings.ToLower(host)]; ok {
		address = target
	}
	return c.dialer.DialContext(ctx, network, address)
}
