package exchange

import (
	"encoding/json"
	"errors"
	"io"

	"stet"
)

// version is that of our own format.
const version = 1

// Writer writes our own format, one comment a line within one JSON value. Close
// ends it.
type Writer struct {
	w   io.Writer
	n   int
	err error
}

// NewWriter begins.
func NewWriter(w io.Writer) *Writer {
	x := &Writer{w: w}
	_, x.err = io.WriteString(w, `{"format":"stet comments","version":1,"comments":[`)
	return x
}

// Write adds a comment.
func (x *Writer) Write(c stet.Comment) error {
	text, err := json.Marshal(c)
	if err != nil || x.err != nil {
		return errors.Join(err, x.err)
	}
	if x.n > 0 {
		text = append([]byte(","), text...)
	}
	x.n++
	_, x.err = x.w.Write(append([]byte("\n"), text...))
	return x.err
}

// Close ends the file.
func (x *Writer) Close() error {
	if x.err == nil {
		_, x.err = io.WriteString(x.w, "\n]}\n")
	}
	return x.err
}

// ReadStet reads our own format. Accounts are of the newsroom that wrote it, so
// that the comments have none here. Errors are of kind Invalid, and TooLarge.
func ReadStet(r io.Reader) (all []stet.Comment, err error) {
	d := json.NewDecoder(r)
	var head struct {
		Format   string
		Version  int
		Comments []json.RawMessage
	}
	if err := d.Decode(&head); err != nil || head.Format != "stet comments" {
		return nil, stet.Errorf(stet.Invalid, "this is no file of comments of ours (%v)", err)
	}
	if head.Version != version {
		return nil, stet.Errorf(stet.Invalid, "the file has version %d, this program reads %d: use a newer one", head.Version, version)
	}
	if len(head.Comments) > commentsMost {
		return nil, tooMany()
	}
	for i, raw := range head.Comments {
		var c stet.Comment
		if err := json.Unmarshal(raw, &c); err != nil {
			return nil, stet.Errorf(stet.Invalid, "comment %d cannot be read: %w", i+1, err)
		}
		c.Account, c.Name, c.Text = "", short(c.Name, nameMost), short(c.Text, textMost)
		if err := c.Validate(); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}
