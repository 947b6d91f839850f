package page

import (
	"fmt"
	"strings"

	"stet/internal/query"
)

// TopicsPath is the address of the list of topics.
const TopicsPath = "/topics"

// Topic is a saved search of the operator's.
type Topic struct {
	Name  string
	Slug  string // of its address
	Query string // as it would be typed
}

// Href is the topic's address.
func (t Topic) Href() string { return "/topic/" + t.Slug }

// NewTopic makes a topic; its slug differs from those of the topics before it.
func NewTopic(name, typed string, before []Topic) Topic {
	t := Topic{Name: Line(name, 60), Query: Line(typed, QueryMax)}
	base := strings.Join(query.Folded(name, 8), "-")
	if base == "" {
		base = "topic"
	}
	t.Slug = base
	for n := 2; taken(t.Slug, before); n++ {
		t.Slug = fmt.Sprintf("%s-%d", base, n)
	}
	return t
}

func taken(slug string, all []Topic) bool {
	for _, t := range all {
		if t.Slug == slug {
			return true
		}
	}
	return false
}

// TopicPage is what a topic's search finds, newest first.
type TopicPage struct {
	Topic
	Hits   []Hit
	Total  int
	Search string // address of the same as a search
	Before string
	After  string
}

// NewTopicPage makes a topic's page from what was found from offset on.
func NewTopicPage(t Topic, asked SearchAsk, found []Found, total int) TopicPage {
	p := TopicPage{Topic: t, Total: total, Search: SearchAddress(t.Query, "", newest, 1)}
	for _, f := range found {
		p.Hits = append(p.Hits, hit(asked.Query, f))
	}
	p.Before, p.After = Around(t.Href(), 1+asked.Offset/max(asked.Limit, 1), asked.Offset+len(found) < total)
	return p
}
