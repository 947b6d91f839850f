package web_test

import (
	"crypto/sha256"
	"encoding/base64"

	"stet/internal/page"
)

type pageSource = page.SourceEntry

// sha256Source is a text as the Content-Security-Policy names it.
func sha256Source(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
