package llm

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"

	"stet"
)

// Limits of what is looked at in a reply.
const (
	maxDepth  = 16  // of nested objects and lists
	maxStarts = 256 // braces that are tried as the beginning of an object
)

// Object gives the JSON object in a reply that has the key at its top: models
// set it in Markdown, talk before it and after it, and correct themselves, so
// that of several the last one counts. The error is of kind Corrupt.
func Object(reply, key string) ([]byte, error) {
	reply = strings.ToValidUTF8(reply, "\uFFFD")
	var last []byte
	for at, starts := 0, 0; starts < maxStarts; starts++ {
		open := strings.IndexByte(reply[at:], '{')
		if open < 0 {
			break
		}
		at += open
		raw, ok := object(reply[at:])
		if !ok {
			at++
			continue
		}
		if has(raw, key) {
			last = raw
		}
		at += len(raw)
	}
	if last == nil {
		return nil, stet.Errorf(stet.Corrupt, "it holds no JSON object with %q, or one that does not end", key)
	}
	return last, nil
}

// object gives the JSON object with which s begins.
func object(s string) ([]byte, bool) {
	end := closing(s)
	if end < 0 || !json.Valid([]byte(s[:end])) {
		return nil, false
	}
	return []byte(s[:end]), true
}

// closing gives the place behind the brace that closes the first one; -1 when
// none does or the nesting is too deep.
func closing(s string) int {
	depth, inString := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return -1
			}
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

func has(raw []byte, key string) bool {
	var fields map[string]json.RawMessage
	return bytes.Contains(raw, []byte(key)) && json.Unmarshal(raw, &fields) == nil && fields[key] != nil
}

// hidden reports whether a character shows nothing: control, format, private
// ones, and the variation selectors, which can carry bytes. The two joiners stay:
// some scripts are misspelt without them.
func hidden(r rune) bool {
	return r != '\u200c' && r != '\u200d' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Variation_Selector)
}
