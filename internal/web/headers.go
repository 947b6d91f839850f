package web

import (
	"net/http"
	"strings"

	"stet/internal/web/layout"
)

// pagePolicy is the Content-Security-Policy of a page: its own style and script
// by their hashes, pictures and forms of this site, and nothing else. A script
// may put no markup into the page (Trusted Types, with no policy that could).
func pagePolicy(d layout.Document) string {
	script := ""
	if hash := d.Script.Hash(); hash != "" {
		script = "; script-src " + hash
	}
	return "default-src 'none'; style-src " + d.Style.Hash() + script + "; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
}

// barePolicy is that of everything which is not a page.
const barePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// secure sets the headers that every answer carries. Referrer-Policy lets an
// outlet see that readers come from this site, though not from which page.
func (s *server) secure(next http.Handler) http.Handler {
	https := strings.HasPrefix(s.Base, "https:")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", barePolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "strict-origin")
		h.Set("Permissions-Policy", "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Origin-Agent-Cluster", "?1")
		if https {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}
