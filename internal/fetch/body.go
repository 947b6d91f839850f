package fetch

import (
	"bufio"
	"compress/gzip"
	"io"
	"net/http"
	"strings"

	"stet"
)

// readBody gives the body with its Content-Encoding undone. Both what comes over
// the line and what it unpacks to are held to limit: more is an error of kind
// TooLarge or, with cut, left out.
func readBody(raw *http.Response, limit int64, cut bool) ([]byte, error) {
	if raw.ContentLength > limit && !cut {
		return nil, tooLarge(limit)
	}
	line := &io.LimitedReader{R: raw.Body, N: limit + 1}
	var body io.Reader = line
	switch encoding := strings.ToLower(strings.TrimSpace(raw.Header.Get("Content-Encoding"))); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		buffered := bufio.NewReader(line)
		if _, err := buffered.Peek(1); err == io.EOF {
			return nil, nil // an empty page needs no gzip header
		}
		z, err := gzip.NewReader(buffered)
		if err == gzip.ErrHeader {
			return nil, stet.Errorf(stet.Invalid, "the answer says that it is gzip and is not")
		} else if err != nil {
			return nil, err
		}
		body = z
	default:
		return nil, stet.Errorf(stet.Invalid, "the answer is encoded as %q although only gzip was asked for", shorten(encoding))
	}
	b, err := io.ReadAll(io.LimitReader(body, limit+1))
	switch {
	case int64(len(b)) > limit && cut:
		return b[:limit], nil
	case int64(len(b)) > limit, line.N <= 0 && !cut:
		return nil, tooLarge(limit)
	case line.N <= 0:
		return b, nil
	case err == gzip.ErrHeader && len(b) > 0:
		return b, nil // something follows the data, whose checksum was right; browsers do the same
	case err == gzip.ErrHeader || err == gzip.ErrChecksum:
		return nil, stet.Errorf(stet.Invalid, "the answer's gzip data are damaged")
	}
	return b, err
}

func tooLarge(limit int64) error {
	return stet.Errorf(stet.TooLarge, "the page is larger than %d bytes: raise the limit if it is meant", limit)
}
