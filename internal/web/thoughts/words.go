package thoughts

import "net/url"

// escape makes a path part of a query.
func escape(path string) string { return url.QueryEscape(path) }
