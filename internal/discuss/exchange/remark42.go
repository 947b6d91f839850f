package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"time"

	"stet"
)

// remarkLine is a comment in Remark42's backup: a line each, after a first line
// that says the version (https://remark42.com/docs/backup/backup/).
type remarkLine struct {
	ID     string `json:"id"`
	Parent string `json:"pid"`
	HTML   string `json:"text"`
	Typed  string `json:"orig"` // Markdown, of newer versions
	User   struct {
		Name string `json:"name"`
	} `json:"user"`
	Locator struct {
		URL string `json:"url"`
	} `json:"locator"`
	Time    time.Time `json:"time"`
	Deleted bool      `json:"delete"`
}

// lineMost bounds one line: a comment with all its votes.
const lineMost = 4 << 20

// ReadRemark42 reads a backup. Errors are of kind Invalid and name the line, and
// TooLarge.
func ReadRemark42(r io.Reader) (all []Foreign, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), lineMost)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		if n == 1 {
			var head struct {
				Version int `json:"version"`
			}
			if err := json.Unmarshal(line, &head); err != nil || head.Version == 0 {
				return nil, stet.Errorf(stet.Invalid, "this is no backup of Remark42: its first line names no version")
			}
			continue
		}
		var one remarkLine
		if err := json.Unmarshal(line, &one); err != nil {
			return nil, stet.Errorf(stet.Invalid, "line %d cannot be read: %w", n, err)
		}
		if len(all) == commentsMost {
			return nil, tooMany()
		}
		all = append(all, one.foreign())
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, stet.Errorf(stet.TooLarge, "a line of the backup is longer than %d bytes", lineMost)
	case err != nil:
		return nil, err
	}
	return all, nil
}

func (l remarkLine) foreign() Foreign {
	f := Foreign{Key: l.ID, Parent: l.Parent, Page: l.Locator.URL, Name: l.User.Name, Text: l.Typed, Written: l.Time, State: stet.CommentShown}
	if f.Text == "" {
		f.Text = Plain(l.HTML)
	}
	if l.Deleted {
		f.State = stet.CommentDeleted
	}
	return bounded(f)
}
