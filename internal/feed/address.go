package feed

import (
	"net/url"
	"strings"
)

// maxAddress bounds an address, as internal/fetch does.
const maxAddress = 8 << 10

// absolute gives an address in full: resolved against base, the host in small
// letters, without fragment and default port, since an item is known by its
// address and these change nothing of where it leads. Instead of an address that
// cannot be fetched it gives the reason.
func absolute(base *url.URL, address string) (full, reason string) {
	address = strings.TrimSpace(address)
	if address == "" {
		return "", "it has no address"
	}
	if len(address) > maxAddress {
		return "", "its address is too long"
	}
	u, err := base.Parse(address)
	if err != nil {
		return "", "its address cannot be read"
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return "", "its address is not on the web"
	case u.Hostname() == "":
		return "", "its address names no host"
	case u.User != nil:
		return "", "its address holds a name or password"
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if u.Scheme == "http" {
		u.Host = strings.TrimSuffix(u.Host, ":80")
	} else {
		u.Host = strings.TrimSuffix(u.Host, ":443")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String(), ""
}

// isWeb reports whether an identifier looks like a web address.
func isWeb(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}
