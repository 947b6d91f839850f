package page

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes text from a source fit to be shown as text: controls and invalid
// UTF-8 are dropped, and so are the characters that embed, override or isolate
// a writing direction (UAX #9, section 2), with which a source could show 91 as
// 19 or turn our own words about it round. The marks that Arabic and Hebrew
// need (LRM, RLM, ALM, joiners) stay. Templates escape what is left.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case r == utf8.RuneError, unicode.Is(unicode.Cc, r):
			return -1
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF:
			return -1
		}
		return r
	}, s)
}

// Line is Clean for what must stand on one line, at most limit characters long.
func Line(s string, limit int) string {
	return cut(strings.Join(strings.Fields(Clean(s)), " "), limit)
}

// cut shortens s to limit characters, at a space where one is near, with an
// ellipsis in place of the rest.
func cut(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	at := 0
	for range limit {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	if space := strings.LastIndexByte(s[:at], ' '); space > at*3/4 {
		at = space
	}
	return strings.TrimRight(s[:at], " ,;:–—-") + "…"
}

// SafeURL gives the address when a page may link to it, http or https with a
// host and nothing that signs in; else "".
func SafeURL(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return u.String()
}

var langForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$`)

// Lang gives a language tag fit for a lang attribute, or "".
func Lang(tag string) string {
	if langForm.MatchString(tag) {
		return tag
	}
	return ""
}

// Foreign gives the language of words that stand among a page's own; "" when
// nobody knows it. A page that is in that language itself leaves it out.
func Foreign(tag string) string { return Lang(tag) }
