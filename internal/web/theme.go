package web

import (
	"net/http"

	"stet/internal/theme"
	"stet/internal/web/layout"
)

// logoPath is the address of the operator's logo.
const logoPath = "/logo.svg"

// theming is the table of what a theme adds; nothing without a logo.
func (s *server) theming() map[string]handler {
	if s.Theme.Logo == nil {
		return nil
	}
	return map[string]handler{"GET " + logoPath: s.logo}
}

// logo answers with the operator's logo.
func (s *server) logo(w http.ResponseWriter, _ *http.Request) error {
	return sendPicture(w, s.Theme.Logo)
}

// dress gives a document the theme's style, which stands after its own so that it
// prevails.
func (s *server) dress(d layout.Document) layout.Document {
	if s.Theme.CSS != "" {
		d.Style = d.Style.With(s.Theme.CSS)
	}
	return d
}

// logoOf is the address of a theme's logo; "" when it has none.
func logoOf(t theme.Theme) string {
	if t.Logo == nil {
		return ""
	}
	return logoPath
}
