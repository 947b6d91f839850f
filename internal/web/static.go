package web

import (
	_ "embed"
	"net/http"
)

//go:embed favicon.svg
var favicon []byte

// icon answers with the site's picture.
func (s *server) icon(w http.ResponseWriter, _ *http.Request) error {
	if s.Theme.Icon != nil {
		return sendPicture(w, s.Theme.Icon)
	}
	return sendPicture(w, favicon)
}

func sendPicture(w http.ResponseWriter, svg []byte) error {
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Cache-Control", "public, max-age=604800")
	_, err := w.Write(svg)
	return gone(err)
}

// oldIcon sends browsers that ask where icons used to be to where ours is.
func (s *server) oldIcon(w http.ResponseWriter, r *http.Request) error {
	http.Redirect(w, r, "/favicon.svg", http.StatusMovedPermanently)
	return nil
}

// robots tells crawlers what to leave alone: archived copies are the outlets'
// to be found by.
func (s *server) robots(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	text := "User-agent: *\nDisallow: /report/\nDisallow: /search\nDisallow: /metrics\nDisallow: /account\nDisallow: /sign-in\nDisallow: /desk\n"
	if s.Sitemap != nil {
		text += "\nSitemap: " + s.Base + "/sitemap.xml\nSitemap: " + s.Base + "/news-sitemap.xml\n"
	}
	_, err := w.Write([]byte(text))
	return gone(err)
}
