package config

import (
	"strings"

	"stet"
)

// Topic is a search that the operator gives a name and a page.
type Topic struct {
	Name  string `toml:"name"`
	Query string `toml:"query"` // as it would be typed into the search field
}

// Topics are in the order in which readers find them.
type Topics []Topic

// MarshalText gives the topics as the environment has them.
func (t Topics) MarshalText() ([]byte, error) {
	parts := make([]string, len(t))
	for i, one := range t {
		parts[i] = one.Name + " = " + one.Query
	}
	return []byte(strings.Join(parts, "; ")), nil
}

// UnmarshalText reads "Peace talks = talks OR ceasefire; Floods = flood*".
func (t *Topics) UnmarshalText(text []byte) error {
	*t = nil
	for part := range strings.SplitSeq(string(text), ";") {
		name, query, ok := strings.Cut(part, "=")
		if !ok && strings.TrimSpace(part) != "" {
			return stet.Errorf(stet.Invalid, "%q is no topic: write NAME = QUERY", strings.TrimSpace(part))
		}
		if ok {
			*t = append(*t, Topic{Name: strings.TrimSpace(name), Query: strings.TrimSpace(query)})
		}
	}
	return nil
}

// maxTopics is how many topics there may be: more are no list to read.
const maxTopics = 100

func (t Topics) validate() error {
	if len(t) > maxTopics {
		return stet.Errorf(stet.Invalid, "there are %d topics: use at most %d", len(t), maxTopics)
	}
	for _, one := range t {
		if strings.TrimSpace(one.Name) == "" || strings.TrimSpace(one.Query) == "" {
			return stet.Errorf(stet.Invalid, "topic %q with the query %q: each topic needs a name and a query", one.Name, one.Query)
		}
	}
	return nil
}
