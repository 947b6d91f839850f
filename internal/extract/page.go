package extract

import (
	"bytes"
	"mime"
	"net/http"
	"strings"
	"time"

	"stet"
)

// maxBytes bounds a page. Pages of news sites are 20 KB to 2 MB; the rest is
// not an article.
const maxBytes = 5 << 20

// Page is what a page says. Everything but Text may be empty.
type Page struct {
	Headline  string
	Byline    string    // names, several joined by "; "
	Site      string    // the outlet as the page names it, or its host
	Lang      string    // BCP 47, as the page declares it; often wrong
	Published time.Time // in the zone the page gives, UTC if none; midnight when only the day is known
	Modified  time.Time
	Canonical string // absolute http or https address
	Text      string // body without the headline; paragraphs parted by "\n\n"
}

// Read reads a page of any kind that it can: HTML or plain text. What it is
// follows from the content type and, where that is missing or vague, from the
// first bytes. Errors are Invalid (no text: a picture, a PDF, an empty page) or
// TooLarge.
func Read(body []byte, contentType, address string) (*Page, error) {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(contentType), ";")
		kind = strings.TrimSpace(kind)
	}
	sniffed, _, _ := strings.Cut(http.DetectContentType(body), ";")
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		return nil, stet.Errorf(stet.Invalid, "the page at %s is empty", address)
	case binary(sniffed):
		return nil, notText(sniffed, address)
	case kind == "text/html", kind == "application/xhtml+xml":
		return HTML(body, contentType, address)
	case sniffed == "text/html", looksHTML(body):
		return HTML(body, contentType, address)
	case strings.HasPrefix(kind, "text/") || kind == "" || kind == "application/octet-stream":
		return Plain(body, address)
	}
	return nil, notText(kind, address)
}

// binary tells types by which http.DetectContentType means that there is no
// text. It says octet-stream of text in UTF-16 without a mark and of text with
// stray control bytes, so that one is no proof.
func binary(sniffed string) bool {
	return !strings.HasPrefix(sniffed, "text/") && sniffed != "application/octet-stream"
}

// looksHTML finds HTML that begins with something http.DetectContentType does
// not expect, like an XML declaration or words before the first tag.
func looksHTML(body []byte) bool {
	head := bytes.ToLower(body[:min(len(body), 2048)])
	for _, mark := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.Contains(head, []byte(mark)) {
			return true
		}
	}
	return false
}

func notText(kind, address string) error {
	switch {
	case kind == "application/pdf":
		return stet.Errorf(stet.Invalid, "%s is a PDF, which is not read: give the address of a web page", address)
	case strings.HasPrefix(kind, "image/"), strings.HasPrefix(kind, "video/"), strings.HasPrefix(kind, "audio/"):
		return stet.Errorf(stet.Invalid, "%s is a file of type %s, which holds no text: give the address of a web page", address, kind)
	}
	return stet.Errorf(stet.Invalid, "%s is of type %s, which is not read: give an HTML page or plain text", address, kind)
}

func checkSize(body []byte, address string) error {
	if len(body) > maxBytes {
		return stet.Errorf(stet.TooLarge, "the page at %s has %d bytes; at most %d are read", address, len(body), maxBytes)
	}
	return nil
}
