package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet"
)

// Limits of a text fragment: a passage of more than wholeWords words is named by
// its first and last endWords, since a live page may have changed in between;
// contextWords of what stands before and after tell repeated words apart.
const (
	wholeWords   = 12
	endWords     = 5
	contextWords = 3
)

// TextFragment gives the address of a live page with the directive that makes a
// browser scroll to the passage and highlight it (WICG Scroll to Text Fragment):
// #:~:text=prefix-,start,end,-suffix. Words are whole, since browsers match at
// word boundaries only, and context is taken from the passage's own paragraph.
// A passage that crosses paragraphs is named by its ends. "" in, "" out.
func TextFragment(address string, c stet.Citation) string {
	words := strings.Fields(c.Exact)
	if address == "" || len(words) == 0 {
		return address
	}
	parts := make([]string, 0, 4)
	if before := contextBefore(c.Prefix); before != "" {
		parts = append(parts, encodeText(before)+"-")
	}
	if len(words) > wholeWords || strings.ContainsRune(strings.TrimSpace(c.Exact), '\n') && len(words) > 1 {
		n := min(endWords, len(words)/2)
		parts = append(parts, encodeText(strings.Join(words[:n], " ")), encodeText(strings.Join(words[len(words)-n:], " ")))
	} else {
		parts = append(parts, encodeText(strings.Join(words, " ")))
	}
	if after := contextAfter(c.Suffix); after != "" {
		parts = append(parts, "-"+encodeText(after))
	}
	hash := "#"
	if strings.ContainsRune(address, '#') {
		hash = ""
	}
	return address + hash + ":~:text=" + strings.Join(parts, ",")
}

// contextBefore gives the last whole words of the prefix that belong to the
// passage's paragraph. The prefix may itself begin in the middle of a word, and
// a passage that does is given no context.
func contextBefore(prefix string) string {
	at := strings.LastIndexByte(prefix, '\n')
	line := prefix[at+1:]
	if last, _ := utf8.DecodeLastRuneInString(line); isWord(last) {
		return ""
	}
	words := strings.Fields(line)
	if first, _ := utf8.DecodeRuneInString(line); at < 0 && isWord(first) && len(words) > 0 {
		words = words[1:]
	}
	return strings.Join(words[max(0, len(words)-contextWords):], " ")
}

// contextAfter gives the first whole words of the suffix that belong to the
// passage's paragraph. The suffix may itself end in the middle of a word.
func contextAfter(suffix string) string {
	line, _, whole := strings.Cut(suffix, "\n")
	if first, _ := utf8.DecodeRuneInString(line); isWord(first) {
		return ""
	}
	words := strings.Fields(line)
	if last, _ := utf8.DecodeLastRuneInString(line); !whole && isWord(last) && len(words) > 0 {
		words = words[:len(words)-1]
	}
	return strings.Join(words[:min(contextWords, len(words))], " ")
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// encodeText percent-encodes every byte but letters and digits: the directive's
// own signs ("-", ",", "&") among the words would be read as syntax.
func encodeText(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(s) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}
