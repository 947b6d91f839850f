package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"stet"
)

// boundJSON judges a JSON document by counting, and whether it is a JSON Feed
// at all: gofeed takes any object for one. The error is of kind Invalid or
// TooLarge.
func boundJSON(doc []byte) error {
	d := json.NewDecoder(bytes.NewReader(doc))
	var depth, parts int
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && depth == 0 {
			break
		} else if err != nil {
			return stet.Errorf(stet.Invalid, "the list is no JSON that can be read, or is cut off: tell the outlet if it stays so: %w", err)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
			parts++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth > maxDepth || parts > maxElements {
			return stet.Errorf(stet.TooLarge, "the list has more than %d parts, or more than %d inside one another", maxElements, maxDepth)
		}
	}
	var head struct {
		Version string           `json:"version"`
		Items   []struct{}       `json:"items"`
		Title   *json.RawMessage `json:"title"`
	}
	if err := json.Unmarshal(doc, &head); err != nil {
		return stet.Errorf(stet.Invalid, "this is JSON, but not JSON Feed: check the address: %w", err)
	}
	if head.Items == nil && (head.Version == "" || head.Title == nil) {
		return stet.Errorf(stet.Invalid, "this is JSON, but not JSON Feed: it has no items; check the address")
	}
	if len(head.Items) > maxEntries {
		return stet.Errorf(stet.TooLarge, "the list has more than %d entries: ask the outlet for a shorter one", maxEntries)
	}
	return nil
}
