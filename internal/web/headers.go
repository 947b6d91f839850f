package web

import (
	"maps"
	"net/http"
	"strings"

	"stet/internal/web/layout"
)

// pagePolicy is the Content-Security-Policy of a page: its own style and script
// by their hashes, pictures and forms of this site, and nothing else. A script
// may put no markup into the page (Trusted Types, with no policy that could).
// Browsers' own tools ask for robots.txt under the page's policy: hence connect-src.
func pagePolicy(d layout.Document) string {
	script := ""
	if hash := d.Script.Hash(); hash != "" {
		script = "; script-src " + hash
	}
	return "default-src 'none'; style-src " + d.Style.Hash() + script + "; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
}

// barePolicy is that of everything which is not a page.
const barePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// secure sets the headers that every answer carries. Referrer-Policy lets an
// outlet see that readers come from this site, though not from which page.
func (s *server) secure(next http.Handler) http.Handler {
	always := http.Header{}
	always.Set("Content-Security-Policy", barePolicy)
	always.Set("X-Content-Type-Options", "nosniff")
	always.Set("X-Frame-Options", "DENY")
	always.Set("Referrer-Policy", "strict-origin")
	always.Set("Permissions-Policy", "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()")
	always.Set("Cross-Origin-Opener-Policy", "same-origin")
	always.Set("Cross-Origin-Resource-Policy", "same-origin")
	always.Set("Origin-Agent-Cluster", "?1")
	if strings.HasPrefix(s.Base, "https:") {
		always.Set("Strict-Transport-Security", "max-age=31536000")
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), always) // its values are shared: set anew, never changed
		next.ServeHTTP(w, r)
	})
}
