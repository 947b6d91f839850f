package extract

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decode gives the page in UTF-8. The order is the HTML standard's (13.2.3.2):
// byte order mark, HTTP charset, <meta> in the first 1,024 bytes, then a guess.
// Two departures, both for pages that lie: what is valid UTF-8 throughout, with
// something beyond ASCII in it, is UTF-8 whatever a single-byte label says, as
// chance makes such text practically never; and a <meta> is looked for in the
// whole head, since many stand after long scripts.
func decode(body []byte, contentType string) string {
	if utf8.Valid(body) && !bytes.Contains(body, []byte("\x1b$")) && !isUTF16(body) {
		return strings.TrimPrefix(string(body), "\ufeff")
	}
	encoding, name, certain := charset.DetermineEncoding(body, contentType)
	if !certain {
		if declared, label := charset.Lookup(lateMeta(body)); declared != nil {
			encoding, name = declared, label
		} else if mostlyUTF8(body) {
			name = "utf-8"
		}
	}
	if name == "utf-8" {
		return strings.TrimPrefix(strings.ToValidUTF8(string(body), "\ufffd"), "\ufeff")
	}
	text, err := encoding.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), "\ufffd")
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(text), "\ufffd"), "\ufeff")
}

// isUTF16 tells by the byte order mark, or by the zero bytes that ASCII in
// UTF-16 is full of.
func isUTF16(body []byte) bool {
	head := body[:min(len(body), 512)]
	return bytes.HasPrefix(head, []byte{0xfe, 0xff}) || bytes.HasPrefix(head, []byte{0xff, 0xfe}) ||
		bytes.Count(head, []byte{0}) > len(head)/4
}

// lateMeta finds the charset label of a <meta> anywhere in the first 64 KB.
func lateMeta(body []byte) string {
	head := bytes.ToLower(body[:min(len(body), 64<<10)])
	for {
		at := bytes.Index(head, []byte("charset="))
		if at < 0 {
			return ""
		}
		before := head[max(0, at-200):at]
		head = head[at+len("charset="):]
		if tag := bytes.LastIndexByte(before, '<'); tag < 0 || !bytes.HasPrefix(before[tag:], []byte("<meta")) {
			continue
		}
		label := bytes.TrimLeft(head, `"' `)
		end := bytes.IndexAny(label, "\"' />;")
		if end > 0 && end < 40 {
			return string(label[:end])
		}
	}
}

// mostlyUTF8 tells a UTF-8 page with a few bad bytes (one cut character, one
// pasted quotation) from a page in another encoding, in which sequences of
// non-ASCII bytes are well-formed by chance alone: most of them are.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for len(body) > 0 {
		if body[0] < utf8.RuneSelf {
			body = body[1:]
			continue
		}
		r, size := utf8.DecodeRune(body)
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		body = body[size:]
	}
	return good > 2*bad
}
