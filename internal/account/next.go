package account

import (
	"net/url"
	"strings"
)

// Next gives the path on this site that a sign-in goes on to: what was asked for
// if it is one, else the account's page. Nothing leads elsewhere: a browser reads
// //host and /\host as another site, and drops tabs and line breaks before it
// looks (URL Standard, section 4.4).
func Next(asked string) string {
	const otherwise = "/account"
	u, err := url.Parse(asked)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil || !strings.HasPrefix(asked, "/") ||
		strings.HasPrefix(asked, "//") || strings.ContainsAny(asked, "\\") || len(asked) > 500 {
		return otherwise
	}
	for _, r := range asked {
		if r < 0x21 || r == 0x7f {
			return otherwise
		}
	}
	return asked
}
