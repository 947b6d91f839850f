package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"time"

	"stet"
)

// disqusPost is a comment in Disqus's export
// (https://help.disqus.com/en/articles/1717164-comments-export).
type disqusPost struct {
	ID      string    `xml:"id,attr"`
	Message string    `xml:"message"` // HTML
	Created time.Time `xml:"createdAt"`
	Deleted bool      `xml:"isDeleted"`
	Spam    bool      `xml:"isSpam"`
	Author  struct {
		Name     string `xml:"name"`
		Username string `xml:"username"`
	} `xml:"author"`
	Thread struct {
		ID string `xml:"id,attr"`
	} `xml:"thread"`
	Parent struct {
		ID string `xml:"id,attr"`
	} `xml:"parent"`
}

type disqusThread struct {
	ID   string `xml:"id,attr"`
	Link string `xml:"link"`
}

// ReadDisqus reads an export. Threads come before the posts that name them; those
// of no known thread have no page. Errors are of kind Invalid, and TooLarge.
func ReadDisqus(r io.Reader) (all []Foreign, err error) {
	d := xml.NewDecoder(r)
	threads := map[string]string{}
	seen := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && seen {
			return all, nil
		}
		if err != nil {
			return nil, stet.Errorf(stet.Invalid, "this is no export of Disqus: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "disqus":
			seen = true
		case "thread":
			var t disqusThread
			if err := d.DecodeElement(&t, &start); err != nil {
				return nil, stet.Errorf(stet.Invalid, "a thread cannot be read: %w", err)
			}
			if t.ID != "" && len(threads) < commentsMost {
				threads[t.ID] = short(t.Link, 2000)
			}
		case "post":
			var p disqusPost
			if err := d.DecodeElement(&p, &start); err != nil {
				return nil, stet.Errorf(stet.Invalid, "a comment cannot be read: %w", err)
			}
			if len(all) == commentsMost {
				return nil, tooMany()
			}
			all = append(all, p.foreign(threads[p.Thread.ID]))
		}
	}
}

func (p disqusPost) foreign(page string) Foreign {
	f := Foreign{Key: p.ID, Parent: p.Parent.ID, Page: page, Name: p.Author.Name, Text: Plain(p.Message), Written: p.Created, State: stet.CommentShown}
	if strings.TrimSpace(f.Name) == "" {
		f.Name = p.Author.Username
	}
	switch {
	case p.Deleted:
		f.State = stet.CommentDeleted
	case p.Spam:
		f.State = stet.CommentRemoved
	}
	return bounded(f)
}
