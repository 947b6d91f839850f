package feed

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// xmlDeclaration is <?xml … ?>; it must stand first (XML 1.0 section 2.8),
// though feeds put blanks before it.
var xmlDeclaration = regexp.MustCompile(`^\s*<\?xml\s[^>]*\?>`)

// declaredEncoding is the encoding inside the declaration.
var declaredEncoding = regexp.MustCompile(`\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// toUTF8 gives the list in UTF-8, without byte order mark, XML declaration (it
// would be wrong now) and characters that XML forbids.
//
// Which encoding, the first that says so: the byte order mark; the bytes
// themselves where they are UTF-8 and hold more than ASCII, since text in another
// encoding hardly ever is by chance and servers put wrong labels on feeds; the
// HTTP header (RFC 7303 section 3.2 puts it before the declaration); the XML
// declaration; and windows-1252, unless some characters are UTF-8 already and
// the rest are damage.
func toUTF8(body []byte, contentType string) []byte {
	return clean(xmlDeclaration.ReplaceAll(decode(body, contentType), nil))
}

func decode(body []byte, contentType string) []byte {
	if e, n := byteOrderMark(body); e != nil {
		return convert(body[n:], e)
	}
	multi, whole := utf8Share(body)
	if multi && whole {
		return body
	}
	var labels []string
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		labels = append(labels, params["charset"])
	}
	if m := declaredEncoding.FindSubmatch(xmlDeclaration.Find(body)); m != nil {
		labels = append(labels, string(m[1]))
	}
	for _, label := range labels {
		// A label of UTF-8 is refuted by bytes that are not; one of UTF-16 by
		// a declaration that could be read as ASCII.
		if e, name := charset.Lookup(label); e != nil && name != "utf-8" && !strings.HasPrefix(name, "utf-16") && name != "replacement" {
			return convert(body, e)
		}
	}
	if multi || whole {
		return bytes.ToValidUTF8(body, []byte("\ufffd"))
	}
	e, _ := charset.Lookup("windows-1252")
	return convert(body, e)
}

// byteOrderMark gives the encoding that the first bytes tell, and their number.
// Two zero bytes or a zero and a "<" tell of UTF-16 and UTF-32 too (XML 1.0
// appendix F.1).
func byteOrderMark(b []byte) (encoding.Encoding, int) {
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, m := range []struct {
		mark string
		e    encoding.Encoding
		skip int
	}{
		{"\xef\xbb\xbf", unicode.UTF8, 3},
		{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4},
		{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4},
		{"\xff\xfe", le, 2},
		{"\xfe\xff", be, 2},
		{"<\x00?\x00", le, 0},
		{"\x00<\x00?", be, 0},
		{"{\x00", le, 0},
		{"\x00{", be, 0},
	} {
		if bytes.HasPrefix(b, []byte(m.mark)) {
			return m.e, m.skip
		}
	}
	return nil, 0
}

// convert decodes; what has no meaning becomes U+FFFD.
func convert(body []byte, e encoding.Encoding) []byte {
	out, err := e.NewDecoder().Bytes(body)
	if err != nil {
		out = body
	}
	return bytes.ToValidUTF8(out, []byte("\ufffd"))
}

// utf8Share tells whether some characters are UTF-8 of two bytes or more, and
// whether all bytes are UTF-8.
func utf8Share(b []byte) (multi, whole bool) {
	whole = true
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			whole = false
		case size > 1:
			multi = true
		}
		b = b[size:]
	}
	return multi, whole
}

// clean drops the characters that XML 1.0 section 2.2 forbids; one of them would
// cost the whole list. b is not changed.
func clean(b []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, b)
}
